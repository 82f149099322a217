"""Panduan: the report's framework of cooperation as a tool."""

import streamlit as st

from kad.ui import address, load
from kad.ui.guide import framework, wizard
from kad.ui.language import t

SECTIONS = {
    "pemandu": wizard.draw,
    "tahapan": framework.stages,
    "asas": framework.principles,
    "bentuk": framework.forms,
    "hukum": framework.law,
}


@st.fragment
def page() -> None:
    address.restore("bab", "pemandu", SECTIONS)
    st.segmented_control(
        t("guide_page.contents"), list(SECTIONS), format_func=lambda name: t(f"guide_page.{name}"), key="bab",
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    SECTIONS[st.session_state["bab"]]()
    address.keep("bab")


with st.container(key="document"):
    page()
load.freeze_garbage()
