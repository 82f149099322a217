"""Closing what others' drawings leave open."""

import geopandas as gpd
import pytest
import shapely

from geodata.crs import GEOGRAPHIC, METRIC
from geodata.mend import mend_coverage, polygons_only


def drawn(*boxes: tuple[float, float, float, float]) -> gpd.GeoSeries:
    """Rectangles in metres from the middle of the province, in degrees."""
    return gpd.GeoSeries([shapely.box(*box) for box in boxes], crs=METRIC).to_crs(GEOGRAPHIC)


def test_a_gap_open_at_both_ends_is_closed() -> None:
    """50 m × 10 km are 0.5 km²."""
    mended = mend_coverage(drawn((0, 0, 10_000, 10_000), (10_050, 0, 20_000, 10_000)))
    assert mended.gaps_km2 == pytest.approx(0.5, rel=0.05)
    assert shapely.intersection(*mended.shapes.boundary).length > 0
    assert shapely.coverage_is_valid(mended.shapes.array)


def test_an_overlap_is_measured_and_given_to_one_of_the_two() -> None:
    """100 m × 10 km are 1 km²."""
    mended = mend_coverage(drawn((0, 0, 10_000, 10_000), (9_900, 0, 20_000, 10_000)))
    assert mended.overlaps_km2 == pytest.approx(1.0, rel=0.01)
    assert mended.shapes.to_crs(METRIC).area.sum() / 1e6 == pytest.approx(200, rel=0.001)
    assert shapely.coverage_is_valid(mended.shapes.array)


def test_a_strait_stays_open() -> None:
    mended = mend_coverage(drawn((0, 0, 10_000, 10_000), (10_400, 0, 20_000, 10_000)))
    assert (mended.gaps_km2, mended.shapes.iloc[0].touches(mended.shapes.iloc[1])) == (0.0, False)


def test_a_ring_that_crosses_itself_keeps_both_its_halves() -> None:
    assert polygons_only(shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])).area == 2.0


def test_a_coverage_without_fault_stays_as_it_is() -> None:
    shapes = gpd.GeoSeries([shapely.box(122, -9, 122.1, -8.9), shapely.box(122.1, -9, 122.2, -8.9)], crs=GEOGRAPHIC)
    mended = mend_coverage(shapes)
    assert mended.shapes.geom_equals(shapes).all()
    assert (mended.gaps_km2, mended.overlaps_km2, mended.simplified) == (0.0, 0.0, False)
