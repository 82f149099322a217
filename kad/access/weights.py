"""How long each edge of the network takes under given assumptions."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from kad.access.assumptions import Assumptions
from kad.access.geography import Floats, Indices
from kad.access.network import ROAD_ISLANDS, Network

KM_PER_NAUTICAL_MILE = 1.852
HOURS_PER_WEEK = 168.0
ROAD = -1


@dataclass(frozen=True, eq=False)
class Edges:
    """One row per edge, the quickest of those joining the same two villages.

    a, b : rows of the villages. moving, waiting : hours. km : length travelled. line : row of `Network.lines`, or ROAD.
    """

    a: Indices
    b: Indices
    moving: Floats
    waiting: Floats
    km: Floats
    line: Indices

    def matrix(self, size: int) -> csr_matrix:
        """Hours as a sparse matrix, size × size, each edge in both directions."""
        # Two villages on one point are no time apart, but scipy reads a stored zero as no edge.
        hours = np.maximum(self.moving + self.waiting, 1e-9)
        ends = (np.concatenate([self.a, self.b]), np.concatenate([self.b, self.a]))
        return csr_matrix((np.concatenate([hours, hours]), ends), shape=(size, size))


def edges(network: Network, given: Assumptions) -> Edges:
    """Every edge that is open in the season given."""
    island = network.villages["island"].to_numpy(dtype=object)[network.roads[:, 0]]
    road_km = network.road_km * of_island("road_detour", island, given)
    chosen = _open(network.lines, given)
    lines = network.lines[chosen]
    moving, waiting = line_hours(lines, given)
    roads = len(road_km)
    return _quickest(
        Edges(
            a=np.concatenate([network.roads[:, 0], lines["a"].to_numpy(dtype=np.int64)]),
            b=np.concatenate([network.roads[:, 1], lines["b"].to_numpy(dtype=np.int64)]),
            moving=np.concatenate([road_km / of_island("road_speed", island, given), moving]),
            waiting=np.concatenate([np.zeros(roads), waiting]),
            km=np.concatenate([road_km, lines["km"].to_numpy(dtype=float)]),
            line=np.concatenate([np.full(roads, ROAD), np.flatnonzero(chosen)]),
        )
    )


def of_island(number: Literal["road_speed", "road_detour"], island: NDArray[np.object_], given: Assumptions) -> Floats:
    """The road speed in km/h, or the detour, on each island: the three large ones have their own."""
    values = [getattr(given, f"{number}_{name}") for name in (*ROAD_ISLANDS.values(), "other")]
    position = {name: place for place, name in enumerate(ROAD_ISLANDS.values())}
    return np.array(values, dtype=float)[[position.get(name, -1) for name in island]]


def line_hours(lines: pd.DataFrame, given: Assumptions) -> tuple[Floats, Floats]:
    """Hours moving, and hours waiting and boarding, of each line.

    Waiting is ``wait_share`` of the mean headway (168 h ÷ departures a week), at most ``wait_cap_hours``: who travels
    by a weekly ship knows its day and does not spend half a week on the quay. In the west monsoon ships keep a share of
    their departures, so the wait grows by its inverse.
    """
    sea = (lines["mode"] == "sea").to_numpy()
    reduced = ((lines["season"] == "reduced") & (given.season == "west_monsoon")).to_numpy()
    speed_km = np.array([_speed_kmh(vessel, given) for vessel in lines["vessel_class"]], dtype=float)
    way = lines["km"].to_numpy(dtype=float) * np.where(sea, given.sea_detour, 1.0)
    known = lines["hours"].to_numpy(dtype=float)
    moving = np.where(np.isnan(known), way / speed_km, known) * np.where(sea, given.sailing_factor, 1.0)
    moving *= np.where(reduced, given.monsoon_sailing_factor, 1.0)
    departures = lines["departures_per_week"].fillna(given.local_boat_departures).to_numpy(dtype=float)
    waiting = np.minimum(given.wait_share * HOURS_PER_WEEK / departures, given.wait_cap_hours)
    waiting /= np.where(reduced, given.monsoon_departures_share, 1.0)
    return moving, waiting + np.where(sea, given.boarding_hours, given.check_in_hours)


def _speed_kmh(vessel_class: str, given: Assumptions) -> float:
    if vessel_class == "aircraft":
        return given.flight_speed
    return float(getattr(given, f"speed_{vessel_class}")) * KM_PER_NAUTICAL_MILE


def _open(lines: pd.DataFrame, given: Assumptions) -> NDArray[np.bool_]:
    chosen = np.ones(len(lines), dtype=bool)
    if not given.use_air:
        chosen &= (lines["mode"] != "air").to_numpy()
    if given.season == "west_monsoon":
        chosen &= (lines["season"] != "stops").to_numpy()
    return chosen


def _quickest(every: Edges) -> Edges:
    low, high = np.minimum(every.a, every.b), np.maximum(every.a, every.b)
    order = np.lexsort((every.moving + every.waiting, high, low))
    first = np.ones(len(order), dtype=bool)
    first[1:] = (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)
    kept = order[first]
    return Edges(low[kept], high[kept], every.moving[kept], every.waiting[kept], every.km[kept], every.line[kept])
