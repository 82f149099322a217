"""What the map says as a whole, for each way to colour it: one sentence, then who stands where."""

import pandas as pd
from markupsafe import Markup

from kad.potential import colouring, holders
from kad.text.format import number
from kad.ui import html, load
from kad.ui.language import current, t
from kad.ui.names import commodity_name, regency_name, sector_colour, sector_name

PROVINCE = "53"


def draw(colouring_chosen: str, choice: str) -> None:
    """Draw the panel of one colouring; ``choice`` is its sector, commodity or figure."""
    match colouring_chosen:
        case "peringkat":
            by_sector_rank(choice)
        case "komoditas":
            by_commodity(choice)
        case "angka":
            by_indicator(choice)
        case "pergeseran":
            by_shift()
        case _:
            by_leading_sector()


def by_leading_sector() -> None:
    """How many regencies each sector leads, and the figures of the province."""
    counts = holders.leading_counts()
    bars = html.bars(
        ("", sector_name(sector), count / counts.max(), sector_colour(sector), str(count))
        for sector, count in counts.items()
    )
    html.show(
        _title(),
        html.headline(
            t(
                "potential_page.headline_sector",
                sector=sector_name(counts.index[0]),
                count=counts.iloc[0],
                total=_total(),
            )
        ),
        html.section(t("potential_page.leads_where"), bars),
        _province_figures(),
        _themes(),
    )


def by_sector_rank(sector: str) -> None:
    """The regencies that rank ``sector``, best first."""
    rows = holders.sector_holders(sector)
    first = ", ".join(regency_name(code) for code in rows[rows["rank"] == 1].regency_code) or "–"
    html.show(
        _title(),
        html.headline(
            t(
                "potential_page.headline_rank",
                sector=sector_name(sector),
                count=rows.regency_code.nunique(),
                total=_total(),
                first=first,
            )
        ),
        html.section(t("potential_page.who_has_it"), _rank_table(rows, rows["rank"].astype(str))),
    )


def by_commodity(commodity: str) -> None:
    """Who has ``commodity`` at which rank, who has it only named, and why."""
    rows = holders.commodity_holders(commodity)
    standing = (
        rows["rank"]
        .astype("string")
        .fillna(
            rows.standing.astype("string").map(
                {"potential": t("potential_page.potential"), "not_urgent": t("potential_page.not_urgent")}
            )
        )
    )
    html.show(
        _title(),
        html.headline(
            t(
                "potential_page.headline_commodity",
                commodity=commodity_name(commodity),
                ranked=rows[rows.standing == "top_ten"].regency_code.nunique(),
                potential=rows[rows.standing == "potential"].regency_code.nunique(),
            )
        ),
        html.section(t("potential_page.who_has_it"), _rank_table(rows, standing)),
    )


def by_indicator(indicator: str) -> None:
    """The figure of each regency as bars, largest first."""
    rows = colouring.indicator_rows(indicator).sort_values("value", ascending=False)
    decimals = colouring.decimals_of(rows.value)
    texts = [number(value, current(), decimals) for value in rows.value]
    html.show(
        _title(),
        html.headline(
            t(
                "potential_page.headline_figure",
                figure=rows[f"name_{current()}"].iloc[0],
                highest=regency_name(rows.area_code.iloc[0]),
                high=texts[0],
                lowest=regency_name(rows.area_code.iloc[-1]),
                low=texts[-1],
                count=len(rows),
                total=_total(),
            )
        ),
        html.section(
            t("potential_page.figures_by_regency"),
            html.bars(
                ("", regency_name(row.area_code), max(row.value, 0) / rows.value.max(), "", text)
                for row, text in zip(rows.itertuples(), texts, strict=True)
            ),
            *_distinct_sources(rows),
        ),
    )


def by_shift() -> None:
    """What the report says about the leading sectors of 2013."""
    rows = load.table("leading_shift")
    html.show(
        _title(),
        html.headline(
            t(
                "potential_page.headline_shift",
                count=rows.regency_code.nunique(),
                displaced=int((rows.change == "displaced").sum()),
                unchanged=int((rows.change == "unchanged").sum()),
            )
        ),
        html.section(
            t("potential_page.stated_shifts"),
            *(
                html.paragraph(
                    html.element("b", regency_name(row.regency_code)),
                    f" · {t(f'potential.{row.change}')}: ",
                    html.element("q", row.verbatim),
                    " ",
                    html.source(row.cite),
                )
                for row in rows.itertuples()
            ),
        ),
    )


def _title() -> Markup:
    return html.heading(t("potential_page.province"), t("potential_page.province_subtitle", count=_total()))


def _total() -> int:
    return len(load.table("regencies"))


def _rank_table(rows: pd.DataFrame, standing: pd.Series) -> Markup:
    header = (t("potential_page.column_regency"), t("potential_page.column_rank"), t("potential_page.column_source"))
    lines = []
    for row, place in zip(rows.itertuples(), standing, strict=True):
        name: object = regency_name(row.regency_code)
        reason = getattr(row, "reason" if current() == "id" else "reason_en", None)
        if isinstance(reason, str):
            name = html.element("span", name) + html.muted(reason)
        lines.append((name, place, html.source(row.cite)))
    return html.table(header, lines, numeric=(1, 2))


def _province_figures() -> Markup:
    rows = load.table("indicators").query("area_code == @PROVINCE")
    lines = [
        (
            html.element("span", row[f"name_{current()}"], title=row.verbatim),
            f"{number(row.value, current(), colouring.decimals_of(pd.Series([row.value])))} "
            f"{colouring.unit(row.unit, current())}",
            row.period if pd.notna(row.period) else "",
        )
        for _, row in rows.iterrows()
    ]
    return html.section(
        t("potential_page.province_figures"),
        html.table(("", "", ""), lines, numeric=(1, 2)),
        *_distinct_sources(rows),
    )


def _themes() -> Markup:
    rows = load.table("tourism_themes").sort_values("order")
    return html.section(t("potential_page.themes"), html.chips(rows[f"name_{current()}"]), *_distinct_sources(rows))


def _distinct_sources(rows: pd.DataFrame) -> list[Markup]:
    return [html.element("div", html.source(cite)) for cite in rows.cite.dropna().drop_duplicates()]
