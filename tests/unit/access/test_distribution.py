"""Hours spread over people, worked by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kad.access import distribution
from kad.access.distribution import quantile

VILLAGES = pd.DataFrame({"regency_code": ["r", "r", "s", "s"], "district_code": ["r.1", "r.1", "s.1", "s.2"]})
HOURS = np.array([1.0, 3.0, 9.0, np.inf])
PEOPLE = np.array([30.0, 10.0, 40.0, 20.0])


def test_the_whole_counts_those_without_a_way_apart() -> None:
    """Mean (30 + 30 + 360) / 80; half of the 80 people who arrive are there within 3 h."""
    row = distribution(HOURS, PEOPLE, VILLAGES, None, np.array([False, False, True, True])).loc["all"]
    assert row["mean"] == pytest.approx(5.25)
    assert (row["p50"], row["p90"], row["worst"]) == (3.0, 9.0, 9.0)
    assert (row["within_1"], row["within_2"], row["within_4"], row["within_8"]) == (0.3, 0.3, 0.4, 0.4)
    assert (row["people"], row["sea_people"], row["unreachable_people"]) == (100, 60, 20)


def test_regencies_and_districts_have_their_own_rows() -> None:
    by_regency = distribution(HOURS, PEOPLE, VILLAGES, "regency")
    assert by_regency["mean"].to_dict() == {"r": 1.5, "s": 9.0}
    by_district = distribution(HOURS, PEOPLE, VILLAGES, "district")
    assert by_district.index.tolist() == ["r.1", "s.1", "s.2"]
    assert np.isnan(by_district.loc["s.2", "mean"])


def test_nobody_has_no_median() -> None:
    assert np.isnan(quantile(np.array([]), np.array([]), 0.5))


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 1000)), min_size=1))
def test_a_higher_share_never_takes_less_time(rows: list[tuple[float, float]]) -> None:
    hours, people = (np.array(column) for column in zip(*rows, strict=True))
    marks = [quantile(hours, people, share) for share in (0.1, 0.5, 0.9, 1.0)]
    assert marks == sorted(marks)
    assert marks[-1] == hours.max()
