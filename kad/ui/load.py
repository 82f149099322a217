"""Cached loaders: each table, shape and file is read once per process, whatever the number of sessions."""

import gc
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import streamlit as st

import geodata.adjacency
import geodata.load
from kad import boundaries, tables
from kad.maps.geometry import MapGeometry, map_geometry
from kad.ui import assets
from kad.ui.language import t

if TYPE_CHECKING:
    from kad.store import Store

ISLAND_GROUPS = ("Flores", "Sumba", "Timor", "Alor")


def table(name: str) -> pd.DataFrame:
    """One committed table; shared, so copy before changing it."""
    return tables.read_table(name)


@st.cache_resource(show_spinner=False)
def map_assets() -> str:
    """Folder of the live map's code below `static/`."""
    return assets.prepare()


def geometry() -> MapGeometry:
    """Boundaries in use (the committed ones or an official file imported since) with what maps derive from them."""
    return _geometry(boundaries.version())


@st.cache_resource(show_spinner=False, max_entries=2)
def _geometry(version: str) -> MapGeometry:  # noqa: ARG001 - the cache's key, so without a leading underscore
    return map_geometry(boundaries.current(), geodata.load.context_land())


def geometry_file() -> str:
    """File of the map geometry below `static/`."""
    return _geometry_file(boundaries.version())


@st.cache_resource(show_spinner=False, max_entries=2)
def _geometry_file(version: str) -> str:
    return assets.publish_text("geometry.json", _geometry(version).as_json())


def regency_shapes() -> gpd.GeoDataFrame:
    """The boundaries in use, indexed by regency_code."""
    return geometry().regencies


def neighbours() -> pd.DataFrame:
    """Land neighbours with the length of their shared border: regency_code, neighbour_code, border_km."""
    return _neighbours(boundaries.version())


@st.cache_resource(show_spinner=False, max_entries=2)
def _neighbours(version: str) -> pd.DataFrame:  # noqa: ARG001 - the cache's key, so without a leading underscore
    return geodata.adjacency.neighbours(boundaries.current())


def static_address(name: str) -> str:
    """Where the browser finds a file of `static/`, also below a sub-path."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"{'/' + base if base else ''}/app/static/{name}"


def zoom_groups() -> list[tuple[str, list[str] | None]]:
    """(label, regency codes) of the map's zoom buttons; None is the whole province."""
    regencies = table("regencies")
    groups = [(name, regencies.loc[regencies.island_group == name, "regency_code"].tolist()) for name in ISLAND_GROUPS]
    return [(t("map.whole_province"), None), *groups]


@st.cache_resource(show_spinner=False)
def store() -> "Store":
    """The store of plans, drafts and presets, opened once a process, by the first page that keeps something."""
    from kad.store import open_store

    return open_store()


@st.cache_resource(show_spinner=False)
def freeze_garbage() -> None:
    """Keep what start-up loaded out of Streamlit's full collection after every run: about 60 ms a click.

    Call it once everything heavy is imported and cached.
    """
    gc.collect()
    gc.freeze()
