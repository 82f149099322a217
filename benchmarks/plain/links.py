"""A thousand links as a page is usually written: folium PolyLines in st_folium, redrawn over a base map that stays."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from benchmarks.thousand import COLOURS, EVERYTHING, SIZES, links
from geodata.load import boundaries

folium.Map.default_js = [("leaflet", "/app/static/leaflet.js")]  # the usual addresses need the internet
folium.Map.default_css = [("leaflet_css", "/app/static/leaflet.css")]

st.set_page_config(layout="wide")
colours = dict(zip(SIZES, COLOURS, strict=True))
chosen = st.radio("Links", [EVERYTHING, *SIZES], horizontal=True)
map_ = folium.Map(location=[-9.4, 122], zoom_start=7, tiles=None)
folium.GeoJson(boundaries().reset_index(), style_function=lambda _: {"color": "#fff", "fillColor": "#ccc"}).add_to(map_)
lines = folium.FeatureGroup()
for link in links(chosen):
    folium.PolyLine([link.start, link.end], color=colours[link.group], weight=2.5, tooltip=link.name).add_to(lines)
st_folium(map_, feature_group_to_add=lines, height=600, use_container_width=True, returned_objects=[], key="map")
