"""The transport tables: every number has a source or says that it is assumed."""

import pandas as pd
import pytest

from kad.tables import read_table

TABLES = ("seats", "ports", "airports", "routes", "roads")


def is_sourced(source: pd.Series) -> pd.Series:
    return source.str.startswith("http") | (source == "assumed")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_names_its_source(name: str) -> None:
    assert read_table(name)["source"].notna().all()


def test_every_duration_and_timetable_has_a_source_or_is_marked_assumed() -> None:
    routes = read_table("routes")
    assert is_sourced(routes["hours_source"]).all()
    assert is_sourced(routes["departures_source"]).all()
    assert is_sourced(routes["source"]).all()


def test_a_duration_without_a_source_is_empty_and_one_with_a_source_is_not() -> None:
    routes = read_table("routes")
    assert (routes["hours"].isna() == (routes["hours_source"] == "assumed")).all()


def test_a_recorded_range_holds_its_central_value() -> None:
    for name in ("routes", "roads"):
        ranged = read_table(name).dropna(subset=["hours_low"])
        assert len(ranged) > 0
        assert ranged["hours"].between(ranged["hours_low"], ranged["hours_high"]).all()


def test_every_line_joins_two_halts_of_its_mode_and_names_their_regencies() -> None:
    routes = read_table("routes")
    ports = read_table("ports").set_index("port")["regency_code"]
    airports = read_table("airports").set_index("airport")["regency_code"]
    for mode, halts in (("sea", ports), ("air", airports)):
        lines = routes[routes["mode"] == mode]
        for end in ("from", "to"):
            assert lines[f"{end}_regency"].tolist() == lines[end].map(halts).tolist()
    assert routes["route_id"].is_unique
    assert (routes["from"] != routes["to"]).all()
    assert (routes["departures_per_week"] > 0).all()


def test_ports_and_seats_stand_on_a_village_of_their_regency() -> None:
    villages = read_table("villages").set_index("village_code")
    for name in ("ports", "seats"):
        table = read_table(name)
        at = villages.loc[table["village_code"]]
        assert at["regency_code"].tolist() == table["regency_code"].tolist()
        assert at["lat"].tolist() == table["lat"].tolist()


def test_every_regency_has_its_capital_as_a_seat() -> None:
    seats = read_table("seats").set_index("place_id")
    regencies = read_table("regencies").set_index("regency_code")
    assert seats[seats["kind"] == "capital"]["name"].to_dict() == regencies["capital"].to_dict()


def test_a_road_used_or_checked_has_both_ends_and_a_number() -> None:
    roads = read_table("roads")
    used = roads[roads["used_for"] != "none"]
    assert used[["from_village", "to_village"]].notna().all(axis=None)
    assert (used["distance_km"].notna() | used["hours"].notna()).all()
    assert roads.loc[roads["used_for"] == "none", "note"].notna().all()


def test_no_stretch_of_road_is_both_fitted_and_held_out() -> None:
    roads = read_table("roads")
    ends = pd.Series([frozenset(pair) for pair in zip(roads["from"], roads["to"], strict=True)])
    by_use = {use: set(ends[(roads["used_for"] == use).to_numpy()]) for use in ("fit", "check")}
    assert not by_use["fit"] & by_use["check"]
