"""Villages, islands, roads and lines of the committed data."""

import numpy as np
import pandas as pd
import pytest
import shapely

from kad.access import sea_links
from kad.access.geography import road_edges
from kad.access.network import committed_network, with_people, with_points


@pytest.fixture(scope="module")
def villages() -> pd.DataFrame:
    return committed_network().villages


def island_of(villages: pd.DataFrame, code: str) -> str:
    return str(villages.loc[code, "island"])


def test_villages_of_an_island_share_it_and_islands_differ(villages: pd.DataFrame) -> None:
    assert island_of(villages, "53.71.04.1001") == island_of(villages, "53.04.12.1001") == "timor"
    assert island_of(villages, "53.15.05.1025") == island_of(villages, "53.06.03.1009") == "flores"
    assert island_of(villages, "53.18.09.1003") == island_of(villages, "53.11.01.1002") == "sumba"
    alone = {
        "Semau": "53.01.04.2008", "Rote": "53.14.03.1009", "Sabu": "53.20.01.1001", "Raijua": "53.20.06.1002",
        "Adonara": "53.06.10.1001", "Solor": "53.06.07.2008", "Lembata": "53.13.05.1003", "Alor": "53.05.01.1002",
        "Pantar": "53.05.09.2018", "Palue": "53.07.06.2001", "Pulau Ende": "53.08.02.2002", "Ndao": "53.14.09.2003",
        "Komodo": "53.15.05.2001", "Flores": "53.06.03.1009", "Timor": "53.71.04.1001", "Sumba": "53.11.01.1002",
    }  # fmt: skip
    assert len({island_of(villages, code) for code in alone.values()}) == len(alone)


def test_the_people_of_a_regency_are_shared_equally_among_its_villages(villages: pd.DataFrame) -> None:
    sabu = villages[villages["regency_code"] == "53.20"]
    assert sabu["people"].sum() == pytest.approx(94860)
    assert sabu["people"].nunique() == 1
    assert villages["people"].sum() == pytest.approx(5700772)


def test_the_ninety_villages_without_a_point_stand_at_a_mean_and_say_so(villages: pd.DataFrame) -> None:
    assert villages["imputed"].sum() == 90
    assert villages[["lat", "lon"]].notna().all(axis=None)


def test_a_missing_point_is_the_districts_mean_else_the_regencys() -> None:
    table = pd.DataFrame(
        {
            "village_code": ["a", "b", "c", "d"],
            "regency_code": "r",
            "district_code": ["r.1", "r.1", "r.1", "r.2"],
            "name": ["A", "B", "C", "D"],
            "lat": [-9.0, -9.2, np.nan, np.nan],
            "lon": [124.0, 124.2, np.nan, np.nan],
        }
    )
    districts = pd.DataFrame({"district_code": ["r.1", "r.2"], "lat": np.nan, "lon": np.nan})
    placed = with_points(table, districts)
    assert placed.loc[["c", "d"], "lat"].tolist() == pytest.approx([-9.1, -9.1])
    assert placed["imputed"].tolist() == [False, False, True, True]
    peopled = with_people(placed, pd.DataFrame({"regency_code": ["r"], "population": [400]}))
    assert peopled["people"].tolist() == [100.0] * 4


def test_no_road_runs_over_water_but_where_it_holds_the_island_together() -> None:
    """A horseshoe around a bay: the two tips are joined around the bay, not across it."""
    points = np.array([[0.0, 0.0], [0.0, 0.1], [0.1, 0.1], [0.2, 0.1], [0.2, 0.0]])
    land = shapely.LineString(points[:, ::-1]).buffer(0.02)
    edges, km = road_edges(points, np.array(["island"] * 5, dtype=object), land)
    assert (0, 4) not in {tuple(sorted(edge)) for edge in edges.tolist()}
    assert len(edges) >= 4
    assert (km > 0).all()


def test_a_boat_that_no_source_names_is_marked_assumed() -> None:
    lines = committed_network().lines
    local = lines[lines["route_id"].str.startswith("local-")]
    assert lines["route_id"].is_unique
    assert len(local) > 0
    assert local["hours_source"].eq("assumed").all()
    assert local["vessel_class"].eq("small_boat").all()


def test_sea_links_join_different_regencies_by_name() -> None:
    links = sea_links()
    assert (links["regency_code"] != links["other_code"]).all()
    pairs = {frozenset(pair) for pair in zip(links["regency_code"], links["other_code"], strict=True)}
    assert {frozenset({"53.71", "53.14"}), frozenset({"53.06", "53.13"})} <= pairs
    assert links["name"].str.len().gt(0).all()
