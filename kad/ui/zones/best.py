"""How far from the best: the next step, the proven optimum as a preview, the curve over all numbers of offices."""

from dataclasses import dataclass
from typing import Literal

import altair as alt
import pandas as pd
import streamlit as st

from kad.access import Assumptions
from kad.tables import read_table
from kad.text.format import number
from kad.ui import html
from kad.ui.language import current, t
from kad.ui.names import regency_name
from kad.ui.zones import assumptions, desk, figures
from kad.ui.zones.desk import Desk
from kad.zones.frontier import frontier
from kad.zones.moves import seat_changes, single_moves, with_best_seats
from kad.zones.optimise import Objective, Optimum, Wishes, optimise
from kad.zones.plan import MOST_ZONES, ZonePlan
from kad.zones.report import report_plan

PREVIEW = "zones.preview"
Contiguous = Literal["land", "sea"] | None
OBJECTIVES = {
    "mean": Objective(),
    "worst": Objective(mean=0.0, worst=1.0),
    "balance": Objective(mean=0.0, balance=1.0),
    "mixed": Objective(mean=1.0, worst=0.1, balance=0.5),
}


@dataclass(frozen=True)
class Preview:
    """An optimum the planner has not accepted yet."""

    optimum: Optimum
    before: ZonePlan


def preview() -> Preview | None:
    """The optimum on show, if there is one."""
    shown: Preview | None = st.session_state.get(PREVIEW)
    return shown


def draw(now: Desk) -> None:
    """Draw the section."""
    if preview():
        _decide(now)
        return
    _next_steps(now)
    _ask(now)
    _curve(now.plan)


def _next_steps(now: Desk) -> None:
    times = figures.current_times()
    moves, seats = single_moves(now.plan, times, figures.links()), seat_changes(now.plan, times)
    open_zones = [zone.number for zone in now.plan.zones if zone.seat is None and now.plan.members(zone.number)]
    html.show(html.section(t("zones_page.next_steps")))
    if open_zones:
        listed = ", ".join(map(str, open_zones))
        _step("best_seats", t("zones_page.suggest_seats", zones=listed), lambda plan: with_best_seats(plan, times), now)
    if moves:
        best = moves[0]
        words = t(
            "zones_page.suggest_move", regency=regency_name(best.regency_code), zone=best.to_zone,
            hours=number(best.change_hours, current(), 2, signed=True),
        )  # fmt: skip
        _step("best_move", words, lambda plan: plan.move(best.regency_code, best.to_zone), now)
    if seats:
        change = seats[0]
        words = t(
            "zones_page.suggest_seat", zone=change.zone, place=figures.place_name(change.to_place),
            hours=number(change.change_hours, current(), 2, signed=True),
        )  # fmt: skip
        _step("best_seat", words, lambda plan: plan.set_seat(change.zone, change.to_place), now)
    if not (open_zones or moves or seats):
        html.show(html.paragraph(t("zones_page.no_better_step")))


def _step(key: str, words: str, change, now: Desk) -> None:  # type: ignore[no-untyped-def]
    said, button = st.columns([0.78, 0.22], vertical_alignment="center", gap="small")
    with said:
        html.show(html.paragraph(words))
    with button:
        st.button(
            t("zones_page.try_it"), key=key, type="tertiary", on_click=desk.edit, args=(words, change),
            disabled=not now.editable,
        )  # fmt: skip


def _ask(now: Desk) -> None:
    regencies = read_table("regencies").regency_code.tolist()
    with st.form("optimum", border=True):
        html.show(html.element("b", t("zones_page.best_possible")))
        offices = st.number_input(t("zones_page.offices"), 1, MOST_ZONES, len(now.plan.zones))
        objective = st.selectbox(
            t("zones_page.objective"), list(OBJECTIVES), format_func=lambda name: t(f"zones_page.objective_{name}")
        )
        with st.expander(t("zones_page.constraints")):
            keep_seats = st.checkbox(t("zones_page.keep_seats"))
            same_islands = st.checkbox(t("zones_page.same_islands"))
            kinds: tuple[Contiguous, ...] = (None, "land", "sea")
            contiguous = st.selectbox(
                t("zones_page.contiguous"), kinds,
                format_func=lambda kind: t(f"zones_page.contiguous_{kind or 'any'}"),
            )  # fmt: skip
            limited = st.checkbox(t("zones_page.limit_ratio"))
            ratio = st.slider(t("zones_page.largest_ratio"), 1.05, 3.0, 1.8, 0.05)
            together = st.multiselect(t("zones_page.together"), regencies, format_func=regency_name)
            apart = st.multiselect(t("zones_page.apart"), regencies, format_func=regency_name)
        asked = st.form_submit_button(t("zones_page.find_best"), type="primary", width="stretch")
    if asked:
        wishes = Wishes(
            offices=int(offices), objective=OBJECTIVES[objective], keep_seats=keep_seats, contiguous=contiguous,
            together=(tuple(together),) if len(together) > 1 else (), apart=(tuple(apart),) if len(apart) > 1 else (),
            same_island_group=same_islands, max_population_ratio=ratio if limited else None,
        )  # fmt: skip
        _solve(now, wishes)


