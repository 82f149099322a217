"""Plans and every step of them: undo without end, a history nobody can rewrite, and no silent overwriting."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, RowMapping, func, insert, select, update

from kad.store.errors import EditConflict, NoSuchRecord, PlanIsPublished
from kad.store.schema import plan_events, plan_steps, plans

Status = Literal["draft", "published", "archived"]
Document = dict[str, Any]
Clock = Callable[[], datetime]

SHOWN = (
    select(plans, plan_steps.c.parent, plan_steps.c.document, plan_events.c.action)
    .join(plan_steps, (plan_steps.c.plan_id == plans.c.plan_id) & (plan_steps.c.step == plans.c.head))
    .join(plan_events, (plan_events.c.plan_id == plans.c.plan_id) & (plan_events.c.revision == plans.c.revision))
)
"""Each plan with the step it shows and what was done last, read at one moment."""


@dataclass(frozen=True)
class PlanState:
    """A plan as it is kept now. ``revision`` names this moment; hand it back with the next change."""

    plan_id: str
    name: str
    status: Status
    revision: int
    document: Document
    can_undo: bool
    can_redo: bool
    updated_at: datetime
    updated_by: str
    share_token: str
    last_action: str
    published_at: datetime | None

    @classmethod
    def from_row(cls, row: RowMapping) -> "PlanState":
        """From a row of `SHOWN`."""
        published_at = row["published_at"]
        return cls(
            plan_id=row["plan_id"],
            name=row["name"],
            status=row["status"],
            revision=row["revision"],
            document=row["document"],
            can_undo=row["parent"] is not None,
            can_redo=row["head"] != row["tip"],
            updated_at=datetime.fromisoformat(row["updated_at"]),
            updated_by=row["updated_by"],
            share_token=row["share_token"],
            last_action=row["action"],
            published_at=datetime.fromisoformat(published_at) if published_at else None,
        )


@dataclass(frozen=True)
class HistoryEntry:
    """Who did what and when; ``revision`` is the moment it led to."""

    revision: int
    at: datetime
    actor: str
    action: str

    @classmethod
    def from_row(cls, row: RowMapping) -> "HistoryEntry":
        """From a row of an events table."""
        return cls(row["revision"], datetime.fromisoformat(row["at"]), row["actor"], row["action"])


class Plans:
    """The kept plans. A document is plain JSON; what it means is the caller's business."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._reading = engine.execution_options(reading=True)
        self._clock = clock

    def create(self, name: str, document: Document, actor: str, action: str = "create") -> PlanState:
        """Keep a new draft."""
        plan_id, now = secrets.token_hex(8), self._now()
        with self._engine.begin() as connection:
            connection.execute(
                insert(plans).values(
                    plan_id=plan_id,
                    name=name,
                    status="draft",
                    head=1,
                    tip=1,
                    revision=1,
                    share_token=secrets.token_urlsafe(18),
                    created_at=now,
                    updated_at=now,
                    updated_by=actor,
                )
            )
            connection.execute(insert(plan_steps).values(plan_id=plan_id, step=1, parent=None, document=document))
            self._log(connection, plan_id, 1, 1, actor, action)
        return self.load(plan_id)

    def load(self, plan_id: str, revision: int | None = None) -> PlanState:
        """The plan as kept now, or with the document it had at ``revision``. Raises : NoSuchRecord."""
        with self._reading.connect() as connection:
            state = self._state(connection, plan_id)
            if revision is None or revision == state.revision:
                return state
            step = self._step_at(connection, plan_id, revision)
            if step is None:
                raise NoSuchRecord(f"{plan_id}@{revision}")
            return replace(state, revision=revision, document=self._document(connection, plan_id, step))

    def load_shared(self, token: str) -> PlanState:
        """The plan behind a share link. Raises : NoSuchRecord."""
        with self._reading.connect() as connection:
            row = connection.execute(SHOWN.where(plans.c.share_token == token)).mappings().first()
            if row is None:
                raise NoSuchRecord(token)
            return PlanState.from_row(row)

    def all(self, include_archived: bool = False) -> list[PlanState]:
        """Every plan, the last changed first."""
        wanted = SHOWN.order_by(plans.c.updated_at.desc(), plans.c.plan_id)
        if not include_archived:
            wanted = wanted.where(plans.c.status != "archived")
        with self._reading.connect() as connection:
            return [PlanState.from_row(row) for row in connection.execute(wanted).mappings()]

    def save(self, plan_id: str, expected_revision: int, document: Document, action: str, actor: str) -> PlanState:
        """Keep ``document`` as the next step. The same document twice, as after a double click, is kept once.

        Raises : EditConflict, another document was kept since ``expected_revision``; PlanIsPublished; NoSuchRecord.
        """
        with self._engine.begin() as connection:
            row = self._changeable(connection, plan_id)
            kept = self._document(connection, plan_id, row["head"])
            if kept == document:
                return self._state(connection, plan_id)
            base = self._step_at(connection, plan_id, expected_revision)
            if base is None or self._document(connection, plan_id, base) != kept:
                raise EditConflict(document, kept, row["updated_by"], row["revision"])
            self._add_step(connection, row, document, action, actor)
        return self.load(plan_id)

    def undo(self, plan_id: str, actor: str, action: str = "undo") -> PlanState:
        """One step back; at the first step nothing happens. Raises : PlanIsPublished, NoSuchRecord."""
        with self._engine.begin() as connection:
            row = self._changeable(connection, plan_id)
            parent = self._parents(connection, plan_id)[row["head"]]
            if parent is not None:
                self._move(connection, row, actor, action, head=parent)
        return self.load(plan_id)

    def redo(self, plan_id: str, actor: str, action: str = "redo") -> PlanState:
        """One step forward again; at the last step nothing happens. Raises : PlanIsPublished, NoSuchRecord."""
        with self._engine.begin() as connection:
            row = self._changeable(connection, plan_id)
            parents = self._parents(connection, plan_id)
            step = row["tip"]
            while step != row["head"] and parents[step] != row["head"]:
                step = parents[step]
            if step != row["head"]:
                self._move(connection, row, actor, action, head=step)
        return self.load(plan_id)

    def history(self, plan_id: str) -> list[HistoryEntry]:
        """Everything that was ever done, oldest first. Raises : NoSuchRecord."""
        wanted = select(plan_events).where(plan_events.c.plan_id == plan_id).order_by(plan_events.c.revision)
        with self._reading.connect() as connection:
            self._row(connection, plan_id)
            return [HistoryEntry.from_row(row) for row in connection.execute(wanted).mappings()]

    def restore(self, plan_id: str, revision: int, actor: str, action: str = "restore") -> PlanState:
        """Bring back the plan as it was at ``revision``, as a new step unless it is so now.

        Raises : NoSuchRecord, PlanIsPublished.
        """
        with self._engine.begin() as connection:
            row = self._changeable(connection, plan_id)
            step = self._step_at(connection, plan_id, revision)
            if step is None:
                raise NoSuchRecord(f"{plan_id}@{revision}")
            document = self._document(connection, plan_id, step)
            if document != self._document(connection, plan_id, row["head"]):
                self._add_step(connection, row, document, action, actor)
        return self.load(plan_id)

    def rename(self, plan_id: str, name: str, actor: str, action: str = "rename") -> PlanState:
        """Give the plan another name. Raises : PlanIsPublished, NoSuchRecord."""
        with self._engine.begin() as connection:
            row = self._changeable(connection, plan_id)
            if row["name"] != name:
                self._move(connection, row, actor, action, name=name)
        return self.load(plan_id)

    def duplicate(self, plan_id: str, name: str, actor: str) -> PlanState:
        """A new draft with the same content. Raises : NoSuchRecord."""
        return self.create(name, self.load(plan_id).document, actor)

    def publish(self, plan_id: str, actor: str, action: str = "publish") -> PlanState:
        """Make the plan read-only; done twice, it is done once. Raises : PlanIsPublished, archived; NoSuchRecord."""
        with self._engine.begin() as connection:
            if self._row(connection, plan_id, hold=True)["status"] != "published":
                row = self._changeable(connection, plan_id)
                self._move(connection, row, actor, action, status="published", published_at=self._now())
        return self.load(plan_id)

    def archive(self, plan_id: str, actor: str, action: str = "archive") -> PlanState:
        """Put the plan out of sight; nothing of it is lost. Raises : NoSuchRecord."""
        with self._engine.begin() as connection:
            row = self._row(connection, plan_id, hold=True)
            if row["status"] != "archived":
                self._move(connection, row, actor, action, status="archived")
        return self.load(plan_id)

    def unarchive(self, plan_id: str, actor: str, action: str = "unarchive") -> PlanState:
        """Bring an archived plan back as what it was, a draft or published. Raises : NoSuchRecord."""
        with self._engine.begin() as connection:
            row = self._row(connection, plan_id, hold=True)
            if row["status"] == "archived":
                status = "published" if row["published_at"] else "draft"
                self._move(connection, row, actor, action, status=status)
        return self.load(plan_id)

    def _add_step(self, connection: Connection, row: RowMapping, document: Document, action: str, actor: str) -> None:
        last = select(func.max(plan_steps.c.step)).where(plan_steps.c.plan_id == row["plan_id"])
        step = int(connection.execute(last).scalar_one()) + 1
        connection.execute(
            insert(plan_steps).values(plan_id=row["plan_id"], step=step, parent=row["head"], document=document)
        )
        self._move(connection, row, actor, action, head=step, tip=step)

    def _move(self, connection: Connection, row: RowMapping, actor: str, action: str, **changes: Any) -> None:
        """Change the plan's row and log who did it."""
        revision = row["revision"] + 1
        connection.execute(
            update(plans)
            .where(plans.c.plan_id == row["plan_id"])
            .values(revision=revision, updated_at=self._now(), updated_by=actor, **changes)
        )
        self._log(connection, row["plan_id"], revision, changes.get("head", row["head"]), actor, action)

    def _log(self, connection: Connection, plan_id: str, revision: int, step: int, actor: str, action: str) -> None:
        connection.execute(
            insert(plan_events).values(
                plan_id=plan_id, revision=revision, step=step, at=self._now(), actor=actor, action=action
            )
        )

    def _state(self, connection: Connection, plan_id: str) -> PlanState:
        row = connection.execute(SHOWN.where(plans.c.plan_id == plan_id)).mappings().first()
        if row is None:
            raise NoSuchRecord(plan_id)
        return PlanState.from_row(row)

    def _row(self, connection: Connection, plan_id: str, *, hold: bool = False) -> RowMapping:
        """The plan's row; held, a second editor waits until this transaction ends and then sees its work."""
        wanted = select(plans).where(plans.c.plan_id == plan_id)
        row = connection.execute(wanted.with_for_update() if hold else wanted).mappings().first()
        if row is None:
            raise NoSuchRecord(plan_id)
        return row

    def _changeable(self, connection: Connection, plan_id: str) -> RowMapping:
        row = self._row(connection, plan_id, hold=True)
        if row["status"] != "draft":
            raise PlanIsPublished(row["name"])
        return row

    def _step_at(self, connection: Connection, plan_id: str, revision: int) -> int | None:
        wanted = select(plan_events.c.step).where(plan_events.c.plan_id == plan_id, plan_events.c.revision == revision)
        return connection.execute(wanted).scalar()

    def _parents(self, connection: Connection, plan_id: str) -> dict[int, int]:
        """Step → the step before it; the first has None."""
        wanted = select(plan_steps.c.step, plan_steps.c.parent).where(plan_steps.c.plan_id == plan_id)
        return {row.step: row.parent for row in connection.execute(wanted)}

    def _document(self, connection: Connection, plan_id: str, step: int) -> Document:
        wanted = select(plan_steps.c.document).where(plan_steps.c.plan_id == plan_id, plan_steps.c.step == step)
        document: Document = connection.execute(wanted).scalar_one()
        return document

    def _now(self) -> str:
        return self._clock().isoformat(timespec="microseconds")
