"""Which islands the regencies stand on."""

import geopandas as gpd
import pandas as pd
import shapely

from geodata.crs import GEOGRAPHIC, METRIC

ISLANDS = {
    "Adonara": (-8.33333, 123.16667),
    "Alor": (-8.27667, 124.73944),
    "Flores": (-8.715, 121.49556),
    "Komodo": (-8.57694, 119.45111),
    "Lembata": (-8.40472, 123.53472),
    "Palue": (-8.325, 121.71167),
    "Pantar": (-8.42111, 124.13389),
    "Pulau Besar": (-8.45944, 122.37333),
    "Raijua": (-10.61944, 121.57694),
    "Rinca": (-8.69667, 119.69194),
    "Rote": (-10.74361, 123.11833),
    "Sabu": (-10.54222, 121.84667),
    "Semau": (-10.23333, 123.39167),
    "Solor": (-8.47639, 122.98389),
    "Sumba": (-9.72833, 120.00111),
    "Timor": (-9.7, 124.3),
}
"""Islands of 30 km² and more: name → (lat, lon) of a place on it, from idn-area-data 3.1.2; Timor, which it leaves out
as an island of two countries, by hand."""


def islands(boundaries: gpd.GeoDataFrame, capitals: pd.DataFrame | None = None) -> pd.DataFrame:
    """Each regency's share of each named island.

    boundaries : indexed by regency_code, EPSG:4326.
    capitals : indexed by regency_code, columns lat and lon; without it the capital is taken to stand on the regency's
    largest part.
    Returns : regency_code, island, area_km2, has_capital; largest island of a regency first. Islets without a name in
    `ISLANDS` are left out.
    """
    land = shapely.get_parts(shapely.union_all(boundaries.to_crs(METRIC).geometry.array, grid_size=1.0))
    names = _names(land)
    parts = boundaries[["geometry"]].to_crs(METRIC).explode()
    nearest = shapely.STRtree(land).nearest(shapely.point_on_surface(parts.geometry.array))
    held = pd.DataFrame(
        {
            "regency_code": parts.index,
            "island": [names.get(int(position), "") for position in nearest],
            "area_km2": parts.area.to_numpy() / 1e6,
        }
    )
    held = held[held["island"] != ""].groupby(["regency_code", "island"], as_index=False)["area_km2"].sum().round(2)
    held = held.sort_values(["regency_code", "area_km2"], ascending=[True, False], ignore_index=True)
    home = held.drop_duplicates("regency_code").set_index("regency_code")["island"].to_dict()
    if capitals is not None:
        home |= _standing_on(land, names, capitals)
    held["has_capital"] = [
        home[code] == island for code, island in zip(held["regency_code"], held["island"], strict=True)
    ]
    return held


def _names(land: list[shapely.Geometry]) -> dict[int, str]:
    places = pd.DataFrame.from_dict(ISLANDS, orient="index", columns=["lat", "lon"])
    positions = shapely.STRtree(land).nearest(_metric_points(places))
    return {int(position): name for name, position in zip(places.index, positions, strict=True)}


def _standing_on(land: list[shapely.Geometry], names: dict[int, str], places: pd.DataFrame) -> dict[str, str]:
    positions = shapely.STRtree(land).nearest(_metric_points(places))
    return {code: names.get(int(position), "") for code, position in zip(places.index, positions, strict=True)}


def _metric_points(places: pd.DataFrame) -> list[shapely.Point]:
    points = gpd.GeoSeries(gpd.points_from_xy(places["lon"], places["lat"]), crs=GEOGRAPHIC)
    return list(points.to_crs(METRIC))
