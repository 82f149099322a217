"""The reader's language: from the address, kept for the session, Indonesian unless told otherwise."""

from kad.text import LANGUAGES, Language, translate
from kad.ui import address

PARAMETER = "bahasa"


def current() -> Language:
    """The language of this session; ``?bahasa=en`` in the address starts it in English."""
    return "en" if address.restore(PARAMETER, LANGUAGES[0], LANGUAGES) == "en" else "id"


def t(key: str, **values: object) -> str:
    """The sentence ``key`` of the catalogue in the reader's language."""
    return translate(key, current(), **values)
