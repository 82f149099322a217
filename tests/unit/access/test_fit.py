"""Defaults are what the recorded roads say, and the network repeats facts it was not fitted to."""

import numpy as np
import pytest

from kad.access import PARAMETERS, Assumptions, Fit, fit, travel_times
from kad.access.network import committed_network
from kad.tables import read_table


@pytest.fixture(scope="module")
def fitted() -> Fit:
    return fit()


def test_the_fitted_defaults_are_those_of_the_fit(fitted: Fit) -> None:
    given = Assumptions()
    assert {name: round(value, 2) for name, value in fitted.detours.items()} == {
        "timor": given.road_detour_timor, "flores": given.road_detour_flores,
    }  # fmt: skip
    assert {name: round(value) for name, value in fitted.speeds.items()} == {
        "timor": given.road_speed_timor, "flores": given.road_speed_flores, "sumba": given.road_speed_sumba,
    }  # fmt: skip


@pytest.mark.parametrize("vessel", ["fast_boat", "wooden_boat", "pelni"])
def test_vessel_speeds_called_observed_are_the_median_of_the_recorded_sailings(vessel: str) -> None:
    lines = committed_network().lines
    known = lines[(lines["vessel_class"] == vessel) & lines["hours"].notna()]
    knots = known["km"] * Assumptions().sea_detour / known["hours"] / 1.852
    assert getattr(Assumptions(), f"speed_{vessel}") == round(float(knots.median()))


def test_the_fit_says_how_far_it_errs(fitted: Fit) -> None:
    assert (fitted.distance.n, fitted.hours.n) == (11, 14)
    assert fitted.distance.median_pct < 10
    assert fitted.hours.median_pct < 15
    assert fitted.hours.rmse < 1.0


def test_roads_not_used_in_the_fit_are_met_within_a_third(fitted: Fit) -> None:
    held_out = fitted.facts[fitted.facts["used_for"] == "check"]
    assert len(held_out) >= 7
    km = (held_out["modelled_km"] / held_out["distance_km"]).dropna()
    hours = (held_out["modelled_hours"] / held_out["hours"]).dropna()
    assert km.between(0.67, 1.5).all()
    assert hours.between(0.67, 1.5).all()


def test_from_tobilota_to_waiwerang_takes_about_an_hour() -> None:
    """A blog of 2012 (george-hormat.blogspot.com/2012/05): about one hour by motorbike taxi; not used in the fit."""
    travel = travel_times(Assumptions())
    row = travel.villages.index.get_loc("53.06.09.2011")
    hours = travel.hours[row, travel.places.index.get_loc("adonara")]
    assert hours - Assumptions().access_hours == pytest.approx(1, abs=0.5)


def test_sailing_waingapu_aimere_kupang_is_met_within_a_third() -> None:
    """A traveller of May 2010 (vsojournals.purplepixie.org, post 5424): 36 hours on board; not used in the fit."""
    lines = committed_network().lines.set_index("route_id")
    given = Assumptions()
    km = lines.loc[["bolok-aimere-roro", "aimere-waingapu-roro"], "km"].sum()
    assert km * given.sea_detour / (given.speed_roro * 1.852) == pytest.approx(36, rel=1 / 3)


def test_every_slider_has_a_range_and_says_where_its_default_comes_from() -> None:
    assert all(parameter.source for parameter in PARAMETERS)
    assert {parameter.faster for parameter in PARAMETERS} == {"low", "high"}


def test_the_farthest_people_live_on_islands() -> None:
    travel = travel_times(Assumptions())
    kupang = travel.places.index.get_loc("53.71")
    worst = int(np.argmax(travel.hours[:, kupang]))
    assert bool(travel.sea_crossing[worst, kupang])
    assert read_table("villages").set_index("village_code").loc[travel.villages.index[worst], "regency_code"] != "53.71"
