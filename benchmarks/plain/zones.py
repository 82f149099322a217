"""The zone editor as it is usually written: st_folium, the whole map rebuilt on every click."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from geodata.load import boundaries
from kad.access import Assumptions, travel_times
from kad.zones.metrics import evaluate
from kad.zones.report import report_plan

folium.Map.default_js = [("leaflet", "/app/static/leaflet.js")]  # the usual addresses need the internet
folium.Map.default_css = [("leaflet_css", "/app/static/leaflet.css")]

st.set_page_config(layout="wide")
plan = st.session_state.setdefault("plan", report_plan())
shapes = boundaries().reset_index()


def style(feature: dict) -> dict:
    code = feature["properties"]["regency_code"]
    zone = plan.zone_of[code]
    return {
        "fillColor": plan.zone(zone).colour if zone else "#ccc",
        "fillOpacity": 1,
        "color": "#fff",
        "weight": 1,
        "className": f"r-{code.replace('.', '')}",
    }


map_ = folium.Map(location=[-9.4, 122], zoom_start=7, tiles=None)
folium.GeoJson(shapes, style_function=style, tooltip=folium.GeoJsonTooltip(["regency_code"])).add_to(map_)
left, right = st.columns([0.72, 0.28])
with left:
    answer = st_folium(map_, height=600, use_container_width=True, returned_objects=["last_active_drawing"], key="map")
clicked = ((answer.get("last_active_drawing") or {}).get("properties") or {}).get("regency_code")
if clicked and clicked != st.session_state.get("seen"):
    st.session_state["seen"] = clicked
    st.session_state["plan"] = plan.move(clicked, 8)
    st.rerun()
with right, st.container(key="panel"):
    figures = evaluate(plan, travel_times(Assumptions()))
    for zone in figures.zones:
        st.write(zone.number, zone.values["population"], zone.values["mean_hours"])
