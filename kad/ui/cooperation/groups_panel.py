"""Groups, not only pairs: regencies of one commodity, the tourist corridors, and how far the advice can be trusted."""

from collections.abc import Iterable

import streamlit as st

from kad.cooperation.evaluate import Trial, evaluate
from kad.cooperation.facts import Evidence, load_facts
from kad.cooperation.groups import CLUSTERS, Corridor, cluster, corridors
from kad.text.format import number
from kad.ui import html
from kad.ui.language import current, t
from kad.ui.names import regency_name


def draw() -> None:
    """Choose a commodity; read its regencies; then the corridors and the trial of the recommender."""
    chosen = st.segmented_control(
        t("cooperation_page.commodity_group"), list(CLUSTERS), default="coffee", key="kelompok", required=True,
        format_func=lambda name: t(f"cooperation.group_{name}"),
    )  # fmt: skip
    html.show(_cluster(chosen or "coffee"), _corridors(), _trust())


def _cluster(name: str) -> html.Markup:
    found = cluster(load_facts(), CLUSTERS[name])
    bars = html.bars(
        ("", regency_name(member.regency_code), member.strength * 0.8, "#3B9270", _places(member.evidence))
        for member in found.members
    )
    cores = [", ".join(map(regency_name, core)) for core in found.cores if len(core) > 1]
    return html.section(
        t("cooperation_page.members", count=len(found.members), strength=number(found.strength, current(), 1)),
        bars,
        html.muted(t("cooperation_page.evidence_not_tonnes")),
        html.paragraph(t("cooperation_page.cores", groups="; ".join(cores) or "–")),
    )


def _corridors() -> html.Markup:
    return html.section(
        t("cooperation_page.corridors"), *(html.paragraph(_route(found)) for found in corridors(load_facts()))
    )


def _route(found: Corridor) -> str:
    words = regency_name(found.stops[0].regency_code)
    for hours, stop in zip(found.stage_hours, found.stops[1:], strict=True):
        stage = t("zones_page.hours", hours=number(hours, current(), 1)) if hours is not None else t("shell.unknown")
        words += f" → ({stage}) {regency_name(stop.regency_code)}"
    return words


@st.cache_data(show_spinner=False)
def _trials() -> tuple[Trial, ...]:
    return evaluate(load_facts())


def _trust() -> html.Markup:
    everything = _trials()[0]
    rows = [(found.name, number(found.auc, current(), 2), number(found.mean_rank, current(), 0)) for found in _trials()]
    header = ("", t("cooperation_page.auc"), t("cooperation_page.mean_rank"))
    return html.section(
        t("cooperation_page.trust"),
        html.paragraph(
            t(
                "cooperation_page.trust_words",
                known=everything.known,
                pairs=everything.pairs,
                rank=number(everything.mean_rank, current(), 0),
                chance=number((everything.pairs + 1) / 2, current(), 0),
            )
        ),
        html.element(
            "details", html.element("summary", t("cooperation_page.why_so")), html.table(header, rows, (1, 2))
        ),
    )


def _places(evidence: Iterable[Evidence]) -> str:
    return ", ".join(dict.fromkeys(row.cite for row in evidence))
