"""A `MapView` on paper: a matplotlib figure with title, legend, scale and names that do not overlap."""

import io
import math
from collections.abc import Iterable

import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from shapely.geometry.base import BaseGeometry

from kad.maps.geometry import MapGeometry
from kad.maps.labels import place_labels
from kad.maps.offline import arc_points
from kad.maps.view import NO_DATA_COLOUR, FillClass, MapView
from kad.text import Language, translate

INK, MUTED, SEA, OTHER_LAND = "#1D2A33", "#6A7882", "#E9F1F5", "#DCDAD2"
HATCHES = {"stripes": "////", "dots": "...", None: None}
LINE_STYLES = {"solid": "-", "dashed": (0, (4, 3)), "dotted": ":", "dashdot": "-."}
WIDTH_INCHES, HEIGHT_INCHES = 13.0, 8.2
AXES = (0.02, 0.11, 0.96, 0.80)
"""Left, bottom, width, height as shares of the sheet."""
MARGIN = 0.3
"""Of sea around the regencies, degrees."""
KM_PER_DEGREE = 111.32
SCALE_KM = 100


def figure(view: MapView, geometry: MapGeometry, language: Language) -> Figure:
    """The map as an A4-shaped figure, 13 × 8.2 inches."""
    sheet = Figure(figsize=(WIDTH_INCHES, HEIGHT_INCHES), facecolor="white")
    FigureCanvasAgg(sheet)
    axes = sheet.add_axes(AXES, facecolor=SEA)
    west, south, east, north = _frame(geometry)
    axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[])
    for side in axes.spines.values():
        side.set_color("#D5DEE4")
    for shape in geometry.context.geometry:
        axes.add_patch(_patch(shape, facecolor=OTHER_LAND, edgecolor="none"))
    _fill(axes, view, geometry)
    _draw_arcs(axes, view)
    for seat in view.seats:
        axes.annotate(
            seat.badge, seat.point[::-1], ha="center", va="center", color="white", fontsize=8.5, fontweight="bold",
            bbox={"boxstyle": "circle,pad=0.25", "facecolor": INK, "edgecolor": "white"}, zorder=7,
        )  # fmt: skip
    _scale_bar(axes, west + 0.15, south + 0.15)
    sheet.text(0.02, 0.945, view.title, fontsize=17, fontweight="bold", color=INK)
    sheet.text(0.02, 0.018, view.note or translate("map.note", language), fontsize=8.5, color=MUTED)
    _legend(sheet, view)
    _write_labels(sheet, axes, view, geometry)
    return sheet


def png(view: MapView, geometry: MapGeometry, language: Language, dpi: int = 150) -> bytes:
    """The figure as a picture, 1,950 × 1,230 pixels at the default resolution."""
    file = io.BytesIO()
    figure(view, geometry, language).savefig(file, format="png", dpi=dpi)
    return file.getvalue()


