"""What a planner may ask of the best plan: each wish as rows of the programme and as words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from kad.text import Language, translate
from kad.text.format import number as write_number
from kad.zones.mip import Programme
from kad.zones.network import Links, Pair, pieces
from kad.zones.travel import RegencyTimes


@dataclass(frozen=True, eq=False)
class Siting:
    """The programme's variables.

    ``member[r][s]`` : regency r goes to place s; ``opened[s]`` : place s has an office. ``zone_at[k][s]`` : the zone
    numbered k has its seat at place s, kept only for the numbers some wish names.
    """

    programme: Programme
    times: RegencyTimes
    member: list[list[int]]
    opened: list[int]
    zone_at: dict[int, list[int]] = field(default_factory=dict)

    @property
    def row(self) -> dict[str, int]:
        """regency_code → its index."""
        return {code: index for index, code in enumerate(self.times.regencies)}

    @property
    def places(self) -> range:
        """Indices of the candidate places."""
        return range(len(self.times.places))

    def members_of(self, code: str) -> list[int]:
        """The variables of one regency, by place."""
        return self.member[self.row[code]]

    def zone(self, number: int) -> list[int]:
        """The variables of the zone ``number``, by place; two zones never share a seat."""
        if number not in self.zone_at:
            columns = self.programme.add_columns([0.0] * len(self.opened), whole=True)
            self.programme.add_row(dict.fromkeys(columns, 1.0), 1.0, 1.0)
            for place in self.places:
                self.programme.add_row({columns[place]: 1.0, self.opened[place]: -1.0}, high=0.0)
                others = [taken[place] for taken in self.zone_at.values()]
                for other in others:
                    self.programme.add_row({columns[place]: 1.0, other: 1.0}, high=1.0)
            self.zone_at[number] = columns
        return self.zone_at[number]

    def never_both(self, some: list[int], others: list[int]) -> None:
        """Of two variables at the same place at most one is 1."""
        for one, other in zip(some, others, strict=True):
            self.programme.add_row({one: 1.0, other: 1.0}, high=1.0)

    def equal(self, some: list[int], others: list[int]) -> None:
        """Two variables at the same place are equal."""
        for one, other in zip(some, others, strict=True):
            self.programme.add_row({one: 1.0, other: -1.0}, 0.0, 0.0)


Apply = Callable[[Siting], None]
Cut = Callable[[Siting, NDArray[np.float64]], int]


def _no_cut(_siting: Siting, _values: NDArray[np.float64]) -> int:
    return 0


@dataclass(frozen=True)
class Wish:
    """One thing asked: ``apply`` adds its rows; ``cut`` adds rows a solution breaks and says how many."""

    key: str
    apply: Apply = field(compare=False, repr=False)
    values: Mapping[str, str | float] = field(default_factory=dict)
    cut: Cut = field(default=_no_cut, compare=False, repr=False)

    def words(self, language: Language) -> str:
        """The wish as a phrase."""
        written = {
            name: value if isinstance(value, str) else write_number(value, language, 0 if value == int(value) else 2)
            for name, value in self.values.items()
        }
        return translate(self.key, language, **written)


def offices(count: int) -> Wish:
    """Exactly ``count`` offices."""

    def rows(siting: Siting) -> None:
        siting.programme.add_row(dict.fromkeys(siting.opened, 1.0), count, count)

    return Wish("zones.offices_wish", rows, {"n": count})


def seat_at(number: int, place_id: str, place: str) -> Wish:
    """The seat of zone ``number`` at ``place_id``."""

    def rows(siting: Siting) -> None:
        siting.programme.add_row({siting.zone(number)[siting.times.places.index(place_id)]: 1.0}, 1.0, 1.0)

    return Wish("zones.seat_wish", rows, {"zone": number, "place": place})


def member_of(code: str, number: int, name: str) -> Wish:
    """A regency in zone ``number``."""

    def rows(siting: Siting) -> None:
        siting.equal(siting.members_of(code), siting.zone(number))

    return Wish("zones.member_wish", rows, {"regency": name, "zone": number})


def members_exactly(codes: tuple[str, ...], number: int) -> Wish:
    """These regencies, and no other, in zone ``number``."""

    def rows(siting: Siting) -> None:
        for code in siting.times.regencies:
            join = siting.equal if code in codes else siting.never_both
            join(siting.members_of(code), siting.zone(number))

    return Wish("zones.exactly_wish", rows, {"zone": number})


def keep_together(codes: tuple[str, ...], names: str) -> Wish:
    """Regencies in one zone."""

    def rows(siting: Siting) -> None:
        for other in codes[1:]:
            siting.equal(siting.members_of(codes[0]), siting.members_of(other))

    return Wish("zones.together_wish", rows, {"names": names})


def keep_apart(codes: tuple[str, ...], names: str) -> Wish:
    """Regencies in zones all different."""

    def rows(siting: Siting) -> None:
        for one, other in combinations(codes, 2):
            siting.never_both(siting.members_of(one), siting.members_of(other))

    return Wish("zones.apart_wish", rows, {"names": names})


def same_island_group(group_of: Mapping[str, str]) -> Wish:
    """No zone across island groups. group_of : regency_code → island group."""

    def rows(siting: Siting) -> None:
        for code in siting.times.regencies:
            for place, home in enumerate(siting.times.place_regencies):
                if group_of[code] != group_of[home]:
                    siting.programme.add_row({siting.members_of(code)[place]: 1.0}, high=0.0)

    return Wish("zones.island_wish", rows)


def largest_population_ratio(ratio: float, count: int) -> Wish:
    """No zone with more than ``ratio`` times the mean people of ``count`` zones."""

    def rows(siting: Siting) -> None:
        people = siting.times.people
        for place in siting.places:
            terms = {siting.member[row][place]: float(people[row]) for row in range(len(people))}
            siting.programme.add_row(terms, high=ratio * float(people.sum()) / count)

    return Wish("zones.ratio_wish", rows, {"ratio": ratio})


def contiguous(links: Links, by_sea: bool) -> Wish:
    """Every zone in one piece, by land or by land and named sea lines.

    Written down in full this takes a row for every way a zone could fall apart. Instead, whenever a solution leaves
    a piece cut off from its seat, the rows that forbid it are added: a member of the piece goes to a seat outside it
    only with some regency of the piece's boundary (vertex separators, Oehrlein & Haunert 2017,
    doi:10.1016/j.compenvurbsys.2017.05.003).
    """
    pairs = links.land | ({ends for ends, _ in links.sea} if by_sea else set())

    def cut(siting: Siting, values: NDArray[np.float64]) -> int:
        added = 0
        for place, home in enumerate(siting.times.place_regencies):
            inside = {code for code, row in siting.row.items() if values[siting.member[row][place]] > 0.5}
            for piece in pieces(inside, pairs):
                if home not in piece:
                    added += _separate(siting, piece, _boundary(piece, pairs))
        return added

    return Wish("zones.by_sea_wish" if by_sea else "zones.by_land_wish", lambda _siting: None, cut=cut)


def _boundary(piece: tuple[str, ...], pairs: frozenset[Pair]) -> set[str]:
    return {code for ends in pairs if len({*ends} & {*piece}) == 1 for code in ends} - set(piece)


def _separate(siting: Siting, piece: tuple[str, ...], boundary: set[str]) -> int:
    added = 0
    for place, home in enumerate(siting.times.place_regencies):
        if home in piece:
            continue
        beyond = {siting.members_of(code)[place]: -1.0 for code in boundary if code in siting.row}
        for code in piece:
            siting.programme.add_row({siting.members_of(code)[place]: 1.0, **beyond}, high=0.0)
            added += 1
    return added
