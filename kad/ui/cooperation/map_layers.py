"""The map of cooperation: links as arcs over pale regencies, zones or shared borders below when asked for."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import pandas as pd
import streamlit as st

from kad.access import places as access_places
from kad.cooperation.arcs import arcs, edge_markers, line_classes, seat_points
from kad.cooperation.facts import load_facts
from kad.cooperation.ties import shared_issues
from kad.maps.view import Arc, FillClass, LineClass, MapView
from kad.text.format import number
from kad.ui import load
from kad.ui.cooperation.partners_panel import partners_of
from kad.ui.language import current, t
from kad.ui.names import regency_full_name, regency_name
from kad.zones.map_view import class_key, zone_label
from kad.zones.plan import ZonePlan

CHOSEN = "#7FB1D3"
SUGGESTED = "#E8B44A"
DRAFT = "#C8643B"
MOST_SUGGESTED = 5


def places() -> frozenset[str]:
    """Codes with a point on the map: regencies and partners outside."""
    return frozenset(_points())


def view(drawn: pd.DataFrame, regency: str | None, plan: ZonePlan | None) -> MapView:
    """The links ``drawn`` as a map; the chosen regency stands out, those without a link to it fade."""
    partners, language = load.table("partners"), current()
    names = _names(partners)
    lines = arcs(drawn, _points(), names, language)
    entries = line_classes(drawn, language)
    if started := tuple(_drafts(regency)):
        lines += started
        entries += (LineClass("draft", t("cooperation_page.draft"), DRAFT, "✎"),)
    if regency and st.session_state.get("hubungan") in ("semua", "saran"):
        lines += tuple(_suggestions(regency))
        entries += (LineClass("suggested", t("cooperation_page.suggested"), SUGGESTED, "◇"),)
    if regency and st.session_state.get("hubungan") == "saran":
        lines = tuple(line for line in lines if line.group == "suggested")
        entries = tuple(entry for entry in entries if entry.key == "suggested")
    codes = load.table("regencies").regency_code
    touched = {code for line in lines for code in (line.source_code, line.target_code)}
    base = MapView(
        title=t("shell.cooperation"),
        legend_title=t("cooperation_page.links"),
        labels={code: regency_name(code) for code in codes},
        hover={code: _hover(code, drawn) for code in codes},
        line_classes=entries,
        arcs=lines,
        markers=edge_markers(drawn, partners, language),
        selected=regency,
        faded=frozenset(set(codes) - touched - {regency}) if regency else frozenset(),
        shared_borders=_common(regency),
    )
    return _over_zones(base, plan) if plan else _pale(base, regency)


def _pale(base: MapView, regency: str | None) -> MapView:
    """Every regency in the quiet colour of no data, so that the links stand out; the chosen one filled."""
    if not regency:
        return base
    return replace(
        base, classes=(FillClass("chosen", t("cooperation_page.chosen"), CHOSEN),), class_of={regency: "chosen"}
    )


def _over_zones(base: MapView, plan: ZonePlan) -> MapView:
    return replace(
        base,
        classes=tuple(
            FillClass(class_key(zone.number), zone_label(zone, current()), zone.colour, symbol=str(zone.number))
            for zone in plan.zones
        ),
        class_of={code: class_key(zone) for code, zone in plan.assignments if zone is not None},
        outlines=tuple(members for zone in plan.zones if (members := plan.members(zone.number))),
    )


def _suggestions(regency: str) -> Iterable[Arc]:
    points = _points()
    for partner in partners_of(regency)[:MOST_SUGGESTED]:
        source, target = regency, partner.partner_code
        if partner.supplier_code == partner.partner_code:
            source, target = target, source
        score = number(partner.score, current(), 2)
        yield Arc(
            link_id=f"suggested-{partner.partner_code.replace('.', '')}",
            start=points[source],
            end=points[target],
            group="suggested",
            style="dotted",
            directed=partner.supplier_code is not None,
            width=2 + 4 * partner.score,
            fan=-1,
            hover=(f"{regency_name(partner.partner_code)} · {score}", partner.what),
            source_code=source,
            target_code=target,
        )


def _drafts(regency: str | None) -> Iterable[Arc]:
    """Draft agreements, one arc for each pair of their parties."""
    points = _points()
    for draft in load.store().agreements.all():
        codes = sorted({party.code for party in draft.parties if party.code in points})
        if regency and regency not in codes:
            continue
        for source, target in combinations(codes, 2):
            yield Arc(
                link_id=f"draft-{draft.agreement_id}-{source}-{target}".replace(".", ""),
                start=points[source],
                end=points[target],
                group="draft",
                style="dashed",
                width=3,
                fan=2,
                hover=(draft.title, t("cooperation_page.draft")),
                source_code=source,
                target_code=target,
            )


def _common(regency: str | None) -> tuple[tuple[str, str], ...]:
    """Borders drawn bold: all shared ones, or only those of neighbours with an issue in common."""
    layers = st.session_state.get("lapis", [])
    pairs = [
        (row.regency_code, row.neighbour_code)
        for row in load.neighbours().itertuples()
        if row.regency_code < row.neighbour_code and (not regency or regency in (row.regency_code, row.neighbour_code))
    ]
    if "perbatasan" in layers:
        return tuple(pairs)
    if "isu" in layers:
        facts = load_facts()
        return tuple(pair for pair in pairs if shared_issues(facts, *pair))
    return ()


@st.cache_resource(show_spinner=False)
def _points() -> dict[str, tuple[float, float]]:
    return seat_points(access_places(), load.table("partners"))


def _names(partners: pd.DataFrame) -> dict[str, str]:
    outside = dict(zip(partners.partner_code, partners[f"name_{current()}"], strict=True))
    return {code: regency_name(code) for code in load.table("regencies").regency_code} | outside


def _hover(code: str, drawn: pd.DataFrame) -> tuple[str, str]:
    count = int(((drawn.source_code == code) | (drawn.target_code == code)).sum())
    return regency_full_name(code), t("cooperation_page.links_of", count=count)
