"""Verdicts warn with a reason and say where to look."""

import numpy as np

from kad.zones.rules import verdicts


def found(plan, links, regencies, travel):
    return {(verdict.rule, verdict.zone): verdict for verdict in verdicts(plan, links, regencies, travel)}


def test_a_plan_in_order_has_nothing_to_warn_of(plan, links, regencies, travel):
    listed = verdicts(plan, links, regencies, travel)
    assert [(v.rule, v.severity) for v in listed] == [("contiguous_land", "ok"), ("contiguous_land", "ok")]


def test_an_unassigned_regency_is_named(plan, links, regencies, travel):
    verdict = found(plan.move("53.14", None), links, regencies, travel)["unassigned", None]
    assert verdict.regencies == ("53.14",)
    assert "Rote Ndao" in verdict.message("id")


def test_an_empty_zone_is_said(plan, links, regencies, travel):
    assert ("empty", 2) in found(plan.move("53.14", 1), links, regencies, travel)


def test_a_zone_without_a_seat_is_said(plan, links, regencies, travel):
    assert ("no_seat", 2) in found(plan.clear_seat(2), links, regencies, travel)


def test_a_seat_outside_its_zone_names_where_it_stands(plan, links, regencies, travel):
    verdict = found(plan.set_seat(2, "53.71"), links, regencies, travel)["seat_outside", 2]
    assert "Kota Kupang" in verdict.message("en")
    assert verdict.regencies == ("53.71", "53.14")


def test_a_zone_over_the_sea_names_the_line(plan, links, regencies, travel):
    verdict = found(plan.move("53.14", 1), links, regencies, travel)["contiguous_sea", 1]
    assert "Bolok–Pantai Baru" in verdict.message("id")
    assert verdict.severity == "info"


def test_a_broken_zone_names_what_is_cut_off(plan, links, regencies, travel):
    broken = plan.move("53.01", 2).move("53.14", 1)
    verdict = found(broken, links, regencies, travel)["broken", 1]
    assert verdict.regencies == ("53.71",)
    assert verdict.severity == "warning"


def test_villages_without_a_way_are_counted(plan, links, regencies, travel):
    travel.hours[5, 2] = np.inf
    verdict = found(plan, links, regencies, travel)["no_way", 2]
    assert verdict.values["n"] == 1
    assert verdict.values["people"] == 10
