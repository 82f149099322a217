"""Hours from every village to every candidate seat."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from kad.access.assumptions import Assumptions
from kad.access.distribution import Grouping, distribution
from kad.access.errors import NoSuchSeat
from kad.access.geography import Floats
from kad.access.network import Network, committed_network
from kad.access.places import placed
from kad.access.weights import edges

VILLAGE_COLUMNS = ["name", "regency_code", "district_code", "people", "lat", "lon", "imputed"]


@dataclass(frozen=True, eq=False)
class TravelTimes:
    """One-way hours, door to seat.

    hours : villages × places; infinite where there is no way. sea_crossing : villages × places, True where the seat
    stands on another island.
    villages : indexed by village_code: name, regency_code, district_code, people, lat, lon, imputed.
    places : indexed by place_id: name, regency_code, lat, lon, kind, village_code.
    """

    hours: Floats
    villages: pd.DataFrame
    places: pd.DataFrame
    sea_crossing: NDArray[np.bool_]

    def to(self, place_of: Mapping[str, str | None] | str) -> tuple[Floats, NDArray[np.bool_]]:
        """Per village, hours to the place of its regency and whether the sea must be crossed; no place is infinite.

        place_of : regency_code → place_id, or one place_id for all.
        Raises : NoSuchSeat, a place is not among `places`.
        """
        regency = self.villages["regency_code"]
        chosen = regency.map(lambda _: place_of) if isinstance(place_of, str) else regency.map(place_of)
        unknown = sorted(set(chosen.dropna()) - set(self.places.index))
        if unknown:
            raise NoSuchSeat(unknown)
        column = self.places.index.get_indexer(chosen.fillna(""))
        row = np.arange(len(self.villages))
        hours = np.where(column >= 0, self.hours[row, column], np.inf)
        return hours, (column >= 0) & self.sea_crossing[row, column]

    def summary(self, place_of: Mapping[str, str | None] | str, by: Grouping = "regency") -> pd.DataFrame:
        """`distribution` of the hours to the place of each regency."""
        hours, crossing = self.to(place_of)
        return distribution(hours, self.villages["people"].to_numpy(dtype=float), self.villages, by, crossing)


def travel_times(given: Assumptions | None = None, extra_districts: tuple[str, ...] = ()) -> TravelTimes:
    """Hours from all villages to the capitals, the towns the report names and ``extra_districts`` (district codes).

    Raises : NoSuchSeat, a code is no district.
    """
    network = committed_network()
    return times_on(network, given or Assumptions(), placed(network, tuple(sorted(set(extra_districts)))))


def times_on(network: Network, given: Assumptions, places: pd.DataFrame) -> TravelTimes:
    """`travel_times` on a given network; ``places`` name the village they stand in."""
    seats = network.villages.index.get_indexer(places["village_code"])
    matrix = edges(network, given).matrix(len(network.villages))
    # Edges run both ways, so the hours from the seats are those to them.
    hours = dijkstra(matrix, directed=True, indices=seats).T + given.access_hours
    island = network.villages["island"].to_numpy(dtype=object)
    return TravelTimes(
        hours=np.ascontiguousarray(hours),
        villages=network.villages[VILLAGE_COLUMNS],
        places=places,
        sea_crossing=island[:, None] != island[seats][None, :],
    )
