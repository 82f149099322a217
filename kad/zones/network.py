"""Which regencies touch by land, and which are joined by a named sea line."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from geodata.adjacency import neighbours
from kad import boundaries
from kad.tables import read_table

Contiguity = Literal["land", "sea", "broken"]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Links:
    """Pairs of regencies (smaller code first) sharing a land border, and pairs joined by sea with the line's name."""

    land: frozenset[Pair]
    sea: tuple[tuple[Pair, str], ...] = ()

    @property
    def sea_names(self) -> dict[Pair, str]:
        """Pair → name of the line."""
        return dict(self.sea)


@dataclass(frozen=True)
class Joining:
    """How the members of a zone hang together.

    pieces : groups joined by land (and, when ``kind`` is ``broken``, also by sea), largest first.
    lines : names of the sea lines needed to join them.
    """

    kind: Contiguity
    pieces: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...] = ()


def pair(one: str, other: str) -> Pair:
    """The two codes, smaller first."""
    return (one, other) if one < other else (other, one)


def joining(members: Collection[str], links: Links) -> Joining:
    """Whether ``members`` form one piece by land, one by land and named sea lines, or several.

    >>> links = Links(frozenset({("a", "b")}), ((("b", "c"), "Bolok–Pantai Baru"),))
    >>> joining({"a", "b", "c"}, links)
    Joining(kind='sea', pieces=(('a', 'b'), ('c',)), lines=('Bolok–Pantai Baru',))
    """
    inside = set(members)
    by_land = pieces(inside, links.land)
    if len(by_land) <= 1:
        return Joining("land", by_land)
    group = {code: index for index, piece in enumerate(by_land) for code in piece}
    lines = []
    for (one, other), name in links.sea:
        if one in inside and other in inside and group[one] != group[other]:
            merged, dropped = group[one], group[other]
            group = {code: merged if index == dropped else index for code, index in group.items()}
            lines.append(name)
    if len(set(group.values())) == 1:
        return Joining("sea", by_land, tuple(lines))
    return Joining("broken", pieces(inside, links.land | {ends for ends, _ in links.sea}), tuple(lines))


def pieces(members: Collection[str], pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """The groups of ``members`` that ``pairs`` join, largest first."""
    neighbours: dict[str, set[str]] = {code: set() for code in members}
    for one, other in pairs:
        if one in members and other in members:
            neighbours[one].add(other)
            neighbours[other].add(one)
    found, left = [], set(members)
    while left:
        piece: set[str] = set()
        frontier = {min(left)}
        while frontier:
            piece |= frontier
            frontier = {other for code in frontier for other in neighbours[code]} - piece
        found.append(tuple(sorted(piece)))
        left -= piece
    return tuple(sorted(found, key=lambda piece: (-len(piece), piece)))


def links(borders: pd.DataFrame, routes: pd.DataFrame) -> Links:
    """Links from the land borders and the sea lines.

    borders : columns regency_code, neighbour_code (`geodata.adjacency.neighbours`).
    routes : columns from_regency, to_regency, mode, name; of several lines by sea the first names the pair.
    """
    land = frozenset(
        pair(one, other) for one, other in zip(borders["regency_code"], borders["neighbour_code"], strict=True)
    )
    sea: dict[Pair, str] = {}
    lines = routes[routes["mode"] == "sea"]
    for one, other, name in zip(lines["from_regency"], lines["to_regency"], lines["name"], strict=True):
        if one != other:
            sea.setdefault(pair(one, other), name)
    return Links(land, tuple(sorted(sea.items())))


def current_links() -> Links:
    """The links of the boundaries in use and the committed sea lines."""
    return links(neighbours(boundaries.current()), read_table("routes"))
