"""Peta potensi: the regencies coloured by what the report says, and everything known about the chosen one."""

from dataclasses import replace

import streamlit as st

from kad.maps.view import MapView
from kad.ui import address, load, shell
from kad.ui.language import t
from kad.ui.potential import controls, downloads, matrix, overview_panel, profile_panel
from kad.ui.regency_map import Pick, regency_map


def pick(picked: Pick) -> None:
    st.session_state["daerah"] = picked.id if picked.kind == "regency" else None


def clear() -> None:
    st.session_state["daerah"] = None


@st.fragment
def page(view: MapView, show_matrix: bool) -> None:
    view = replace(view, selected=st.session_state["daerah"])
    stage, panel = shell.stage_and_panel()
    with stage:
        if show_matrix:
            matrix.draw()
        else:
            regency_map(view, key="potential_map", on_pick=pick)
    with panel:
        if view.selected:
            st.button(t("potential_page.back"), on_click=clear, type="tertiary", key="back")
            profile_panel.draw(view.selected)
        else:
            overview_panel.draw(st.session_state["warna"], controls.chosen())
    address.keep("daerah", *controls.kept_names())


address.restore("daerah", None, load.table("regencies").regency_code.tolist())
with st.container(key="controls_row"), st.container(horizontal=True, vertical_alignment="center", key="controls"):
    controls.colour_by()
    controls.choice()
    controls.search_box()
    matrix_shown = st.toggle(t("potential_page.matrix"), key="matriks")
    shown = controls.view()
    downloads.menu(shown)
page(shown, matrix_shown)
load.freeze_garbage()
