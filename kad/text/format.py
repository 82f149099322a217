"""Numbers, dates and times as each language writes them: ``1.234,5`` and ``1,234.5``."""

from datetime import date

from kad.text import Language

MONTHS: dict[Language, tuple[str, ...]] = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip

MINUS = "−"


def number(value: float, language: Language, decimals: int = 0, signed: bool = False) -> str:
    """``value`` with thousands and decimal marks of ``language``; ``signed`` shows a plus as well.

    >>> number(-1234.5, "id", 1), number(1234.5, "en", 1, signed=True)
    ('−1.234,5', '+1,234.5')
    """
    text = f"{abs(value):,.{decimals}f}"
    if language == "id":
        text = text.translate(str.maketrans(",.", ".,"))
    rounded = round(value, decimals)
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + text


def long_date(day: date, language: Language) -> str:
    """``19 Desember 2019`` or ``19 December 2019``."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def hours(value: float, language: Language) -> str:
    """A duration in hours with one decimal, without its unit: ``3,5``."""
    return number(value, language, 1)
