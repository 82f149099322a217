"""Who borders whom, and along how many kilometres."""

import geopandas as gpd
import pytest
import shapely

from geodata.adjacency import neighbours


def squares(*boxes: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    shapes = gpd.GeoSeries([shapely.box(*box) for box in boxes], index=list("abcdef"[: len(boxes)]), crs="EPSG:4326")
    return gpd.GeoDataFrame(geometry=shapes).rename_axis("regency_code")


def test_a_border_along_a_meridian_has_its_geodesic_length() -> None:
    """One degree of latitude south from the equator is 110.574 km on WGS 84."""
    found = neighbours(squares((0, -1, 1, 0), (1, -1, 2, 0)))
    assert found["border_km"].tolist() == pytest.approx([110.57, 110.57])


def test_each_pair_stands_in_both_directions() -> None:
    found = neighbours(squares((0, 0, 1, 1), (1, 0, 2, 1), (2, 0, 3, 1)))
    assert list(zip(found["regency_code"], found["neighbour_code"], strict=True)) == [
        ("a", "b"), ("b", "a"), ("b", "c"), ("c", "b"),
    ]  # fmt: skip


def test_meeting_in_a_point_is_no_border() -> None:
    assert neighbours(squares((0, 0, 1, 1), (1, 1, 2, 2))).empty
