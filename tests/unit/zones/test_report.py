"""The report's plan: a seat only where the report names exactly one."""

import pandas as pd

from kad.zones.report import plan_of_report, report_plan
from kad.zones.zone import SeatOption

REGENCIES = pd.DataFrame(
    {
        "regency_code": ["53.01", "53.06", "53.20", "53.71"],
        "capital": ["Oelamasi", "Larantuka", "Seba", "Kupang"],
    }
)


def report(rows):
    table = pd.DataFrame(rows, columns=["zone", "regency_code", "is_seat", "seat_town", "verbatim"])
    return plan_of_report(table, REGENCIES)


def test_a_zone_whose_seat_is_the_capital_has_it():
    assert report([(1, "53.20", True, "Seba", "w")]).zone(1).seat == "53.20"


def test_a_seat_in_another_town_is_that_town():
    assert report([(7, "53.06", True, "Adonara", "w")]).zone(7).seat == "adonara"


def test_a_zone_without_a_named_seat_has_none():
    zone = report([(2, "53.20", False, None, "w")]).zone(2)
    assert (zone.seat, zone.seat_options) == (None, ())


def test_a_zone_with_two_named_seats_shows_both_and_chooses_neither():
    zone = report([(3, "53.71", True, "Kota Kupang; langsung di provinsi", "w")]).zone(3)
    assert zone.seat is None
    assert zone.seat_options == (SeatOption("53.71", "Kota Kupang"), SeatOption("53.71", "langsung di provinsi"))


def test_the_reports_eight_zones_take_in_all_22_regencies():
    plan = report_plan()
    assert (len(plan.zones), plan.unassigned) == (8, ())
    assert [zone.number for zone in plan.zones if zone.seat is None] == [2, 3]
    assert plan.zone(7).seat == "adonara"


def test_a_regency_the_report_leaves_out_is_unassigned():
    assert report([(1, "53.20", True, "Seba", "w")]).unassigned == ("53.01", "53.06", "53.71")
