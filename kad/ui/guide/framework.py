"""The report's framework to read: stages, principles as a checklist, forms, contents, the law, priority affairs."""

from typing import Any

import streamlit as st

from kad.tables import read_json
from kad.ui import html
from kad.ui.language import current, t


def stages() -> None:
    """The eight stages, what an agreement must contain, and what to agree on about money first."""
    framework = read_json("framework")
    html.show(
        html.section(t("guide_page.stages"), *(_lettered(entry) for entry in framework["stages"])),
        html.section(t("guide_page.minimum_contents"), _listed(framework["minimum_contents"])),
        html.section(t("guide_page.preconditions"), _listed(framework["funding_preconditions"])),
    )


def principles() -> None:
    """The principles to tick, and what to consider when choosing a model."""
    framework = read_json("framework")
    principles = framework["principles"]
    ticked = sum(bool(st.session_state.get(f"asas_{entry['id']}")) for entry in principles)
    html.show(html.headline(t("guide_page.ticked", count=ticked, total=len(principles))))
    for entry in principles:
        st.checkbox(f"**{entry[f'name_{current()}']}** · {entry[f'text_{current()}']}", key=f"asas_{entry['id']}")
    html.show(
        html.source("8"),
        html.section(t("guide_page.considerations"), _listed(framework["modelling_considerations"])),
    )


def forms() -> None:
    """The nine forms and the seven priority affairs."""
    framework = read_json("framework")
    html.show(
        html.section(t("guide_page.forms"), *(_named(entry) for entry in framework["forms"])),
        html.section(t("guide_page.affairs"), _listed(framework["priority_affairs"])),
    )


def law() -> None:
    """The legal basis of 2019, and what the law says now; what was not read carries no article."""
    framework = read_json("framework")
    html.show(
        html.section(t("guide_page.legal_basis"), _listed(framework["legal_basis"])),
        html.section(t("guide_page.law_now"), html.muted(t("guide_page.law_note")), *map(_rule, framework["law"])),
    )


def _rule(entry: dict[str, Any]) -> html.Markup:
    marks = []
    if entry["later"]:
        marks.append(html.element("span", t("guide_page.later"), cls="chip good"))
    if not entry["read"]:
        marks.append(html.element("span", t("guide_page.not_read"), cls="chip wait"))
    article = f" ({entry['article']})" if entry["read"] and entry.get("article") else ""
    return html.element(
        "div",
        html.paragraph(entry[f"text_{current()}"], article, " ", html.source(entry["source"])),
        html.chips_of(marks),
    )


def _lettered(entry: dict[str, Any]) -> html.Markup:
    return html.paragraph(
        html.element("b", f"{entry['letter']}. {entry[f'name_{current()}']}"), ": ", entry[f"text_{current()}"], " ",
        html.source(entry["cite"]),
    )  # fmt: skip


def _named(entry: dict[str, Any]) -> html.Markup:
    note = entry.get(f"note_{current()}")
    return html.paragraph(
        html.element("b", entry[f"name_{current()}"]),
        f": {entry[f'text_{current()}']} ",
        html.source(entry["cite"]),
        html.muted(note) if note else "",
    )


def _listed(entries: list[dict[str, Any]]) -> html.Markup:
    items = (html.element("li", entry[f"text_{current()}"], " ", html.source(entry["cite"])) for entry in entries)
    return html.element("ol", *items)
