"""Each metric worked by hand on the three regencies of `conftest.travel`, and a property."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kad.zones.errors import UnknownPlace
from kad.zones.metrics import METRICS, baseline, evaluate, gains, weighted_quantile
from kad.zones.plan import ZonePlan

# Under the fixture plan: 53.71 villages 0.5 and 0.5, 53.01 villages 2.0 and 1.0, 53.14 at home 1.0 and 2.0.
PLAN_MEAN = (100 * 0.5 + 100 * 0.5 + 50 * 2 + 50 * 1 + 40 * 1 + 10 * 2) / 350
ZONE_1 = {
    "population": 300,
    "area_km2": 5130.659 + 158.885,
    "members": 2,
    "districts": 3,
    "villages": 4,
    "mean_hours": (50 + 50 + 100 + 50) / 300,
    "p50_hours": 0.5,  # 200 of 300 people within half an hour
    "p90_hours": 2.0,  # 250 within 1 hour is 83 %
    "worst_hours": 2.0,
    "within_2h": 1.0,
    "within_4h": 1.0,
    "sea_crossing_population": 0,
    "unknown_population": 0,
    "saved_vs_kupang": 0,
    "saved_vs_report": 0,
}
PLAN = {
    "population": 350,
    "area_km2": 5130.659 + 158.885 + 1277.256,
    "members": 3,
    "districts": 5,
    "villages": 6,
    "mean_hours": PLAN_MEAN,
    "p50_hours": 0.5,
    "p90_hours": 2.0,
    "worst_hours": 2.0,
    "within_2h": 1.0,
    "within_4h": 1.0,
    "sea_crossing_population": 0,
    "unknown_population": 0,
    "saved_vs_kupang": (40 * (5 - 1) + 10 * (6 - 2)) / 350,
    "saved_vs_report": 0,
    "balance": 300 / 175,
}


def test_every_metric_of_a_zone_is_what_the_hand_finds(plan, travel):
    assert evaluate(plan, travel, plan).zone(1) == pytest.approx(ZONE_1)


def test_every_metric_of_the_plan_is_what_the_hand_finds(plan, travel):
    assert evaluate(plan, travel, plan).values == pytest.approx(PLAN)


def test_the_hand_worked_figures_cover_the_whole_registry():
    assert set(PLAN) == {metric.key for metric in METRICS}


def test_everyone_to_kupang_is_the_baseline(travel):
    mean = (100 * 0.5 + 100 * 0.5 + 50 * 2 + 50 * 1 + 40 * 5 + 10 * 6) / 350
    assert baseline(travel) == pytest.approx({"mean": mean, "p50": 0.5, "p90": 5.0, "worst": 6.0})


def test_people_whose_way_is_by_sea_are_counted(plan, travel):
    assert evaluate(plan.move("53.14", 1), travel, plan).values["sea_crossing_population"] == 50


def test_two_hours_and_four_hours_are_told_apart(plan, travel):
    # Everyone to Oelamasi: 1.5, 1.0, 1.0, 2.5, 6.0, 7.0 hours.
    figures = evaluate(plan.merge(1, 2).set_seat(1, "53.01"), travel, plan)
    assert figures.values["within_2h"] == pytest.approx(250 / 350)
    assert figures.values["within_4h"] == pytest.approx(300 / 350)


def test_a_zone_without_a_seat_has_unknown_hours_and_says_for_how_many(plan, travel):
    figures = evaluate(plan.clear_seat(1), travel, plan)
    assert figures.zone(1)["mean_hours"] is None
    assert figures.zone(1)["unknown_population"] == 300
    assert figures.values["unknown_population"] == 300
    assert figures.values["mean_hours"] == pytest.approx((40 + 20) / 50)


def test_a_village_without_a_way_is_left_out_and_counted(plan, travel):
    travel.hours[5, 2] = np.inf
    figures = evaluate(plan, travel, plan)
    assert figures.zone(2)["mean_hours"] == pytest.approx(1.0)
    assert figures.zone(2)["unknown_population"] == 10


def test_hours_saved_compare_the_same_people(plan, travel):
    report = plan.clear_seat(1)
    figures = evaluate(plan.set_seat(2, "53.71"), travel, report)
    assert figures.values["saved_vs_report"] == pytest.approx((40 * (1 - 5) + 10 * (2 - 6)) / 50)


def test_a_seat_that_is_no_place_is_named(plan, travel):
    with pytest.raises(UnknownPlace, match="atlantis"):
        evaluate(plan.set_seat(1, "atlantis"), travel, plan)


@pytest.mark.parametrize("code", ["53.01", "53.14", "53.71"])
@pytest.mark.parametrize(("start", "target"), list(product([1, 2, 3], repeat=2)))
def test_moving_a_regency_changes_only_two_zones(travel, code, start, target):
    plan = ZonePlan.blank("Uji", ["53.01", "53.14", "53.71"], 3).move_many(["53.01", "53.71"], 1).move("53.14", 2)
    plan = plan.set_seat(1, "53.71").set_seat(2, "53.14").set_seat(3, "53.01").move(code, start)
    before, after = evaluate(plan, travel, plan), evaluate(plan.move(code, target), travel, plan)
    for number in {1, 2, 3} - {start, target}:
        assert before.zone(number) == after.zone(number)


def test_gains_name_the_hours_each_regency_wins_or_loses(plan, travel):
    table = gains(plan, None, travel)
    assert table.change_hours.to_dict() == pytest.approx({"53.01": 0, "53.14": -4, "53.71": 0})
    assert table.hours.to_dict() == pytest.approx({"53.01": 1.5, "53.14": 1.2, "53.71": 0.5})


def test_gains_are_unknown_where_a_seat_is_missing(plan, travel):
    assert gains(plan.clear_seat(2), plan, travel).change_hours.isna().to_dict() == {
        "53.01": False, "53.14": True, "53.71": False,
    }  # fmt: skip


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0.5, 100)), min_size=1, max_size=30), st.floats(0.05, 1))
def test_at_least_the_share_lives_within_a_quantile_and_less_below_it(people, share):
    values, weights = (np.array(column) for column in zip(*people, strict=True))
    quantile = weighted_quantile(values, weights, share)
    assert weights[values <= quantile].sum() >= share * weights.sum() * (1 - 1e-9)
    assert weights[values < quantile].sum() < share * weights.sum() * (1 + 1e-9)
