"""Two to four plans side by side: every metric with its difference, who moves, who gains and loses."""

import pandas as pd

from kad.text.format import number
from kad.ui import html
from kad.ui.language import current, t
from kad.ui.names import regency_name
from kad.zones.compare import Comparison
from kad.zones.metrics import METRICS, Metric

FELT = 0.05


def draw(comparison: Comparison) -> None:
    """The answer in one sentence, the table of metrics, then regencies."""
    html.show(
        html.headline(_sentence(comparison)),
        html.section(t("compare_page.metrics"), _metrics(comparison)),
        html.section(t("compare_page.movers"), _movers(comparison)),
        html.section(t("compare_page.changes"), _changes(comparison)),
    )


def _sentence(comparison: Comparison) -> str:
    last = len(comparison.plans) - 1
    change = comparison.differences.loc["mean_hours", last]
    if pd.isna(change):
        return t("compare_page.unknown")
    return t(
        "compare_page.sentence",
        plan=comparison.plans[last].name,
        first=comparison.plans[0].name,
        hours=number(float(change), current(), 2, signed=True),
        movers=int((comparison.movers.position == last).sum()),
    )


def _metrics(comparison: Comparison) -> html.Markup:
    header = ["", *(plan.name for plan in comparison.plans)]
    rows = []
    for metric in METRICS:
        cells: list[object] = [html.element("span", t(metric.name), title=t(metric.formula))]
        for position in comparison.table.columns:
            value = comparison.table.loc[metric.key, position]
            difference = comparison.differences.loc[metric.key, position]
            cells.append(html.element("span", _written(metric, value), " ", _difference(metric, difference)))
        rows.append(cells)
    return html.table(header, rows, numeric=range(1, len(comparison.plans) + 1))


def _difference(metric: Metric, difference: float) -> html.Markup:
    if pd.isna(difference) or abs(difference) < (0.005 if metric.unit == "ratio" else FELT):
        return html.Markup("")
    better = None if metric.better == "neither" else (difference < 0) == (metric.better == "lower")
    return html.delta(_written(metric, difference, signed=True), better)


def _written(metric: Metric, value: float, signed: bool = False) -> str:
    if pd.isna(value):
        return t("shell.unknown")
    decimals = {"hours": 1, "ratio": 2}.get(metric.unit, 0)
    return number(float(value), current(), decimals, signed)


def _movers(comparison: Comparison) -> html.Markup:
    if comparison.movers.empty:
        return html.muted(t("compare_page.nobody_moves"))
    rows = [
        (
            regency_name(row.regency_code),
            f"{_zone(row.from_zone)} → {_zone(row.to_zone)}",
            comparison.plans[row.position].name,
            number(row.people, current()),
        )
        for row in comparison.movers.itertuples()
    ]
    header = [t(f"compare_page.column_{name}") for name in ("regency", "zones", "plan", "people")]
    return html.table(header, rows, numeric=(3,))


def _changes(comparison: Comparison) -> html.Markup:
    changes = comparison.changes.drop(columns=0)
    rows = [
        (regency_name(str(code)), *(_hours(value) for value in row))
        for code, row in changes.loc[changes.abs().max(axis=1).sort_values(ascending=False).index].iterrows()
        if row.abs().max() > FELT
    ]
    if not rows:
        return html.muted(t("compare_page.no_changes"))
    return html.table(["", *(plan.name for plan in comparison.plans[1:])], rows, numeric=range(1, len(rows[0])))


def _hours(value: float) -> html.Markup:
    if pd.isna(value):
        return html.unknown()
    return html.delta(number(value, current(), 1, signed=True), None if abs(value) < FELT else value < 0)


def _zone(value: object) -> str:
    return "–" if pd.isna(value) else str(int(str(value).removesuffix(".0")))
