"""Sumber data in a real browser: an official boundary file is previewed, used and taken back; a bad one is refused."""

from pathlib import Path

import geopandas as gpd
import pytest
from playwright.sync_api import Page, expect

from kad.tables import DATA, read_table
from tests.browser.map_page import regency
from tests.conftest import Server

pytestmark = pytest.mark.browser

OURS = "batas indikatif bawaan"


@pytest.fixture
def named() -> gpd.GeoDataFrame:
    """The boundaries with what a survey would call the regencies, instead of their codes."""
    shapes = gpd.read_file(DATA / "boundaries.geojson")
    names = read_table("regencies").set_index("regency_code").name
    return shapes[["geometry"]].assign(WADMKK=shapes.regency_code.map(names))


def official_file(named: gpd.GeoDataFrame, path: Path) -> Path:
    """``named`` as a file, moved a little; a GeoPackage is in metres."""
    moved = named.set_geometry(named.geometry.translate(0.002, 0.001))
    (moved.to_crs(32751) if path.suffix == ".gpkg" else moved).to_file(path)
    return path


def upload(page: Page, server: Server, path: Path) -> None:
    page.goto(f"{server.url}/sumber?isi=batas")
    page.locator('input[type="file"]').set_input_files(path)


def geometry_of_the_map(page: Page, server: Server) -> str:
    """The address from which the map of potential takes its shapes."""
    with page.expect_request("**/geometry-*.json") as asked:
        page.goto(server.url)
    regency(page, "5305").wait_for()
    expect(page.locator("path.regency")).to_have_count(22)
    return asked.value.url


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_an_official_file_is_previewed_used_on_the_map_and_taken_back(
    offline_page: Page, own_server: Server, named: gpd.GeoDataFrame, tmp_path: Path, suffix: str
) -> None:
    before = geometry_of_the_map(offline_page, own_server)
    upload(offline_page, own_server, official_file(named, tmp_path / f"resmi{suffix}"))
    expect(offline_page.get_by_text("Luas tiap daerah (km²)")).to_be_visible()
    expect(offline_page.get_by_role("row")).to_have_count(23)
    expect(offline_page.get_by_text(OURS)).to_be_visible()
    offline_page.get_by_role("button", name="Pakai batas ini").click()
    expect(offline_page.get_by_text(f"Yang dipakai sekarang: berkas resmi{suffix}.")).to_be_visible()
    expect(offline_page.get_by_role("button", name="Pakai batas ini")).to_be_hidden()
    assert geometry_of_the_map(offline_page, own_server) != before
    offline_page.goto(f"{own_server.url}/sumber?isi=batas")
    offline_page.get_by_role("button", name="Kembalikan batas sebelumnya").click()
    expect(offline_page.get_by_text(OURS)).to_be_visible()
    assert geometry_of_the_map(offline_page, own_server) == before


def test_a_file_with_a_regency_missing_is_refused_and_changes_nothing(
    offline_page: Page, own_server: Server, named: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    before = geometry_of_the_map(offline_page, own_server)
    missing = named.WADMKK.iloc[-1]
    upload(offline_page, own_server, official_file(named.iloc[:-1], tmp_path / "kurang.geojson"))
    expect(offline_page.get_by_test_id("stAlert")).to_contain_text(missing.removeprefix("Kabupaten "))
    expect(offline_page.get_by_text("Tidak ada yang berubah")).to_be_visible()
    expect(offline_page.get_by_text(OURS)).to_be_visible()
    expect(offline_page.get_by_role("button", name="Pakai batas ini")).to_be_hidden()
    assert geometry_of_the_map(offline_page, own_server) == before
