"""Taking home what is shown: the table, a picture, and one file that works offline."""

import streamlit as st

from kad.maps.geometry import MapGeometry
from kad.maps.view import MapView
from kad.text import Language
from kad.ui import load
from kad.ui.language import current, t
from kad.ui.names import regency_full_name

PREVIEW_HEIGHT = 470


def menu(view: MapView) -> None:
    """A menu with the table (CSV), the picture (PNG) and the offline map (HTML) of ``view``; made when asked for."""
    language, geometry = current(), load.geometry()
    name = "peta-kad-ntt"
    with st.popover(t("potential_page.download"), icon=":material/download:"):
        st.download_button(
            t("potential_page.download_csv"),
            lambda: csv(view),
            f"{name}.csv",
            "text/csv",
            on_click="ignore",
            width="stretch",
        )
        st.download_button(
            t("potential_page.download_png"), lambda: _picture(view, geometry, language), f"{name}.png", "image/png",
            on_click="ignore", width="stretch",
        )  # fmt: skip
        st.download_button(
            t("potential_page.download_html"), lambda: _file(view, geometry, language), f"{name}.html",
            "text/html", on_click="ignore", width="stretch",
        )  # fmt: skip
        if st.button(t("potential_page.preview"), width="stretch"):
            _preview(view)


def csv(view: MapView) -> str:
    """What the map shows as a table: code, name, class and the lines under the pointer; UTF-8 with a mark for Excel."""
    labels = {entry.key: entry.label for entry in view.classes}
    frame = load.table("regencies")[["regency_code"]].copy()
    frame["name"] = frame.regency_code.map(regency_full_name)
    frame[view.legend_title or view.title] = frame.regency_code.map(view.class_of).map(labels)
    frame["detail"] = [" | ".join(view.hover.get(code, ())[1:]) for code in frame.regency_code]
    return "\ufeff" + frame.to_csv(index=False)


# matplotlib and folium are large and seldom needed: they are loaded when something is made with them.


def _picture(view: MapView, geometry: MapGeometry, language: Language) -> bytes:
    from kad.maps.paper import png

    return png(view, geometry, language)


def _file(view: MapView, geometry: MapGeometry, language: Language) -> str:
    from kad.maps.offline import offline_html

    return offline_html(view, geometry, language)


def _preview(view: MapView) -> None:
    @st.dialog(t("potential_page.preview_title"), width="large")
    def dialog() -> None:
        st.caption(t("potential_page.preview_note"))
        from streamlit_folium import st_folium

        from kad.maps.offline import offline_map

        st_folium(
            offline_map(view, load.geometry(), current()), height=PREVIEW_HEIGHT, use_container_width=True,
            returned_objects=[], key="offline_preview",
        )  # fmt: skip

    dialog()
