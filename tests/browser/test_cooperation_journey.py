"""Kerja sama and Panduan in a real browser: with whom, on what, in which form, and says who."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import click_regency, panel, regency
from tests.conftest import Server

pytestmark = pytest.mark.browser

MANGGARAI_BARAT = "5315"


@pytest.fixture
def cooperation(offline_page: Page, server: Server) -> Page:
    offline_page.goto(f"{server.url}/kerja-sama")
    regency(offline_page, MANGGARAI_BARAT).wait_for()
    expect(panel(offline_page)).to_contain_text("Jejaring kerja sama")
    return offline_page


def test_every_link_is_either_drawn_or_listed(cooperation: Page) -> None:
    headline = panel(cooperation).locator(".headline").inner_text()
    total, drawn, unnamed = [int(word) for word in re.findall(r"\d+", headline)][:3]
    assert total == drawn + unnamed
    expect(cooperation.locator("path.link:not([class*=l-draft])")).to_have_count(drawn)


def test_manggarai_barat_is_told_its_suppliers_with_reasons_and_places(cooperation: Page) -> None:
    click_regency(cooperation, MANGGARAI_BARAT)
    expect(panel(cooperation)).to_contain_text("Kabupaten Manggarai Barat")
    expect(panel(cooperation).locator(".headline")).to_contain_text("Mitra pertama: Manggarai.")
    expect(cooperation.locator("[class*=st-key-partner_]")).to_have_count(5)
    first = cooperation.locator(".st-key-partner_5310")
    expect(first).to_contain_text("1. Manggarai")
    expect(first).to_contain_text("bab 5")
    first.get_by_text("Mengapa begitu?").click()
    expect(first).to_contain_text("Mengapa bukan model lain")
    expect(cooperation.locator(".st-key-partner_5309")).to_be_attached()


def test_another_weight_changes_the_scores(cooperation: Page) -> None:
    click_regency(cooperation, MANGGARAI_BARAT)
    score = cooperation.locator(".st-key-partner_5310 .after")
    before = score.inner_text()
    cooperation.get_by_role("button", name="Bobot").click()
    slider = cooperation.get_by_role("slider", name="Saling melengkapi")
    slider.focus()
    for _ in range(4):
        slider.press("ArrowRight")
    expect(score).not_to_have_text(before)


def test_settled_boundaries_alone_remain_after_filtering(cooperation: Page) -> None:
    cooperation.get_by_role("radio", name="Selesai").click()
    cooperation.get_by_role("button", name="Saring").click()
    cooperation.get_by_role("combobox", name="Jenis hubungan").fill("Batas daerah")
    cooperation.keyboard.press("Enter")
    cooperation.keyboard.press("Escape")
    cooperation.keyboard.press("Escape")
    entry = cooperation.locator(".legend-entry", has_text="Batas")
    drawn = int(entry.locator(".count").inner_text())
    expect(cooperation.locator("path.link:not([class*=l-draft])")).to_have_count(drawn)
    expect(panel(cooperation).locator(".headline")).to_contain_text(f"{drawn} di peta")
    listed = int(panel(cooperation).get_by_role("row", name="Batas daerah").get_by_role("cell").last.inner_text())
    unnamed = panel(cooperation).locator("li").count()
    assert listed == drawn + unnamed


def test_the_list_of_a_regency_is_as_long_as_the_legend_counts(cooperation: Page) -> None:
    cooperation.get_by_role("radio", name="Berjalan").click()
    click_regency(cooperation, MANGGARAI_BARAT)
    expect(panel(cooperation)).to_contain_text("Kabupaten Manggarai Barat")
    cooperation.get_by_role("radio", name="Hubungan", exact=True).click()
    expect(panel(cooperation)).to_contain_text("Ngada → Manggarai Barat")
    counted = [int(count) for count in cooperation.locator(".legend-entry .count").all_inner_texts()]
    assert panel(cooperation).locator("li").count() == sum(counted[1:])
    expect(cooperation.locator("path.link:not([class*=l-draft])")).to_have_count(sum(counted[1:]))


def test_a_draft_starts_with_one_click_and_is_kept(cooperation: Page) -> None:
    click_regency(cooperation, MANGGARAI_BARAT)
    cooperation.locator(".st-key-partner_5310").get_by_role("button", name="Mulai rancangan").click()
    expect(cooperation.locator(".legend-entry", has_text="Rancangan")).to_be_visible()
    cooperation.get_by_test_id("stExpander").first.click()
    title = cooperation.get_by_role("textbox", name="Judul")
    title.fill("Pasokan tomat Manggarai")
    cooperation.get_by_role("button", name="Simpan", exact=True).click()
    expect(cooperation.get_by_test_id("stExpander").first).to_contain_text("Pasokan tomat Manggarai")
    cooperation.reload()
    cooperation.get_by_role("radio", name="Rancangan").click()
    expect(cooperation.get_by_test_id("stExpander").first).to_contain_text("Pasokan tomat Manggarai")


def answer(page: Page, question: str, choice: str) -> None:
    page.get_by_role("combobox", name=question).click()
    page.get_by_role("option", name=choice, exact=True).click()


@pytest.mark.parametrize(
    ("question", "choice"),
    [
        ("Apa masalahnya?", "Batas dan kebijakan"),
        ("Siapa membayar?", "Daerah penerima layanan"),
        ("Seberapa formal?", "Lembaga bersama"),
        ("Berapa lama?", "Terus-menerus"),
        ("Siapa harus mengendalikan?", "Provinsi"),
    ],
)
def test_every_answer_changes_the_advice(offline_page: Page, server: Server, question: str, choice: str) -> None:
    offline_page.goto(f"{server.url}/panduan")
    advice = offline_page.locator(".headline, .bars")
    expect(advice).to_have_count(2)
    before = advice.all_text_contents()
    answer(offline_page, question, choice)
    expect(advice).not_to_have_text(before)


def test_answers_lead_to_a_model_with_its_place_in_the_report(offline_page: Page, server: Server) -> None:
    offline_page.goto(f"{server.url}/panduan")
    advice = offline_page.locator(".headline")
    expect(advice).to_contain_text("Model: Kesepakatan tanpa dokumen")
    answer(offline_page, "Seberapa formal?", "Lembaga bersama")
    answer(offline_page, "Siapa harus mengendalikan?", "Bersama")
    answer(offline_page, "Siapa membayar?", "Biaya dibagi")
    expect(advice).to_contain_text("Model: Otoritas bersama")
    expect(advice).to_contain_text("bab 7")
