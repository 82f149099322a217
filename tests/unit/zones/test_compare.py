"""Plans side by side."""

import pytest

from kad.zones.compare import WrongPlanCount, compare, who_moves
from kad.zones.metrics import METRICS


def test_differences_are_taken_from_the_first_plan(plan, travel):
    together = plan.merge(1, 2)
    shown = compare([plan, together], travel, plan)
    assert list(shown.table.index) == [metric.key for metric in METRICS]
    assert shown.differences.loc["mean_hours", 1] == pytest.approx((40 * 4 + 10 * 4) / 350)
    assert (shown.differences[0].fillna(0) == 0).all()


def test_who_moves_is_named_with_their_people(plan, travel):
    shown = compare([plan, plan.move("53.01", 2)], travel, plan)
    assert shown.movers.to_dict("records") == [
        {"position": 1, "regency_code": "53.01", "from_zone": 1, "to_zone": 2, "people": 100.0}
    ]
    assert shown.changes.loc["53.01", 1] == pytest.approx(6.0 - 1.5)


def test_numbering_zones_differently_moves_nobody(plan, travel):
    people = travel.villages.groupby("regency_code")["people"].sum()
    swapped = plan.add_zone().move_many(plan.members(1), 3).move_many(plan.members(2), 1).remove_zone(2)
    assert who_moves(plan, swapped, people) == []


def test_two_to_four_plans_are_compared(plan, travel):
    for count in (1, 5):
        with pytest.raises(WrongPlanCount):
            compare([plan] * count, travel, plan)
