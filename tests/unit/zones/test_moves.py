"""The next best step."""

import pytest

from kad.zones.metrics import evaluate
from kad.zones.moves import best_seat, seat_changes, single_moves, with_best_seats
from kad.zones.plan import ZonePlan
from kad.zones.travel import regency_times


@pytest.fixture
def case(random_province):
    travel = random_province(7, 6)
    times = regency_times(travel)
    plan = ZonePlan.blank("Uji", times.regencies, 2).move_many(times.regencies[:3], 1)
    return travel, times, plan.move_many(times.regencies[3:], 2).set_seat(1, "53.01").set_seat(2, "53.05")


def test_a_single_move_changes_the_mean_by_what_it_says(case):
    travel, times, plan = case
    before = evaluate(plan, travel, plan).values["mean_hours"]
    moves = single_moves(plan, times)
    assert moves
    for move in moves:
        after = evaluate(plan.move(move.regency_code, move.to_zone), travel, plan).values["mean_hours"]
        assert move.change_hours == pytest.approx(after - before)
        assert move.change_hours < 0


def test_a_change_of_seat_changes_the_mean_by_what_it_says(case):
    travel, times, plan = case
    before = evaluate(plan, travel, plan).values["mean_hours"]
    changes = seat_changes(plan, times)
    assert changes
    for change in changes:
        after = evaluate(plan.set_seat(change.zone, change.to_place), travel, plan).values["mean_hours"]
        assert change.change_hours == pytest.approx(after - before)


def test_nothing_locked_is_proposed(case):
    _, times, plan = case
    best = single_moves(plan, times)[0]
    assert all(m.regency_code != best.regency_code for m in single_moves(plan.lock_regency(best.regency_code), times))
    assert single_moves(plan.lock_all(), times) == []
    assert seat_changes(plan.lock_zone(1).lock_zone(2), times) == []


def test_moves_that_break_a_zone_are_left_out(plan, travel, links):
    times = regency_times(travel)
    odd = plan.move("53.01", 2).set_seat(2, "53.14")
    assert [move.regency_code for move in single_moves(odd, times, links)] == ["53.01"]


def test_open_seats_are_chosen_where_the_zone_has_fewest_hours(plan, travel):
    times = regency_times(travel)
    # Kupang and its town: 250 hours to the town, 425 to Oelamasi.
    assert best_seat(plan, 1, times) == "53.71"
    assert with_best_seats(plan.clear_seat(1).clear_seat(2), times).seats == {1: "53.71", 2: "53.14"}
