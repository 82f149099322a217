"""Numbers, dates and places in the report, as each language writes them."""

from datetime import date

import pytest

from kad.text.citation import citation, in_report
from kad.text.format import long_date, number


@pytest.mark.parametrize(
    ("value", "language", "decimals", "written"),
    [(1234.5, "id", 1, "1.234,5"), (1234.5, "en", 1, "1,234.5"), (-0.04, "id", 1, "0,0"), (-2, "id", 0, "−2")],
)
def test_marks_follow_the_language(value: float, language: str, decimals: int, written: str) -> None:
    assert number(value, language, decimals) == written  # type: ignore[arg-type]


def test_a_signed_number_shows_its_plus() -> None:
    assert number(3, "id", signed=True) == "+3"


def test_dates_are_written_out() -> None:
    assert long_date(date(2019, 12, 19), "id") == "19 Desember 2019"
    assert long_date(date(2019, 12, 19), "en") == "19 December 2019"


@pytest.mark.parametrize(
    ("cite", "words"),
    [("5.d", "bab 5 huruf d"), ("8.4", "bab 8 angka 4"), ("8.d/3", "bab 8 huruf d angka 3"), ("6", "bab 6")],
)
def test_a_place_in_the_report_is_said_in_words(cite: str, words: str) -> None:
    assert in_report(cite)
    assert citation(cite, "id") == words


def test_an_address_is_shown_by_its_host() -> None:
    assert not in_report("https://ntt.bps.go.id/x")
    assert citation("https://ntt.bps.go.id/x", "id") == "ntt.bps.go.id"
