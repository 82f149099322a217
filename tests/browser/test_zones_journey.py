"""Zona layanan in a real browser: a planner changes the plan, sees the hours, and finds everything kept."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.map_page import click_regency, panel, regency
from tests.conftest import Server, free_port

pytestmark = pytest.mark.browser

ROTE, KUPANG = "5314", "5301"


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server whose plans no other test sees."""
    running = Server(free_port(), tmp_path / "var")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def zones(offline_page: Page, own_server: Server) -> Page:
    offline_page.goto(f"{own_server.url}/zona")
    regency(offline_page, ROTE).wait_for()
    expect(panel(offline_page)).to_contain_text("Kefamenanu")
    return offline_page


def choose(page: Page, name: str) -> None:
    """One of the switches above the map or in the panel; the map follows when the server has answered."""
    page.get_by_role("radio", name=name, exact=True).click()
    page.wait_for_timeout(900)


def zone_of(page: Page, code: str) -> str:
    label = regency(page, code).get_attribute("aria-label") or ""
    return label.rpartition(", ")[2]


def expect_zone(page: Page, code: str, zone: str) -> None:
    expect(regency(page, code)).to_have_attribute("aria-label", re.compile(f", {zone}$"))


def expect_saved(page: Page) -> None:
    expect(panel(page)).to_contain_text("Tersimpan")


def test_the_reports_plan_opens_with_eight_zones_and_says_which_have_no_seat(zones: Page) -> None:
    expect(zones.locator(".legend-entry")).to_have_count(8)
    expect(panel(zones).get_by_text("kantor belum dipilih")).to_have_count(2)


def test_a_click_moves_a_regency_and_undo_and_redo_follow_the_keys(zones: Page) -> None:
    zones.keyboard.press("2")
    click_regency(zones, ROTE)
    expect_zone(zones, ROTE, "Zona 2")
    expect_saved(zones)
    zones.keyboard.press("Control+z")
    expect_zone(zones, ROTE, "Zona 3")
    zones.keyboard.press("Control+y")
    expect_zone(zones, ROTE, "Zona 2")


def test_the_move_is_painted_before_the_server_answers(zones: Page) -> None:
    before = regency(zones, ROTE).get_attribute("fill")
    zones.keyboard.press("2")
    zones.wait_for_timeout(500)
    zones.context.set_offline(True)
    click_regency(zones, ROTE)
    assert regency(zones, ROTE).get_attribute("fill") != before
    zones.context.set_offline(False)


def test_a_zone_of_its_own_with_a_seat_saves_hours_and_survives_a_killed_server(
    zones: Page, own_server: Server
) -> None:
    zones.get_by_role("button", name="Zona", exact=True).click()
    zones.get_by_role("button", name="Tambah zona").click()
    expect(zones.locator(".legend-entry")).to_have_count(9)
    zones.keyboard.press("Escape")
    expect(zones.get_by_role("button", name="Tambah zona")).to_be_hidden()
    choose(zones, "9")
    click_regency(zones, ROTE)
    expect_zone(zones, ROTE, "Zona 9")
    choose(zones, "Kantor")
    click_regency(zones, ROTE)
    expect(panel(zones)).to_contain_text("Baa")
    address = zones.url
    own_server.kill()
    own_server.start()
    zones.goto(address)
    regency(zones, ROTE).wait_for()
    expect_zone(zones, ROTE, "Zona 9")
    expect(panel(zones)).to_contain_text("Baa")
    zones.get_by_test_id("stBaseButton-secondary").first.wait_for()
    zones.keyboard.press("Control+z")
    expect(panel(zones)).not_to_contain_text("Baa")


def test_a_locked_regency_stays_where_it_is(zones: Page) -> None:
    choose(zones, "Kunci")
    click_regency(zones, ROTE)
    expect(regency(zones, ROTE)).to_have_class(re.compile("locked"))
    choose(zones, "Pindah")
    zones.keyboard.press("2")
    click_regency(zones, ROTE)
    zones.wait_for_timeout(800)
    assert zone_of(zones, ROTE) == "Zona 3"


def test_the_best_plan_is_proven_previewed_accepted_and_compared(zones: Page) -> None:
    choose(zones, "Terbaik")
    zones.get_by_role("button", name="Cari rencana terbaik").click()
    expect(panel(zones)).to_contain_text("Terbukti")
    zones.get_by_role("button", name="Terima").click()
    expect_saved(zones)
    zones.get_by_role("link", name="Bandingkan").click()
    expect(zones.locator(".headline")).to_contain_text("jam rata-rata")
    expect(zones.locator(".regency-map")).to_have_count(2)


def test_two_planners_on_one_plan_the_second_sees_both_and_chooses(zones: Page, browser: Browser) -> None:
    zones.keyboard.press("2")
    click_regency(zones, ROTE)
    expect_saved(zones)
    zones.keyboard.press("1")
    zones.wait_for_timeout(900)
    other = browser.new_page(viewport={"width": 1366, "height": 768})
    other.goto(zones.url)
    regency(other, ROTE).wait_for()
    expect_zone(other, ROTE, "Zona 2")
    other.keyboard.press("1")
    click_regency(other, KUPANG)
    expect_zone(other, KUPANG, "Zona 1")
    expect_saved(other)
    other.wait_for_timeout(900)
    click_regency(zones, ROTE)
    dialog = zones.get_by_role("dialog")
    expect(dialog).to_contain_text("Rencana ini baru saja diubah orang lain")
    expect(dialog).to_contain_text("Kupang")
    dialog.get_by_role("button", name="Pakai yang tersimpan").click()
    expect_zone(zones, KUPANG, "Zona 1")
    other.close()


def test_a_wrong_plan_file_says_which_rows_and_changes_nothing(zones: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "salah.csv"
    wrong.write_text("regency_code,zone,is_seat\n53.01,1,false\n53.99,2,false\n", encoding="utf-8")
    zones.locator(".st-key-controls").get_by_test_id("stPopover").first.click()
    zones.locator('input[type="file"]').set_input_files(wrong)
    expect(zones.get_by_test_id("stAlert")).to_contain_text("53.99")
    expect(zones.locator(".legend-entry")).to_have_count(8)
