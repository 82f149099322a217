"""A thousand links in the live map."""

import streamlit as st

from benchmarks.thousand import COLOURS, EVERYTHING, SIZES, links
from kad.maps.view import Arc, LineClass, MapView
from kad.ui import load
from kad.ui.regency_map import regency_map

st.set_page_config(layout="wide")


@st.fragment
def page() -> None:
    chosen = st.radio("Links", [EVERYTHING, *SIZES], horizontal=True)
    arcs = tuple(
        Arc(link.name, link.start, link.end, link.group, fan=link.fan, hover=(link.name,)) for link in links(chosen)
    )
    classes = tuple(LineClass(group, group, colour) for group, colour in zip(SIZES, COLOURS, strict=True))
    regency_map(MapView("Links", arcs=arcs, line_classes=classes), key="links", height=600)


page()
load.freeze_garbage()
