"""Which islands the regencies stand on."""

import pandas as pd
import pytest

from geodata.islands import ISLANDS, islands
from geodata.load import boundaries


@pytest.fixture(scope="module")
def held() -> pd.DataFrame:
    return islands(boundaries())


def on(held: pd.DataFrame, regency_code: str) -> list[str]:
    return held.loc[held["regency_code"] == regency_code, "island"].tolist()


def test_flores_timur_stands_on_three_islands_largest_first(held: pd.DataFrame) -> None:
    assert on(held, "53.06") == ["Flores", "Adonara", "Solor"]


def test_islands_shared_by_several_regencies(held: pd.DataFrame) -> None:
    counts = held.groupby("island")["regency_code"].nunique()
    assert counts[counts > 1].to_dict() == {"Flores": 8, "Sumba": 4, "Timor": 6}


def test_every_named_island_belongs_to_somebody(held: pd.DataFrame) -> None:
    assert set(held["island"]) == set(ISLANDS)


def test_every_regency_has_one_island_of_its_capital(held: pd.DataFrame) -> None:
    assert held.groupby("regency_code")["has_capital"].sum().eq(1).all()
    assert held["regency_code"].nunique() == 22


def test_a_capital_on_a_smaller_island_is_found_where_it_stands() -> None:
    on_adonara = pd.DataFrame({"lat": [-8.33], "lon": [123.17]}, index=["53.06"])
    held = islands(boundaries(), on_adonara).set_index(["regency_code", "island"])["has_capital"]
    assert held["53.06"].to_dict() == {"Flores": False, "Adonara": True, "Solor": False}
    assert held["53.05"].to_dict() == {"Alor": True, "Pantar": False}
