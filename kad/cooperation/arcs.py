"""Links as arcs of a `MapView`: fanned by pair, width by strength, line style by status, colour by kind."""

from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from kad.maps.view import Arc, LineClass, LineStyle, Marker
from kad.text import Language, translate

Point = tuple[float, float]

STYLES: Mapping[str, LineStyle] = {"berlaku": "solid", "selesai": "dashdot", "usulan": "dashed", "kebutuhan": "dotted"}
WIDTHS: Mapping[str, float] = {"berlaku": 3.5, "selesai": 2.5, "usulan": 2.5, "kebutuhan": 2.0}

# Seven colours at most: kinds that answer the same question share one, told apart by the hover.
CLASSES: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("agreement", ("agreement",), "#1F7A55", "◆"),
    ("supply", ("supply",), "#1D2A33", "▲"),
    ("intention", ("intention", "development"), "#D99A1C", "○"),
    ("boundary", ("boundary", "border"), "#7F6BB0", "▬"),
    ("service", ("service", "mediation", "origin"), "#B56A9B", "■"),
    ("transport", ("transport", "tourism"), "#2F7FB5", "●"),
    ("environment", ("environment",), "#A5A058", "✚"),
)
GROUP_OF = {kind: key for key, kinds, _, _ in CLASSES for kind in kinds}


def line_classes(links: pd.DataFrame, language: Language) -> tuple[LineClass, ...]:
    """The legend entries of the kinds present in ``links``, always in the same order and colours."""
    present = {GROUP_OF[kind] for kind in links["kind"]}
    return tuple(
        LineClass(key, translate(f"cooperation.class_{key}", language), colour, symbol)
        for key, _, colour, symbol in CLASSES
        if key in present
    )


def arcs(
    links: pd.DataFrame, points: Mapping[str, Point], names: Mapping[str, str], language: Language
) -> tuple[Arc, ...]:
    """One arc for each link, from seat to seat; links of one pair are fanned around the straight line.

    links : drawable rows, both ends in ``points``. points : code → (lat, lon). names : code → the name in the hover.
    """
    fans = _fans(links)
    return tuple(
        Arc(
            link_id=str(row.link_id),
            start=points[str(row.source_code)],
            end=points[str(row.target_code)],
            group=GROUP_OF[str(row.kind)],
            style=STYLES[str(row.status)],
            directed=bool(row.directed),
            width=WIDTHS[str(row.status)],
            fan=fan,
            hover=_hover(row, names, language),
            source_code=str(row.source_code),
            target_code=str(row.target_code),
        )
        for row, fan in zip(links.itertuples(), fans, strict=True)
    )


def edge_markers(links: pd.DataFrame, partners: pd.DataFrame, language: Language) -> tuple[Marker, ...]:
    """The partners outside that ``links`` touch, as labelled markers at the map's edge."""
    touched = set(links["source_code"].dropna()) | set(links["target_code"].dropna())
    return tuple(
        Marker(str(row["partner_code"]), str(row[f"name_{language}"]), (float(row["lat"]), float(row["lon"])))
        for _, row in partners.iterrows()
        if row["partner_code"] in touched
    )


def seat_points(places: pd.DataFrame, partners: pd.DataFrame) -> dict[str, Point]:
    """Code → (lat, lon): regencies at their capitals (`data/seats.csv`), partners outside at the map's edge."""
    capitals = places[places["kind"] == "capital"]
    points = dict(zip(capitals["regency_code"], zip(capitals["lat"], capitals["lon"], strict=True), strict=True))
    points |= dict(zip(partners["partner_code"], zip(partners["lat"], partners["lon"], strict=True), strict=True))
    return {str(code): (float(lat), float(lon)) for code, (lat, lon) in points.items()}


def _fans(links: pd.DataFrame) -> list[int]:
    """0 for the first link of a pair, then 1, −1, 2, −2 …; a pair is the same both ways round.

    An arc bends to one side of its own direction, so the fan of a link drawn the other way round is turned.
    """
    seen: dict[tuple[str, str], int] = defaultdict(int)
    fans = []
    for source, target in zip(links["source_code"], links["target_code"], strict=True):
        pair = (min(source, target), max(source, target))
        nth = seen[pair]
        seen[pair] += 1
        side = (nth + 1) // 2 * (1 if nth % 2 else -1)
        fans.append(side if source == pair[0] else -side)
    return fans


def _hover(row: object, names: Mapping[str, str], language: Language) -> tuple[str, ...]:
    link = row._asdict()  # type: ignore[attr-defined]
    ends = (names.get(link["source_code"], link["source_code"]), names.get(link["target_code"], link["target_code"]))
    subject = link["subject"] if language == "id" else link["subject_en"]
    lines = [
        f" {'→' if link['directed'] else '–'} ".join(ends),
        str(subject),
        translate(f"cooperation.status_{link['status']}", language),
    ]
    if pd.notna(link["date"]):
        lines.append(translate("cooperation.since", language, date=link["date"]))
    lines.append(translate("cooperation.source", language, source=link["cite"]))
    return tuple(lines)
