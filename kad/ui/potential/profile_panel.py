"""The profile of one regency, each statement with its place in the report."""

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd
from markupsafe import Markup

from kad import boundaries
from kad.potential.anomalies import anomalies_of, plain
from kad.potential.colouring import decimals_of, unit
from kad.potential.profile import Profile, profile
from kad.text import Language
from kad.text.format import number
from kad.ui import html, load
from kad.ui.language import current, t
from kad.ui.names import commodity_name, regency_name, sector_colour, sector_name

KINDS = ("issue", "programme", "trait")


def draw(regency_code: str) -> None:
    """Draw the whole profile of ``regency_code``."""
    html.show(_written(regency_code, current(), boundaries.version()))


@lru_cache(maxsize=64)
def _written(regency_code: str, _language: Language, _boundaries: str) -> Markup:
    """The profile as it is shown; written once for each regency, language and map."""
    facts = profile(regency_code)
    return Markup("").join(
        (
            html.heading(facts.regency["name"], _subtitle(facts)),
            _tiles(facts),
            _leading(facts),
            _ranking(facts),
            _top_ten(facts),
            _prospects(facts.potential, t("potential_page.potential"), "good"),
            _prospects(facts.not_urgent, t("potential_page.not_urgent"), "wait"),
            _figures(facts.figures),
            *(_statements(facts.statements, kind) for kind in KINDS),
            _shift(facts.shift),
            _zone(facts),
            _neighbours(regency_code),
            _destinations(facts.destinations),
        )
    )


def _subtitle(facts: Profile) -> str:
    capital = t("potential_page.capital", capital=facts.regency.capital)
    zone = t("potential_page.zone", zone=facts.zone.zone)
    return f"{capital} · {zone} · {facts.regency.island_group}"


def _tiles(facts: Profile) -> Markup:
    regency = facts.regency
    people = t("potential_page.people")
    if pd.notna(regency.population_year):
        people = t("potential_page.people_in", year=regency.population_year)
    return html.tiles(
        [
            (people, _whole(regency.population), ""),
            (t("potential_page.area"), _whole(regency.area_km2), ""),
            (t("potential_page.districts"), _whole(regency.kecamatan), ""),
            (t("potential_page.villages"), _whole(regency.desa + regency.kelurahan), ""),
        ]
    ) + html.source(regency.cite)


def _leading(facts: Profile) -> Markup:
    first = facts.ranking.iloc[0]
    sentence = t("potential_page.leads_with", sector=sector_name(first.sector))
    note = html.muted(first.note) if pd.notna(first.note) else ""
    return html.headline(sentence, note)


def _ranking(facts: Profile) -> Markup:
    rows = facts.ranking
    last = int(rows["rank"].max())
    bars = html.bars(
        (
            row["rank"],
            _marked(sector_name(row.sector), row),
            1 - (row["rank"] - 1) / max(last, 8),
            sector_colour(row.sector) if row["rank"] == 1 else "",
            "",
        )
        for _, row in rows.iterrows()
    )
    return html.section(t("potential_page.ranking"), bars, _sources(rows))


def _top_ten(facts: Profile) -> Markup:
    rows = facts.top_ten
    if rows.empty:
        return html.section(t("potential_page.top_ten"), _silent())
    items = [html.element("b", row["rank"]) + _marked(commodity_name(row.commodity), row) for _, row in rows.iterrows()]
    return html.section(t("potential_page.top_ten"), html.chips(items), _sources(rows))


def _prospects(rows: pd.DataFrame, title: str, cls: str) -> Markup:
    if rows.empty:
        return html.section(title, _silent())
    column = "reason" if current() == "id" else "reason_en"
    parts = []
    for reason, group in rows.groupby(rows[column].fillna(""), sort=False):
        parts.append(html.chips((_marked(commodity_name(row.commodity), row) for _, row in group.iterrows()), cls))
        if reason:
            parts.append(html.muted(reason))
    return html.section(title, *parts, _sources(rows))


