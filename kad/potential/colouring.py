"""The five ways to colour the map of potential, each as a `MapView`.

A map shows at most seven fills; a regency the report is silent about stays in the no-data grey.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from kad.maps.view import FillClass, MapView
from kad.potential.holders import commodity_holders, sector_holders
from kad.potential.profile import leading_sectors
from kad.tables import read_table
from kad.text import Language, translate
from kad.text.format import number

GENERAL_AGRICULTURE = "pertanian"
HATCH = "#C79A2F"
SEQUENCE = ("#12466B", "#2F7FB5", "#6FB4DC", "#A9D0E8", "#D5E7F2")
"""Dark to light, one hue: reads in order under every common colour-vision deficiency and in grey print."""
POTENTIAL = "#A9B665"
NOT_URGENT = "#E9DFC7"
DISPLACED = "#C8643B"
UNCHANGED = "#3B9270"

RANK_BANDS = ((1, 1), (2, 2), (3, 3), (4, 6), (7, 99))
TOP_TEN_BANDS = ((1, 3), (4, 6), (7, 10))
MOST_CLASSES = 5


def by_leading_sector(language: Language) -> MapView:
    """Each regency in the colour of its leading sector."""
    leading = leading_sectors()
    sectors = read_table("sectors").set_index("sector")
    names = sectors[f"name_{language}"]
    shown = [sector for sector in sectors.sort_values("order").index if sector in set(leading)]
    shown.sort(key=lambda sector: -(leading == sector).sum())
    return MapView(
        title=translate("potential.title_sector", language),
        legend_title=translate("potential.leading_sector", language),
        classes=tuple(_sector_class(sector, names[sector], sectors.colour[sector]) for sector in shown),
        class_of=leading.to_dict(),
        labels=short_names(),
        hover=_hover({code: names[sector] for code, sector in leading.items()}),
    )


def by_sector_rank(sector: str, language: Language) -> MapView:
    """The place of ``sector`` in each regency's ranking."""
    ranks = sector_holders(sector).groupby("regency_code")["rank"].min()
    name = _name("sectors", "sector", sector, language)
    return MapView(
        title=translate("potential.title_rank", language, sector=name),
        legend_title=name,
        classes=tuple(_band_class(band, colour, language) for band, colour in zip(RANK_BANDS, SEQUENCE, strict=True)),
        class_of={code: _band_of(rank, RANK_BANDS) for code, rank in ranks.items()},
        labels=_labels_with({code: str(rank) for code, rank in ranks.items()}),
        hover=_hover({code: translate("potential.rank", language, rank=rank) for code, rank in ranks.items()}),
    )


def by_commodity(commodity: str, language: Language) -> MapView:
    """Where ``commodity`` stands: its place in the top ten, or named only as potential or as not urgent."""
    holders = commodity_holders(commodity).drop_duplicates("regency_code").set_index("regency_code")
    name = _name("commodities", "commodity", commodity, language)
    ranked = holders["rank"].dropna()
    bands = tuple(_band_class(band, colour, language) for band, colour in zip(TOP_TEN_BANDS, SEQUENCE, strict=False))
    standing = {
        code: _band_of(row["rank"], TOP_TEN_BANDS) if row.standing == "top_ten" else str(row.standing)
        for code, row in holders.iterrows()
    }
    return MapView(
        title=translate("potential.title_commodity", language, commodity=name),
        legend_title=name,
        classes=(
            *bands,
            FillClass("potential", translate("potential.named_potential", language), POTENTIAL, "dots", "#5F6B2A"),
            FillClass("not_urgent", translate("potential.named_not_urgent", language), NOT_URGENT, "stripes", HATCH),
        ),
        class_of=standing,
        labels=_labels_with({code: str(rank) for code, rank in ranked.items()}),
        hover=_hover({code: _standing_line(row, language) for code, row in holders.iterrows()}),
    )


def by_indicator(indicator: str, language: Language) -> MapView:
    """One figure of the regencies, in up to five classes with the same number of regencies each."""
    rows = indicator_rows(indicator).set_index("area_code")
    name = str(rows[f"name_{language}"].iloc[0])
    classes, class_of = _quantiles(rows.value, language)
    decimals = decimals_of(rows.value)
    texts = {code: number(value, language, decimals) for code, value in rows.value.items()}
    return MapView(
        title=name,
        legend_title=f"{name} ({unit(rows.unit.iloc[0], language)})",
        classes=classes,
        class_of=class_of,
        labels=_labels_with(texts),
        hover=_hover({code: f"{text} {unit(rows.unit[code], language)}" for code, text in texts.items()}),
    )


