"""Plans for other programs: dissolved zones as GeoJSON, every figure as a workbook."""

import io
import json
from collections.abc import Mapping, Sequence

import geopandas as gpd
import openpyxl
import pandas as pd
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kad.text import Language, translate
from kad.zones.files import COLUMNS, table_rows
from kad.zones.metrics import METRICS, PlanFigures
from kad.zones.plan import ZonePlan

DIGITS = 6


def to_geojson(plan: ZonePlan, boundaries: gpd.GeoDataFrame, figures: PlanFigures) -> str:
    """The zones, dissolved, with their figures; unassigned regencies and empty zones have no feature.

    boundaries : indexed by regency_code, EPSG:4326.
    """
    zone_of = pd.Series({code: number for code, number in plan.assignments if number is not None}, dtype="Int64")
    inside = boundaries.loc[boundaries.index.isin(zone_of.index), ["geometry"]]
    dissolved = inside.assign(zone=[int(zone_of[code]) for code in inside.index]).dissolve("zone")
    dissolved.geometry = dissolved.geometry.set_precision(10**-DIGITS)
    features = json.loads(dissolved.geometry.to_json())["features"]
    for feature, number in zip(features, dissolved.index, strict=True):
        zone = plan.zone(int(number))
        feature["properties"] = {
            **figures.zone(zone.number),
            "zone": zone.number,
            "name": zone.name,
            "colour": zone.colour,
            "seat_place": zone.seat,
            "note": zone.note,
            "members": list(plan.members(zone.number)),
        }
    return json.dumps({"type": "FeatureCollection", "name": plan.name, "features": features}, ensure_ascii=False)


def to_xlsx(plan: ZonePlan, figures: PlanFigures, place_regency: Mapping[str, str], language: Language) -> bytes:
    """A workbook: the plan (which can be read back), every metric by zone, and what each metric means.

    place_regency : place_id → regency_code.
    """
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = translate("zones.sheet_plan", language)
    _fill(first, COLUMNS, [list(row.values()) for row in table_rows(plan, place_regency)])
    header = [translate("zones.sheet_zone", language), *(translate(metric.name, language) for metric in METRICS)]
    rows: list[list[object]] = [
        [zone.number, *(zone.values.get(metric.key) for metric in METRICS)] for zone in figures.zones
    ]
    rows.append([plan.name, *(figures.values[metric.key] for metric in METRICS)])
    _fill(book.create_sheet(translate("zones.sheet_figures", language)), header, rows)
    meanings = [[translate(m.name, language), m.unit, translate(m.formula, language)] for m in METRICS]
    _fill(book.create_sheet(translate("zones.sheet_meaning", language)), ("", "", ""), meanings)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    sheet.append(list(header))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append([_safe(value) for value in row])
    sheet.freeze_panes = "B2"
    for index, column in enumerate(zip(header, *rows, strict=True), start=1):
        widest = max(len(str(value)) for value in column if value is not None)
        sheet.column_dimensions[get_column_letter(index)].width = min(60, max(9, widest + 2))


def _safe(value: object) -> object:
    """Text that a spreadsheet would run as a formula, kept as text."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@" and value[1:] else value
