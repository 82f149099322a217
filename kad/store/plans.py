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
            state = self._state(connection, self._row(connection, plan_id))
            if revision is None or revision == state.revision:
                return state
            step = self._step_at(connection, plan_id, revision)
            if step is None:
                raise NoSuchRecord(f"{plan_id}@{revision}")
            return replace(state, revision=revision, document=self._document(connection, plan_id, step))

    def load_shared(self, token: str) -> PlanState:
        """The plan behind a share link. Raises : NoSuchRecord."""
        with self._reading.connect() as connection:
            row = connection.execute(select(plans).where(plans.c.share_token == token)).mappings().first()
            if row is None:
                raise NoSuchRecord(token)
            return self._state(connection, row)

    def all(self, include_archived: bool = False) -> list[PlanState]:
        """Every plan, the last changed first."""
        wanted = select(plans).order_by(plans.c.updated_at.desc(), plans.c.plan_id)
        if not include_archived:
            wanted = wanted.where(plans.c.status != "archived")
        with self._reading.connect() as connection:
            return [self._state(connection, row) for row in connection.execute(wanted).mappings().all()]

    def save(self, plan_id: str, expected_revision: int, document: Document, action: str, actor: str) -> PlanState:
        """Keep ``document`` as the next step. The same document twice, as after a double click, is kept once.

        Raises : EditConflict, another document was kept since ``expected_revision``; PlanIsPublished; NoSuchRecord.
        """
        with self._engine.begin() as connection:
            row = self._changeable(connection, plan_id)
            kept = self._document(connection, plan_id, row["head"])
            if kept == document:
                return self._state(connection, row)
            base = self._step_at(connection, plan_id, expected_revision)
            if base is None or self._document(connection, plan_id, base) != kept:
                raise EditConflict(document, kept, row["updated_by"], row["revision"])
            self._add_step(connection, row, document, action, actor)
        return self.load(plan_id)

    def undo(self, plan_id: str, actor: str, action: str = "undo") -> PlanState:
        """One step back; at the first step nothing happens. Raises : PlanIsPublished, NoSuchRecord."""
        with self._engine.begin() as connection:
            row = self._changeable(connection, plan_id)
            parent = self._parent(connection, plan_id, row["head"])
            if parent is not None:
                self._move(connection, row, actor, action, head=parent)
        return self.load(plan_id)

    def redo(self, plan_id: str, actor: str, action: str = "redo") -> PlanState:
        """One step forward again; at the last step nothing happens. Raises : PlanIsPublished, NoSuchRecord."""
        with self._engine.begin() as connection:
            row = self._changeable(connection, plan_id)
            step = row["tip"]
            while step is not None and step != row["head"]:
                parent = self._parent(connection, plan_id, step)
                if parent == row["head"]:
                    self._move(connection, row, actor, action, head=step)
                    break
                step = parent
        return self.load(plan_id)

    def history(self, plan_id: str) -> list[HistoryEntry]:
        """Everything that was ever done, oldest first. Raises : NoSuchRecord."""
        wanted = select(plan_events).where(plan_events.c.plan_id == plan_id).order_by(plan_events.c.revision)
        with self._reading.connect() as connection:
            self._row(connection, plan_id)
            return [HistoryEntry.from_row(row) for row in connection.execute(wanted).mappings()]

    def restore(self, plan_id: str, revision: int, actor: str, action: str = "restore") -> PlanState:
        """Bring back the plan as it was at ``revision``, as a new step. Raises : NoSuchRecord, PlanIsPublished."""
        with self._engine.begin() as connection:
            row = self._changeable(connection, plan_id)
            step = self._step_at(connection, plan_id, revision)
            if step is None:
                raise NoSuchRecord(f"{plan_id}@{revision}")
            self._add_step(connection, row, self._document(connection, plan_id, step), action, actor)
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
        """Make the plan read-only. Raises : PlanIsPublished, it is already; NoSuchRecord."""
        with self._engine.begin() as connection:
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

    def _last_action(self, connection: Connection, row: RowMapping) -> str:
        wanted = select(plan_events.c.action).where(
            plan_events.c.plan_id == row["plan_id"], plan_events.c.revision == row["revision"]
        )
        return str(connection.execute(wanted).scalar_one())

    def _parent(self, connection: Connection, plan_id: str, step: int) -> int | None:
        wanted = select(plan_steps.c.parent).where(plan_steps.c.plan_id == plan_id, plan_steps.c.step == step)
        return connection.execute(wanted).scalar_one()

    def _document(self, connection: Connection, plan_id: str, step: int) -> Document:
        wanted = select(plan_steps.c.document).where(plan_steps.c.plan_id == plan_id, plan_steps.c.step == step)
        document: Document = connection.execute(wanted).scalar_one()
        return document

    def _state(self, connection: Connection, row: RowMapping) -> PlanState:
        return PlanState(
            plan_id=row["plan_id"],
            name=row["name"],
            status=row["status"],
            revision=row["revision"],
            document=self._document(connection, row["plan_id"], row["head"]),
            can_undo=self._parent(connection, row["plan_id"], row["head"]) is not None,
            can_redo=row["head"] != row["tip"],
            updated_at=datetime.fromisoformat(row["updated_at"]),
            updated_by=row["updated_by"],
            share_token=row["share_token"],
            last_action=self._last_action(connection, row),
        )

    def _now(self) -> str:
        return self._clock().isoformat(timespec="microseconds")