def _solve(now: Desk, wishes: Wishes) -> None:
    from kad.errors import KadError

    with st.spinner(t("zones_page.solving")):
        try:
            found = optimise(now.plan, figures.current_times(), wishes, read_table("regencies"), figures.links())
        except KadError as error:
            st.error(t(error.key, **error.values))
            return
    st.session_state[PREVIEW] = Preview(found, now.plan)
    st.rerun(scope="fragment")


def _decide(now: Desk) -> None:
    shown = preview()
    if shown is None:
        return
    before = figures.with_seats(shown.before)
    best, own = (figures.evaluate(plan).values["mean_hours"] for plan in (shown.optimum.plan, before))
    sentences = [t("zones_page.best_mean", hours=number(best or 0, current(), 2))]
    if best and own:
        sentences.append(t("zones_page.plan_above", percent=number(100 * (own / best - 1), current(), 1, signed=True)))
    if before != shown.before:
        sentences.append(t("zones_page.seats_assumed"))
    gap = number(100 * shown.optimum.gap, current(), 1)
    proof = t("zones_page.proven") if shown.optimum.optimal else t("zones_page.not_proven", gap=gap)
    html.show(
        html.headline(" ".join(sentences)),
        html.muted(proof, " ", t("zones_page.took", seconds=number(shown.optimum.seconds, current(), 1))),
    )
    moved = [code for code, zone in shown.optimum.plan.assignments if shown.before.zone_of[code] != zone]
    names = ", ".join(regency_name(code) for code in moved) or "–"
    html.show(html.paragraph(t("zones_page.who_moves", count=len(moved), names=names)))
    accept, reject = st.columns(2)
    accept.button(
        t("zones_page.accept"),
        type="primary",
        on_click=_accept,
        width="stretch",
        key="accept",
        disabled=not now.editable,
    )
    reject.button(t("zones_page.reject"), on_click=_reject, width="stretch", key="reject")


def _accept() -> None:
    shown = st.session_state.pop(PREVIEW)
    desk.replace_with(shown.optimum.plan, t("zones_page.did_accept"))


def _reject() -> None:
    st.session_state.pop(PREVIEW, None)


@st.cache_data(show_spinner=False, max_entries=8)
def _frontier(given: Assumptions, extra_districts: tuple[str, ...]) -> pd.DataFrame:
    points = frontier(figures.candidate_times(given, extra_districts))
    return pd.DataFrame([{"offices": p.offices, "mean": p.mean_hours, "worst": p.worst_hours} for p in points])


def _curve(plan: ZonePlan) -> None:
    html.show(html.section(t("zones_page.curve")))
    if not st.toggle(t("zones_page.show_curve"), key="kurva"):
        return
    with st.spinner(t("zones_page.computing_curve")):
        points = _frontier(assumptions.current(), assumptions.extra_districts())
    shown = {t("zones_page.against_laporan"): report_plan()}
    if plan != report_plan():
        shown[plan.name] = plan
    here = pd.DataFrame(
        [
            {
                "plan": name,
                "offices": len(one.zones),
                "mean": figures.evaluate(figures.with_seats(one)).values["mean_hours"],
            }
            for name, one in shown.items()
        ]
    ).dropna()
    offices = alt.X("offices:Q", title=t("zones_page.offices"), axis=alt.Axis(tickMinStep=1))
    hours = alt.Y("mean:Q", title=t("zones_page.column_mean"))
    line = (
        alt.Chart(points)
        .mark_line(point=True, color="#2F7FB5")
        .encode(offices, hours, tooltip=["offices", "mean", "worst"])
    )
    colour = alt.Color(
        "plan:N", title=None, legend=alt.Legend(orient="bottom"), scale=alt.Scale(range=["#C8643B", "#3B9270"])
    )
    marks = (
        alt.Chart(here)
        .mark_point(size=120, filled=True, opacity=0.9)
        .encode(offices, hours, colour, shape="plan:N", tooltip=["plan", "mean"])
    )
    st.altair_chart(line + marks, width="stretch", height=260)
    html.show(html.muted(t("zones_page.curve_note")))
