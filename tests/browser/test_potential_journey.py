"""Peta potensi in a real browser, with every request beyond this machine refused."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def potential(offline_page: Page, server: Server) -> Page:
    offline_page.goto(server.url)
    offline_page.locator("path.r-5305").wait_for()
    return offline_page


def panel(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".st-key-panel")


def fill_of(page: Page, code: str) -> str | None:
    return page.locator(f"path.r-{code}").get_attribute("fill")


def test_the_first_map_shows_all_22_regencies_and_a_legend_with_counts(potential: Page) -> None:
    expect(potential.locator("path.regency")).to_have_count(22)
    counts = potential.locator(".legend-entry .count").all_inner_texts()
    assert sum(map(int, counts)) == 22


def test_clicking_alor_opens_its_profile_and_the_address_says_so(potential: Page) -> None:
    potential.locator("path.r-5305").click()
    expect(panel(potential).get_by_role("heading", name="Kabupaten Alor")).to_be_visible()
    expect(potential.locator("path.r-5305")).to_have_attribute("aria-pressed", "true")
    potential.wait_for_url("**daerah=53.05**")


def test_the_keyboard_reaches_and_chooses_a_regency(potential: Page) -> None:
    potential.locator("path.r-5305").focus()
    potential.keyboard.press("Enter")
    expect(panel(potential).get_by_role("heading", name="Kabupaten Alor")).to_be_visible()
    potential.keyboard.press("Escape")
    expect(panel(potential).get_by_role("heading", name="Nusa Tenggara Timur")).to_be_visible()


def test_another_colouring_repaints_the_map_and_its_legend(potential: Page) -> None:
    before = fill_of(potential, "5305")
    potential.get_by_role("radio", name="Pergeseran 2013").click()
    expect(potential.locator(".legend-title")).to_have_text("Sektor unggulan 2013")
    assert fill_of(potential, "5305") != before


@pytest.mark.parametrize("typed", ["rumput laut", "rumptu laut", "seaweed"])
def test_searching_seaweed_with_an_error_or_in_english_shows_who_has_it(potential: Page, typed: str) -> None:
    box = potential.get_by_role("combobox", name="Cari daerah, sektor, komoditas …")
    box.fill(typed)
    box.press("Enter")
    expect(potential.locator(".legend-title")).to_contain_text("rumput laut")
    expect(panel(potential).locator(".headline")).to_contain_text("rumput laut")


def test_the_language_switch_turns_the_whole_page_english(potential: Page) -> None:
    potential.get_by_role("radio", name="EN").click()
    expect(potential.get_by_role("radio", name="Leading sector")).to_be_visible()
    expect(potential.locator(".note")).to_contain_text("Indicative boundaries")


def test_a_deep_link_restores_regency_colouring_and_language(offline_page: Page, server: Server) -> None:
    offline_page.goto(f"{server.url}/?daerah=53.15&warna=komoditas&komoditas=kopi&bahasa=en")
    expect(panel(offline_page).get_by_role("heading", name="Kabupaten Manggarai Barat")).to_be_visible()
    expect(offline_page.locator(".legend-title")).to_have_text("Coffee")
    expect(offline_page.locator("path.r-5315")).to_have_attribute("aria-pressed", "true")


def test_a_legend_entry_leaves_only_its_regencies_bright(potential: Page) -> None:
    entry = potential.locator(".legend-entry").first
    shown = int(entry.locator(".count").inner_text())
    entry.click()
    expect(potential.locator("path.regency:not(.faded)")).to_have_count(shown)


def test_names_on_the_map_never_overlap_at_any_size(potential: Page) -> None:
    for width, height in [(1366, 768), (1920, 1080), (390, 844)]:
        potential.set_viewport_size({"width": width, "height": height})
        potential.wait_for_timeout(400)
        boxes = potential.locator("svg.labels .label").evaluate_all(
            "labels => labels.map(l => l.getBBox()).map(b => [b.x, b.y, b.x + b.width, b.y + b.height])"
        )
        assert boxes
        for place, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[place + 1 :]:
                assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_pan_and_zoom_survive_a_rerun(potential: Page) -> None:
    potential.get_by_role("button", name="Alor", exact=True).click()
    before = potential.locator("path.r-5305").bounding_box()
    potential.locator("path.r-5305").click()
    expect(panel(potential).get_by_role("heading", name="Kabupaten Alor")).to_be_visible()
    after = potential.locator("path.r-5305").bounding_box()
    assert before and after
    assert abs(before["width"] - after["width"]) < 4


@pytest.mark.parametrize(
    ("label", "suffix", "begins"),
    [
        ("Tabel (CSV)", ".csv", b"\xef\xbb\xbf"),
        ("Gambar (PNG)", ".png", b"\x89PNG"),
        ("Peta luring (HTML)", ".html", b"<!DOCTYPE"),
    ],
)
def test_what_is_shown_can_be_taken_home(
    potential: Page, tmp_path: Path, label: str, suffix: str, begins: bytes
) -> None:
    potential.get_by_role("button", name="Unduh").click()
    with potential.expect_download() as waiting:
        potential.get_by_role("button", name=label).click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.suffix == suffix
    assert path.read_bytes().lstrip(b"\n ").startswith(begins)
    if suffix == ".html":
        potential.goto(path.as_uri())
        expect(potential.locator("path.regency")).to_have_count(22)
        expect(potential.locator("svg.labels .label").first).to_be_visible()
