"""Tourist routes: which two regencies have something to visit and lie on one trip."""

from functools import lru_cache

import numpy as np

from kad.cooperation.facts import Evidence, Facts
from kad.cooperation.proximity import closeness, hours_matrix, island_groups, same
from kad.cooperation.ranking import commodity_strength, sector_strength

TOURISM_GROUP = "pariwisata"
DESTINATION_STRENGTH = 0.5
# Where travel hours are not known: one island group is half a day, anything else a day.
KNOWN_BY_ISLAND = (0.5, 0.25)


@lru_cache(maxsize=4)
def tourism_sectors(facts: Facts) -> list[str]:
    return list(facts.sectors.loc[facts.sectors["group"] == TOURISM_GROUP, "sector"])


@lru_cache(maxsize=4)
def tourism_commodities(facts: Facts) -> list[str]:
    return list(facts.commodities.loc[facts.commodities["sector"].isin(tourism_sectors(facts)), "commodity"])


@lru_cache(maxsize=4)
def attraction(facts: Facts) -> np.ndarray:
    """How much each regency has for visitors, in [0, 1], in the order of ``facts.codes``.

    ``1 − (1 − sector)(1 − commodity)(1 − destination)``: three testimonies, each of which alone can carry it.
    sector and commodity are the strongest tourism entries of the rankings; destination is ½ for each named one.
    """
    sector = sector_strength(facts)[tourism_sectors(facts)].max(axis=1).to_numpy()
    commodity = commodity_strength(facts)[tourism_commodities(facts)].to_numpy().max(axis=1, initial=0.0)
    named = facts.destinations["regency_code"].value_counts().reindex(list(facts.codes)).fillna(0).to_numpy(float)
    return 1.0 - (1.0 - sector) * (1.0 - commodity) * (1.0 - DESTINATION_STRENGTH) ** named


def trip_closeness(facts: Facts) -> np.ndarray:
    """Closeness by hours, or by island group where hours are not known."""
    near, far = KNOWN_BY_ISLAND
    by_island = np.where(same(island_groups(facts), facts), near, far)
    by_hours = np.asarray(closeness(hours_matrix(facts)))
    return np.where(np.isnan(by_hours), by_island, by_hours)


def tourist_route(facts: Facts) -> np.ndarray:
    """``min(attraction a, attraction b) × closeness``: a route needs two ends and a way between; symmetric."""
    strength = attraction(facts)
    return np.minimum(strength[:, None], strength[None, :]) * trip_closeness(facts)


def tourism_evidence(facts: Facts, first: str, second: str) -> tuple[Evidence, ...]:
    """The destinations, rankings and commodities behind `tourist_route`."""
    rows: list[Evidence] = []
    for code in dict.fromkeys((first, second)):
        rows += facts.rows("destinations", regency_code=code)
        for sector in tourism_sectors(facts):
            rows += facts.rows("sector_rankings", regency_code=code, sector=sector)
        for commodity in tourism_commodities(facts):
            rows += facts.rows("kpju", regency_code=code, commodity=commodity)
    return tuple(rows)
