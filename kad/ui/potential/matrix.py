"""The matrix of 22 regencies by 25 sectors: rank as shade and number."""

import pandas as pd
from markupsafe import Markup

from kad.potential.holders import rank_matrix
from kad.ui import html
from kad.ui.language import t
from kad.ui.names import regency_name, sector_name

DEEPEST = 15
"""The rank at which the shade has faded out."""


def draw() -> None:
    """Draw the matrix with its explanation."""
    ranks = rank_matrix()
    ranks = ranks[ranks.notna().sum().sort_values(ascending=False, kind="stable").index]
    head = html.element(
        "tr",
        html.element("th"),
        *(html.element("th", html.element("span", sector_name(s)), cls="sector") for s in ranks),
    )
    body = (
        html.element("tr", html.element("td", regency_name(code), cls="name"), *(_cell(rank) for rank in row))
        for code, row in ranks.iterrows()
    )
    grid = html.element("table", html.element("thead", head), html.element("tbody", *body))
    html.show(
        html.section(t("potential_page.matrix_title"), html.element("div", grid, cls="matrix")),
        html.muted(t("potential_page.matrix_note")),
    )


def _cell(rank: object) -> Markup:
    if not isinstance(rank, int) or pd.isna(rank):
        return html.element("td")
    strength = max(1 - (rank - 1) / DEEPEST, 0.08)
    dark = strength > 0.55
    style = f"background:color-mix(in srgb, #1F6699 {strength:.0%}, transparent);" + ("color:#fff" if dark else "")
    return html.element("td", rank, style=style)
