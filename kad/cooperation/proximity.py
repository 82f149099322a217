"""How near two regencies are: travel hours, a common border, one island group, one proposed zone."""

import numpy as np
import pandas as pd

from kad.cooperation.facts import Evidence, Facts

# Every four hours of travel halve the closeness: a return trip within a working day still counts for half.
HALVING_HOURS = 4.0

# What the report says of Rote Ndao, Alor and Sabu Raijua in chapter 8: "relative lebih sulit" to connect.
HARD_TO_CONNECT = ("53.05", "53.14", "53.20")
HARD_FACTOR = 0.5


def closeness(hours: np.ndarray | float) -> np.ndarray | float:
    """``2^(−hours / 4)``: 1 at the doorstep, ½ at four hours, ¼ at eight.

    >>> float(closeness(8.0))
    0.25
    """
    return np.exp2(-np.asarray(hours, dtype=float) / HALVING_HOURS)


def hours_matrix(facts: Facts) -> np.ndarray:
    """One-way hours in the order of ``facts.codes``; NaN where the network is not at hand."""
    if facts.hours is None:
        return np.full((len(facts.codes), len(facts.codes)), np.nan)
    return facts.hours.loc[list(facts.codes), list(facts.codes)].to_numpy(dtype=float)


def border_matrix(facts: Facts) -> np.ndarray:
    """True where two regencies share a land border; a regency and itself do."""
    borders = np.eye(len(facts.codes), dtype=bool)
    for row in facts.borders.itertuples():
        borders[facts.place(row.regency_code), facts.place(row.neighbour_code)] = True
    return borders | borders.T


def same(labels: pd.Series, facts: Facts) -> np.ndarray:
    """True where two regencies carry the same label; a regency without a label shares it with none but itself."""
    values = labels.reindex(list(facts.codes))
    known = values.notna().to_numpy()
    equal = values.to_numpy(dtype=object)[:, None] == values.to_numpy(dtype=object)[None, :]
    return (equal & known[:, None] & known[None, :]) | np.eye(len(values), dtype=bool)


def island_groups(facts: Facts) -> pd.Series:
    return facts.regencies.set_index("regency_code")["island_group"]


def zones(facts: Facts) -> pd.Series:
    """regency_code → zone of the report's proposal."""
    return facts.zones_proposed.set_index("regency_code")["zone"]


def proximity(facts: Facts) -> np.ndarray:
    """Mean of closeness by hours, common border, same island group and same proposed zone, each in [0, 1].

    Symmetric, 1 for a regency and itself; hours are left out of the mean where they are not known.
    """
    parts = [
        closeness(hours_matrix(facts)),
        border_matrix(facts),
        same(island_groups(facts), facts),
        same(zones(facts), facts),
    ]
    return np.nanmean(np.stack([np.asarray(part, dtype=float) for part in parts]), axis=0)


def proximity_evidence(facts: Facts, first: str, second: str) -> tuple[Evidence, ...]:
    """The rows behind `proximity`; hours and borders are computed from the map and have no row."""
    rows = facts.rows("regencies", regency_code=first) + facts.rows("regencies", regency_code=second)
    if same(zones(facts), facts)[facts.place(first), facts.place(second)]:
        rows += facts.rows("zones_proposed", regency_code=first) + facts.rows("zones_proposed", regency_code=second)
    return tuple(rows)


def reachability(facts: Facts) -> np.ndarray:
    """½ for each of the two that the report calls hard to connect: 1, ½ or ¼; 1 for a regency and itself.

    Source : chapter 8, "terkecuali Kabupaten Rote Ndao, Kabupaten ALor dan Kabupaten Sabu Raijua …".
    """
    factor = np.array([HARD_FACTOR if code in HARD_TO_CONNECT else 1.0 for code in facts.codes])
    both = factor[:, None] * factor[None, :]
    np.fill_diagonal(both, 1.0)
    return both
