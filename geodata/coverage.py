"""Coverages: polygons that share their edges exactly, without gap or overlap."""

from collections.abc import Callable

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry


def faces(lines: list[BaseGeometry], grid: float = 0.0) -> list[BaseGeometry]:
    """The polygons that `lines` enclose; with a grid size every corner lies on the grid."""
    noded = shapely.union_all(np.array(lines, dtype=object), grid_size=grid or None)
    return list(shapely.get_parts(shapely.polygonize(list(shapely.get_parts(noded)))))


def label_faces(
    polygons: list[BaseGeometry], label: Callable[[BaseGeometry], str | None]
) -> list[tuple[str, BaseGeometry]]:
    """Each polygon with what `label` says of a point inside it; those labelled None are left out."""
    labelled = ((label(polygon.representative_point()), polygon) for polygon in polygons)
    return [(name, polygon) for name, polygon in labelled if name is not None]


def without_fragments(labelled: list[tuple[str, BaseGeometry]]) -> dict[str, BaseGeometry]:
    """One polygon a label: its largest; every other piece goes to the neighbour it shares the longest edge with.

    labelled : faces of one island.
    """
    parts = [
        (name, part)
        for name in sorted({name for name, _ in labelled})
        for part in shapely.get_parts(shapely.union_all([shape for other, shape in labelled if other == name]))
    ]
    main: dict[str, BaseGeometry] = {}
    for name, part in parts:
        if name not in main or part.area > main[name].area:
            main[name] = part
    strays = sorted((part for name, part in parts if part is not main[name]), key=lambda part: -part.area)
    while strays:
        placed = [(part, _longest_neighbour(part, main)) for part in strays]
        if not any(neighbour for _, neighbour in placed):
            raise ValueError(f"{len(strays)} fragments touch no regency")
        for part, neighbour in placed:
            if neighbour:
                main[neighbour] = shapely.union(main[neighbour], part)
        strays = [part for part, neighbour in placed if not neighbour]
    return main


def _longest_neighbour(part: BaseGeometry, main: dict[str, BaseGeometry]) -> str | None:
    shared = {name: shapely.intersection(part.boundary, shape.boundary).length for name, shape in main.items()}
    longest = max(shared, key=lambda name: shared[name])
    return longest if shared[longest] > 0 else None


def without_holes(polygon: BaseGeometry, largest_km2: float) -> BaseGeometry:
    """A polygon (metres) with its holes up to a size filled.

    >>> ring = shapely.box(0, 0, 3000, 3000).difference(shapely.box(1000, 1000, 2000, 2000))
    >>> without_holes(ring, 1.0).area, without_holes(ring, 0.5).area
    (9000000.0, 8000000.0)
    """
    kept = [hole for hole in polygon.interiors if shapely.Polygon(hole).area > largest_km2 * 1e6]
    return shapely.Polygon(polygon.exterior, kept)


def between(a: BaseGeometry, b: BaseGeometry, width: float) -> BaseGeometry:
    """The slivers narrower than `width` that lie along both `a` and `b` and belong to neither."""
    both = shapely.union(a, b)
    closed = shapely.buffer(shapely.buffer(both, width / 2), -width / 2)
    seam = shapely.intersection(shapely.buffer(a, width), shapely.buffer(b, width))
    return shapely.difference(shapely.intersection(closed, seam), both)


def simplify(shapes: gpd.GeoSeries, tolerance: float) -> gpd.GeoSeries:
    """Fewer corners, neighbours still sharing theirs.

    tolerance : square root of the area of the triangle a corner may span and be dropped, metres
    (Visvalingam, M. and Whyatt, J. D. (1993), The Cartographic Journal 30(1)).
    """
    return gpd.GeoSeries(shapely.coverage_simplify(shapes.array, tolerance), index=shapes.index, crs=shapes.crs)


def on_grid(shapes: gpd.GeoSeries, size: float) -> gpd.GeoSeries:
    """The coverage with every corner on a grid, still without gap or overlap; shapes smaller than a cell vanish.

    Each new face belongs to the shape that covers most of it.
    """
    tree = shapely.STRtree(shapes.array)

    def owner(face: BaseGeometry) -> int | None:
        touched = tree.query(face)
        held = shapely.area(shapely.intersection(shapes.array[touched], face))
        return int(touched[np.argmax(held)]) if len(touched) and held.max() > 0.5 * face.area else None

    owned: dict[int, list[BaseGeometry]] = {}
    for face in faces([shape.boundary for shape in shapes], size):
        position = owner(face)
        if position is not None:
            owned.setdefault(position, []).append(face)
    kept = sorted(owned)
    return gpd.GeoSeries(
        [shapely.normalize(shapely.union_all(owned[position])) for position in kept],
        index=shapes.index[kept],
        crs=shapes.crs,
    )
