"""Sumber data: every table with its source, what the report garbles, and the boundaries in use."""

import streamlit as st

from kad.ui import address, load
from kad.ui.language import t
from kad.ui.sources import boundary_file, garbled, tables

SECTIONS = {"tabel": tables.draw, "kejanggalan": garbled.draw, "batas": boundary_file.draw}

with st.container(key="document"):
    address.restore("isi", "tabel", SECTIONS)
    st.segmented_control(
        t("sources_page.contents"), list(SECTIONS), format_func=lambda name: t(f"sources_page.{name}"), key="isi",
        label_visibility="collapsed", required=True,
    )  # fmt: skip
    SECTIONS[st.session_state["isi"]]()
address.keep("isi")
load.freeze_garbage()
