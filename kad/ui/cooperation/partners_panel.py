"""Suggested partners of one regency, best first: what to do together, why, in which form, and says who."""

import streamlit as st
from markupsafe import Markup

from kad.cooperation.components import COMPONENTS
from kad.cooperation.facts import load_facts
from kad.cooperation.recommend import Recommendation, recommend
from kad.cooperation.scoring import Weights
from kad.text.format import number
from kad.ui import html, sharing
from kad.ui.cooperation import drafts, weighing
from kad.ui.language import current, t
from kad.ui.names import regency_full_name, regency_name

SHOWN = 5
COLOURS = ("#7F6BB0", "#A5A058", "#3B9270", "#2F7FB5", "#C8643B", "#B56A9B", "#E8B44A", "#6FB4DC")
"""One per component, in the order of the registry; the same colour in every card."""


@st.cache_data(show_spinner=False, max_entries=200)
def suggestions(regency_code: str, weights: tuple[float, ...], language: str) -> tuple[Recommendation, ...]:
    """All 21 partners; cached by regency, weights and language."""
    keys = [component.key for component in COMPONENTS]
    chosen = Weights(**dict(zip(keys, weights, strict=True)))
    return recommend(regency_code, chosen, load_facts(), "en" if language == "en" else "id")


def partners_of(regency_code: str) -> tuple[Recommendation, ...]:
    """The partners under this session's weights."""
    weights = weighing.current().to_dict()
    return suggestions(regency_code, tuple(weights[c.key] for c in COMPONENTS), current())


def draw(regency_code: str) -> None:
    """Cards of the best partners, and of the rest when asked for."""
    partners = partners_of(regency_code)
    html.show(html.heading(regency_full_name(regency_code), t("cooperation_page.partners_subtitle")), _colour_key())
    best = partners[0]
    html.show(html.headline(t("cooperation_page.best_partner", name=regency_name(best.partner_code)), " ", best.what))
    everyone = st.session_state.get("semua_mitra", False)
    for place, partner in enumerate(partners if everyone else partners[:SHOWN], start=1):
        _card(place, partner)
    st.toggle(t("cooperation_page.show_all", count=len(partners)), key="semua_mitra")


def _card(place: int, partner: Recommendation) -> None:
    with st.container(border=True, key=f"partner_{partner.partner_code.replace('.', '')}"):
        title = html.element(
            "div",
            html.element("b", f"{place}. {regency_name(partner.partner_code)}"),
            html.element("span", number(partner.score, current(), 2), cls="after"),
            cls="bar",
        )
        cites = Markup(" · ").join(html.source(cite) for cite in partner.citations[:4])
        html.show(
            title,
            html.paragraph(partner.what, " ", partner.why),
            _component_bar(partner),
            html.muted(cites, " · ", t(f"cooperation_page.{partner.obligation}")),
            _reasons(partner),
        )
        st.button(
            t("cooperation_page.start_draft"), key=f"draft_{partner.partner_code}", on_click=drafts.start,
            args=(partner,), disabled=not sharing.can_edit(),
        )  # fmt: skip


def _component_bar(partner: Recommendation) -> Markup:
    """The score as one bar: each component's weighted part in its colour."""
    weights = weighing.current().to_dict()
    values = dict(partner.components)
    known = {key: value for key, value in values.items() if value is not None}
    total = sum(weights[key] for key in known) or 1.0
    parts = []
    for component, colour in zip(COMPONENTS, COLOURS, strict=False):
        share = weights[component.key] * known.get(component.key, 0.0) / total
        if share > 0.004:
            words = f"{t(component.name)}: {number(known[component.key], current(), 2)}"
            parts.append(html.element("i", style=f"width:{100 * share:.1f}%;background:{colour}", title=words))
    return html.element("div", *parts, cls="stack")


def _reasons(partner: Recommendation) -> Markup:
    """Why so, folded away: form, model, obligation, affair, what is unknown, and every row it rests on."""
    rows = [
        (t("cooperation_page.affair"), partner.affair_name),
        (t("cooperation_page.form"), partner.form_reason),
        (t("cooperation_page.model"), partner.model_reason),
        (
            t("cooperation_page.not_other_models"),
            html.element("ul", *(html.element("li", r) for _, r in partner.rejected)),
        ),
        (t("cooperation_page.obligation"), partner.obligation_reason),
        (t("cooperation_page.dprd"), partner.dprd),
        (t("cooperation_page.unknown"), html.element("ul", *(html.element("li", text) for text in partner.unknown))),
    ]
    evidence = html.element(
        "ul",
        *(html.element("li", html.element("q", row.verbatim), " ", html.source(row.cite)) for row in partner.evidence),
    )
    parts = [html.paragraph(html.element("b", f"{label}: "), words) for label, words in rows]
    parts += [html.element("b", t("cooperation_page.evidence")), evidence]
    return html.element("details", html.element("summary", t("cooperation_page.why_so")), *parts)


def _colour_key() -> Markup:
    return html.element(
        "div",
        *(
            html.element("span", html.element("i", cls="swatch", style=f"background:{colour}"), t(component.name))
            for component, colour in zip(COMPONENTS, COLOURS, strict=False)
        ),
        cls="colour-key",
    )
