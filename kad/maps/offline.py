"""A `MapView` as one self-contained HTML file: folium, with Leaflet inside, and not one request when it opens."""

import base64
import json
import re
from pathlib import Path

import folium
from branca.element import Element, MacroElement
from jinja2 import Template
from markupsafe import Markup, escape

from kad.maps import browser
from kad.maps.geometry import MapGeometry
from kad.maps.view import NO_DATA_COLOUR, Arc, FillClass, LineClass, MapView, Seat
from kad.text import Language, translate

DASHES = {"solid": None, "dashed": "8 6", "dotted": "1 6", "dashdot": "10 5 2 5"}
ARC_STEPS = 24

FILE_STYLE = """
html, body { height: 100%; margin: 0; }
body.regency-map { display: flex; flex-direction: column; background: var(--chip); }
.folium-map { flex: 1 1 auto; order: 1; height: auto !important; min-height: 280px; font: inherit; }
.folium-map.leaflet-container { background: var(--sea); }
.map-title { font-size: 19px; font-weight: 700; padding: 10px 14px 8px; }
.legend { padding: 8px 14px 4px; flex: none; order: 2; }
.legend-entry { cursor: default; }
.map-note { order: 3; padding: 0 14px 10px; color: var(--muted); font-size: 12px; }
.leaflet-tooltip { font: inherit; border-radius: 8px; color: var(--ink); }
"""


class BrowserScript(MacroElement):
    """Label placing and hatching, run once the folium map and its layer stand."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        {{ this.scripts }}
        document.body.classList.add("regency-map");
        (function () {
            const map = {{ this.map_name }};
            const layer = {{ this.layer_name }};
            const geometry = { regencies: layer.toGeoJSON(), anchors: {{ this.anchors }}, places: {{ this.places }} };
            const view = { labels: {{ this.labels }} };
            const classes = {{ this.classes }};
            layer.eachLayer(function (path) {
                const entry = classes[path.feature.properties.class_key];
                const element = path.getElement();
                if (entry && entry.pattern) element.setAttribute("fill", patternFill(element, entry));
            });
            const canvas = map.getContainer();
            const host = { map, canvas, root: canvas, selected: {{ this.selected }}, data: { view } };
            const labels = createLabelLayer(host, geometry);
            L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
            map.invalidateSize({ animate: false });
            map.fitBounds(layer.getBounds(), { padding: [24, 24] });
            labels.layout();
            map.on("zoomend moveend resize", function () { labels.layout(); });
        })();
        {% endmacro %}
        """
    )

    def __init__(self, view: MapView, geometry: MapGeometry, layer: folium.GeoJson, map_: folium.Map) -> None:
        super().__init__()
        self._name = "BrowserScript"
        self.scripts = browser.script("patterns.js") + browser.script("labels.js")
        self.map_name = map_.get_name()
        self.layer_name = layer.get_name()
        document = json.loads(geometry.as_json())
        self.anchors = _script_json(document["anchors"])
        self.places = _script_json(document["places"])
        self.labels = _script_json(dict(view.labels))
        self.selected = _script_json(view.selected)
        self.classes = _script_json(
            {
                entry.key: {"colour": entry.colour, "pattern": entry.pattern, "patternColour": entry.pattern_colour}
                for entry in view.classes
            }
        )


def offline_map(view: MapView, geometry: MapGeometry, language: Language) -> folium.Map:
    """The folium map of ``view``; also what the preview shows."""
    return _page(view, geometry, language)[1]


