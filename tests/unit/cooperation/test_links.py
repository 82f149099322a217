"""Links: splitting, filtering, counting, drawing, and the network they make."""

import pytest

from kad.cooperation.arcs import arcs, edge_markers, line_classes, seat_points
from kad.cooperation.facts import Facts
from kad.cooperation.links import LinkFilter, cooperation_links, counts, crossing, select, split, years
from kad.cooperation.measures import link_matrix, measures
from kad.tables import read_table

FARM, INN, CITY = "53.01", "53.02", "53.03"
POINTS = {FARM: (-9.0, 121.0), INN: (-8.5, 120.0), CITY: (-10.0, 123.0), "tls": (-8.8, 125.5)}


def ids(frame: object) -> list[str]:
    return list(frame["link_id"])  # type: ignore[index]


def test_links_with_an_unnamed_party_are_listed_and_not_drawn(small: Facts) -> None:
    drawn, unnamed = split(small.cooperation_links, frozenset(POINTS))
    assert ids(drawn) == ["a", "b", "c", "d"]
    assert ids(unnamed) == ["e"]


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (LinkFilter(), ["a", "b", "c", "d", "e"]),
        (LinkFilter(kinds=frozenset({"supply"})), ["c", "e"]),
        (LinkFilter(statuses=frozenset({"berlaku"})), ["a", "d"]),
        (LinkFilter(affairs=frozenset({"food"}), statuses=frozenset({"usulan"})), ["c"]),
        (LinkFilter(forms=frozenset({"ksb"})), ["a"]),
        (LinkFilter(period=(2020, 2022)), ["c"]),
        (LinkFilter(regencies=frozenset({FARM})), ["a", "b", "c"]),
        (LinkFilter(regencies=frozenset({FARM}), direction="out"), ["c"]),
        (LinkFilter(regencies=frozenset({CITY}), direction="in"), ["c"]),
        (LinkFilter(regencies=frozenset({FARM}), direction="between"), ["a", "b"]),
    ],
)
def test_a_filter_keeps_only_what_meets_it(criteria: LinkFilter, expected: list[str], small: Facts) -> None:
    assert ids(select(small.cooperation_links, criteria)) == expected


def test_links_within_and_across_zones_are_told_apart_and_those_outside_are_neither(small: Facts) -> None:
    zone_of = {FARM: 1, INN: 1, CITY: 2}
    links = small.cooperation_links
    assert ids(select(links, LinkFilter(zone_scope="within"), zone_of)) == ["a", "b"]
    assert ids(select(links, LinkFilter(zone_scope="across"), zone_of)) == ["c"]
    assert crossing(links, zone_of).tolist() == [False, False, True, False, False]


@pytest.mark.parametrize("column", ["kind", "status"])
def test_the_counts_add_up_to_the_list(column: str) -> None:
    links = cooperation_links()
    assert sum(counts(links, column).values()) == len(links)


def test_the_year_of_a_date_written_in_part_is_read(small: Facts) -> None:
    assert years(small.cooperation_links).fillna(0).tolist() == [2019, 0, 2021, 0, 0]


def test_links_of_one_pair_are_fanned_and_each_keeps_its_own_bow(small: Facts) -> None:
    drawn, _ = split(small.cooperation_links, frozenset(POINTS))
    found = {arc.link_id: arc for arc in arcs(drawn, POINTS, small.names, "en")}
    assert (found["a"].fan, found["b"].fan) == (0, -1)
    assert found["a"].width > found["c"].width
    assert [found[key].style for key in "abcd"] == ["solid", "dashdot", "dashed", "solid"]
    assert found["c"].hover == ("Farm → City", "Cattle", "Proposed", "Dated 2021", "Source: u3")


def test_every_link_of_the_report_can_be_drawn_or_listed() -> None:
    links, partners = cooperation_links(), read_table("partners")
    points = seat_points(read_table("seats"), partners)
    drawn, unnamed = split(links, frozenset(points))
    names = {code: code for code in points}
    found = arcs(drawn, points, names, "id")
    assert len(found) + len(unnamed) == len(links)
    assert {arc.group for arc in found} <= {entry.key for entry in line_classes(links, "id")}
    assert len(line_classes(links, "id")) <= 7
    pairs = [
        (frozenset((arc.start, arc.end)), arc.fan if arc.start < arc.end else -arc.fan) for arc in found if arc.fan
    ]
    assert len(pairs) == len(set(pairs))


def test_partners_outside_are_markers_only_where_a_link_reaches_them(small: Facts) -> None:
    markers = edge_markers(small.cooperation_links, read_table("partners"), "en")
    assert [marker.key for marker in markers] == ["tls"]


def test_who_is_most_connected_alone_and_a_bridge(small: Facts) -> None:
    islands = {FARM: "Flores", INN: "Flores", CITY: "Timor", "53.04": "Timor"}
    found = measures(small.cooperation_links, islands)
    assert dict(found.partners) == {FARM: 2, CITY: 1, INN: 1, "53.04": 0}
    assert dict(found.links)[FARM] == 3
    assert found.isolated == ("53.04",)
    assert dict(found.bridges) == {FARM: 1, CITY: 1}
    assert found.betweenness[FARM] == pytest.approx(1 / 3)
    assert found.groups[0] == {FARM, INN, CITY}


def test_the_matrix_counts_a_direction_once_and_no_direction_both_ways(small: Facts) -> None:
    matrix = link_matrix(small.cooperation_links, (FARM, INN, CITY))
    assert matrix.to_numpy().tolist() == [[0, 2, 1], [2, 0, 0], [0, 0, 0]]
