"""Named sets of values, e.g. the weights of the recommender."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, delete, insert, select

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

    def all(self, kind: str) -> list[Preset]:
        """The presets of a kind, by name."""
        wanted = select(presets).where(presets.c.kind == kind).order_by(presets.c.name)
        with self._engine.connect() as connection:
            return [Preset(row.kind, row.name, row._mapping["values"]) for row in connection.execute(wanted)]

    def save(self, kind: str, name: str, values: dict[str, Any]) -> Preset:
        """Keep ``values``; the same name is replaced."""
        with self._engine.begin() as connection:
            connection.execute(delete(presets).where(presets.c.kind == kind, presets.c.name == name))
            connection.execute(insert(presets).values({"kind": kind, "name": name, "values": values}))
        return Preset(kind, name, values)

    def delete(self, kind: str, name: str) -> None:
        """Forget a preset; one that is not there is forgotten already."""
        with self._engine.begin() as connection:
            connection.execute(delete(presets).where(presets.c.kind == kind, presets.c.name == name))
