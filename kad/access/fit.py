"""Detour and road speeds as `data/roads.csv` has them, and how far the network errs."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from kad.access.assumptions import Assumptions
from kad.access.network import ROAD_ISLANDS, Network, committed_network
from kad.access.weights import of_island
from kad.tables import read_table


@dataclass(frozen=True)
class FitError:
    """n facts compared; rmse in the quantity's unit; median_pct the median absolute difference in per cent."""

    n: int
    rmse: float
    median_pct: float


@dataclass(frozen=True, eq=False)
class Fit:
    """What the recorded roads say, and how well the network repeats them.

    detours : island → road km per km along straight edges. speeds : island → km/h. Islands without facts are left out.
    distance, hours : errors on the facts used; held_out_distance, held_out_hours : on facts not used.
    facts : the rows compared, with modelled_km and modelled_hours under the assumptions given.
    """

    detours: dict[str, float]
    speeds: dict[str, float]
    distance: FitError
    hours: FitError
    held_out_distance: FitError
    held_out_hours: FitError
    facts: pd.DataFrame


def fit(given: Assumptions | None = None) -> Fit:
    """Fit detour and speeds to the facts marked ``fit``; judge ``given`` by them and by those marked ``check``."""
    return fit_on(committed_network(), read_table("roads"), given or Assumptions())


def fit_on(network: Network, roads: pd.DataFrame, given: Assumptions) -> Fit:
    """`fit` on a given network.

    Per island, detour: sum of recorded km over sum of straight-edge km. Speed: sum of road km over sum of recorded
    hours, with the detour given where no distance is recorded. Both are ratio estimators, so long roads count more
    than short ones, whose end points are the least certain.
    """
    facts = _facts(network, roads, given)
    used = facts[facts["used_for"] == "fit"]
    measured = used.dropna(subset=["distance_km"]).groupby("island")[["distance_km", "straight_km"]].sum()
    detours = (measured["distance_km"] / measured["straight_km"]).to_dict()
    timed = used.dropna(subset=["hours"]).groupby("island")[["straight_km", "hours"]].sum()
    speeds = {
        str(name): float(detours.get(name, getattr(given, f"road_detour_{name}")) * row["straight_km"] / row["hours"])
        for name, row in timed.iterrows()
    }
    checked = facts[facts["used_for"] == "check"]
    return Fit(
        detours,
        speeds,
        _error(used["distance_km"], used["modelled_km"]),
        _error(used["hours"], used["modelled_hours"]),
        _error(checked["distance_km"], checked["modelled_km"]),
        _error(checked["hours"], checked["modelled_hours"]),
        facts,
    )


def _facts(network: Network, roads: pd.DataFrame, given: Assumptions) -> pd.DataFrame:
    facts = roads[roads["used_for"] != "none"].copy()
    start = network.villages.index.get_indexer(facts["from_village"])
    end = network.villages.index.get_indexer(facts["to_village"])
    size = len(network.villages)
    # Two villages on one point are no distance apart, but scipy reads a stored zero as no edge.
    graph = csr_matrix((np.maximum(network.road_km, 1e-9), network.roads.T), shape=(size, size))
    sources, order = np.unique(start, return_inverse=True)
    island = network.villages["island"].to_numpy(dtype=object)[start]
    facts["straight_km"] = dijkstra(graph, directed=False, indices=sources)[order, end]
    facts["island"] = np.where(np.isin(island, list(ROAD_ISLANDS.values())), island, "other")
    facts["modelled_km"] = facts["straight_km"] * of_island("road_detour", island, given)
    facts["modelled_hours"] = facts["modelled_km"] / of_island("road_speed", island, given)
    return facts


def _error(recorded: pd.Series, modelled: pd.Series) -> FitError:
    known = recorded.notna()
    difference = (modelled - recorded)[known].to_numpy(dtype=float)
    if len(difference) == 0:
        return FitError(0, float("nan"), float("nan"))
    relative = np.abs(difference) / recorded[known].to_numpy(dtype=float)
    return FitError(len(difference), float(np.sqrt((difference**2).mean())), float(np.median(relative) * 100))
