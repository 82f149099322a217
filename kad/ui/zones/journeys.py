"""The way of any village to its office, leg by leg."""

import pandas as pd
import streamlit as st

from kad import access
from kad.ui import html
from kad.ui.language import current, t
from kad.ui.names import regency_name
from kad.ui.zones import assumptions, figures
from kad.zones.plan import ZonePlan


def draw(plan: ZonePlan) -> None:
    """Choose a village; read its way to the seat of its zone."""
    villages = figures.village_names()
    chosen = st.selectbox(
        t("zones_page.village_way"), villages.index, index=None, format_func=lambda code: _label(villages, code),
        placeholder=t("zones_page.choose_village"), key="desa", filter_mode="contains",
    )  # fmt: skip
    if chosen is None:
        return
    zone = plan.zone_of[villages.regency_code[chosen]]
    seat = plan.seats.get(zone) if zone is not None else None
    if seat is None:
        html.show(html.paragraph(t("zones_page.no_office_for_village")))
        return
    legs = access.path(assumptions.current(), chosen, seat)
    html.show(html.paragraph(access.describe(legs, current())))


def _label(villages: pd.DataFrame, code: str) -> str:
    return f"{villages.name[code]} · {regency_name(villages.regency_code[code])}"
