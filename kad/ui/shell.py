"""What stands around every page: its title, the page list, the header's tools and the program's own style."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from kad.ui import language
from kad.ui.language import t

HERE = Path(__file__).parent
ICON = HERE / "brand" / "icon.svg"
LOGO = HERE / "brand" / "logo.svg"
STYLE = HERE / "style.css"
LANGUAGE_NAMES = {"id": "ID", "en": "EN"}


def pages() -> list[StreamlitPage]:
    """Every page, named in the reader's language; the first opens at the bare address."""
    return [
        st.Page("pages/potential.py", title=t("shell.potential"), default=True),
        st.Page("pages/zones.py", title=t("shell.zones"), url_path="zona"),
        st.Page("pages/cooperation.py", title=t("shell.cooperation"), url_path="kerja-sama"),
        st.Page("pages/compare.py", title=t("shell.compare"), url_path="bandingkan"),
        st.Page("pages/guide.py", title=t("shell.guide"), url_path="panduan"),
        st.Page("pages/sources.py", title=t("shell.sources"), url_path="sumber"),
    ]


def frame(page: StreamlitPage) -> None:
    """Set the window's title and icon, the style, and the header's language switch."""
    st.set_page_config(page_title=f"{page.title} · Peta KAD NTT", page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    st.logo(LOGO, size="large")
    with st.container(key="tools"):
        st.segmented_control(
            t("shell.language"),
            list(LANGUAGE_NAMES),
            format_func=LANGUAGE_NAMES.__getitem__,
            key=language.PARAMETER,
            label_visibility="collapsed",
            required=True,
        )


def stage_and_panel() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The page's two parts: the stage with the map, and the panel beside it that answers "so what".

    The style sheet puts them side by side, so that a row of controls may stand above the stage, outside the fragment
    that a click on the map runs again.
    """
    return st.container(key="stage", gap="small"), st.container(key="panel", gap="small")
