"""Kerja sama: who works with whom, who should, and why, over the map."""

import streamlit as st

from kad.cooperation.links import cooperation_links, select, split
from kad.ui import address, load, shell
from kad.ui.cooperation import controls, drafts, groups_panel, map_layers, network_panel, partners_panel, weighing
from kad.ui.language import t
from kad.ui.regency_map import Pick, regency_map


def pick(picked: Pick) -> None:
    if picked.kind == "regency":
        st.session_state["daerah"] = picked.id
    elif picked.kind == "sea":
        st.session_state["daerah"] = None


@st.fragment
def page() -> None:
    stage, side = shell.stage_and_panel()
    with stage:
        with st.container(horizontal=True, vertical_alignment="center", key="controls"):
            controls.draw()
            show_matrix = st.toggle(t("potential_page.matrix"), key="matriks_kerja_sama")
        plan = controls.plan_below()
        shown = select(cooperation_links(), controls.criteria(), plan.zone_of if plan else None)
        drawn, unnamed = split(shown, map_layers.places())
        regency = st.session_state["daerah"]
        if show_matrix:
            network_panel.draw_matrix(drawn)
        else:
            regency_map(map_layers.view(drawn, regency, plan), key="cooperation_map", on_pick=pick)
    with side:
        with st.container(horizontal=True, vertical_alignment="center"):
            section = controls.section(regency)
            if regency:
                weighing.menu()
        match section:
            case "mitra" if regency:
                partners_panel.draw(regency)
            case "hubungan":
                network_panel.draw_list(shown)
            case "rancangan":
                drafts.draw(regency)
            case "kelompok":
                groups_panel.draw()
            case _:
                network_panel.draw(shown, drawn, unnamed)
    address.keep("daerah", "hubungan")


page()
load.freeze_garbage()
