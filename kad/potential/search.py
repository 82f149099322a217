"""Find a regency, sector or commodity by its Indonesian or English name, forgiving a typing error."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz, utils

from kad.tables import read_table

WORD_SHARE = 0.9
LEAST_SCORE = 62
"""Of 100. Below it a hit shares little more than letters with what was typed."""

Kind = Literal["regency", "sector", "commodity"]


@dataclass(frozen=True)
class Entry:
    """Something that can be found: ``id`` is a regency code or a slug; ``words`` are all its names."""

    kind: Kind
    id: str
    name_id: str
    name_en: str
    words: tuple[str, ...]


@cache
def entries() -> tuple[Entry, ...]:
    """Everything that can be found: regencies, then sectors, then commodities."""
    found = [
        Entry("regency", row.regency_code, row.name, row.name, (row.name, row.short_name, row.capital))
        for row in read_table("regencies").itertuples()
    ]
    found += [
        Entry("sector", row.sector, row.name_id, row.name_en, (row.name_id, row.name_en))
        for row in read_table("sectors").itertuples()
    ]
    found += [
        Entry("commodity", row.commodity, row.name_id, row.name_en, (row.name_id, row.name_en, *_aliases(row.aliases)))
        for row in read_table("commodities").sort_values("name_id").itertuples()
    ]
    return tuple(found)


def search(text: str, limit: int = 5) -> Sequence[Entry]:
    """The entries whose names come nearest to ``text``, best first; empty when nothing comes near."""
    asked = utils.default_process(text)
    scores = {entry: max(_likeness(asked, words) for words in entry.words) for entry in entries()}
    near = [entry for entry, score in scores.items() if score >= LEAST_SCORE]
    return sorted(near, key=lambda entry: -scores[entry])[:limit]


def _likeness(asked: str, name: str) -> float:
    """Share of letters in common, 0–100, with the whole name or, a little less, with one of its words."""
    name = utils.default_process(name)
    return max(fuzz.ratio(asked, name), *(WORD_SHARE * fuzz.ratio(asked, word) for word in name.split()))


def _aliases(cell: object) -> list[str]:
    return cell.split("|") if isinstance(cell, str) else []
