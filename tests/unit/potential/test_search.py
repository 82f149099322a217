"""Finding regencies, sectors and commodities, with typing errors and in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kad.potential.search import entries, search


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rumput laut", "rumput-laut"), ("rumptu laut", "rumput-laut"), ("rumput", "rumput-laut"),
        ("seaweed", "rumput-laut"), ("cofee", "kopi"), ("manggarai brat", "53.15"), ("kupang", "53.01"),
        ("alor", "53.05"), ("kalabahi", "53.05"), ("perikanan", "perikanan"), ("food crops", "tanaman-pangan"),
    ],
)  # fmt: skip
def test_the_first_hit_is_what_a_person_means(typed: str, found: str) -> None:
    assert search(typed)[0].id == found


def test_nothing_is_found_for_nonsense() -> None:
    assert not search("qqqq")


@given(st.text(max_size=40), st.integers(1, 8))
def test_any_text_gives_at_most_the_hits_asked_for(text: str, limit: int) -> None:
    assert len(search(text, limit)) <= limit


def test_every_entry_finds_itself_by_its_own_name() -> None:
    missed = [entry.id for entry in entries() if entry not in search(entry.name_id)]
    assert missed == []
