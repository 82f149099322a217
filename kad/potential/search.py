"""Find a regency, sector or commodity by its Indonesian or English name, forgiving a typing error."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz, process, utils

from kad.tables import read_table

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
    words = {(index, word): word for index, entry in enumerate(entries()) for word in entry.words}
    hits = process.extract(
        text, words, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=LEAST_SCORE, limit=4 * limit
    )
    best = dict.fromkeys(index for _, _, (index, _) in hits)
    return [entries()[index] for index in list(best)[:limit]]


def _aliases(cell: object) -> list[str]:
    return cell.split("|") if isinstance(cell, str) else []
