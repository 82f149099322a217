"""Mend shapes drawn by others: rings that cross themselves, gaps and overlaps along shared borders."""

from dataclasses import dataclass
from itertools import combinations

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.coverage import between, on_grid, simplify
from geodata.crs import GEOGRAPHIC, METRIC
from geodata.geojson import DECIMALS

GAP = 150.0
"""Metres: a wider opening between two regencies is water or foreign land, not a slip of the pen."""
NOTCH = 10
"""Slivers shorter around than this many gaps are the notches of a coast where two regencies meet."""
FINE = 10.0
"""Metres: detail below the grid of the map, dropped first so that a heavy file is no slower than a light one."""
MANY_CORNERS = 12_000
"""More than twice those of the committed map; beyond, the map is simplified for slow lines."""
TOLERANCE = 100.0


@dataclass(frozen=True)
class Mended:
    """A coverage and what it took to make it."""

    shapes: gpd.GeoSeries
    """EPSG:4326, same index, corners on the grid of the map."""
    gaps_km2: float
    overlaps_km2: float
    corners_before: int
    corners_after: int
    simplified: bool


def polygons_only(shape: BaseGeometry) -> BaseGeometry:
    """A valid flat version of a polygon; the lines and points that mending leaves over are dropped.

    >>> bow_tie = shapely.from_wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
    >>> polygons_only(bow_tie).area
    2.0
    """
    valid = shapely.make_valid(shapely.force_2d(shape))
    parts = shapely.get_parts(shapely.get_parts(valid))
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon"])


def mend_coverage(shapes: gpd.GeoSeries) -> Mended:
    """Close gaps and overlaps between neighbours.

    shapes : valid polygons, EPSG:4326; one a regency.
    """
    metric = shapes.to_crs(METRIC)
    corners = int(shapely.get_num_coordinates(metric.array).sum())
    heavy = corners > MANY_CORNERS
    drawn = shapely.make_valid(shapely.simplify(metric.array, FINE) if heavy else np.array(metric.array))
    covered = shapely.union_all(drawn).area
    overlaps = shapely.area(drawn).sum() - covered
    drawn = sealed(drawn)
    if not shapely.coverage_is_valid(drawn):
        drawn = shapely.coverage_clean(drawn, gap_width=GAP)
    closed = gpd.GeoSeries(drawn, index=shapes.index, crs=METRIC)
    gaps = closed.area.sum() - covered
    light = simplify(closed, TOLERANCE) if heavy else closed
    placed = on_grid(light.to_crs(GEOGRAPHIC), 10**-DECIMALS)
    after = int(shapely.get_num_coordinates(placed.array).sum())
    return Mended(placed, max(gaps, 0.0) / 1e6, overlaps / 1e6, corners, after, heavy)


def sealed(drawn: np.ndarray) -> np.ndarray:
    """Shapes (metres) with the slivers between each pair of neighbours given to the first of the two."""
    shapes = drawn.copy()
    for a, b in combinations(range(len(shapes)), 2):
        if shapely.dwithin(shapes[a], shapes[b], GAP):
            slivers = shapely.get_parts(between(shapes[a], shapes[b], GAP))
            long = slivers[shapely.length(slivers) > NOTCH * GAP]
            shapes[a] = polygons_only(shapely.union_all([shapes[a], *long]))
    return shapes
