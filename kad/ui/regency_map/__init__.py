"""The one live map of the program: a Streamlit component around Leaflet that draws a `MapView`.

Geometry and code travel once, by address; a rerun carries only the view. A click is painted in the browser first and
numbered; the server confirms numbers (``ack``), so a slow answer never undoes a newer click.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import streamlit as st

from kad.maps.view import MapView
from kad.ui import load
from kad.ui.language import t

LOADER = (Path(__file__).parent / "frontend" / "loader.js").read_text(encoding="utf-8")

PickKind = Literal["regency", "sea", "link", "seat", "marker", "candidate", "key"]


@dataclass(frozen=True)
class Pick:
    """What a person clicked, or the shortcut pressed.

    ``id`` is a regency code, link id, seat or marker key, or a `Shortcut`'s id; empty for the sea.
    """

    kind: PickKind
    id: str


@dataclass(frozen=True)
class Shortcut:
    """A key of the keyboard. ``brush`` is the class a click paints from then on, before the server answers."""

    id: str
    brush: str | None = None


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
    brush: str | None = None,
    shortcuts: Mapping[str, Shortcut] = MappingProxyType({}),
    locked: Sequence[str] = (),
    focus: Focus | None = None,
    sync: str = "",
    height: int | Literal["fill"] = "fill",
) -> None:
    """Draw ``view``; call back on clicks, keys and brush strokes, each once, before the page's next run.

    on_pick : receives every `Pick`, in order.
    on_paint : receives {regency_code: class key} for the strokes of one movement, the latest per regency.
    brush : the `FillClass` key that a click paints; None selects instead.
    shortcuts : key (``"1"``, ``"ctrl+z"``) → what it does.
    locked : regencies that the brush passes over.
    sync : maps of the same name pan and zoom together.
    height : pixels, or ``"fill"`` for what the window leaves below the map's top.
    """

    def handle() -> None:
        events = [event for event in st.session_state[key].events or [] if event["seq"] > _acknowledged(key)]
        if not events:
            return
        st.session_state[f"{key}.ack"] = max(event["seq"] for event in events)
        for painting, group in groupby(events, key=lambda event: event["kind"] == "paint"):
            if painting and on_paint:
                on_paint({str(event["id"]): str(event["to"]) for event in group})
            elif not painting and on_pick:
                for event in group:
                    on_pick(Pick(event["kind"], str(event["id"])))

    _component()(
        key=key,
        data={
            "base": load.static_address(load.map_assets()),
            "geometry": load.static_address(load.geometry_file()),
            "height": height,
            "view": view_as_json(view),
            "zooms": [{"label": label, "codes": codes} for label, codes in load.zoom_groups()],
            "words": {"zoomIn": t("map.zoom_in"), "zoomOut": t("map.zoom_out"), "fullScreen": t("map.full_screen")},
            "brush": brush,
            "shortcuts": {name: asdict(shortcut) for name, shortcut in shortcuts.items()},
            "locked": list(locked),
            "focus": asdict(focus) if focus else None,
            "sync": sync,
            "ack": _acknowledged(key),
        },
        on_events_change=handle,
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
