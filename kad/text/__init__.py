"""Every sentence a person reads, in Indonesian and English.

One TOML file per subject beside this module; `zones.toml` holding ``[title]`` is the key ``zones.title``::

    [title]
    id = "Zona layanan"
    en = "Service zones"

A sentence may have ``{slots}``; give them already formatted (see `kad.text.format`).
"""

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

HERE = Path(__file__).parent


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """All sentences: key → language → text."""
    return {
        f"{file.stem}.{key}": texts
        for file in sorted(HERE.glob("*.toml"))
        for key, texts in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }


def machine_language() -> Language:
    """What the command line speaks: Indonesian, unless ``KAD_LANGUAGE=en``."""
    return "en" if os.environ.get("KAD_LANGUAGE") == "en" else "id"


def translate(key: str, language: Language, **values: object) -> str:
    """The sentence ``key`` in ``language``, its slots filled with ``values``.

    Raises : KeyError, the catalogue has no such key or a slot is missing.
    """
    return catalogue()[key][language].format(**values)
