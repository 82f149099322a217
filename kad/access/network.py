"""The network: villages as nodes, roads and lines as edges. Its shape depends on data only, never on assumptions."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import KDTree

from geodata.load import boundaries
from kad.access.geography import Floats, Indices, distances_km, flat_km, road_edges
from kad.tables import read_table

ROAD_ISLANDS = {"53.71": "timor", "53.08": "flores", "53.11": "sumba"}
"""Regency → the island its capital stands on, for the three islands whose road speed is fitted."""
LINE_COLUMNS = [
    "route_id", "name", "from_name", "to_name", "a", "b", "mode", "vessel_class", "km", "hours", "hours_source",
    "departures_per_week", "departures_source", "season",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Network:
    """villages : indexed by village_code: name, regency_code, district_code, lat, lon, island, people, imputed (the
    point is the district's or regency's mean).
    roads : E × 2 rows of ``villages``; road_km : their straight length.
    lines : sea and air lines between rows ``a`` and ``b`` of ``villages``; a ``route_id`` starting with ``local`` is a
    boat assumed because no source names any line to the island.
    """

    villages: pd.DataFrame
    roads: Indices
    road_km: Floats
    lines: pd.DataFrame

    def row(self, village_code: str) -> int:
        """Row of ``village_code``. Raises : KeyError."""
        return int(self.villages.index.get_loc(village_code))


@cache
def committed_network() -> Network:
    """The network of the committed tables and boundaries, built once a process."""
    shape = shapely.union_all(boundaries().geometry.array)
    villages = with_points(read_table("villages"), read_table("districts"))
    villages["island"] = _islands(villages, shape)
    return build_network(with_people(villages, read_table("regencies")), stops(), read_table("routes"), shape)


def build_network(
    villages: pd.DataFrame, halts: pd.DataFrame, routes: pd.DataFrame, land: shapely.Geometry | None = None
) -> Network:
    """Join villages by roads over ``land``, islands by the lines of ``routes``, and what is left by assumed boats.

    villages : as in `Network`. halts : indexed by port or airport: name, village_code or lat and lon.
    """
    points = villages[["lat", "lon"]].to_numpy(dtype=float)
    roads, road_km = road_edges(points, villages["island"].to_numpy(dtype=object), land)
    lines = _lines(villages, halts, routes, points)
    local = _local_boats(villages, points, lines)
    return Network(villages, roads, road_km, pd.concat([lines, local], ignore_index=True) if len(local) else lines)


def with_points(villages: pd.DataFrame, districts: pd.DataFrame) -> pd.DataFrame:
    """Villages indexed by code; one without a point takes the mean of its district's villages, else the district's own
    point, else the mean of its regency, and is marked ``imputed``."""
    placed = villages.set_index("village_code").copy()
    placed["imputed"] = placed["lat"].isna()
    own = districts.set_index("district_code")
    for column in ("lat", "lon"):
        known = placed[column]
        by_district = known.groupby(placed["district_code"]).transform("mean")
        by_regency = known.groupby(placed["regency_code"]).transform("mean")
        placed[column] = known.fillna(by_district).fillna(placed["district_code"].map(own[column])).fillna(by_regency)
    return placed


def with_people(villages: pd.DataFrame, regencies: pd.DataFrame) -> pd.DataFrame:
    """People per village: its regency's population shared equally among the regency's villages."""
    population = regencies.set_index("regency_code")["population"].astype(float)
    count = villages.groupby("regency_code")["name"].transform("size")
    return villages.assign(people=villages["regency_code"].map(population).astype(float) / count)


@cache
def stops() -> pd.DataFrame:
    """Ports and airports, indexed by their code: name, regency_code, lat, lon, village_code (ports only)."""
    ports = read_table("ports").set_index("port")
    airports = read_table("airports").set_index("airport")
    return pd.concat([ports, airports.assign(name=airports["town"])])[
        ["name", "regency_code", "village_code", "lat", "lon"]
    ]


@cache
def sea_links() -> pd.DataFrame:
    """Sea lines between two regencies: regency_code, other_code, name, one row per line."""
    routes = read_table("routes")
    between = routes[(routes["mode"] == "sea") & (routes["from_regency"] != routes["to_regency"])]
    return between.rename(columns={"from_regency": "regency_code", "to_regency": "other_code"})[
        ["regency_code", "other_code", "name"]
    ].reset_index(drop=True)


def _islands(villages: pd.DataFrame, shape: shapely.Geometry) -> NDArray[np.object_]:
    """Name of the island each village stands on: the nearest part of the land."""
    parts = shapely.get_parts(shape)
    number = shapely.STRtree(parts).nearest(shapely.points(villages["lon"].to_numpy(), villages["lat"].to_numpy()))
    names = np.array([f"island-{part}" for part in number], dtype=object)
    seats = read_table("seats").set_index("place_id")["village_code"]
    for regency_code, name in ROAD_ISLANDS.items():
        names[number == number[villages.index.get_loc(seats[regency_code])]] = name
    return names


def _lines(villages: pd.DataFrame, halts: pd.DataFrame, routes: pd.DataFrame, points: Floats) -> pd.DataFrame:
    tree = KDTree(flat_km(points))
    nearest = tree.query(flat_km(halts[["lat", "lon"]].to_numpy(dtype=float)))[1]
    own = villages.index.get_indexer(halts["village_code"].fillna(""))
    node = pd.Series(np.where(own >= 0, own, nearest), index=halts.index)
    ends = [halts.loc[routes[end], ["lat", "lon"]].to_numpy(dtype=float) for end in ("from", "to")]
    return routes.assign(
        from_name=routes["from"].map(halts["name"]),
        to_name=routes["to"].map(halts["name"]),
        a=routes["from"].map(node).astype(int),
        b=routes["to"].map(node).astype(int),
        km=distances_km(*ends),
    )[LINE_COLUMNS]


def _local_boats(villages: pd.DataFrame, points: Floats, lines: pd.DataFrame) -> pd.DataFrame:
    """Assumed small boats: each group of islands that no year-round sea line joins to the largest one gets a boat from
    its village nearest to another group, until all hang together."""
    names, island = np.unique(villages["island"].to_numpy(dtype=str), return_inverse=True)
    lasting = lines[(lines["mode"] == "sea") & (lines["season"] != "stops")]
    pairs = [(island[a], island[b]) for a, b in zip(lasting["a"], lasting["b"], strict=True)]
    boats: list[dict[str, object]] = []
    while True:
        group = _groups(pairs, len(names))[island]
        largest = np.bincount(group).argmax()
        outside = group[group != largest]
        if len(outside) == 0:
            return pd.DataFrame(boats, columns=LINE_COLUMNS)
        a, b, km = _shortest_crossing(points, group == outside[0])
        pairs.append((island[a], island[b]))
        boats.append(_local_boat(villages, a, b, km))


def _groups(pairs: list[tuple[int, int]], size: int) -> Indices:
    ends = np.array(pairs, dtype=int).reshape(-1, 2)
    joined: Indices = connected_components(
        coo_matrix((np.ones(len(ends)), ends.T), shape=(size, size)), directed=False
    )[1]
    return joined


def _shortest_crossing(points: Floats, inside: NDArray[np.bool_]) -> tuple[int, int, float]:
    flat = flat_km(points)
    here, there = np.flatnonzero(inside), np.flatnonzero(~inside)
    km, nearest = KDTree(flat[there]).query(flat[here])
    best = int(km.argmin())
    return int(here[best]), int(there[nearest[best]]), float(km[best])


def _local_boat(villages: pd.DataFrame, a: int, b: int, km: float) -> dict[str, object]:
    names = [str(villages["name"].iloc[row]) for row in (a, b)]
    return {
        "route_id": f"local-{villages.index[a]}-{villages.index[b]}",
        "name": "–".join(names), "from_name": names[0], "to_name": names[1], "a": a, "b": b, "mode": "sea",
        "vessel_class": "small_boat", "km": km, "hours": float("nan"), "hours_source": "assumed",
        "departures_per_week": float("nan"), "departures_source": "assumed", "season": "reduced",
    }  # fmt: skip
