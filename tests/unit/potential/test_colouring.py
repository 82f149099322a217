"""Five ways to colour the map; each a `MapView` that keeps the map's rules."""

import pytest

from kad.maps.view import MapView
from kad.potential import colouring
from kad.tables import read_table
from kad.text import LANGUAGES, Language

MOST_FILLS = 7
CODES = set(read_table("regencies").regency_code)


def views(language: Language) -> list[MapView]:
    return [
        colouring.by_leading_sector(language),
        *(colouring.by_sector_rank(sector, language) for sector in read_table("sectors").sector),
        *(colouring.by_commodity(commodity, language) for commodity in read_table("commodities").commodity),
        *(colouring.by_indicator(indicator, language) for indicator in colouring.mapped_indicators().index),
        colouring.by_shift(language),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_map_has_more_than_seven_fills_and_every_class_used_is_in_its_legend(language: Language) -> None:
    for view in views(language):
        assert len(view.classes) <= MOST_FILLS
        assert set(view.class_of.values()) <= {entry.key for entry in view.classes}
        assert set(view.class_of) <= CODES
        assert set(view.labels) == CODES


def test_every_regency_has_a_leading_sector_on_the_map() -> None:
    view = colouring.by_leading_sector("id")
    assert set(view.class_of) == CODES
    assert view.count("tanaman-pangan") == 8


def test_general_agriculture_is_hatched_so_that_colour_never_stands_alone() -> None:
    general = next(entry for entry in colouring.by_leading_sector("id").classes if entry.key == "pertanian")
    assert general.pattern == "stripes"


def test_a_rank_stands_beside_the_name_on_the_map() -> None:
    assert colouring.by_sector_rank("perikanan", "id").labels["53.05"] == "Alor · 1"


def test_figures_are_written_as_the_language_writes_them() -> None:
    assert "," in colouring.by_indicator("poverty-rate", "id").labels["53.20"]
    assert "." in colouring.by_indicator("poverty-rate", "en").labels["53.20"].split("·")[1]


def test_the_shift_is_known_only_where_the_report_states_it() -> None:
    view = colouring.by_shift("id")
    assert set(view.class_of) == set(read_table("leading_shift").regency_code)
