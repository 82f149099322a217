"""Where a statement stands, in words: ``5.d/3`` → ``bab 5 huruf d angka 3``."""

import re
from urllib.parse import urlsplit

from kad.text import Language, translate

LEVEL = re.compile(r"[./]")


def in_report(cite: str) -> bool:
    """Whether ``cite`` is a place in the report of 2019, not a source from elsewhere.

    >>> in_report("5.d/3"), in_report("https://example.go.id/x")
    (True, False)
    """
    return re.fullmatch(r"\d+([./][a-z0-9]+)*", cite) is not None


def citation(cite: str, language: Language) -> str:
    """``cite`` as a reader writes it; of an address, its host.

    >>> citation("5.d/3", "id"), citation("8.4", "en"), citation("https://ntt.bps.go.id/x", "id")
    ('bab 5 huruf d angka 3', 'ch. 8 no. 4', 'ntt.bps.go.id')
    """
    if in_report(cite):
        chapter, *rest = LEVEL.split(cite)
        levels = [translate("citation.chapter", language, number=chapter)]
        levels += [
            translate("citation.number" if part.isdigit() else "citation.letter", language, mark=part) for part in rest
        ]
        return " ".join(levels)
    return urlsplit(cite).hostname or cite
