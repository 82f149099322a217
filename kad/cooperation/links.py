"""The links of `cooperation_links.csv`: reading, splitting, filtering and counting them.

The map, the list and the counts of a page all take the frame `select` returns, so they cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from kad.tables import read_table

Direction = Literal["any", "out", "in", "between"]
ZoneScope = Literal["any", "within", "across"]


@dataclass(frozen=True)
class LinkFilter:
    """What to keep. An empty set or None keeps everything; criteria add up.

    affairs, forms : matched where the table has such a column; period : first and last year, a link without a
    date is outside every period. direction, seen from ``regencies``: ``out`` and ``in`` for directed links,
    ``between`` for links without a direction.
    """

    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    affairs: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    period: tuple[int, int] | None = None
    regencies: frozenset[str] = frozenset()
    direction: Direction = "any"
    zone_scope: ZoneScope = "any"


def cooperation_links() -> pd.DataFrame:
    """Every stated link, one row each, as committed."""
    return read_table("cooperation_links")


def split(links: pd.DataFrame, places: frozenset[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(drawable, unnamed): a link is drawn when both its ends are in ``places`` (codes with a point on the map)."""
    drawable = (links["source_code"].isin(places) & links["target_code"].isin(places)).to_numpy(dtype=bool)
    return links[drawable], links[~drawable]


def select(links: pd.DataFrame, criteria: LinkFilter, zone_of: Mapping[str, int | None] | None = None) -> pd.DataFrame:
    """The rows of ``links`` that meet every criterion, in their order.

    zone_of : regency_code → zone of the plan in use; needed for ``zone_scope`` only, which keeps links with both
    ends in zones.
    """
    keep = np.ones(len(links), dtype=bool)
    for column, allowed in (
        ("kind", criteria.kinds),
        ("status", criteria.statuses),
        ("affair", criteria.affairs),
        ("form", criteria.forms),
    ):
        if allowed:
            keep &= links[column].isin(allowed).to_numpy(dtype=bool)
    if criteria.period is not None:
        first, last = criteria.period
        keep &= years(links).between(first, last).fillna(False).to_numpy(dtype=bool)
    if criteria.regencies:
        keep &= _touches(links, criteria.regencies, criteria.direction)
    if criteria.zone_scope != "any":
        keep &= crossing(links, zone_of or {}) == (criteria.zone_scope == "across")
        keep &= _zoned(links, zone_of or {})
    return links[keep]


def years(links: pd.DataFrame) -> pd.Series:
    """The year of each link's date (``2019``, ``2019-06`` or ``2019-06-28``), <NA> where it has none."""
    return links["date"].astype("string").str.extract(r"^(\d{4})", expand=False).astype("Int64")


def crossing(links: pd.DataFrame, zone_of: Mapping[str, int | None]) -> np.ndarray:
    """True where the ends of a link lie in different zones; False where either has none."""
    source, target = links["source_code"].map(zone_of), links["target_code"].map(zone_of)
    return _zoned(links, zone_of) & (source != target).fillna(False).to_numpy(dtype=bool)


def counts(links: pd.DataFrame, column: str) -> dict[str, int]:
    """How many links each value of ``column`` has, most first; they sum to the rows that have a value."""
    return {str(value): int(n) for value, n in links[column].value_counts().items()}


def pair_links(links: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """The links between two regencies, in either direction."""
    there = (links["source_code"] == first) & (links["target_code"] == second)
    back = (links["source_code"] == second) & (links["target_code"] == first)
    return links[(there | back).fillna(False)]


def _zoned(links: pd.DataFrame, zone_of: Mapping[str, int | None]) -> np.ndarray:
    both = links["source_code"].map(zone_of).notna() & links["target_code"].map(zone_of).notna()
    return both.to_numpy(dtype=bool)


def _touches(links: pd.DataFrame, regencies: frozenset[str], direction: Direction) -> np.ndarray:
    source = links["source_code"].isin(regencies).to_numpy(dtype=bool)
    target = links["target_code"].isin(regencies).to_numpy(dtype=bool)
    directed = links["directed"].fillna(False).to_numpy(dtype=bool)
    if direction == "out":
        return directed & source
    if direction == "in":
        return directed & target
    if direction == "between":
        return ~directed & (source | target)
    return source | target
