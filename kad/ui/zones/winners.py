"""Who gains and who loses hours, and the villages that stay worst served."""

import pandas as pd
import streamlit as st

from kad.text.format import number
from kad.ui import html
from kad.ui.language import current, t
from kad.ui.names import regency_name
from kad.ui.zones import figures
from kad.zones.plan import ZonePlan
from kad.zones.report import report_plan

WORST_VILLAGES = 5
REFERENCES = ("kupang", "laporan")
FELT = 0.05
"""Hours below which a change is shown as none."""


def reference_plan(plan: ZonePlan) -> ZonePlan | None:
    """What ``plan`` is compared with: the report's plan, or None for everyone travelling to Kupang.

    Until a person chooses, the report's own plan is compared with Kupang and every other with the report's.
    """
    st.session_state.setdefault("pembanding", REFERENCES[plan != report_plan()])
    return figures.report_for(plan) if st.session_state["pembanding"] == "laporan" else None


def draw(plan: ZonePlan) -> None:
    """The ranked list of regencies, then the worst-served villages."""
    reference = reference_plan(plan)
    st.radio(
        t("zones_page.compared_with"), REFERENCES, format_func=lambda name: t(f"zones_page.against_{name}"),
        key="pembanding", horizontal=True,
    )  # fmt: skip
    gains = figures.gains(plan, reference)
    changed = gains.dropna(subset="change_hours").sort_values("change_hours")
    html.show(_sentence(changed), _bars(changed), _unknown(gains), _worst(plan))


def _sentence(changed: pd.DataFrame) -> html.Markup:
    better, worse = changed[changed.change_hours < -FELT], changed[changed.change_hours > FELT]
    words = {
        "winners": number(better.people.sum(), current()),
        "losers": number(worse.people.sum(), current()),
        "gaining": len(better),
        "losing": len(worse),
    }
    return html.headline(t("zones_page.winners", **words))


def _bars(changed: pd.DataFrame) -> html.Markup:
    widest = max(changed.change_hours.abs().max(), 0.1) if len(changed) else 1
    return html.bars(
        (
            "",
            regency_name(str(code)),
            abs(row.change_hours) / widest * 0.75,
            "#2F7FB5" if row.change_hours < -FELT else "#C8643B" if row.change_hours > FELT else "",
            t("zones_page.hours", hours=number(row.change_hours, current(), 1, signed=True)),
        )
        for code, row in changed.iterrows()
    )


def _unknown(gains: pd.DataFrame) -> html.Markup:
    missing = gains[gains.change_hours.isna()].index
    if missing.empty:
        return html.Markup("")
    return html.muted(t("zones_page.change_missing", names=", ".join(regency_name(code) for code in missing)))


def _worst(plan: ZonePlan) -> html.Markup:
    travel = figures.current_travel()
    hours = pd.Series(figures.evaluate(plan).village_hours, index=travel.villages.index).nlargest(WORST_VILLAGES)
    villages = figures.village_names()
    rows = [
        (f"{villages.name[code]}", regency_name(villages.regency_code[code]), number(value, current(), 1))
        for code, value in hours.items()
    ]
    return html.section(t("zones_page.worst_villages"), html.table(("", "", ""), rows, numeric=(2,)))
