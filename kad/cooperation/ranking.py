"""Printed rankings as numbers: how strongly a regency holds what it ranks, and how alike two rankings are."""

from functools import lru_cache

import numpy as np
import pandas as pd

from kad.cooperation.facts import Facts

PRINTED_RANKS = 10
UNRANKED = PRINTED_RANKS + 1
FEWEST_RANKED = 3

STATUS_FACTOR = {"potential": 1.0, "not_urgent": 0.5}
UNJUDGED_FACTOR = 0.75

# The report mixes the survey's two classifications: "Pariwisata" and "Jasa" of the older one are several
# sectors in the newer. Rankings are compared on the coarser of the two.
MERGED_GROUPS = ("pariwisata", "jasa")


def discount(rank: np.ndarray | float) -> np.ndarray | float:
    """Strength of a place in a ranking, ``1 / log2(rank + 1)``: 1 for the first, 0.63 for the second.

    Source : Järvelin & Kekäläinen (2002), Cumulated gain-based evaluation of IR techniques.

    >>> float(discount(1.0)), float(discount(3.0))
    (1.0, 0.5)
    """
    return 1.0 / np.log2(np.asarray(rank, dtype=float) + 1.0)


def strength_table(table: pd.DataFrame, item: str, facts: Facts) -> pd.DataFrame:
    """Strength of each item in each regency's ranking, regencies × items; 0 where it is not ranked.

    An item printed twice counts at its better place.
    """
    ranked = table.dropna(subset=["rank", item])
    best = ranked.groupby(["regency_code", item])["rank"].min().astype(float).unstack()
    best = best.reindex(list(facts.codes))
    return pd.DataFrame(discount(best.to_numpy()), index=best.index, columns=best.columns).fillna(0.0)


@lru_cache(maxsize=4)
def comparable_sectors(facts: Facts) -> pd.Series:
    """sector → the name under which rankings of both classifications are compared."""
    sectors = facts.sectors.set_index("sector")
    return sectors["group"].where(sectors["group"].isin(MERGED_GROUPS), sectors.index.to_series())


def ranked_enough(facts: Facts) -> np.ndarray:
    """True where at least three sectors are ranked; the report prints only the leading one of Timor Tengah Utara."""
    ranked = facts.sector_rankings.dropna(subset=["sector"])["regency_code"].value_counts()
    return ranked.reindex(list(facts.codes)).fillna(0).to_numpy(dtype=float) >= FEWEST_RANKED


@lru_cache(maxsize=4)
def sector_strength(facts: Facts) -> pd.DataFrame:
    """Strength of each sector as ranked, regencies × sectors."""
    table = strength_table(facts.sector_rankings, "sector", facts)
    return table.reindex(columns=list(facts.sectors["sector"]), fill_value=0.0)


@lru_cache(maxsize=4)
def commodity_strength(facts: Facts) -> pd.DataFrame:
    """Strength of each commodity in each regency, regencies × commodities.

    Place in the top ten × what the report says of its prospects: 1 named as potential, 0.75 not judged,
    0.5 not urgent. A commodity named as potential but outside the ten counts as eleventh.
    """
    commodities = list(facts.commodities["commodity"])
    ranked = strength_table(facts.kpju, "commodity", facts).reindex(columns=commodities, fill_value=0.0)
    judged = facts.prospects.dropna(subset=["commodity"]).assign(factor=facts.prospects["status"].map(STATUS_FACTOR))
    factor = judged.groupby(["regency_code", "commodity"])["factor"].max().unstack()
    factor = factor.reindex(index=list(facts.codes), columns=commodities).astype(float)
    potential_only = (factor == STATUS_FACTOR["potential"]) & (ranked == 0.0)
    return (ranked * factor.fillna(UNJUDGED_FACTOR)).mask(potential_only, float(discount(UNRANKED)))


def weighted_jaccard(strength: np.ndarray) -> np.ndarray:
    """Likeness of every two rows, ``Σ min / Σ max``; symmetric, 1 for a row and itself, NaN where a row is empty.

    Source : Ruzicka (1958); on the discounts of `discount`, agreement near the top weighs most.

    >>> weighted_jaccard(np.array([[1.0, 0.5], [0.5, 0.5]])).round(2).tolist()
    [[1.0, 0.67], [0.67, 1.0]]
    """
    least = np.minimum(strength[:, None, :], strength[None, :, :]).sum(axis=2)
    most = np.maximum(strength[:, None, :], strength[None, :, :]).sum(axis=2)
    empty = strength.sum(axis=1) == 0.0
    known = ~(empty[:, None] | empty[None, :])
    return np.divide(least, most, out=np.full_like(most, np.nan), where=known)