def _figures(rows: pd.DataFrame) -> Markup:
    if rows.empty:
        return Markup("")
    lines = [
        (
            _marked(str(row[f"name_{current()}"]), row),
            _value(row),
            html.element("span", row.period if pd.notna(row.period) else html.unknown(), title=row.cite),
        )
        for _, row in rows.iterrows()
    ]
    return html.section(t("potential_page.figures"), html.table(("", "", ""), lines, numeric=(1, 2)), _sources(rows))


def _value(row: pd.Series) -> str:
    if pd.isna(row.value):
        return t("shell.unknown")
    return f"{number(row.value, current(), decimals_of(pd.Series([row.value])))} {unit(row.unit, current())}"


def _statements(rows: pd.DataFrame, kind: str) -> Markup:
    chosen = rows[rows.kind == kind]
    if chosen.empty:
        return Markup("")
    items = [
        html.element("li", _marked(str(row[f"summary_{current()}"]), row), " ", html.source(row.cite))
        for _, row in chosen.iterrows()
    ]
    return html.section(t(f"potential_page.{kind}"), html.element("ul", *items))


def _shift(rows: pd.DataFrame) -> Markup:
    if rows.empty:
        return Markup("")
    parts = [
        html.paragraph(t(f"potential.{row.change}"), ": ", html.element("q", row.verbatim), " ", html.source(row.cite))
        for _, row in rows.iterrows()
    ]
    return html.section(t("potential_page.shift"), *parts)


def _zone(facts: Profile) -> Markup:
    zones = load.table("zones_proposed")
    zone = facts.zone.zone
    others = zones[(zones.zone == zone) & (zones.regency_code != facts.zone.regency_code)].regency_code
    members = ", ".join(regency_name(code) for code in others)
    sentence = (
        t("potential_page.zone_members", zone=zone, members=members)
        if members
        else t("potential_page.zone_alone", zone=zone)
    )
    return html.section(
        t("potential_page.zone_proposed"), html.paragraph(_marked(sentence, facts.zone)), html.source(facts.zone.cite)
    )


def _neighbours(regency_code: str) -> Markup:
    rows = load.neighbours()
    rows = rows[rows.regency_code == regency_code]
    if rows.empty:
        return html.section(t("potential_page.neighbours"), html.paragraph(t("potential_page.no_neighbours")))
    names = (
        t("potential_page.border_km", name=regency_name(row.neighbour_code), km=_whole(row.border_km))
        for row in rows.itertuples()
    )
    return html.section(
        t("potential_page.neighbours"), html.paragraph(", ".join(names)), html.muted(t("potential_page.border_note"))
    )


def _destinations(rows: pd.DataFrame) -> Markup:
    if rows.empty:
        return Markup("")
    return html.section(
        t("potential_page.destinations"),
        html.chips(_marked(str(row["name"]), row) for _, row in rows.iterrows()),
        _sources(rows),
    )


def _marked(text: str, row: pd.Series) -> Markup:
    """``text``, with a mark that explains what the report garbles about it."""
    differs = pd.notna(row.verbatim) and plain(row.verbatim) != plain(text)
    words = html.element("span", text, title=t("potential_page.as_printed", words=row.verbatim) if differs else "")
    reason = "reason" if current() == "id" else "reason_en"
    explanations = [
        t("potential_page.garbled", printed=found.printed, read_as=found.read_as, reason=found[reason])
        for _, found in anomalies_of(row).iterrows()
    ]
    return words + html.warning_mark(" ".join(explanations)) if explanations else words


def _sources(rows: pd.DataFrame) -> Markup:
    return Markup(" · ").join(_each_source(rows.cite.dropna()))


def _each_source(cites: Iterable[str]) -> Iterable[Markup]:
    return (html.source(cite) for cite in dict.fromkeys(cites))


def _silent() -> Markup:
    return html.muted(t("potential_page.silent"))


def _whole(value: float) -> str:
    return t("shell.unknown") if pd.isna(value) else number(value, current())
