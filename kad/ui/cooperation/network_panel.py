"""What the links say as a whole: counts, who is most connected, alone or a bridge; and links without named parties."""

import pandas as pd
from markupsafe import Markup

from kad.cooperation.links import counts
from kad.cooperation.measures import link_matrix, measures
from kad.ui import html, load
from kad.ui.language import current, t
from kad.ui.names import regency_name

MOST_SHOWN = 6


def draw(shown: pd.DataFrame, drawn: pd.DataFrame, unnamed: pd.DataFrame) -> None:
    """The panel of a selection of links: ``shown`` = ``drawn`` on the map + ``unnamed`` beside it."""
    regencies = load.table("regencies").set_index("regency_code")
    network = measures(drawn, regencies.island_group.to_dict())
    isolated = len(network.isolated)
    html.show(
        html.heading(t("cooperation_page.network"), t("cooperation_page.network_subtitle")),
        html.headline(
            t(
                "cooperation_page.headline",
                links=len(shown),
                drawn=len(drawn),
                unnamed=len(unnamed),
                isolated=isolated,
                total=len(regencies),
            )
        ),
        html.section(t("cooperation_page.most_connected"), _ranked(network.partners)),
        html.section(t("cooperation_page.bridges"), _ranked(network.bridges)),
        html.section(t("cooperation_page.isolated"), html.paragraph(_names(network.isolated))),
        html.section(t("cooperation_page.by_kind"), _by_kind(shown)),
        html.section(t("cooperation_page.unnamed"), html.element("ul", *map(_item, unnamed.itertuples()))),
    )


def draw_list(links: pd.DataFrame) -> None:
    """The links of one regency, each with its source."""
    if links.empty:
        html.show(html.paragraph(t("cooperation_page.no_links")))
        return
    html.show(html.element("ul", *map(_item, links.itertuples())))


def draw_matrix(links: pd.DataFrame) -> None:
    """Who has how many links with whom, 22 × 22; rows give, columns receive."""
    codes = tuple(load.table("regencies").regency_code)
    counted = link_matrix(links, codes)
    names = (html.element("th", html.element("span", regency_name(code)), cls="sector") for code in codes)
    head = html.element("tr", html.element("th"), *names)
    body = (
        html.element("tr", html.element("td", regency_name(code), cls="name"), *map(_cell, counted.loc[code]))
        for code in codes
    )
    grid = html.element("table", html.element("thead", head), html.element("tbody", *body))
    html.show(
        html.section(t("cooperation_page.matrix_title"), html.element("div", grid, cls="matrix")),
        html.muted(t("cooperation_page.matrix_note")),
    )


def party_name(code: object) -> str:
    """A regency's or outside partner's name; a stated party without a name is said to be unnamed."""
    if not isinstance(code, str):
        return t("cooperation_page.unnamed_party")
    if code.startswith("53."):
        return regency_name(code)
    partners = load.table("partners").set_index("partner_code")
    return str(partners[f"name_{current()}"][code])


def _ranked(values: dict[str, int]) -> Markup:
    best = list(values.items())[:MOST_SHOWN]
    top = max((count for _, count in best), default=0)
    if not top:
        return html.muted("–")
    return html.bars(
        ("", regency_name(code), count / top * 0.8, "#2F7FB5", str(count)) for code, count in best if count
    )


def _names(codes: tuple[str, ...]) -> str:
    return ", ".join(regency_name(code) for code in codes) or "–"


def _by_kind(shown: pd.DataFrame) -> Markup:
    rows = [(t(f"cooperation.kind_{kind}"), count) for kind, count in counts(shown, "kind").items()]
    return html.table(("", ""), rows, numeric=(1,))


def _item(link: object) -> Markup:
    arrow = "→" if bool(link.directed) else "–"  # type: ignore[attr-defined]
    ends = f"{party_name(link.source_code)} {arrow} {party_name(link.target_code)}"  # type: ignore[attr-defined]
    subject = link.subject if current() == "id" else link.subject_en  # type: ignore[attr-defined]
    date = f" · {link.date}" if isinstance(link.date, str) else ""  # type: ignore[attr-defined]
    state = t(f"cooperation.status_{link.status}")  # type: ignore[attr-defined]
    return html.element(
        "li",
        html.element("b", ends),
        f": {subject}",
        html.muted(f"{state}{date} · ", html.source(link.cite)),  # type: ignore[attr-defined]
    )


def _cell(count: int) -> Markup:
    if not count:
        return html.element("td")
    strength = min(0.25 + 0.2 * count, 1.0)
    style = f"background:color-mix(in srgb, #1F6699 {strength:.0%}, transparent)" + (
        ";color:#fff" if strength > 0.5 else ""
    )
    return html.element("td", count, style=style)
