"""The shapes every map draws: regencies, the lines between them, label anchors and the land around."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

DECIMALS = 4
"""Of a degree: about 11 m, finer than a pixel at the closest zoom."""

PLACES = (
    ("Laut Flores", "sea", (-8.02, 121.2)),
    ("Laut Sawu", "sea", (-9.75, 121.95)),
    ("Timor-Leste", "land", (-8.93, 125.75)),
)
"""Names of the background: (name, kind, (lat, lon)). Oriented for a reader, not a source of position."""


@dataclass(frozen=True)
class Border:
    """A stretch of boundary: between two regencies, or the outer edge of one when ``b`` is None."""

    a: str
    b: str | None
    line: BaseGeometry


@dataclass(frozen=True)
class MapGeometry:
    """Everything a renderer needs that does not change between views."""

    regencies: gpd.GeoDataFrame
    context: gpd.GeoDataFrame
    borders: tuple[Border, ...]
    anchors: dict[str, tuple[float, float, float]]
    """regency_code → (lat, lon, radius in degrees) of the largest circle inside its largest part."""

    def as_json(self) -> str:
        """The document that the live map and the offline file load once."""
        return json.dumps(
            {
                "regencies": _feature_collection(self.regencies.reset_index()[["regency_code", "geometry"]]),
                "context": _feature_collection(self.context[["geometry"]]),
                "borders": [{"a": edge.a, "b": edge.b, "lines": _lat_lon_lines(edge.line)} for edge in self.borders],
                "anchors": {
                    code: {"point": [lat, lon], "radius": radius} for code, (lat, lon, radius) in self.anchors.items()
                },
                "places": [{"name": name, "kind": kind, "point": list(point)} for name, kind, point in PLACES],
            },
            separators=(",", ":"),
        )


def map_geometry(boundaries: gpd.GeoDataFrame, context: gpd.GeoDataFrame) -> MapGeometry:
    """Derive borders and label anchors.

    boundaries : indexed by regency_code, EPSG:4326, neighbours sharing their edges exactly.
    context : neighbouring land, EPSG:4326.
    """
    return MapGeometry(
        regencies=boundaries,
        context=context,
        borders=tuple(_borders(boundaries)),
        anchors={code: _anchor(shape) for code, shape in boundaries.geometry.items()},
    )


def _borders(boundaries: gpd.GeoDataFrame) -> Iterable[Border]:
    edges = {code: shape.boundary for code, shape in boundaries.geometry.items()}
    outer = dict(edges)
    for (a, shape_a), (b, shape_b) in combinations(edges.items(), 2):
        shared = shapely.intersection(shape_a, shape_b) if shape_a.intersects(shape_b) else None
        if shared is None or shared.length == 0:
            continue
        yield Border(a, b, _lines(shared))
        outer[a] = outer[a].difference(shared)
        outer[b] = outer[b].difference(shared)
    for code, line in outer.items():
        yield Border(code, None, _lines(line))


def _lines(shape: BaseGeometry) -> BaseGeometry:
    """Only the lines of ``shape``, joined where they meet end to end."""
    parts = [part for part in shapely.get_parts(shape) if part.length > 0]
    return shapely.line_merge(shapely.multilinestrings(parts))


def _anchor(shape: BaseGeometry) -> tuple[float, float, float]:
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.005)
    centre = circle.coords[0]
    return round(centre[1], DECIMALS), round(centre[0], DECIMALS), round(circle.length, DECIMALS)


def _feature_collection(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    rounded = frame.set_geometry(shapely.set_precision(frame.geometry, 10**-DECIMALS))
    document: dict[str, Any] = json.loads(rounded.to_json(drop_id=True))
    for feature in document["features"]:
        if feature["geometry"]["type"] == "Polygon":
            feature["geometry"] = {"type": "MultiPolygon", "coordinates": [feature["geometry"]["coordinates"]]}
    return {"type": document["type"], "features": document["features"]}


def _lat_lon_lines(line: BaseGeometry) -> list[list[list[float]]]:
    return [[[round(y, DECIMALS), round(x, DECIMALS)] for x, y in part.coords] for part in shapely.get_parts(line)]
