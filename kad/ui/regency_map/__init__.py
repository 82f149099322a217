"""The one live map of the program: a Streamlit component around Leaflet that draws a `MapView`.

Geometry and code travel once, by address; a rerun carries only the view. A click is painted in the browser first and
numbered; the server confirms numbers (``ack``), so a slow answer never undoes a newer click.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from kad.maps.view import MapView
from kad.ui import load
from kad.ui.language import t

LOADER = (Path(__file__).parent / "frontend" / "loader.js").read_text(encoding="utf-8")

PickKind = Literal["regency", "sea", "link", "seat", "marker", "candidate"]


@dataclass(frozen=True)
class Pick:
    """What a person clicked. ``id`` is a regency code, link id, seat or marker key; empty for the sea."""

    kind: PickKind
    id: str


@dataclass(frozen=True)
class Brush:
    """The class that a click paints: the key of a `FillClass` of the view."""

    key: str


@dataclass(frozen=True)
class Focus:
    """Regencies to zoom to; a new ``number`` zooms again."""

    codes: tuple[str, ...]
    number: int


@st.cache_resource
def _component() -> Callable[..., Any]:
    base = load.static_address(load.map_assets())
    html = f'<link rel="stylesheet" href="{base}/leaflet.css"><link rel="stylesheet" href="{base}/map.css">' + (
        '<div class="regency-map"><div class="frame"><div class="canvas"></div><div class="chips"></div>'
        '<div class="note"></div></div><div class="legend"></div></div>'
    )
    return st.components.v2.component("regency_map", html=html, js=LOADER, isolate_styles=True)


def regency_map(
    view: MapView,
    *,
    key: str,
    on_pick: Callable[[Pick], None] | None = None,
    on_paint: Callable[[Mapping[str, str]], None] | None = None,
    brush: Brush | None = None,
    locked: Sequence[str] = (),
    focus: Focus | None = None,
    height: int | Literal["fill"] = "fill",
) -> None:
    """Draw ``view``; call back on clicks and brush strokes before the page's next run.

    on_pick : receives each `Pick` once.
    on_paint : receives {regency_code: class key}, every stroke not yet confirmed, the latest per regency.
    locked : regencies that the brush passes over.
    height : pixels, or ``"fill"`` for what the window leaves below the map's top.
    """

    def picked() -> None:
        event = st.session_state[key].pick
        if event and _acknowledge(key, event["seq"]) and on_pick:
            on_pick(Pick(event["kind"], str(event["id"])))

    def painted() -> None:
        event = st.session_state[key].paint
        fresh = [stroke for stroke in (event or {}).get("strokes", []) if stroke["seq"] > _acknowledged(key)]
        if fresh and on_paint:
            _acknowledge(key, max(stroke["seq"] for stroke in fresh))
            on_paint({stroke["code"]: stroke["to"] for stroke in fresh})

    _component()(
        key=key,
        data={
            "base": load.static_address(load.map_assets()),
            "geometry": load.static_address(load.geometry_file()),
            "height": height,
            "view": view_as_json(view),
            "zooms": [{"label": label, "codes": codes} for label, codes in load.zoom_groups()],
            "words": {"zoomIn": t("map.zoom_in"), "zoomOut": t("map.zoom_out"), "fullScreen": t("map.full_screen")},
            "brush": asdict(brush) if brush else None,
            "locked": list(locked),
            "focus": asdict(focus) if focus else None,
            "ack": _acknowledged(key),
        },
        on_pick_change=picked,
        on_paint_change=painted,
    )


def view_as_json(view: MapView) -> dict[str, Any]:
    """The part of the component's data that the view decides, in the names its JavaScript reads."""
    return {
        "classes": [
            {"key": entry.key, "label": entry.label, "colour": entry.colour, "pattern": entry.pattern,
             "patternColour": entry.pattern_colour, "symbol": entry.symbol, "count": view.count(entry.key)}
            for entry in view.classes
        ],
        "classOf": dict(view.class_of),
        "labels": dict(view.labels),
        "hover": {code: list(lines) for code, lines in view.hover.items()},
        "lineClasses": [
            {**asdict(entry), "count": sum(arc.group == entry.key for arc in view.arcs)} for entry in view.line_classes
        ],
        "arcs": [
            {"id": arc.link_id, "start": arc.start, "end": arc.end, "group": arc.group, "style": arc.style,
             "directed": arc.directed, "width": arc.width, "fan": arc.fan, "hover": list(arc.hover)}
            for arc in view.arcs
        ],
        "seats": [asdict(seat) for seat in view.seats],
        "markers": [asdict(marker) for marker in view.markers],
        "outlines": [list(group) for group in view.outlines],
        "sharedBorders": [list(pair) for pair in view.shared_borders],
        "selected": view.selected,
        "faded": sorted(view.faded),
        "legendTitle": view.legend_title,
        "note": view.note or t("map.note"),
    }  # fmt: skip


def _acknowledged(key: str) -> int:
    return int(st.session_state.get(f"{key}.ack", 0))


def _acknowledge(key: str, number: int) -> bool:
    """Remember that event ``number`` was seen; False when it was seen before."""
    if number <= _acknowledged(key):
        return False
    st.session_state[f"{key}.ack"] = number
    return True
