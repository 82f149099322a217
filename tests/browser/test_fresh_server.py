"""The first visit after a start, when no session has told Streamlit yet which pages there are."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import regency
from tests.conftest import Server

pytestmark = pytest.mark.browser


def test_the_first_visit_after_a_start_may_go_straight_to_a_page(offline_page: Page, own_server: Server) -> None:
    offline_page.goto(f"{own_server.url}/zona")
    regency(offline_page, "5314").wait_for()
    expect(offline_page.get_by_role("link", name="Kerja sama")).to_be_visible()
    expect(offline_page.get_by_role("link", name="zones")).to_have_count(0)
    expect(offline_page).to_have_title("Zona layanan · Peta KAD NTT")