def by_shift(language: Language) -> MapView:
    """Where the leading sector of 2013 was displaced or kept its place, as far as the report says."""
    rows = read_table("leading_shift").drop_duplicates("regency_code").set_index("regency_code")
    names = read_table("sectors").set_index("sector")[f"name_{language}"]
    return MapView(
        title=translate("potential.title_shift", language),
        legend_title=translate("potential.shift_since_2013", language),
        classes=(
            FillClass("displaced", translate("potential.displaced", language), DISPLACED, symbol="↘"),
            FillClass("unchanged", translate("potential.unchanged", language), UNCHANGED, symbol="="),
        ),
        class_of=rows.change.to_dict(),
        labels=short_names(),
        hover=_hover(
            {
                code: translate("potential.led_in_2013", language, sector=names[row.sector_2013])
                for code, row in rows.iterrows()
                if pd.notna(row.sector_2013)
            }
        ),
    )


def indicator_rows(indicator: str) -> pd.DataFrame:
    """The newest row of ``indicator`` per regency, figures about the province left out."""
    rows = read_table("indicators")
    rows = rows[(rows.indicator == indicator) & (rows.area_code != "53") & rows.value.notna()]
    newest_last = rows.sort_values("period", na_position="first")
    return newest_last.drop_duplicates("area_code", keep="last").sort_values("area_code")


def mapped_indicators(least: int = 3) -> pd.Series:
    """indicator → number of regencies that have it, for those a map can compare, most first."""
    rows = read_table("indicators")
    counts = rows[(rows.area_code != "53") & rows.value.notna()].groupby("indicator").area_code.nunique()
    return counts[counts >= least].sort_values(ascending=False, kind="stable")


def short_names() -> dict[str, str]:
    """regency_code → the name drawn on maps."""
    return read_table("regencies").set_index("regency_code").short_name.to_dict()


def unit(slug: str, language: Language) -> str:
    """The unit of a figure in words."""
    return translate(f"units.{slug}", language)


def decimals_of(values: pd.Series) -> int:
    """As many decimals as the figures were printed with, two at most."""
    return next((places for places in (0, 1) if np.allclose(values, values.round(places))), 2)


def _quantiles(values: pd.Series, language: Language) -> tuple[tuple[FillClass, ...], dict[str, str]]:
    groups = pd.qcut(values, min(MOST_CLASSES, values.nunique()), labels=False, duplicates="drop")
    decimals = decimals_of(values)
    present = sorted(groups.unique(), reverse=True)
    classes = []
    for place, group in enumerate(present):
        inside = values[groups == group]
        ends = [number(end, language, decimals) for end in (inside.min(), inside.max())]
        classes.append(FillClass(f"q{group}", "–".join(dict.fromkeys(ends)), SEQUENCE[place]))
    return tuple(classes), {code: f"q{group}" for code, group in groups.items()}


def _sector_class(sector: str, name: str, colour: str) -> FillClass:
    hatched = sector == GENERAL_AGRICULTURE
    return FillClass(sector, name, colour, "stripes" if hatched else None, HATCH)


def _band_class(band: tuple[int, int], colour: str, language: Language) -> FillClass:
    first, last = band
    if first == last:
        label = translate("potential.rank", language, rank=first)
    elif last > 25:
        label = translate("potential.rank_from", language, rank=first)
    else:
        label = translate("potential.rank_between", language, first=first, last=last)
    return FillClass(f"r{first}", label, colour)


def _band_of(rank: int, bands: tuple[tuple[int, int], ...]) -> str:
    return next(f"r{first}" for first, last in bands if first <= rank <= last)


def _standing_line(row: pd.Series, language: Language) -> str:
    if row.standing == "top_ten":
        return translate("potential.rank_in_top_ten", language, rank=row["rank"])
    return translate(f"potential.named_{row.standing}", language)


def _labels_with(texts: Mapping[str, str]) -> dict[str, str]:
    return {code: f"{name} · {texts[code]}" if code in texts else name for code, name in short_names().items()}


def _hover(lines: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    names = read_table("regencies").set_index("regency_code").name
    return {code: (name, lines[code]) if code in lines else (name,) for code, name in names.items()}


def _name(table: str, key: str, value: str, language: Language) -> str:
    return str(read_table(table).set_index(key)[f"name_{language}"][value])
