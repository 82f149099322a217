"""Distances over the whole country."""

import numpy as np
import pytest

from benchmarks.indonesia import great_circle_km


def test_a_quarter_of_the_equator_is_a_quarter_of_the_earths_round() -> None:
    distances = great_circle_km(np.radians([[0.0, 0.0], [0.0, 90.0]]))
    assert distances[0, 1] == pytest.approx(6371.0 * np.pi / 2)
    assert distances == pytest.approx(distances.T)
