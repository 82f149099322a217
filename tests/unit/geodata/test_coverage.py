"""Shapes that share their edges, before and after."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geodata.coverage import between, faces, on_grid, simplify, without_fragments

LEFT, RIGHT = shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)


def wavy_pair() -> gpd.GeoSeries:
    """Two neighbours along a border of 200 corners."""
    y = np.linspace(0, 100_000, 200)
    border = np.column_stack([100_000 + 900 * np.sin(y / 2_000), y])
    west = shapely.Polygon([(0, 0), *border, (0, 100_000)])
    east = shapely.Polygon([(200_000, 0), *border, (200_000, 100_000)])
    return gpd.GeoSeries({"west": west, "east": east}, crs="EPSG:32751")


def test_a_line_across_a_square_makes_two_faces() -> None:
    found = faces([LEFT.boundary, shapely.LineString([(4, -1), (4, 11)])])
    assert sorted(face.area for face in found) == [40, 60]


def test_a_fragment_goes_to_the_neighbour_with_the_longest_shared_edge() -> None:
    lost = shapely.box(12, 0, 14, 8)
    labelled = [("a", LEFT), ("b", RIGHT.difference(lost)), ("a", lost)]
    main = without_fragments(labelled)
    assert main["a"].equals(LEFT)
    assert main["b"].equals(RIGHT)


def test_a_fragment_that_touches_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="1 fragments touch no regency"):
        without_fragments([("a", LEFT), ("a", shapely.box(50, 50, 51, 51))])


def test_simplifying_drops_corners_and_keeps_neighbours_together() -> None:
    before = wavy_pair()
    after = simplify(before, 1_000.0)
    assert after.count_coordinates().sum() < before.count_coordinates().sum() / 2
    assert shapely.coverage_is_valid(after.array)
    assert after.area.sum() == pytest.approx(before.area.sum())


def test_corners_on_a_grid_stay_shared() -> None:
    placed = on_grid(wavy_pair(), 500.0)
    assert shapely.coverage_is_valid(placed.array)
    assert not (shapely.get_coordinates(placed.array) % 500).any()
    assert list(placed.index) == ["west", "east"]


def test_only_narrow_slivers_lie_between_two_shapes() -> None:
    narrow, wide = shapely.box(10.1, 0, 20, 10), shapely.box(13, 0, 20, 10)
    assert between(LEFT, narrow, 1.0).area == pytest.approx(1.0, abs=0.1)
    assert between(LEFT, wide, 1.0).is_empty
