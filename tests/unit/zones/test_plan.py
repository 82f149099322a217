"""The plan as a value: what each change does and what locks refuse."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kad.errors import KadError
from kad.zones.errors import (
    InvalidColour,
    InvalidPlan,
    LockedPlan,
    LockedRegency,
    LockedZone,
    UnknownRegency,
    UnknownZone,
    ZoneCount,
)
from kad.zones.plan import MOST_ZONES, ZonePlan

CODES = ["53.01", "53.14", "53.71"]


def test_moving_a_regency_leaves_the_old_plan_as_it_was(plan):
    moved = plan.move("53.01", 2)
    assert moved.members(2) == ("53.01", "53.14")
    assert plan.members(2) == ("53.14",)


def test_moving_to_no_zone_leaves_it_unassigned(plan):
    assert plan.move("53.14", None).unassigned == ("53.14",)


def test_moving_nowhere_new_is_the_same_plan(plan):
    assert plan.move("53.14", 2) is plan


def test_an_unknown_regency_or_zone_is_named(plan):
    with pytest.raises(UnknownRegency, match=r"53\.99"):
        plan.move("53.99", 1)
    with pytest.raises(UnknownZone, match="zone 9"):
        plan.move("53.01", 9)


def test_several_regencies_move_together_or_not_at_all(plan):
    locked = plan.lock_regency("53.14")
    with pytest.raises(LockedRegency, match=r"53\.14"):
        locked.add_zone().move_many(["53.01", "53.14"], 3)


def test_a_locked_zone_neither_loses_nor_gains_members_nor_its_seat(plan):
    locked = plan.lock_zone(2)
    for change in (
        lambda p: p.move("53.14", 1),
        lambda p: p.move("53.01", 2),
        lambda p: p.set_seat(2, "53.01"),
        lambda p: p.clear_seat(2),
        lambda p: p.remove_zone(2),
        lambda p: p.merge(1, 2),
        lambda p: p.merge(2, 1),
    ):
        with pytest.raises(LockedZone):
            change(locked)


def test_a_locked_plan_keeps_members_but_takes_names_and_notes(plan):
    locked = plan.lock_all()
    with pytest.raises(LockedPlan):
        locked.move("53.01", 2)
    with pytest.raises(LockedPlan):
        locked.add_zone()
    assert locked.rename_zone(1, "Barat").set_zone_note(1, "n").recolour(1, "#000000").zone(1).name == "Barat"


def test_unlocking_frees_what_was_locked(plan):
    locked = plan.lock_regency("53.01").lock_zone(1).lock_all()
    assert locked.unlock_all() == plan
    assert plan.lock_regency("53.01").unlock_regency("53.01") == plan
    assert plan.lock_zone(1).unlock_zone(1) == plan


def test_removing_a_zone_leaves_its_regencies_unassigned(plan):
    assert plan.remove_zone(1).unassigned == ("53.01", "53.71")


def test_the_last_zone_cannot_be_removed(plan):
    with pytest.raises(ZoneCount):
        plan.remove_zone(1).remove_zone(2)


def test_merging_keeps_the_seat_of_the_zone_that_stays(plan):
    merged = plan.merge(2, 1)
    assert merged.members(2) == tuple(CODES)
    assert merged.seats == {2: "53.14"}


def test_a_new_zone_takes_the_lowest_free_number_and_an_unused_colour(plan):
    added = plan.remove_zone(1).add_zone()
    assert added.numbers == (1, 2)
    assert len({zone.colour for zone in added.zones}) == 2


def test_a_plan_has_at_most_as_many_zones_as_regencies():
    full = ZonePlan.blank("x", CODES, MOST_ZONES)
    with pytest.raises(ZoneCount):
        full.add_zone()
    with pytest.raises(ZoneCount):
        ZonePlan.blank("x", CODES, 0)


def test_a_colour_is_written_as_six_digits(plan):
    with pytest.raises(InvalidColour):
        plan.recolour(1, "red")


changes = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(CODES), st.one_of(st.none(), st.integers(0, 5))),
    st.tuples(st.just("set_seat"), st.integers(0, 5), st.sampled_from(CODES)),
    st.tuples(st.just("clear_seat"), st.integers(0, 5)),
    st.tuples(st.just("add_zone"), st.text(max_size=5)),
    st.tuples(st.just("remove_zone"), st.integers(0, 5)),
    st.tuples(st.just("merge"), st.integers(0, 5), st.integers(0, 5)),
    st.tuples(st.just("lock_zone"), st.integers(0, 5)),
    st.tuples(st.just("lock_regency"), st.sampled_from(CODES)),
    st.tuples(st.just("set_note"), st.text(max_size=5)),
)


def changed(plan, steps):
    for name, *arguments in steps:
        try:
            plan = getattr(plan, name)(*arguments)
        except KadError:
            continue
    return plan


@given(st.lists(changes, max_size=12))
def test_any_plan_survives_being_written_and_read(steps):
    plan = changed(ZonePlan.blank("Uji", CODES, 2), steps)
    assert ZonePlan.from_dict(json.loads(json.dumps(plan.to_dict()))) == plan


@given(st.lists(changes, max_size=12))
def test_whatever_is_done_every_regency_is_in_one_zone_of_the_plan_or_none(steps):
    plan = changed(ZonePlan.blank("Uji", CODES, 2), steps)
    assert [code for code, _ in plan.assignments] == CODES
    assert {number for _, number in plan.assignments} <= {None, *plan.numbers}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(json_values)
def test_no_document_that_is_not_a_plan_is_read(document):
    with pytest.raises(InvalidPlan):
        ZonePlan.from_dict(document)


KEYS = list(ZonePlan.blank("x", CODES).to_dict())


@given(st.sampled_from(KEYS), json_values)
def test_a_damaged_document_gives_a_plan_or_one_clear_error(key, value):
    document = ZonePlan.blank("Uji", CODES, 2).to_dict() | {key: value}
    try:
        plan = ZonePlan.from_dict(document)
    except KadError:
        return
    assert ZonePlan.from_dict(plan.to_dict()) == plan


def test_a_later_format_is_refused():
    with pytest.raises(InvalidPlan, match="format 2"):
        ZonePlan.from_dict(ZonePlan.blank("x", CODES).to_dict() | {"format": 2})
