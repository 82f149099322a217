"""The boundaries in use: what indicative means, importing an official file with a preview, and undoing it."""

import streamlit as st

from kad import boundaries
from kad.boundaries import ImportPreview
from kad.errors import KadError
from kad.text.format import number
from kad.ui import html, sharing
from kad.ui.language import current, t

PREVIEW = "sources.preview"
UPLOADS = "sources.uploads"
"""Number of the upload; the next one starts with an empty field."""
FORMATS = ("geojson", "json", "gpkg", "zip")


def draw() -> None:
    """Explain, import, preview, apply, undo."""
    applied = boundaries.imported()
    html.show(
        html.paragraph(t("sources_page.indicative")),
        html.paragraph(t("sources_page.in_use_imported", name=applied.name))
        if applied
        else html.paragraph(t("sources_page.in_use_built")),
    )
    if not sharing.can_edit():
        html.show(html.muted(t("shell.view_only")))
        return
    if applied:
        st.button(t("sources_page.undo_import"), on_click=_undo, icon=":material/undo:")
    key = f"berkas_batas_{st.session_state.get(UPLOADS, 0)}"
    given = st.file_uploader(t("sources_page.choose_file"), FORMATS, key=key, on_change=_forget)
    if given is None:
        return
    if PREVIEW not in st.session_state:
        _read(given.getvalue(), given.name)
    preview: ImportPreview | None = st.session_state.get(PREVIEW)
    if preview:
        _show(preview)


def _read(content: bytes, name: str) -> None:
    with st.spinner(t("sources_page.checking")):
        try:
            st.session_state[PREVIEW] = boundaries.preview(content, name)
        except KadError as error:
            st.error(t(error.key, **error.values))
            html.show(html.muted(t("sources_page.nothing_changed")))


def _show(preview: ImportPreview) -> None:
    changes = [html.element("li", change.sentence(current())) for change in preview.changes]
    rows = [
        (row["name"], _km2(row.old_km2), _km2(row.new_km2), _km2(row.official_km2))
        for _, row in preview.areas.iterrows()
    ]
    header = [t(f"sources_page.column_{name}") for name in ("regency", "old_km2", "new_km2", "official_km2")]
    html.show(
        html.section(
            t("sources_page.changes"), html.element("ul", *changes) if changes else t("sources_page.no_changes")
        ),
        html.section(t("sources_page.areas"), html.table(header, rows, numeric=(1, 2, 3))),
    )
    st.button(t("sources_page.apply"), type="primary", on_click=_apply)


def _apply() -> None:
    boundaries.apply(st.session_state[PREVIEW])
    _put_away()
    st.toast(t("sources_page.applied"), icon=":material/check:")


def _undo() -> None:
    boundaries.undo()
    _put_away()
    st.toast(t("sources_page.undone"), icon=":material/check:")


def _put_away() -> None:
    """Leave neither the file nor its preview, lest it be checked and offered again."""
    _forget()
    st.session_state[UPLOADS] = st.session_state.get(UPLOADS, 0) + 1


def _forget() -> None:
    st.session_state.pop(PREVIEW, None)


def _km2(value: float) -> str:
    return number(value, current(), 1)
