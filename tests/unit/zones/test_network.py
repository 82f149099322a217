"""How the members of a zone hang together."""

import pandas as pd
import pytest

from kad.zones.network import Links, joining, links

LINKS = Links(frozenset({("a", "b"), ("c", "d")}), ((("b", "c"), "jalur b–c"), (("b", "d"), "jalur b–d")))


@pytest.mark.parametrize(
    ("members", "kind", "lines"),
    [
        ("a", "land", ()),
        ("ab", "land", ()),
        ("abc", "sea", ("jalur b–c",)),
        ("abcd", "sea", ("jalur b–c",)),
        ("ac", "broken", ()),
        ("ae", "broken", ()),
    ],
)
def test_a_zone_is_joined_by_land_by_a_named_line_or_broken(members, kind, lines):
    joined = joining(set(members), LINKS)
    assert (joined.kind, joined.lines) == (kind, lines)


def test_the_pieces_of_a_broken_zone_come_largest_first():
    assert joining(set("abe"), LINKS).pieces == (("a", "b"), ("e",))


def test_links_take_each_pair_once_whatever_its_direction():
    neighbours = pd.DataFrame({"regency_code": ["a", "b"], "neighbour_code": ["b", "a"]})
    routes = pd.DataFrame(
        [("c", "a", "sea", "x"), ("a", "c", "sea", "y"), ("a", "a", "sea", "within"), ("a", "d", "air", "flight")],
        columns=["from_regency", "to_regency", "mode", "name"],
    )
    assert links(neighbours, routes) == Links(frozenset({("a", "b")}), ((("a", "c"), "x"),))
