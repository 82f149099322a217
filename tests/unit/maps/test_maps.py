"""One view, drawn for the browser, the memory stick and the paper."""

import json
import re
import struct
from dataclasses import replace
from itertools import combinations

import pytest

import geodata.load
from kad.maps import offline, paper
from kad.maps.geometry import MapGeometry, map_geometry
from kad.maps.labels import place_labels
from kad.maps.view import Arc, LineClass, MapView, Seat
from kad.potential.colouring import by_leading_sector


@pytest.fixture(scope="module")
def geometry() -> MapGeometry:
    return map_geometry(geodata.load.boundaries(), geodata.load.context_land())


@pytest.fixture(scope="module")
def view() -> MapView:
    return replace(
        by_leading_sector("id"),
        selected="53.05",
        line_classes=(LineClass("supply", "Pasokan", "#1D2A33", "▲"),),
        arcs=(
            Arc(
                "a1", (-8.61, 120.46), (-8.49, 119.88), "supply", directed=True, hover=("Manggarai → Manggarai Barat",)
            ),
        ),
        seats=(Seat("seat-8", "8", "Kalabahi", (-8.22, 124.52)),),
        outlines=(("53.05",),),
    )


def test_neighbours_share_one_border_and_every_regency_has_an_outer_one(geometry: MapGeometry) -> None:
    inner = [(border.a, border.b) for border in geometry.borders if border.b]
    assert len(inner) == len(set(inner))
    assert {border.a for border in geometry.borders if border.b is None} == set(geometry.regencies.index)
    assert ("53.10", "53.15") in inner


def test_the_document_for_the_browser_has_22_regencies_with_four_decimals(geometry: MapGeometry) -> None:
    document = json.loads(geometry.as_json())
    assert len(document["regencies"]["features"]) == 22
    assert not re.search(r"\d\.\d{5}", json.dumps(document["borders"]))


def test_names_on_paper_do_not_overlap_and_stay_inside_the_frame(geometry: MapGeometry) -> None:
    frame = (118.5, -11.3, 125.6, -7.6)
    size = (0.5, 0.12)
    spots = place_labels(dict.fromkeys(geometry.regencies.index, size), geometry, [(-10.17, 123.6)], frame)
    assert len(spots) == 22
    for one, other in combinations(spots.values(), 2):
        assert abs(one.lon - other.lon) >= size[0] or abs(one.lat - other.lat) >= size[1]
    assert all(frame[0] <= spot.lon <= frame[2] and frame[1] <= spot.lat <= frame[3] for spot in spots.values())


def test_the_offline_file_asks_for_nothing_when_it_opens(view: MapView, geometry: MapGeometry) -> None:
    html = offline.offline_html(view, geometry, "id")
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", html)
    assert "sourceMappingURL" not in html
    assert len(set(re.findall(r"regency r-(53\d\d)", html))) == 22


def test_the_offline_file_shows_text_as_text(geometry: MapGeometry) -> None:
    evil = MapView(
        title="<script>alert(1)</script>", labels={"53.05": "</script><b>x"}, hover={"53.05": ("<img src=x>",)}
    )
    html = offline.offline_html(evil, geometry, "id")
    assert "<script>alert(1)" not in html
    assert "</script><b>x" not in html
    assert "<img src=x>" not in html


def test_the_print_map_is_a_picture_of_the_stated_size(view: MapView, geometry: MapGeometry) -> None:
    picture = paper.png(view, geometry, "id", dpi=100)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1300, 820)


def test_an_arc_begins_and_ends_at_its_seats_and_fans_to_both_sides() -> None:
    start, end = (-10.0, 120.0), (-9.0, 122.0)
    for fan in (-1, 0, 1, 2):
        points = offline.arc_points(start, end, fan)
        assert points[0] == pytest.approx(start)
        assert points[-1] == pytest.approx(end)
    middle = [offline.arc_points(start, end, fan)[12] for fan in (-1, 1)]
    assert middle[0][0] < -9.5 < middle[1][0]
