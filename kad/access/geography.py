"""Distances and the roads that may join villages, on a flat map of the province in kilometres."""

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

KM_PER_DEGREE = 111.2
MIDDLE_LATITUDE = -9.3
"""Of the province, which reaches two degrees either side: a flat map errs by less than 1 % there."""
LAND_SHARE = 0.8
"""Least share of an edge on land, so that no road runs across a bay or the enclave of Oecusse."""
SAMPLES = 12


def flat_km(lat_lon: Floats) -> Floats:
    """(lat, lon) in degrees → (x, y) in kilometres, N × 2."""
    east = lat_lon[:, 1] * np.cos(np.radians(MIDDLE_LATITUDE))
    return np.column_stack([east, lat_lon[:, 0]]) * KM_PER_DEGREE


def distances_km(one: Floats, other: Floats) -> Floats:
    """Straight distance row by row between two N × 2 arrays of (lat, lon).

    >>> distances_km(np.array([[-9.0, 120.0]]), np.array([[-10.0, 120.0]])).round(1).tolist()
    [111.2]
    """
    difference = flat_km(np.asarray(one, dtype=float)) - flat_km(np.asarray(other, dtype=float))
    return np.hypot(difference[:, 0], difference[:, 1])


def road_edges(lat_lon: Floats, island: NDArray[np.object_], land: shapely.Geometry | None) -> tuple[Indices, Floats]:
    """Pairs of villages that a road may join, and their straight length in km.

    Delaunay edges within each island that run over land, plus the shortest tree that keeps the island in one piece.

    lat_lon : N × 2. island : N names. land : in degrees, x = lon; None accepts every edge.
    Returns : E × 2 row numbers, E lengths.
    """
    pairs = [_island_edges(lat_lon, np.flatnonzero(island == name), land) for name in sorted(set(island))]
    edges = np.concatenate([np.empty((0, 2), dtype=np.int64), *pairs])
    return edges, distances_km(lat_lon[edges[:, 0]], lat_lon[edges[:, 1]])


def _island_edges(lat_lon: Floats, members: Indices, land: shapely.Geometry | None) -> Indices:
    edges = members[_neighbours(flat_km(lat_lon[members]))]
    if land is None or len(edges) == 0:
        return edges
    return edges[_over_land(lat_lon, edges, land) | _in_shortest_tree(lat_lon, edges)]


def _neighbours(points: Floats) -> Indices:
    """Delaunay edges; a chain along the line where there are too few points for a triangle."""
    if len(points) < 4:
        order = np.lexsort((points[:, 1], points[:, 0]))
        return np.column_stack([order[:-1], order[1:]])
    corners = Delaunay(points, qhull_options="QJ").simplices
    edges = np.sort(np.vstack([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]]), axis=1)
    return np.unique(edges, axis=0).astype(np.int64)


def _over_land(lat_lon: Floats, edges: Indices, land: shapely.Geometry) -> NDArray[np.bool_]:
    steps = (np.arange(SAMPLES) + 0.5) / SAMPLES
    start, end = lat_lon[edges[:, 0]], lat_lon[edges[:, 1]]
    points = start[:, None, :] + steps[None, :, None] * (end - start)[:, None, :]
    shapely.prepare(land)
    inside: NDArray[np.bool_] = shapely.contains_xy(land, points[..., 1], points[..., 0])
    return inside.mean(axis=1) >= LAND_SHARE


def _in_shortest_tree(lat_lon: Floats, edges: Indices) -> NDArray[np.bool_]:
    """Prefers edges over short hops of water to long ones."""
    # Villages may share one point, and a length of zero would be no edge.
    length = distances_km(lat_lon[edges[:, 0]], lat_lon[edges[:, 1]]) + 1e-6
    size = len(lat_lon)
    tree = minimum_spanning_tree(coo_matrix((length, (edges[:, 0], edges[:, 1])), shape=(size, size))).tocoo()
    kept = {tuple(sorted(pair)) for pair in zip(tree.row.tolist(), tree.col.tolist(), strict=True)}
    return np.array([tuple(sorted(pair)) in kept for pair in edges.tolist()])