def offline_html(view: MapView, geometry: MapGeometry, language: Language) -> str:
    """The whole document: about half a megabyte, opens from a memory stick."""
    page, _ = _page(view, geometry, language)
    leaflet = (browser.LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    page.header.add_child(Element(f"<style>{_inlined_leaflet_style()}</style>"), name="leaflet_style", index=0)
    page.header.add_child(Element(f"<script>{_without_map_comment(leaflet)}</script>"), name="leaflet", index=0)
    html: str = page.render()
    return html


def _page(view: MapView, geometry: MapGeometry, language: Language) -> tuple[folium.Figure, folium.Map]:
    page = folium.Figure()
    map_ = folium.Map(location=(-9.4, 122.0), zoom_start=7, tiles=None, zoom_snap=0, attribution_control=False)
    map_.default_js, map_.default_css = [], []
    page.add_child(map_)
    folium.GeoJson(
        geometry.context.to_json(),
        style_function=lambda _: {"className": "context-land", "weight": 0.6, "fillOpacity": 1},
        interactive=False,
        smooth_factor=0,
    ).add_to(map_)
    layer = folium.GeoJson(
        _regency_features(view, geometry),
        style_function=lambda feature: feature["properties"]["style"],
        tooltip=folium.GeoJsonTooltip(fields=["hover"], labels=False),
        smooth_factor=0,
    )
    layer.add_to(map_)
    colours = {entry.key: entry.colour for entry in view.line_classes}
    for arc in view.arcs:
        _polyline(arc, colours).add_to(map_)
    for seat in view.seats:
        _badge(seat).add_to(map_)
    BrowserScript(view, geometry, layer, map_).add_to(map_)
    page.header.add_child(Element(f"<style>{browser.style()}{FILE_STYLE}</style>"))
    page.header.add_child(Element(f"<title>{escape(view.title)}</title>"))
    page.html.add_child(Element(f'<div class="map-title">{escape(view.title)}</div>'), name="title", index=0)
    page.html.add_child(Element(_legend(view)))
    page.html.add_child(Element(f'<div class="map-note">{escape(view.note or translate("map.note", language))}</div>'))
    return page, map_


def _regency_features(view: MapView, geometry: MapGeometry) -> dict:
    document = json.loads(geometry.as_json())["regencies"]
    colours = {entry.key: entry.colour for entry in view.classes}
    for feature in document["features"]:
        code = feature["properties"]["regency_code"]
        key = view.class_of.get(code, "")
        first, *rest = view.hover.get(code, (view.labels.get(code, code),))
        state = " selected" if code == view.selected else " faded" if code in view.faded else ""
        feature["properties"] |= {
            "class_key": key,
            "hover": str(Markup("<b>{}</b>").format(first) + Markup("").join(Markup("<br>{}").format(x) for x in rest)),
            "style": {
                "fillColor": colours.get(key, NO_DATA_COLOUR),
                "fillOpacity": 1,
                "weight": 1,
                "className": f"regency r-{code.replace('.', '')}{state}",
            },
        }
    return document


def _polyline(arc: Arc, colours: dict[str, str]) -> folium.PolyLine:
    return folium.PolyLine(
        arc_points(arc.start, arc.end, arc.fan),
        color=colours.get(arc.group, "#6A7882"),
        weight=arc.width,
        dash_array=DASHES[arc.style],
        class_name=f"link l-{arc.link_id}",
        tooltip=Markup("<br>").join(arc.hover) or None,
    )


def arc_points(start: tuple[float, float], end: tuple[float, float], fan: int) -> list[tuple[float, float]]:
    """A curve bowed to the left of its direction; ``fan`` spreads several links of one pair."""
    (lat0, lon0), (lat1, lon1) = start, end
    bow = (0.2 + 0.13 * abs(fan)) * (-1 if fan < 0 else 1)
    middle = ((lat0 + lat1) / 2 + bow * (lon1 - lon0), (lon0 + lon1) / 2 - bow * (lat1 - lat0))
    steps = [step / ARC_STEPS for step in range(ARC_STEPS + 1)]
    weights = [((1 - t) ** 2, 2 * t * (1 - t), t**2) for t in steps]
    return [(a * lat0 + b * middle[0] + c * lat1, a * lon0 + b * middle[1] + c * lon1) for a, b, c in weights]


def _badge(seat: Seat) -> folium.Marker:
    icon = folium.DivIcon(
        html=str(Markup('<span style="--colour:{}">{}</span>').format(seat.colour, seat.badge)), class_name="seat"
    )
    return folium.Marker(seat.point, icon=icon, tooltip=str(escape(seat.name)))


def _legend(view: MapView) -> str:
    title = Markup('<span class="legend-title">{}</span>').format(view.legend_title)
    entries = [_legend_entry(entry, view.count(entry.key), _swatch(entry)) for entry in view.classes]
    entries += [
        _legend_entry(entry, sum(arc.group == entry.key for arc in view.arcs), _stroke(entry))
        for entry in view.line_classes
    ]
    return str(Markup('<div class="legend">{}</div>').format(title + Markup("").join(entries)))


def _legend_entry(entry: FillClass | LineClass, count: int, sample: Markup) -> Markup:
    return Markup('<span class="legend-entry">{}<span>{}</span><span class="count">{}</span></span>').format(
        sample, entry.label, count
    )


def _swatch(entry: FillClass) -> Markup:
    background = entry.colour
    if entry.pattern:
        background = (
            f"repeating-linear-gradient(135deg, {entry.colour} 0 4px, {entry.pattern_colour} 4px 6px)"
            if entry.pattern == "stripes"
            else f"radial-gradient({entry.pattern_colour} 1.4px, {entry.colour} 1.6px) 0 0 / 6px 6px"
        )
    return Markup('<i class="swatch" style="background:{}">{}</i>').format(background, entry.symbol)


def _stroke(entry: LineClass) -> Markup:
    return Markup('<i class="swatch line" style="--colour:{}">{}</i>').format(entry.colour, entry.symbol)


def _inlined_leaflet_style() -> str:
    style = (browser.LEAFLET / "leaflet.css").read_text(encoding="utf-8")
    return re.sub(r"url\((images/[^)]+)\)", lambda match: f"url({_data_uri(browser.LEAFLET / match[1])})", style)


def _data_uri(image: Path) -> str:
    return f"data:image/png;base64,{base64.b64encode(image.read_bytes()).decode()}"


def _without_map_comment(script: str) -> str:
    """A source map would be asked for by the browser's tools."""
    return re.sub(r"//# sourceMappingURL=.*", "", script)


def _script_json(value: object) -> str:
    """JSON that can stand inside a script element."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
