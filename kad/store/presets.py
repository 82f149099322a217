"""Named sets of values, e.g. the weights of the recommender."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from kad.store.schema import preset_events, presets


@dataclass(frozen=True)
class Preset:
    """``values`` under a name; ``kind`` says what they are for."""

    kind: str
    name: str
    values: dict[str, Any]


@dataclass(frozen=True)
class PresetChange:
    """Who kept or deleted which values under a name, and when; ``action`` is ``save`` or ``delete``."""

    revision: int
    at: datetime
    actor: str
    action: str
    values: dict[str, Any]


class Presets:
    """The kept presets. A name may be given again: what stood under it before stays in its history."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._reading = engine.execution_options(reading=True)
        self._clock = clock

    def all(self, kind: str) -> list[Preset]:
        """The presets of a kind, by name."""
        wanted = select(presets).where(presets.c.kind == kind).order_by(presets.c.name)
        with self._reading.connect() as connection:
            return [Preset(row.kind, row.name, row._mapping["values"]) for row in connection.execute(wanted)]

    def save(self, kind: str, name: str, values: dict[str, Any], actor: str = "") -> Preset:
        """Keep ``values``; the same name is replaced."""
        on_postgres = self._engine.dialect.name == "postgresql"
        new = postgresql.insert(presets) if on_postgres else sqlite.insert(presets)
        kept = new.values({"kind": kind, "name": name, "values": values})
        with self._engine.begin() as connection:
            connection.execute(
                kept.on_conflict_do_update(index_elements=["kind", "name"], set_={"values": values})
            )  # holds the name until the end, so that the next number is nobody else's
            self._log(connection, Preset(kind, name, values), actor, "save")
        return Preset(kind, name, values)

    def delete(self, kind: str, name: str, actor: str = "") -> None:
        """Take a preset off the list; one that is not there is off already."""
        gone = delete(presets).where(presets.c.kind == kind, presets.c.name == name).returning(presets.c["values"])
        with self._engine.begin() as connection:
            row = connection.execute(gone).mappings().first()
            if row is not None:
                self._log(connection, Preset(kind, name, row["values"]), actor, "delete")

    def history(self, kind: str, name: str) -> list[PresetChange]:
        """Everything ever kept under ``name``, oldest first; nothing when nothing was."""
        wanted = select(preset_events).where(preset_events.c.kind == kind, preset_events.c.name == name)
        with self._reading.connect() as connection:
            rows = connection.execute(wanted.order_by(preset_events.c.revision)).mappings()
            return [
                PresetChange(
                    row["revision"], datetime.fromisoformat(row["at"]), row["actor"], row["action"], row["values"]
                )
                for row in rows
            ]

    def _log(self, connection: Connection, preset: Preset, actor: str, action: str) -> None:
        last = select(func.max(preset_events.c.revision)).where(
            preset_events.c.kind == preset.kind, preset_events.c.name == preset.name
        )
        connection.execute(
            insert(preset_events).values(
                {
                    "kind": preset.kind,
                    "name": preset.name,
                    "revision": (connection.execute(last).scalar() or 0) + 1,
                    "at": self._clock().isoformat(timespec="microseconds"),
                    "actor": actor,
                    "action": action,
                    "values": preset.values,
                }
            )
        )
