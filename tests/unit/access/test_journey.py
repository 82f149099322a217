"""The way to a seat, leg by leg and in words."""

import numpy as np
import pandas as pd
import pytest

from kad.access import Assumptions, describe, path, travel_times
from kad.access.errors import NoSuchSeat, NoSuchVillage
from kad.access.journey import path_on
from kad.access.network import Network


def test_a_journey_over_the_strait_has_a_crossing_and_a_ride(network: Network, given: Assumptions) -> None:
    legs = path_on(network, given, "e", "a", "Kota A")
    assert [(leg.mode, leg.from_name, leg.to_name) for leg in legs] == [
        ("access", "E", "E"),
        ("sea", "E", "D"),
        ("road", "D", "Kota A"),
    ]
    assert (legs[1].hours, legs[1].wait_hours, legs[1].line, legs[1].assumed) == (1, 13, "Fast boat", True)
    assert (legs[2].km, legs[2].assumed) == (pytest.approx(60), False)


def test_a_journey_reads_as_one_line_in_both_languages(network: Network, given: Assumptions) -> None:
    legs = path_on(network, given, "e", "a", "Kota A")
    assert describe(legs, "id") == (
        "E → kapal cepat 1,0 jam + tunggu 13,0 jam (diasumsikan) → D → darat 3,0 jam (60 km) → Kota A."
        " Seluruhnya 17,5 jam."
    )
    assert describe(legs, "en").endswith("road 3.0 h (60 km) → Kota A. 17.5 h in all.")


def test_the_seats_own_village_needs_only_the_way_to_the_vehicle(network: Network, given: Assumptions) -> None:
    assert [leg.mode for leg in path_on(network, given, "a", "a", "Kota A")] == ["access"]


def test_no_way_is_said_in_words(network: Network, given: Assumptions) -> None:
    stranded = Network(network.villages, network.roads, network.road_km, network.lines.iloc[:0])
    assert describe(path_on(stranded, given, "e", "a", "Kota A"), "id") == "Tidak ada jalan ke sana."


@pytest.mark.parametrize("changes", [{}, {"season": "west_monsoon"}, {"use_air": True}], ids=str)
def test_the_legs_add_up_to_the_hours(changes: dict) -> None:  # type: ignore[type-arg]
    given = Assumptions(**changes)
    travel = travel_times(given)
    for village in travel.villages.index[::311]:
        for place_id in ("53.71", "adonara", "53.18"):
            total = sum(leg.hours + leg.wait_hours for leg in path(given, village, place_id))
            expected = travel.hours[travel.villages.index.get_loc(village), travel.places.index.get_loc(place_id)]
            assert total == pytest.approx(expected, abs=1e-4)


def test_each_leg_starts_where_the_one_before_ended() -> None:
    legs = path(Assumptions(use_air=True), "53.05.05.2008", "53.71")
    ports = [leg for leg in legs if leg.mode != "road"]
    assert all(np.isfinite(leg.hours) for leg in legs)
    assert ports[-1].mode == "air"


def test_a_district_can_be_the_destination() -> None:
    assert path(Assumptions(), "53.71.04.1001", "53.01.05")[-1].to_name == "Kupang Barat"


def test_unknown_ends_are_named() -> None:
    with pytest.raises(NoSuchVillage, match="99"):
        path(Assumptions(), "99", "53.71")
    with pytest.raises(NoSuchSeat, match="atlantis"):
        path(Assumptions(), "53.71.04.1001", "atlantis")


def test_the_choice_of_a_village_is_independent_of_the_tables_order(network: Network, given: Assumptions) -> None:
    order = network.villages.index[::-1]
    assert isinstance(network.villages, pd.DataFrame)
    assert {code: len(path_on(network, given, code, "a", "A")) for code in order}["f"] == 4
