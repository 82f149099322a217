"""Bandingkan: two to four plans before and after, on maps that move together."""

import streamlit as st

from kad.ui import address, load
from kad.ui.language import current, t
from kad.ui.regency_map import regency_map
from kad.ui.zones import compare_panel, desk, figures
from kad.zones.compare import compare
from kad.zones.map_view import zone_view

MAP_HEIGHT = 340


@st.fragment
def page() -> None:
    plans = {desk.REPORT: t("zones_page.against_laporan")}
    plans |= {state.plan_id: state.name for state in load.store().plans.all()}
    newest = [*plans][1:2]
    st.multiselect(
        t("compare_page.choose"), list(plans), default=[desk.REPORT, *newest], key="bandingkan", max_selections=4,
        format_func=plans.__getitem__,
    )  # fmt: skip
    chosen = [desk.plan_named(plan_id) for plan_id in st.session_state["bandingkan"]]
    if len(chosen) < 2:
        st.info(t("compare_page.too_few"), icon=":material/info:")
        return
    travel = figures.current_travel()
    for column, plan, number in zip(st.columns(len(chosen)), chosen, range(len(chosen)), strict=True):
        with column:
            st.markdown(f"**{plan.name}**")
            view = zone_view(plan, travel.places, current(), figures.hours_by_regency(plan))
            regency_map(view, key=f"compare_{number}", height=MAP_HEIGHT, sync="compare")
    compare_panel.draw(compare(chosen, travel))


with st.container(key="wide"):
    page()
address.keep()
load.freeze_garbage()