def _frame(geometry: MapGeometry) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees: the regencies with a margin, in the proportions of the axes."""
    west, south, east, north = geometry.regencies.total_bounds
    proportion = WIDTH_INCHES * AXES[2] / (HEIGHT_INCHES * AXES[3])
    height = max(north - south + 2 * MARGIN, (east - west + 2 * MARGIN) / proportion)
    width = height * proportion
    x, y = (west + east) / 2, (south + north) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _fill(axes: Axes, view: MapView, geometry: MapGeometry) -> None:
    classes = {entry.key: entry for entry in view.classes}
    for code, shape in geometry.regencies.geometry.items():
        entry = classes.get(view.class_of.get(code, ""))
        axes.add_patch(
            _patch(
                shape,
                facecolor=entry.colour if entry else NO_DATA_COLOUR,
                edgecolor=entry.pattern_colour if entry and entry.pattern else "white",
                hatch=HATCHES[entry.pattern] if entry else None,
                linewidth=0,
                alpha=0.25 if code in view.faded else 1,
            )
        )
        axes.add_patch(_patch(shape, facecolor="none", edgecolor="white", linewidth=0.7))
    if view.selected in geometry.regencies.index:
        chosen = geometry.regencies.geometry[view.selected]
        axes.add_patch(_patch(chosen, facecolor="none", edgecolor=INK, linewidth=1.8, zorder=5))
    for group in view.outlines:
        whole = shapely.union_all(geometry.regencies.geometry[list(group)].values)
        axes.add_patch(_patch(whole, facecolor="none", edgecolor=INK, linewidth=1.3, zorder=4))


def _draw_arcs(axes: Axes, view: MapView) -> None:
    colours = {entry.key: entry.colour for entry in view.line_classes}
    for arc in view.arcs:
        lats, lons = zip(*arc_points(arc.start, arc.end, arc.fan), strict=True)
        colour = colours.get(arc.group, MUTED)
        axes.plot(lons, lats, color=colour, linewidth=arc.width * 0.7, linestyle=LINE_STYLES[arc.style], zorder=6)
        if arc.directed:
            axes.annotate(
                "", (lons[-1], lats[-1]), (lons[-3], lats[-3]), zorder=6,
                arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 0, "mutation_scale": 13},
            )  # fmt: skip


def _write_labels(sheet: Figure, axes: Axes, view: MapView, geometry: MapGeometry) -> None:
    renderer = sheet.canvas.get_renderer()  # type: ignore[attr-defined]
    to_degrees = axes.transData.inverted()
    sizes = {}
    for code, words in view.labels.items():
        text = axes.text(0, 0, words, fontsize=9.5, fontweight="bold")
        box = text.get_window_extent(renderer).transformed(to_degrees)
        text.remove()
        sizes[code] = (box.width, box.height)
    for code, spot in place_labels(sizes, geometry, [seat.point for seat in view.seats], _frame(geometry)).items():
        if spot.leader:
            (lon, lat), (x, y) = spot.leader
            axes.plot((lon, x), (lat, y), color=INK, linewidth=0.7, zorder=7)
        axes.text(
            spot.lon, spot.lat, view.labels[code], ha="center", va="center", fontsize=9.5, fontweight="bold",
            color=INK, zorder=8, path_effects=[withStroke(linewidth=2.6, foreground="white")],
        )  # fmt: skip


def _legend(sheet: Figure, view: MapView) -> None:
    fills = [(_swatch(entry), f"{entry.label}  {view.count(entry.key)}") for entry in view.classes]
    lines = [(Patch(facecolor=entry.colour), entry.label) for entry in view.line_classes]
    handles = [handle for handle, _ in fills + lines]
    if handles:
        sheet.legend(
            handles, [label for _, label in fills + lines], loc="lower left", bbox_to_anchor=(0.015, 0.035),
            ncols=min(len(handles), 8), frameon=False, fontsize=9.5, handlelength=1.2, columnspacing=1.4,
        )  # fmt: skip


def _swatch(entry: FillClass) -> Patch:
    return Patch(
        facecolor=entry.colour,
        hatch=HATCHES[entry.pattern],
        edgecolor=entry.pattern_colour if entry.pattern else "none",
    )


def _scale_bar(axes: Axes, lon: float, lat: float) -> None:
    degrees = SCALE_KM / (KM_PER_DEGREE * math.cos(math.radians(lat)))
    axes.plot((lon, lon + degrees), (lat, lat), color=INK, linewidth=1.6)
    axes.text(lon + degrees / 2, lat + 0.03, f"{SCALE_KM} km", ha="center", va="bottom", fontsize=8.5, color=MUTED)


def _patch(shape: BaseGeometry, **style: object) -> PathPatch:
    rings = [ring for polygon in _polygons(shape) for ring in (polygon.exterior, *polygon.interiors)]
    return PathPatch(Outline.make_compound_path(*(Outline(ring.coords, closed=True) for ring in rings)), **style)


def _polygons(shape: BaseGeometry) -> Iterable[shapely.Polygon]:
    return (part for part in shapely.get_parts(shape) if part.geom_type == "Polygon")
