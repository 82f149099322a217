"""Zona layanan: move regencies between zones and see at once what it does to people and hours."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from kad.ui import address, load, shell
from kad.ui.language import current, t
from kad.ui.names import regency_name
from kad.ui.regency_map import Focus, Pick, regency_map
from kad.ui.zones import best, conflict, desk, figures, panel, toolbar, winners
from kad.zones.map_view import class_key, gains_view, zone_of_class, zone_view
from kad.zones.plan import ZonePlan


def paint(strokes: Mapping[str, str]) -> None:
    for key in dict.fromkeys(strokes.values()):
        codes, zone = tuple(code for code, to in strokes.items() if to == key), zone_of_class(key)
        names = ", ".join(regency_name(code) for code in codes)
        move = partial(ZonePlan.move_many, regency_codes=codes, number=zone)
        desk.edit(t("zones_page.did_move", names=names, zone=zone), move)


def pick(picked: Pick) -> None:
    plan, mode = desk.opened().plan, st.session_state["mode"]
    if picked.kind == "key":
        toolbar.press(picked.id)
    elif picked.kind == "candidate" or (picked.kind == "regency" and mode == "kantor"):
        toolbar.choose_seat(plan, picked.id)
    elif picked.kind == "seat":
        st.session_state["zona"] = int(picked.id.removeprefix("seat-"))
    elif picked.kind == "regency" and mode == "kunci":
        toolbar.toggle_lock(plan, picked.id)


@st.fragment
def page() -> None:
    conflict.draw()
    now = desk.opened()
    stage, side = shell.stage_and_panel()
    with stage:
        with st.container(horizontal=True, vertical_alignment="center", key="controls"):
            toolbar.draw(now)
        shown = best.preview()
        plan, places = (shown.optimum.plan if shown else now.plan), figures.current_travel().places
        look_only = shown is not None or not now.editable or st.session_state.get("bagian") == "selisih"
        if st.session_state.get("bagian") == "selisih" and not shown:
            view = gains_view(plan, figures.gains(plan, winners.reference_plan(plan)), places, current())
        else:
            view = zone_view(plan, places, current(), figures.hours_by_regency(plan), toolbar.choosing_seats())
        codes, number = st.session_state.get(panel.FOCUS, ((), 0))
        regency_map(
            view,
            key="zone_map",
            on_pick=pick,
            on_paint=paint,
            brush=None if look_only or not toolbar.painting() else class_key(toolbar.active_zone(now.plan)),
            shortcuts=toolbar.shortcuts(now.plan),
            locked=toolbar.locked_regencies(now.plan),
            focus=Focus(codes, number) if codes else None,
        )
    with side:
        panel.draw(now)
    address.keep(desk.PLAN)


page()
load.freeze_garbage()
