"""A small province drawn by hand: four villages in a row, a fifth across the strait, a sixth without a line."""

import pandas as pd
import pytest

from kad.access.assumptions import Assumptions
from kad.access.network import Network, build_network

KM_AS_DEGREE = 1 / 111.2


@pytest.fixture
def given() -> Assumptions:
    """Numbers that are easy to reckon with."""
    return Assumptions(
        road_speed_timor=20, road_detour_timor=2, access_hours=0.5, boarding_hours=1, wait_share=0.5, wait_cap_hours=24,
        sea_detour=1, speed_small_boat=10 / 1.852, local_boat_departures=14,
    )  # fmt: skip


@pytest.fixture
def routes() -> pd.DataFrame:
    """A weekly ferry of 3 h, a daily fast boat of 1 h, and a daily flight."""
    return pd.DataFrame(
        [
            ("ferry", "Ferry", "d", "e", "sea", "roro", 3.0, "a source", 1.0, "a source", "reduced"),
            ("fast", "Fast boat", "d", "e", "sea", "fast_boat", 1.0, "assumed", 7.0, "assumed", "stops"),
            ("flight", "Flight", "a", "e", "air", "aircraft", 0.5, "a source", 7.0, "a source", "none"),
        ],
        columns=[
            "route_id", "name", "from", "to", "mode", "vessel_class", "hours", "hours_source", "departures_per_week",
            "departures_source", "season",
        ],
    )  # fmt: skip


@pytest.fixture
def villages() -> pd.DataFrame:
    """Going south from -9.3: a, b, c, d at 0, 10, 20, 30 km (Timor); e at 60 and f at 70 km, each on its island."""
    south = {"a": 0, "b": 10, "c": 20, "d": 30, "e": 60, "f": 70}
    return pd.DataFrame(
        {
            "name": [name.upper() for name in south],
            "regency_code": ["53.71", "53.71", "53.01", "53.01", "53.14", "53.14"],
            "district_code": ["53.71.01", "53.71.01", "53.01.01", "53.01.01", "53.14.01", "53.14.01"],
            "lat": [-9.3 - km * KM_AS_DEGREE for km in south.values()],
            "lon": 124.0,
            "island": ["timor"] * 4 + ["island-1", "island-2"],
            "people": [100.0, 100.0, 50.0, 50.0, 20.0, 20.0],
            "imputed": False,
        },
        index=pd.Index(south, name="village_code"),
    )


@pytest.fixture
def halts(villages: pd.DataFrame) -> pd.DataFrame:
    return villages[["name", "lat", "lon"]].assign(village_code=villages.index)


@pytest.fixture
def network(villages: pd.DataFrame, halts: pd.DataFrame, routes: pd.DataFrame) -> Network:
    return build_network(villages, halts, routes)


@pytest.fixture
def places(villages: pd.DataFrame) -> pd.DataFrame:
    """Seats in a and e."""
    seats = villages.loc[["a", "e"], ["name", "regency_code", "lat", "lon"]].assign(kind="capital")
    return seats.assign(village_code=["a", "e"]).set_axis(pd.Index(["A", "E"], name="place_id"))
