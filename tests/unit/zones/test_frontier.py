"""The curve of hours over the number of offices."""

import itertools

import pytest

from kad.zones.frontier import frontier
from kad.zones.optimise import Wishes, optimise
from kad.zones.plan import ZonePlan
from kad.zones.travel import regency_times


def test_hours_never_rise_when_an_office_is_added(random_province):
    points = frontier(regency_times(random_province(3, 9)))
    assert [point.offices for point in points] == list(range(1, 10))
    assert all(point.optimal for point in points)
    for fewer, more in itertools.pairwise(points):
        assert more.mean_hours <= fewer.mean_hours + 1e-9
        assert more.worst_hours <= fewer.worst_hours + 1e-9


def test_the_curve_passes_through_the_optimum(random_province, regencies):
    times = regency_times(random_province(4, 3))
    names = regencies.assign(regency_code=list(times.regencies))
    best = optimise(ZonePlan.blank("Uji", times.regencies, 2), times, Wishes(2), names)
    assert frontier(times)[1].mean_hours == pytest.approx(best.objective_value)


def test_the_three_regencies_by_hand(travel):
    one, two, three = frontier(regency_times(travel))
    # All to the town: (50 + 50 + 100 + 50 + 200 + 60) / 350; Rote at home instead: 40 + 20.
    assert one.mean_hours == pytest.approx(510 / 350)
    assert two.mean_hours == pytest.approx(310 / 350)
    # Kupang to its own capital is 175 hours instead of 150: a third office does not help.
    assert three.mean_hours == pytest.approx(310 / 350)
    assert (one.worst_hours, two.worst_hours) == (6.0, 2.0)
