"""The committed map, villages and districts hold what they promise."""

import os
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geodata import build
from geodata.adjacency import ELLIPSOID, neighbours
from geodata.load import DATA, boundaries, context_land

BUILT = ("boundaries.geojson", "context_land.geojson", "villages.csv", "districts.csv")
OECUSSE_TOWN = shapely.Point(124.36, -9.20)
DILI = shapely.Point(125.57, -8.57)


@pytest.fixture(scope="module")
def regencies() -> gpd.GeoDataFrame:
    return boundaries()


@pytest.fixture(scope="module")
def official_km2() -> pd.Series:
    return pd.read_csv(DATA / "regencies.csv", dtype={"regency_code": str}).set_index("regency_code")["area_km2"]


@pytest.fixture(scope="module")
def built_km2(regencies: gpd.GeoDataFrame) -> pd.Series:
    """Geodesic areas, independent of any projection."""
    return regencies.geometry.map(lambda shape: abs(ELLIPSOID.geometry_area_perimeter(shape)[0]) / 1e6)


def table(name: str) -> pd.DataFrame:
    texts = {"village_code": str, "district_code": str, "regency_code": str}
    return pd.read_csv(DATA / f"{name}.csv", dtype=texts)


def test_all_twenty_two_are_drawn_malaka_included(regencies: gpd.GeoDataFrame, official_km2: pd.Series) -> None:
    assert list(regencies.index) == sorted(official_km2.index)
    assert "53.21" in regencies.index


def test_neighbours_leave_no_gap_and_do_not_overlap(regencies: gpd.GeoDataFrame) -> None:
    shapes = regencies.geometry.array
    assert shapely.coverage_is_valid(shapes)
    assert all(shape.is_valid for shape in shapes)
    holes = [hole for shape in shapely.get_parts(shapely.union_all(shapes)) for hole in shape.interiors]
    assert holes == []


def test_the_province_and_timor_leste_share_their_border_exactly(regencies: gpd.GeoDataFrame) -> None:
    around = context_land()
    assert shapely.coverage_is_valid([*regencies.geometry, *around.geometry])


def test_oecusse_is_land_of_timor_leste_and_not_of_the_province(regencies: gpd.GeoDataFrame) -> None:
    around = context_land().set_index("name")
    assert not regencies.contains(OECUSSE_TOWN).any()
    assert around.geometry["Oecusse"].contains(OECUSSE_TOWN)
    assert around.geometry["Timor-Leste"].contains(DILI)
    assert set(around.loc[["Oecusse", "Timor-Leste"], "kind"]) == {"timor_leste"}


def test_the_total_area_is_within_one_percent_of_the_official_one(built_km2: pd.Series) -> None:
    assert built_km2.sum() == pytest.approx(46_378, rel=0.01)


def test_each_area_is_within_five_percent_of_the_official_one(built_km2: pd.Series, official_km2: pd.Series) -> None:
    off = (built_km2 / official_km2 - 1).abs()
    assert off.drop("53.71").max() < 0.05
    assert off["53.71"] < 0.10


def test_map_and_background_stay_light() -> None:
    assert sum((DATA / name).stat().st_size for name in BUILT[:2]) < 200_000


def test_land_neighbours_are_the_eighteen_pairs_of_the_atlas(regencies: gpd.GeoDataFrame) -> None:
    pairs = {
        tuple(sorted(pair))
        for pair in neighbours(regencies)[["regency_code", "neighbour_code"]].itertuples(index=False)
    }
    timor = {("53.01", "53.71"), ("53.01", "53.02"), ("53.01", "53.03"), ("53.02", "53.03"), ("53.02", "53.21"),
             ("53.03", "53.04"), ("53.03", "53.21"), ("53.04", "53.21")}  # fmt: skip
    flores = {("53.10", "53.15"), ("53.10", "53.19"), ("53.09", "53.19"), ("53.09", "53.16"), ("53.08", "53.16"),
              ("53.07", "53.08"), ("53.06", "53.07")}  # fmt: skip
    sumba = {("53.12", "53.18"), ("53.12", "53.17"), ("53.11", "53.17")}
    assert pairs == timor | flores | sumba


def test_villages_and_districts_are_all_there_and_gaps_stay_empty() -> None:
    villages, districts = table("villages"), table("districts")
    assert (len(villages), villages["lat"].notna().sum(), len(districts)) == (3442, 3352, 315)
    assert districts["lat"].notna().all()
    assert villages["village_code"].is_unique
    assert districts["district_code"].is_unique
    assert set(villages["district_code"]) == set(districts["district_code"])


def test_codes_of_villages_contain_those_of_district_and_regency() -> None:
    villages, districts = table("villages"), table("districts")
    assert (villages["village_code"].str[:8] == villages["district_code"]).all()
    assert (villages["district_code"].str[:5] == villages["regency_code"]).all()
    assert (districts["district_code"].str[:5] == districts["regency_code"]).all()


def test_villages_of_each_regency_are_as_many_as_the_regency_table_says() -> None:
    regency = pd.read_csv(DATA / "regencies.csv", dtype={"regency_code": str}).set_index("regency_code")
    counted = table("villages").groupby("regency_code").size()
    assert (counted == regency["desa"] + regency["kelurahan"]).all()
    assert (table("districts").groupby("regency_code").size() == regency["kecamatan"]).all()


def test_every_village_on_land_but_one_lies_in_its_regency(regencies: gpd.GeoDataFrame) -> None:
    """Muke in Malaka has its point 3 km inside Timor Tengah Selatan; 17 other points fall beside the drawn land."""
    villages = table("villages").dropna(subset=["lat"])
    points = gpd.GeoSeries(gpd.points_from_xy(villages["lon"], villages["lat"]), crs=regencies.crs)
    own = regencies.geometry.loc[villages["regency_code"]].reset_index(drop=True)
    on_land = points.within(regencies.union_all())
    assert (~on_land).sum() == 17
    assert villages["name"][(on_land & ~points.within(own)).to_numpy()].tolist() == ["Muke"]


@pytest.mark.skipif("KAD_SOURCES" not in os.environ, reason="KAD_SOURCES names no folder of the three source packages")
def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    build.main([os.environ["KAD_SOURCES"], "--into", str(tmp_path)])
    assert {name: (tmp_path / name).read_bytes() == (DATA / name).read_bytes() for name in BUILT} == dict.fromkeys(
        BUILT, True
    )
