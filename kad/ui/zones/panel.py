"""The panel beside the zone map: the answer first, then figures with their change, people, warnings and the best."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from kad.text.format import number
from kad.ui import html
from kad.ui.language import current, t
from kad.ui.names import regency_name
from kad.ui.zones import assumptions, best, desk, figures, journeys, plan_menu, winners
from kad.ui.zones.desk import Desk
from kad.zones.metrics import PlanFigures
from kad.zones.plan import ZonePlan
from kad.zones.report import report_plan
from kad.zones.rules import Verdict

SECTIONS = ("zona", "selisih", "catatan", "terbaik", "asumsi")
TILES = ("mean_hours", "p90_hours", "worst_hours", "sea_crossing_population")
FOCUS = "zones.focus"


def draw(now: Desk) -> None:
    """Draw the panel of the plan on the desk."""
    shown = figures.evaluate(now.plan)
    html.show(html.muted(plan_menu.saved(now)), _headline(now.plan, shown), _tiles(now.plan, shown))
    if not st.session_state.get("bagian"):
        st.session_state["bagian"] = SECTIONS[0]
    st.segmented_control(
        t("zones_page.section"), SECTIONS, format_func=lambda name: t(f"zones_page.section_{name}"), key="bagian",
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    sections: dict[str, Callable[[], None]] = {
        "zona": lambda: _zones(now, shown),
        "selisih": lambda: winners.draw(now.plan),
        "catatan": lambda: _notes(now),
        "terbaik": lambda: best.draw(now),
        "asumsi": assumptions.draw,
    }
    sections[st.session_state["bagian"]]()


def hours(value: float | None) -> str:
    """Hours with their unit, or that they are not known."""
    if value is None:
        return t("shell.unknown")
    return t("zones_page.hours", hours=number(value, current(), 1))


def _headline(plan: ZonePlan, shown: PlanFigures) -> Markup:
    mean, unknown = shown.values["mean_hours"], shown.values["unknown_population"] or 0
    without = [zone.number for zone in plan.zones if zone.seat is None]
    if mean is None:
        return html.headline(t("zones_page.headline_no_seats"))
    before = mean + (shown.values["saved_vs_kupang"] or 0)  # of the same people, whoever has no seat left out
    low, high = figures.mean_range(plan)
    sentence = t("zones_page.headline", offices=len(plan.zones) - len(without), before=hours(before), after=hours(mean))
    spread = ""
    if low is not None and high is not None:
        low_hours, high_hours = (number(value, current(), 1) for value in (low, high))
        spread = html.muted(t("zones_page.range", low=low_hours, high=high_hours))
    missing = ""
    if unknown:
        zones = ", ".join(map(str, without))
        missing = html.muted(t("zones_page.unknown_people", people=number(unknown, current()), zones=zones or "–"))
    return html.headline(sentence, spread, missing)


def _tiles(plan: ZonePlan, shown: PlanFigures) -> Markup:
    reference = figures.evaluate(figures.report_for(plan)).values
    items = []
    for key in TILES:
        value = shown.values[key]
        written = _people(value) if key == "sea_crossing_population" else hours(value)
        items.append((t(f"zones_page.tile_{key}"), written, change(key, value, reference.get(key))))
    return html.tiles(items)


def change(key: str, value: float | None, reference: float | None) -> Markup:
    """The change against the report's plan; every metric of the tiles is better when lower."""
    if value is None or reference is None or abs(value - reference) < 0.05:
        return Markup("")
    difference = value - reference
    if key == "sea_crossing_population":
        text = _people(difference, signed=True)
    else:
        text = number(difference, current(), 1, signed=True)
    return html.delta(text, good=difference < 0)


def _zones(now: Desk, shown: PlanFigures) -> None:
    reference = figures.evaluate(figures.report_for(now.plan))
    known = {zone.number: zone.values for zone in reference.zones}
    places = figures.current_travel().places
    rows = []
    for zone in now.plan.zones:
        values = shown.zone(zone.number)
        swatch = html.element("i", cls="swatch", style=f"background:{zone.colour}")
        lock = " 🔒" if now.plan.locked or zone.number in now.plan.locked_zones else ""
        seat = (
            places.loc[zone.seat, "name"]
            if zone.seat in places.index
            else html.element("span", t("zones_page.no_seat"), cls="unknown")
        )
        members = ", ".join(regency_name(code) for code in now.plan.members(zone.number))
        rows.append(
            (
                html.element("div", swatch, html.element("b", zone.number), lock, " ", seat, html.muted(members)),
                _people(values["population"]),
                _with_change(values["mean_hours"], known.get(zone.number, {}).get("mean_hours")),
                _bare(values["p90_hours"]),
                _bare(values["worst_hours"]),
            )
        )
    header = [t(f"zones_page.column_{name}") for name in ("zone", "people", "mean", "p90", "worst")]
    balance = shown.values["balance"]
    html.show(
        html.table(header, rows, numeric=(1, 2, 3, 4)),
        html.muted(t("zones_page.balance", ratio=number(balance, current(), 2))) if balance else "",
        html.muted(t("zones_page.change_note")),
        html.muted(t("zones_page.report_filled")) if figures.report_for(now.plan) != report_plan() else "",
    )


def _with_change(value: float | None, reference: float | None) -> Markup:
    return html.element("span", _bare(value), html.element("br"), change("mean_hours", value, reference))


def _notes(now: Desk) -> None:
    found = [verdict for verdict in figures.verdicts_of(now.plan) if verdict.severity != "ok"]
    if not found:
        html.show(html.paragraph(t("zones_page.nothing_to_note")))
    for place, verdict in enumerate(found):
        _verdict(verdict, place)
    st.session_state["plan_note"] = now.plan.note
    st.text_area(
        t("zones_page.plan_note"), key="plan_note", on_change=_note_changed, disabled=not now.editable, max_chars=2000
    )
    journeys.draw(now.plan)


def _verdict(verdict: Verdict, place: int) -> None:
    mark = {"warning": "▲", "info": "●"}.get(verdict.severity, "")
    words, button = st.columns([0.8, 0.2], vertical_alignment="center", gap="small")
    with words:
        html.show(html.paragraph(html.element("span", mark, cls="garbled"), " ", verdict.message(current())))
    if verdict.regencies:
        button.button(
            t("zones_page.look"), key=f"look_{place}", on_click=_zoom_to, args=(verdict.regencies,), type="tertiary"
        )


def _zoom_to(codes: tuple[str, ...]) -> None:
    _, count = st.session_state.get(FOCUS, ((), 0))
    st.session_state[FOCUS] = (codes, count + 1)


def _note_changed() -> None:
    note = st.session_state["plan_note"]
    desk.edit(t("zones_page.did_plan_note"), lambda plan: plan.set_note(note))


def _people(value: float | None, signed: bool = False) -> str:
    """People, in thousands from ten thousand on."""
    if value is None:
        return t("shell.unknown")
    if abs(value) < 10_000:
        return number(value, current(), signed=signed)
    return t("zones_page.thousands", number=number(value / 1000, current(), signed=signed))


def _bare(value: float | None) -> str:
    return "–" if value is None else number(value, current(), 1)
