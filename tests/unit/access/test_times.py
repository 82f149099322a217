"""Travel times on the small province, worked by hand, and what must hold on any network."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from kad.access import PARAMETERS, Assumptions, places, travel_times
from kad.access.errors import NoSuchSeat, ParameterOutOfRange
from kad.access.network import Network, build_network, committed_network
from kad.access.places import placed
from kad.access.times import times_on


def test_hours_by_road_are_length_times_detour_over_speed_and_the_way_to_the_vehicle(
    network: Network, given: Assumptions, places: pd.DataFrame
) -> None:
    hours = times_on(network, given, places).hours[:, 0]
    assert hours[:4] == pytest.approx([0.5, 1.5, 2.5, 3.5], abs=1e-6)


def test_a_crossing_adds_sailing_boarding_and_half_the_headway(
    network: Network, given: Assumptions, places: pd.DataFrame
) -> None:
    """From e the daily fast boat (1 h + 1 h boarding + 12 h wait) beats the weekly ferry (3 + 1 + 24, the cap)."""
    assert times_on(network, given, places).hours[4, 0] == pytest.approx(0.5 + 14 + 3, abs=1e-6)


def test_in_the_west_monsoon_fast_boats_stop_and_ferries_are_slower_and_rarer(
    network: Network, given: Assumptions, places: pd.DataFrame
) -> None:
    """3 h × 1.2, 1 h boarding, and 24 h of waiting over a share of 0.5 left."""
    monsoon = replace(given, season="west_monsoon")
    assert times_on(network, monsoon, places).hours[4, 0] == pytest.approx(0.5 + 3.6 + 1 + 48 + 3, abs=1e-6)


def test_a_flight_counts_only_when_flying_is_allowed(
    network: Network, given: Assumptions, places: pd.DataFrame
) -> None:
    """0.5 h in the air + 1.5 h check-in + 12 h wait."""
    assert times_on(network, replace(given, use_air=True), places).hours[4, 0] == pytest.approx(0.5 + 14.0, abs=1e-6)


def test_an_island_without_a_line_gets_an_assumed_boat_to_the_nearest_island(
    network: Network, given: Assumptions, places: pd.DataFrame
) -> None:
    """10 km at 10 km/h, 1 h boarding, 6 h wait; from f to e."""
    assert network.lines["route_id"].tolist()[-1] == "local-f-e"
    assert network.lines["hours_source"].iloc[-1] == "assumed"
    assert times_on(network, given, places).hours[5, 1] == pytest.approx(0.5 + 1 + 1 + 6, abs=1e-3)


def test_the_sea_is_crossed_where_the_seat_stands_on_another_island(
    network: Network, given: Assumptions, places: pd.DataFrame
) -> None:
    crossing = times_on(network, given, places).sea_crossing
    assert crossing[:, 0].tolist() == [False, False, False, False, True, True]
    assert crossing[:, 1].tolist() == [True, True, True, True, False, True]


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.key)
@pytest.mark.parametrize("season", ["dry", "west_monsoon"])
def test_hours_never_fall_when_a_number_moves_to_its_unfavourable_end(parameter, season) -> None:  # type: ignore[no-untyped-def]
    central = Assumptions(season=season, use_air=True)
    worse = replace(central, **{parameter.key: parameter.unfavourable})
    assert (travel_times(worse).hours >= travel_times(central).hours - 1e-9).all()


@pytest.mark.parametrize("changes", [{}, {"season": "west_monsoon"}, {"use_air": True}], ids=str)
def test_low_is_at_most_central_and_central_at_most_high(changes: dict) -> None:  # type: ignore[type-arg]
    central = Assumptions(**changes)
    low, middle, high = (travel_times(one).hours for one in (central.low(), central, central.high()))
    assert (low <= middle + 1e-9).all()
    assert (middle <= high + 1e-9).all()


@each(st.floats(1, 200), st.floats(1, 200))
def test_the_range_holds_around_any_speed_chosen(timor: float, flores: float) -> None:
    chosen = Assumptions(road_speed_timor=timor, road_speed_flores=flores)
    assert chosen.low().road_speed_timor >= timor >= chosen.high().road_speed_timor
    assert chosen.low().road_speed_flores >= flores >= chosen.high().road_speed_flores


def test_hours_never_fall_when_a_line_is_removed(
    villages: pd.DataFrame, halts: pd.DataFrame, routes: pd.DataFrame, given: Assumptions, places: pd.DataFrame
) -> None:
    flying = replace(given, use_air=True)
    whole = times_on(build_network(villages, halts, routes), flying, places).hours
    for line in ("fast", "flight"):
        fewer = build_network(villages, halts, routes[routes["route_id"] != line])
        assert (times_on(fewer, flying, places).hours >= whole - 1e-9).all()


def test_a_network_without_an_open_line_leaves_hours_infinite(
    network: Network, given: Assumptions, places: pd.DataFrame
) -> None:
    stranded = Network(network.villages, network.roads, network.road_km, network.lines.iloc[:0])
    travel = times_on(stranded, given, places)
    assert np.isinf(travel.hours[:4, 1]).all()
    spread = travel.summary("E", None).loc["all"]
    assert spread["unreachable_people"] == 320
    assert spread["mean"] == pytest.approx(0.5)


def test_adding_a_district_as_a_place_changes_no_other_place() -> None:
    few, more = travel_times(Assumptions()), travel_times(Assumptions(), ("53.05.05", "53.15.05"))
    assert more.places.index.tolist()[-2:] == ["53.05.05", "53.15.05"]
    assert np.array_equal(more.hours[:, : len(few.places)], few.hours)


def test_hours_to_a_neighbouring_seat_obey_the_triangle() -> None:
    """Nobody is farther from b than from a plus the way between the seats."""
    travel = travel_times(Assumptions())
    seat_rows = travel.villages.index.get_indexer(travel.places["village_code"])
    between = travel.hours[seat_rows]
    for a in range(len(travel.places)):
        assert (travel.hours <= travel.hours[:, [a]] + between[a][None, :] + 1e-6).all()


def test_every_village_reaches_every_place_in_both_seasons() -> None:
    for season in ("dry", "west_monsoon"):
        travel = travel_times(Assumptions(season=season))
        assert travel.hours.shape == (3442, 23)
        assert np.isfinite(travel.hours).all()


def test_the_places_are_the_capitals_and_adonara() -> None:
    table = places()
    assert (table["kind"] == "capital").sum() == 22
    assert table.index[table["kind"] == "report"].tolist() == ["adonara"]
    assert table.loc["adonara", "village_code"] != table.loc["53.06", "village_code"]


def test_a_district_that_does_not_exist_is_named() -> None:
    with pytest.raises(NoSuchSeat, match=r"53\.99\.01"):
        placed(committed_network(), ("53.99.01",))


def test_a_speed_of_zero_is_refused() -> None:
    with pytest.raises(ParameterOutOfRange, match="road_speed_timor"):
        Assumptions(road_speed_timor=0)


def test_assumptions_survive_as_plain_values() -> None:
    chosen = Assumptions(season="west_monsoon", use_air=True, wait_cap_hours=12)
    assert Assumptions(**chosen.to_dict()) == chosen  # type: ignore[arg-type]


def test_every_parameter_documents_a_field_and_its_default() -> None:
    central = Assumptions()
    assert {p.key: p.default for p in PARAMETERS} == {
        key: value for key, value in central.to_dict().items() if key not in ("season", "use_air")
    }
    assert all(p.low < p.default < p.high for p in PARAMETERS)
