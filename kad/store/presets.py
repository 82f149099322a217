"""Named sets of values, e.g. the weights of the recommender."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from kad.store.schema import presets


@dataclass(frozen=True)
class Preset:
    """``values`` under a name; ``kind`` says what they are for."""

    kind: str
    name: str
    values: dict[str, Any]


class Presets:
    """The kept presets."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(reading=True)

    def all(self, kind: str) -> list[Preset]:
        """The presets of a kind, by name."""
        wanted = select(presets).where(presets.c.kind == kind).order_by(presets.c.name)
        with self._reading.connect() as connection:
            return [Preset(row.kind, row.name, row._mapping["values"]) for row in connection.execute(wanted)]

    def save(self, kind: str, name: str, values: dict[str, Any]) -> Preset:
        """Keep ``values``; the same name is replaced."""
        on_postgres = self._engine.dialect.name == "postgresql"
        new = postgresql.insert(presets) if on_postgres else sqlite.insert(presets)
        with self._engine.begin() as connection:
            connection.execute(
                new.values({"kind": kind, "name": name, "values": values}).on_conflict_do_update(
                    index_elements=["kind", "name"], set_={"values": values}
                )
            )
        return Preset(kind, name, values)

    def delete(self, kind: str, name: str) -> None:
        """Forget a preset; one that is not there is forgotten already."""
        with self._engine.begin() as connection:
            connection.execute(delete(presets).where(presets.c.kind == kind, presets.c.name == name))
