"""What the report garbles, as printed, how it is read here, and why."""

import streamlit as st

from kad.text.citation import citation
from kad.ui import html, load
from kad.ui.language import current, t


def draw() -> None:
    """The whole list, searchable by its columns."""
    rows = load.table("anomalies")
    reason = "reason" if current() == "id" else "reason_en"
    shown = rows[["place", "printed", "read_as", reason]].copy()
    shown["place"] = [citation(place, current()) for place in shown.place]
    shown.columns = [t(f"sources_page.column_{name}") for name in ("place", "printed", "read_as", "reason")]
    html.show(html.paragraph(t("sources_page.garbled_note", count=len(rows))))
    st.dataframe(shown, hide_index=True, height=520, width="stretch")
