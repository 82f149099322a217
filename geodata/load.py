"""The committed geometry of `data/`."""

from pathlib import Path

import geopandas as gpd

DATA = Path(__file__).resolve().parent.parent / "data"


def boundaries(path: Path = DATA / "boundaries.geojson") -> gpd.GeoDataFrame:
    """The regencies, EPSG:4326, indexed by regency_code in ascending order.

    Built from villages and open land data: indicative, not official.
    """
    return gpd.read_file(path).set_index("regency_code").sort_index()[["geometry"]]


def context_land(path: Path = DATA / "context_land.geojson") -> gpd.GeoDataFrame:
    """Land around the province, EPSG:4326: kind (`timor_leste`, `indonesia`) and name, empty for a small island."""
    return gpd.read_file(path)[["kind", "name", "geometry"]]
