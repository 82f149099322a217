"""Draft agreements, each change kept with who made it."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, delete, insert, select, update

from kad.agreements.model import Agreement, Party, Status
from kad.store.errors import EditConflict, NoSuchRecord
from kad.store.plans import HistoryEntry
from kad.store.schema import agreement_events, agreement_parties, agreements

KEPT = select(agreements, agreement_parties.c.code, agreement_parties.c.role).join(agreement_parties)
"""Each agreement once for every party, so that both are read at one moment."""

FIELDS = ("title", "subject", "affair", "form", "model", "stage", "status", "note")


class Agreements:
    """The kept agreements."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._reading = engine.execution_options(reading=True)
        self._clock = clock

    def create(self, agreement: Agreement, actor: str, action: str = "create") -> Agreement:
        """Keep a new draft; returns it with its id."""
        agreement_id, now = secrets.token_hex(8), self._now()
        with self._engine.begin() as connection:
            connection.execute(
                insert(agreements).values(
                    agreement_id=agreement_id, revision=1, created_at=now, updated_at=now, **_columns(agreement)
                )
            )
            self._keep_parties(connection, agreement_id, agreement)
            self._log(connection, agreement_id, 1, actor, action, agreement)
        return self.load(agreement_id)

    def load(self, agreement_id: str) -> Agreement:
        """One agreement. Raises : NoSuchRecord."""
        with self._reading.connect() as connection:
            return self._load(connection, agreement_id)

    def all(self, include_archived: bool = False) -> list[Agreement]:
        """Every agreement, the last changed first."""
        wanted = KEPT.order_by(agreements.c.updated_at.desc(), agreements.c.agreement_id, agreement_parties.c.position)
        if not include_archived:
            wanted = wanted.where(agreements.c.status != "archived")
        with self._reading.connect() as connection:
            return _agreements(connection.execute(wanted).mappings())

    def update(self, agreement: Agreement, expected_revision: int, actor: str, action: str = "update") -> Agreement:
        """Keep a change. The same content twice is kept once.

        Raises : EditConflict, another change was kept since ``expected_revision``; NoSuchRecord.
        """
        with self._engine.begin() as connection:
            kept = self._hold(connection, agreement.agreement_id)
            if _document(kept) != _document(agreement):
                if kept.revision != expected_revision:
                    raise EditConflict(agreement, kept, self._last_actor(connection, kept), kept.revision)
                self._change(connection, agreement, expected_revision + 1, actor, action)
        return self.load(agreement.agreement_id)

    def archive(self, agreement_id: str, actor: str, action: str = "archive") -> Agreement:
        """Put a draft out of sight; nothing of it is lost. Raises : NoSuchRecord."""
        return self._give_status(agreement_id, "archived", actor, action)

    def unarchive(self, agreement_id: str, actor: str, action: str = "unarchive") -> Agreement:
        """Bring an archived draft back. Raises : NoSuchRecord."""
        return self._give_status(agreement_id, "draft", actor, action)

    def history(self, agreement_id: str) -> list[HistoryEntry]:
        """Everything that was ever done, oldest first. Raises : NoSuchRecord."""
        wanted = select(agreement_events).where(agreement_events.c.agreement_id == agreement_id)
        with self._reading.connect() as connection:
            self._load(connection, agreement_id)
            rows = connection.execute(wanted.order_by(agreement_events.c.revision)).mappings()
            return [HistoryEntry.from_row(row) for row in rows]

    def _load(self, connection: Connection, agreement_id: str) -> Agreement:
        wanted = KEPT.where(agreements.c.agreement_id == agreement_id).order_by(agreement_parties.c.position)
        found = _agreements(connection.execute(wanted).mappings())
        if not found:
            raise NoSuchRecord(agreement_id)
        return found[0]

    def _hold(self, connection: Connection, agreement_id: str) -> Agreement:
        """The agreement; a second editor waits until this transaction ends and then sees its work."""
        one = select(agreements.c.agreement_id).where(agreements.c.agreement_id == agreement_id)
        connection.execute(one.with_for_update())
        return self._load(connection, agreement_id)

    def _give_status(self, agreement_id: str, status: Status, actor: str, action: str) -> Agreement:
        with self._engine.begin() as connection:
            kept = self._hold(connection, agreement_id)
            if kept.status != status:
                self._change(connection, replace(kept, status=status), kept.revision + 1, actor, action)
        return self.load(agreement_id)

    def _change(self, connection: Connection, agreement: Agreement, revision: int, actor: str, action: str) -> None:
        connection.execute(
            update(agreements)
            .where(agreements.c.agreement_id == agreement.agreement_id)
            .values(revision=revision, updated_at=self._now(), **_columns(agreement))
        )
        self._keep_parties(connection, agreement.agreement_id, agreement)
        self._log(connection, agreement.agreement_id, revision, actor, action, agreement)

    def _keep_parties(self, connection: Connection, agreement_id: str, agreement: Agreement) -> None:
        connection.execute(delete(agreement_parties).where(agreement_parties.c.agreement_id == agreement_id))
        rows = [
            {"agreement_id": agreement_id, "position": position, "code": party.code, "role": party.role}
            for position, party in enumerate(agreement.parties)
        ]
        connection.execute(insert(agreement_parties), rows)

    def _log(
        self, connection: Connection, agreement_id: str, revision: int, actor: str, action: str, agreement: Agreement
    ) -> None:
        connection.execute(
            insert(agreement_events).values(
                agreement_id=agreement_id,
                revision=revision,
                at=self._now(),
                actor=actor,
                action=action,
                document=_document(agreement),
            )
        )

    def _last_actor(self, connection: Connection, kept: Agreement) -> str:
        wanted = select(agreement_events.c.actor).where(
            agreement_events.c.agreement_id == kept.agreement_id, agreement_events.c.revision == kept.revision
        )
        return str(connection.execute(wanted).scalar_one())

    def _now(self) -> str:
        return self._clock().isoformat(timespec="microseconds")


def _agreements(rows: Iterable[RowMapping]) -> list[Agreement]:
    """One agreement for the rows of its parties, which stand together."""
    found = []
    for _, group in groupby(rows, key=lambda row: row["agreement_id"]):
        parties = list(group)
        first = parties[0]
        found.append(
            Agreement(
                **{name: first[name] for name in FIELDS},
                parties=tuple(Party(row["code"], row["role"]) for row in parties),
                reasons=tuple(first["reasons"]),
                citations=tuple(first["citations"]),
                agreement_id=first["agreement_id"],
                revision=first["revision"],
                created_at=datetime.fromisoformat(first["created_at"]),
                updated_at=datetime.fromisoformat(first["updated_at"]),
            )
        )
    return found


def _columns(agreement: Agreement) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(agreement, name) for name in FIELDS}
    return values | {"reasons": list(agreement.reasons), "citations": list(agreement.citations)}


def _document(agreement: Agreement) -> dict[str, Any]:
    return _columns(agreement) | {"parties": [asdict(party) for party in agreement.parties]}
