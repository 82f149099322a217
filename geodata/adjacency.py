"""Which regencies share a border on land, and how long it is."""

import geopandas as gpd
import pandas as pd
import shapely
from pyproj import Geod

ELLIPSOID = Geod(ellps="WGS84")


def neighbours(boundaries: gpd.GeoDataFrame) -> pd.DataFrame:
    """Land neighbours, each pair in both directions.

    boundaries : indexed by regency_code, EPSG:4326, neighbours sharing their edges exactly.
    Returns : regency_code, neighbour_code, border_km (geodesic), sorted. Meeting in a single point is no border.
    """
    codes, shapes = boundaries.index, boundaries.geometry.array
    touching = shapely.STRtree(shapes).query(shapes, predicate="intersects").T
    rows = [
        (codes[a], codes[b], round(km, 2))
        for a, b in touching
        if a != b and (km := _border_km(shapes[a], shapes[b])) > 0
    ]
    frame = pd.DataFrame(rows, columns=["regency_code", "neighbour_code", "border_km"])
    return frame.sort_values(["regency_code", "neighbour_code"], ignore_index=True)


def _border_km(a: shapely.Geometry, b: shapely.Geometry) -> float:
    shared = shapely.intersection(a.boundary, b.boundary)
    return sum(ELLIPSOID.geometry_length(line) for line in shapely.get_parts(shared)) / 1000
