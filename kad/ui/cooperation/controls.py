"""The row above the map of cooperation: which links, of whom, over which zones."""

from collections.abc import Callable

import streamlit as st

from kad.cooperation.links import LinkFilter, cooperation_links, years
from kad.ui import address, load
from kad.ui.language import t
from kad.ui.names import regency_name
from kad.zones.plan import ZonePlan
from kad.zones.report import report_plan

VIEWS = {"semua": (), "berlaku": ("berlaku",), "selesai": ("selesai",), "usulan": ("usulan", "kebutuhan")}
REGENCY_SECTIONS = ("mitra", "hubungan", "rancangan")
NETWORK_SECTIONS = ("jejaring", "kelompok", "rancangan")
LAYERS = ("perbatasan", "isu")
"""Shared borders; pairs joined by a common issue."""


def draw() -> None:
    """Draw the row."""
    address.restore("hubungan", "semua", [*VIEWS, "saran"])
    st.segmented_control(
        t("cooperation_page.show"), [*VIEWS, "saran"], format_func=lambda name: t(f"cooperation_page.view_{name}"),
        key="hubungan", label_visibility="collapsed", required=True,
    )  # fmt: skip
    codes = load.table("regencies").regency_code.tolist()
    address.restore("daerah", None, codes)
    st.selectbox(
        t("cooperation_page.regency"), codes, index=None, key="daerah", format_func=regency_name, width=200,
        placeholder=t("cooperation_page.all_regencies"), label_visibility="collapsed", filter_mode="fuzzy",
    )  # fmt: skip
    _filters()
    _zones()


def section(regency: str | None) -> str:
    """The switch of the panel's sections: of the chosen regency, or of the network."""
    sections = REGENCY_SECTIONS if regency else NETWORK_SECTIONS
    if st.session_state.get("bagian_kerja_sama") not in sections:
        st.session_state["bagian_kerja_sama"] = sections[0]
    st.segmented_control(
        t("cooperation_page.section"), sections, key="bagian_kerja_sama", required=True,
        label_visibility="collapsed", format_func=lambda name: t(f"cooperation_page.section_{name}"),
    )  # fmt: skip
    chosen: str = st.session_state["bagian_kerja_sama"]
    return chosen


def criteria() -> LinkFilter:
    """The filter that the row describes."""
    state = st.session_state
    regency = state.get("daerah")
    return LinkFilter(
        kinds=frozenset(state.get("jenis", [])),
        statuses=frozenset(VIEWS.get(state.get("hubungan", "semua"), ())),
        affairs=frozenset(state.get("urusan", [])),
        forms=frozenset(state.get("bentuk", [])),
        period=state.get("masa") if state.get("batasi_masa") else None,
        regencies=frozenset([regency]) if regency else frozenset(),
        direction=state.get("arah", "any"),
        zone_scope=state.get("lingkup", "any"),
    )


def plan_below() -> ZonePlan | None:
    """The zone plan that lies under the links."""
    chosen = st.session_state.get("zona_bawah")
    if chosen == "laporan":
        return report_plan()
    return ZonePlan.from_dict(load.store().plans.load(chosen).document) if chosen else None


def _filters() -> None:
    links = cooperation_links()
    with st.popover(t("cooperation_page.filters"), icon=":material/filter_alt:"):
        for key, column in (("jenis", "kind"), ("urusan", "affair"), ("bentuk", "form")):
            values = sorted(links[column].dropna().unique())
            names = _names(column)
            st.multiselect(t(f"cooperation_page.filter_{column}"), values, key=key, format_func=names)
        if st.session_state.get("daerah"):
            st.segmented_control(
                t("cooperation_page.direction"), ("any", "out", "in", "between"), key="arah", required=True,
                default="any", format_func=lambda name: t(f"cooperation_page.direction_{name}"),
            )  # fmt: skip
        known = years(links).dropna()
        if len(known) and st.checkbox(t("cooperation_page.limit_period"), key="batasi_masa"):
            first, last = int(known.min()), int(known.max())
            st.slider(t("cooperation_page.period"), first, last, (first, last), key="masa")
        st.multiselect(
            t("cooperation_page.layers"), LAYERS, key="lapis", format_func=lambda n: t(f"cooperation_page.layer_{n}")
        )


def _names(column: str) -> Callable[[str], str]:
    return lambda value: t(f"cooperation.{column}_{value}")


def _zones() -> None:
    names: dict[str | None, str] = {
        None: t("cooperation_page.no_zones"),
        "laporan": t("zones_page.against_laporan"),
    }
    names.update((state.plan_id, state.name) for state in load.store().plans.all())
    with st.popover(t("cooperation_page.zones_below"), icon=":material/layers:"):
        st.radio(t("cooperation_page.zones_below"), list(names), key="zona_bawah", format_func=names.__getitem__)
        if st.session_state.get("zona_bawah"):
            st.segmented_control(
                t("cooperation_page.zone_scope"), ("any", "within", "across"), key="lingkup", default="any",
                required=True, format_func=lambda name: t(f"cooperation_page.scope_{name}"),
            )  # fmt: skip
