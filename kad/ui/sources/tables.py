"""Each committed table with what it holds, where it comes from, its licence and its download."""

from typing import Any

import streamlit as st

from kad.tables import DATA, datapackage
from kad.ui import html, load
from kad.ui.language import t


def draw() -> None:
    """Choose a table; read where it comes from; look at its rows; take it home."""
    resources = {resource["name"]: resource for resource in datapackage()["resources"]}
    chosen = st.selectbox(
        t("sources_page.table"), list(resources), key="tabel", format_func=lambda name: t(f"data.table_{name}"),
        filter_mode="fuzzy",
    )  # fmt: skip
    resource = resources[chosen]
    html.show(_origin(resource))
    path = DATA / resource["path"]
    if path.suffix == ".csv":
        rows = load.table(chosen)
        st.dataframe(rows, hide_index=True, height=420, width="stretch")
    st.download_button(
        t("sources_page.download", name=path.name), path.read_bytes, path.name, icon=":material/download:",
        on_click="ignore",
    )  # fmt: skip


def _origin(resource: dict[str, Any]) -> html.Markup:
    package = datapackage()
    sources = resource.get("sources") or package.get("sources", [])
    licences = resource.get("licenses") or package.get("licenses", [])
    return html.table(
        ("", ""),
        [
            (t("sources_page.source"), _listed(sources)),
            (t("sources_page.licence"), _listed(licences)),
        ],
    )


def _listed(entries: list[dict[str, str]]) -> html.Markup:
    words = []
    for entry in entries:
        name = entry.get("title") or entry.get("name") or entry.get("path", "")
        path = entry.get("path", "")
        linked = path.startswith(("http://", "https://"))
        words.append(
            html.element("a", name, href=path, target="_blank", rel="noopener") if linked else html.escape(name)
        )
    return html.Markup(" · ").join(words)
