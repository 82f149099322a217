"""Dividing an island: nearest villages first, then the areas."""

import numpy as np
import pytest
import shapely

from geodata.build import divide_island
from geodata.partition import CELL, inner_lines, partition, smooth

ISLAND = shapely.box(0, 0, 40_000, 20_000)
VILLAGES = {"west": np.array([[10_000.0, 10_000.0]]), "east": np.array([[30_000.0, 10_000.0]])}


def test_two_villages_with_equal_areas_meet_halfway() -> None:
    cells = partition(ISLAND, VILLAGES, {"west": 400.0, "east": 400.0})
    assert cells.code_at(19_000, 3_000) == "west"
    assert cells.code_at(21_000, 3_000) == "east"
    (line,) = inner_lines(cells)
    assert np.allclose(shapely.get_coordinates(line)[:, 0], 20_000, atol=CELL)


@pytest.mark.parametrize("share", [0.2, 0.35, 0.5, 0.7])
def test_each_area_meets_its_target(share: float) -> None:
    parts = divide_island(ISLAND, VILLAGES, {"west": 800 * share, "east": 800 * (1 - share)})
    assert parts["west"].area / ISLAND.area == pytest.approx(share, abs=0.01)


def test_the_parts_are_the_island_without_gap_or_overlap() -> None:
    three = {**VILLAGES, "north": np.array([[20_000.0, 19_000.0], [24_000.0, 18_000.0]])}
    parts = divide_island(ISLAND, three, dict.fromkeys(three, 1.0))
    assert shapely.coverage_is_valid(list(parts.values()))
    assert shapely.union_all(list(parts.values())).area == pytest.approx(ISLAND.area)


def test_a_village_lost_among_those_of_a_neighbour_makes_no_enclave() -> None:
    villages = {
        "west": np.array([[5_000.0, 10_000.0], [12_000.0, 5_000.0], [12_000.0, 15_000.0], [33_000.0, 10_000.0]]),
        "east": np.array([[30_000.0, 5_000.0], [30_000.0, 15_000.0], [37_000.0, 6_000.0], [37_000.0, 14_000.0]]),
    }
    parts = divide_island(ISLAND, villages, {"west": 400.0, "east": 400.0})
    assert {part.geom_type for part in parts.values()} == {"Polygon"}
    assert parts["east"].contains(shapely.Point(33_000, 10_000))


def test_smoothing_leaves_a_straight_line_straight() -> None:
    line = np.column_stack([np.arange(20.0), np.full(20, 3.0)])
    assert np.allclose(smooth(line), line)
