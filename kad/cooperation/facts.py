"""Everything the recommender knows, loaded once and handed to pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np
import pandas as pd

from geodata.adjacency import neighbours
from geodata.load import boundaries
from kad.access import Assumptions, travel_times
from kad.errors import KadError, first_five
from kad.tables import read_json, read_table

TABLES = (
    "regencies",
    "sectors",
    "sector_rankings",
    "kpju",
    "prospects",
    "commodities",
    "statements",
    "destinations",
    "cooperation_links",
    "sector_needs",
    "zones_proposed",
)


class NoSuchRegency(KadError):
    """No regency has this code."""


@dataclass(frozen=True)
class Evidence:
    """One row that a statement rests on.

    table : the resource's name in `data/datapackage.json`; row : its data row, counted from 0;
    cite : the place in the report (``5.d``) or a source address; verbatim : the words as printed, may be empty.
    """

    table: str
    row: int
    cite: str
    verbatim: str = ""

    def to_dict(self) -> dict[str, object]:
        return {"table": self.table, "row": self.row, "cite": self.cite, "verbatim": self.verbatim}


@dataclass(frozen=True, eq=False)
class Facts:
    """The committed tables, as `kad.tables.read_table` gives them, and what is computed from the map.

    borders : regency_code · neighbour_code · border_km, both directions.
    hours : one-way travel hours, regency × regency in any order, or None where the network is not at hand.
    """

    regencies: pd.DataFrame
    sectors: pd.DataFrame
    sector_rankings: pd.DataFrame
    kpju: pd.DataFrame
    prospects: pd.DataFrame
    commodities: pd.DataFrame
    statements: pd.DataFrame
    destinations: pd.DataFrame
    cooperation_links: pd.DataFrame
    sector_needs: pd.DataFrame
    zones_proposed: pd.DataFrame
    borders: pd.DataFrame
    framework: Mapping[str, Any]
    hours: pd.DataFrame | None = None

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Regency codes in the order of every 22 × 22 matrix."""
        return tuple(sorted(self.regencies["regency_code"]))

    @cached_property
    def position(self) -> dict[str, int]:
        return {code: index for index, code in enumerate(self.codes)}

    @cached_property
    def names(self) -> dict[str, str]:
        """regency_code → short name."""
        return dict(zip(self.regencies["regency_code"], self.regencies["short_name"], strict=True))

    def place(self, code: str) -> int:
        """The matrix position of ``code``. Raises : NoSuchRegency."""
        if code not in self.position:
            raise NoSuchRegency(
                f"There is no regency {code!r}. Known codes: {first_five(self.codes)}",
                code=code,
                known=first_five(self.codes),
            )
        return self.position[code]

    def evidence(self, table: str, row: int) -> Evidence:
        """Row ``row`` of ``table`` as evidence, with its place in the source."""
        return self._evidence(table)[int(row)]

    def rows(self, table: str, **equals: str) -> list[Evidence]:
        """Every row of ``table`` whose columns equal the given values."""
        found = self._index(table, tuple(equals)).get(tuple(equals.values()), [])
        return [self.evidence(table, row) for row in found]

    def pair_rows(self, first: str, second: str) -> list[int]:
        """Rows of `cooperation_links` between the two, in either direction."""
        index = self._index("cooperation_links", ("source_code", "target_code"))
        return sorted(index.get((first, second), []) + index.get((second, first), []))

    @cached_property
    def _cache(self) -> dict[tuple[str, ...], Any]:
        return {}

    def _evidence(self, table: str) -> dict[int, Evidence]:
        key = ("evidence", table)
        if key not in self._cache:
            frame: pd.DataFrame = getattr(self, table)
            cites = frame["cite"] if "cite" in frame else frame["source"]
            spoken = next((name for name in ("verbatim", "reason") if name in frame), None)
            words = pd.Series("", index=frame.index) if spoken is None else frame[spoken]
            self._cache[key] = {
                int(row): Evidence(table, int(row), cite, verbatim)
                for row, cite, verbatim in zip(frame.index, cites.fillna(""), words.fillna(""), strict=True)
            }
        return self._cache[key]

    def _index(self, table: str, columns: tuple[str, ...]) -> dict[tuple[Any, ...], list[int]]:
        key = ("index", table, *columns)
        if key not in self._cache:
            frame: pd.DataFrame = getattr(self, table)
            index: dict[tuple[Any, ...], list[int]] = {}
            for row, *values in frame[list(columns)].itertuples():
                index.setdefault(tuple(values), []).append(int(row))
            self._cache[key] = index
        return self._cache[key]


def seat_hours(codes: tuple[str, ...], assumptions: Assumptions) -> pd.DataFrame:
    """One-way hours between regencies, hours[a, b]: mean over the villages of ``a`` to the capital of ``b``,
    then the mean of both directions, so that the table is symmetric; a regency to itself is 0."""
    travel = travel_times(assumptions)
    columns = [travel.places.index.get_loc(code) for code in codes]
    to_seat = pd.DataFrame(travel.hours[:, columns], index=travel.villages["regency_code"].to_numpy(), columns=codes)
    mean = to_seat.groupby(level=0).mean().loc[list(codes)].to_numpy()
    both = (mean + mean.T) / 2
    np.fill_diagonal(both, 0.0)
    return pd.DataFrame(both, index=codes, columns=codes)


@cache
def load_facts() -> Facts:
    """The committed facts, read once a process."""
    tables = {name: read_table(name) for name in TABLES}
    codes = tuple(sorted(tables["regencies"]["regency_code"]))
    return Facts(
        **tables,
        borders=neighbours(boundaries()),
        framework=read_json("framework"),
        hours=seat_hours(codes, Assumptions()),
    )
