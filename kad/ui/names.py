"""Names and colours of regencies, sectors and commodities in the reader's language."""

from functools import cache

from kad.tables import read_table
from kad.text import Language
from kad.ui.language import current


def regency_name(code: str) -> str:
    """The short name, as on the map."""
    return _column("regencies", "regency_code", "short_name")[code]


def regency_full_name(code: str) -> str:
    """With Kabupaten or Kota before it."""
    return _column("regencies", "regency_code", "name")[code]


def sector_name(sector: str) -> str:
    return _column("sectors", "sector", _name_column(current()))[sector]


def sector_colour(sector: str) -> str:
    return _column("sectors", "sector", "colour")[sector]


def commodity_name(commodity: str) -> str:
    return _column("commodities", "commodity", _name_column(current()))[commodity]


def _name_column(language: Language) -> str:
    return f"name_{language}"


@cache
def _column(table: str, key: str, value: str) -> dict[str, str]:
    return dict(read_table(table).set_index(key)[value])
