"""The optimum is what trying everything finds, wishes hold, and clashes are named."""

from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from kad.zones.errors import UnknownRegency, ZoneCount
from kad.zones.network import Links, joining
from kad.zones.optimise import Infeasible, Objective, Wishes, optimise
from kad.zones.plan import ZonePlan
from kad.zones.travel import regency_times


def names_of(times, groups=None):
    codes = list(times.regencies)
    return pd.DataFrame({"regency_code": codes, "short_name": codes, "island_group": groups or ["satu"] * len(codes)})


def values_of(times, seats, assigned, objective):
    """Objective of a plan: assigned[r] is the index into seats."""
    rows = np.arange(len(times.regencies))
    columns = np.array(seats)[list(assigned)]
    mean = times.person_hours[rows, columns].sum() / times.people.sum()
    worst = times.worst_hours[rows, columns].max()
    zones = np.bincount(assigned, weights=times.people, minlength=len(seats))
    return objective.mean * mean + objective.worst * worst + objective.balance * zones.max() / zones.mean()


def by_trying_everything(times, count, objective, allowed=lambda *_: True):
    """The smallest objective over every choice of seats and every assignment, each seat serving its own regency."""
    best = np.inf
    for seats in combinations(range(len(times.places)), count):
        homes = [times.regencies.index(times.place_regencies[seat]) for seat in seats]
        for assigned in product(range(count), repeat=len(times.regencies)):
            if all(assigned[home] == k for k, home in enumerate(homes)) and allowed(seats, assigned):
                best = min(best, values_of(times, seats, assigned, objective))
    return best


@pytest.fixture
def small(random_province):
    def drawn(seed):
        times = regency_times(random_province(seed, 6))
        return times, ZonePlan.blank("Uji", times.regencies, 3), names_of(times)

    return drawn


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "objective", [Objective(), Objective(0, 1, 0), Objective(0, 0, 1), Objective(1, 0.2, 0.7)], ids=str
)
def test_the_optimum_is_what_trying_everything_finds(small, seed, objective):
    times, plan, names = small(seed)
    found = optimise(plan, times, Wishes(3, objective), names)
    assert found.optimal
    assert found.objective_value == pytest.approx(by_trying_everything(times, 3, objective))


@pytest.mark.parametrize("seed", range(3))
def test_a_limit_on_the_largest_zone_holds_at_the_least_cost(small, seed):
    times, plan, names = small(seed)

    def allowed(_seats, assigned):
        zones = np.bincount(assigned, weights=times.people, minlength=3)
        return zones.max() <= 1.4 * zones.mean()

    found = optimise(plan, times, Wishes(3, max_population_ratio=1.4), names)
    assert found.objective_value == pytest.approx(by_trying_everything(times, 3, Objective(), allowed))


@pytest.mark.parametrize("seed", range(6))
def test_contiguous_zones_are_found_at_the_least_cost(small, seed):
    times, plan, names = small(seed)
    codes = times.regencies
    ring = Links(frozenset((codes[i], codes[i + 1]) for i in range(5)))

    def allowed(_seats, assigned):
        zones = [{c for c, k in zip(codes, assigned, strict=True) if k == zone} for zone in range(3)]
        return all(joining(zone, ring).kind == "land" for zone in zones)

    found = optimise(plan, times, Wishes(3, contiguous="land"), names, ring)
    assert found.objective_value == pytest.approx(by_trying_everything(times, 3, Objective(), allowed))
    assert all(joining(found.plan.members(n), ring).kind == "land" for n in found.plan.numbers)


def test_wishes_hold_in_the_plan_found(small):
    times, plan, names = small(0)
    wishes = Wishes(
        3, locks=(("53.01", 2), ("53.04", 1)), together=(("53.01", "53.02"),), apart=(("53.03", "53.05", "53.01"),)
    )
    found = optimise(plan, times, wishes, names).plan.zone_of
    assert (found["53.01"], found["53.04"]) == (2, 1)
    assert found["53.02"] == found["53.01"]
    assert len({found["53.03"], found["53.05"], found["53.01"]}) == 3


def test_kept_seats_and_locked_zones_stay(small):
    times, plan, names = small(1)
    started = plan.move_many(["53.02", "53.03"], 2).set_seat(2, "53.03").set_seat(1, "53.05").lock_zone(2)
    found = optimise(started, times, Wishes(3, keep_seats=True), names).plan
    assert found.seats[1] == "53.05"
    assert found.seats[2] == "53.03"
    assert found.members(2) == ("53.02", "53.03")


def test_island_groups_are_not_mixed(small):
    times, plan, _ = small(2)
    names = names_of(times, ["a", "a", "b", "b", "c", "c"])
    found = optimise(plan, times, Wishes(3, same_island_group=True), names).plan
    assert {found.members(n) for n in found.numbers} == {("53.01", "53.02"), ("53.03", "53.04"), ("53.05", "53.71")}


def test_zone_numbers_follow_the_plan_they_replace(small):
    times, plan, names = small(3)
    best = optimise(plan, times, Wishes(3), names).plan
    assert optimise(best, times, Wishes(3), names).plan.zone_of == best.zone_of


def test_clashing_wishes_are_named_and_none_is_superfluous(small):
    times, plan, names = small(0)
    wishes = Wishes(
        3, locks=(("53.01", 1), ("53.02", 2), ("53.05", 3)), together=(("53.01", "53.02"),), max_population_ratio=3.0
    )
    with pytest.raises(Infeasible) as raised:
        optimise(plan, times, wishes, names)
    assert {wish.key for wish in raised.value.clashing} == {"zones.member_wish", "zones.together_wish"}
    assert len(raised.value.clashing) == 3
    assert "53.05" not in str(raised.value)


def test_too_many_kept_seats_clash_with_the_number_of_offices(small):
    times, plan, names = small(0)
    seated = plan.set_seat(1, "53.01").set_seat(2, "53.02").set_seat(3, "53.03")
    with pytest.raises(Infeasible, match="exactly 2 offices"):
        optimise(seated, times, Wishes(2, keep_seats=True), names)


def test_a_regency_nobody_knows_is_named(small):
    times, plan, names = small(0)
    with pytest.raises(UnknownRegency, match=r"53\.99"):
        optimise(plan, times, Wishes(3, locks=(("53.99", 1),)), names)
    with pytest.raises(ZoneCount):
        optimise(plan, times, Wishes(23), names)


def test_a_place_that_cannot_be_reached_serves_only_whom_it_can(small):
    times, plan, names = small(0)
    times.person_hours[0, 1:] = times.worst_hours[0, 1:] = np.inf
    assert optimise(plan, times, Wishes(2), names).plan.zone_of["53.01"] is not None
    times.person_hours[1, [0, 2, 3, 4, 5]] = np.inf
    with pytest.raises(Infeasible, match="exactly 1 offices"):
        optimise(plan, times, Wishes(1), names)
