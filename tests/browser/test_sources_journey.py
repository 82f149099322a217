"""Sumber data in a real browser: an official boundary file is previewed, used and taken back; a bad one is refused."""

from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pytest
from playwright.sync_api import Page, expect

from kad.tables import DATA, read_table
from tests.conftest import Server, free_port

pytestmark = pytest.mark.browser


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    running = Server(free_port(), tmp_path / "var")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def official(tmp_path: Path) -> Path:
    """The boundaries in a projected system, with names instead of codes."""
    shapes = gpd.read_file(DATA / "boundaries.geojson").to_crs(32751)
    names = read_table("regencies").set_index("regency_code").name
    shapes["WADMKK"] = shapes.regency_code.map(names)
    path = tmp_path / "resmi.gpkg"
    shapes.drop(columns="regency_code").to_file(path)
    return path


def test_the_first_visit_after_a_start_may_go_straight_to_a_page(offline_page: Page, own_server: Server) -> None:
    offline_page.goto(f"{own_server.url}/sumber")
    expect(offline_page.get_by_role("link", name="Kerja sama")).to_be_visible()


def test_an_official_file_is_previewed_used_and_taken_back(
    offline_page: Page, own_server: Server, official: Path
) -> None:
    offline_page.goto(f"{own_server.url}/sumber?isi=batas")
    offline_page.locator('input[type="file"]').set_input_files(official)
    expect(offline_page.get_by_text("Luas tiap daerah (km²)")).to_be_visible()
    offline_page.get_by_role("button", name="Pakai batas ini").click()
    expect(offline_page.get_by_text("Yang dipakai sekarang: berkas resmi.gpkg.")).to_be_visible()
    offline_page.get_by_role("button", name="Kembalikan batas sebelumnya").click()
    expect(offline_page.get_by_text("batas indikatif bawaan")).to_be_visible()


def test_a_file_with_a_regency_missing_is_refused_and_changes_nothing(
    offline_page: Page, own_server: Server, official: Path, tmp_path: Path
) -> None:
    short = tmp_path / "kurang.gpkg"
    gpd.read_file(official).iloc[:-1].to_file(short)
    offline_page.goto(f"{own_server.url}/sumber?isi=batas")
    offline_page.locator('input[type="file"]').set_input_files(short)
    expect(offline_page.get_by_test_id("stAlert")).to_contain_text("Kupang")
    expect(offline_page.get_by_text("Tidak ada yang berubah")).to_be_visible()
    expect(offline_page.get_by_text("batas indikatif bawaan")).to_be_visible()
