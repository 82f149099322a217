"""The map of leading sectors as a page is usually written: st_folium, the whole map rebuilt on every click."""

import sys
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from geodata.load import boundaries
from kad.potential.profile import leading_sectors, profile
from kad.tables import read_table

folium.Map.default_js = [("leaflet", "/app/static/leaflet.js")]  # the usual addresses need the internet
folium.Map.default_css = [("leaflet_css", "/app/static/leaflet.css")]

st.set_page_config(layout="wide")
leading = leading_sectors()
colours = read_table("sectors").set_index("sector").colour
shapes = boundaries().reset_index()
shapes["leading"] = shapes.regency_code.map(leading)
selected = st.session_state.get("selected")


def style(feature: dict) -> dict:
    properties = feature["properties"]
    chosen = properties["regency_code"] == selected
    return {
        "fillColor": colours[properties["leading"]],
        "fillOpacity": 0.9,
        "color": "#1D2A33" if chosen else "#fff",
        "weight": 3 if chosen else 1,
        "className": f"r-{properties['regency_code'].replace('.', '')}{' selected' if chosen else ''}",
    }


map_ = folium.Map(location=[-9.4, 122], zoom_start=7, tiles=None)
folium.GeoJson(shapes, style_function=style, tooltip=folium.GeoJsonTooltip(["regency_code", "leading"])).add_to(map_)
left, right = st.columns([0.72, 0.28])
with left:
    answer = st_folium(map_, height=600, use_container_width=True, returned_objects=["last_active_drawing"], key="map")
clicked = ((answer.get("last_active_drawing") or {}).get("properties") or {}).get("regency_code")
if clicked and clicked != selected:
    st.session_state["selected"] = clicked
    st.rerun()
with right:
    if selected:
        facts = profile(selected)
        st.header(facts.regency["name"])
        st.dataframe(facts.ranking[["rank", "sector", "verbatim"]])
        st.dataframe(facts.top_ten[["rank", "commodity", "verbatim"]])
        st.dataframe(facts.potential[["commodity", "verbatim"]])
