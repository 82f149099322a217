"""Where names stand on a printed map: inside their regency where they fit, else beside it with a leader.

The live map places its labels in the browser (`browser/labels.js`) by the same rules.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from kad.maps.geometry import MapGeometry

DIRECTIONS = 16
DISTANCES = (0.0, 0.16, 0.24, 0.34, 0.46, 0.6)
"""Degrees from the anchor."""
BADGE = 0.09
FOREIGN_COST = 14.0


@dataclass(frozen=True)
class Spot:
    """A label's centre, and the line from its anchor, both (lon, lat), when it stands apart."""

    lon: float
    lat: float
    leader: tuple[tuple[float, float], tuple[float, float]] | None


def place_labels(
    sizes: Mapping[str, tuple[float, float]],
    geometry: MapGeometry,
    badges: Iterable[tuple[float, float]],
    frame: tuple[float, float, float, float],
) -> dict[str, Spot]:
    """Place the labels of ``sizes`` (regency_code → width, height in degrees), largest regency first.

    badges : (lat, lon) of seats that names go around. frame : west, south, east, north; names stay inside.
    A label that fits nowhere is left out.
    """
    land = geometry.regencies.geometry
    taken = [shapely.box(lon - BADGE, lat - BADGE, lon + BADGE, lat + BADGE) for lat, lon in badges]
    sheet, spots = shapely.box(*frame), {}
    for code in sorted(sizes, key=lambda code: -geometry.anchors[code][2]):
        others = land.drop(code).values
        best = min(
            _candidates(geometry.anchors[code], sizes[code], taken, others, sheet), key=lambda c: c[0], default=None
        )
        if best:
            _, box, spots[code] = best
            taken.append(box)
    return spots


def _candidates(
    anchor: tuple[float, float, float],
    size: tuple[float, float],
    taken: list[shapely.Polygon],
    others: Sequence[BaseGeometry],
    sheet: shapely.Polygon,
) -> Iterator[tuple[float, shapely.Polygon, Spot]]:
    """Every place a label may stand, with its cost: farther and on foreign land costs more."""
    lat, lon, _ = anchor
    width, height = size
    for distance in DISTANCES:
        for step in range(DIRECTIONS if distance else 1):
            angle = 2 * math.pi * step / DIRECTIONS
            x = lon + math.cos(angle) * (distance + width / 2 * (distance > 0))
            y = lat + math.sin(angle) * distance
            box = shapely.box(x - width / 2, y - height * 0.6, x + width / 2, y + height * 0.6)
            if not sheet.contains(box) or any(box.intersects(other) for other in taken):
                continue
            foreign = shapely.area(shapely.intersection(others, box)).sum() / box.area
            near = (min(max(lon, x - width / 2), x + width / 2), min(max(lat, y - height / 2), y + height / 2))
            leader = ((lon, lat), near) if distance else None
            yield distance + FOREIGN_COST * foreign * 0.1, box, Spot(x, y, leader)
