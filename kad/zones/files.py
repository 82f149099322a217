"""Plans as files: CSV and XLSX with a row per regency, GeoJSON with a feature per zone.

The table has the columns regency_code, zone, is_seat and, optionally, seat_place and zone_name. ``is_seat`` marks the
regency the zone's seat stands in; ``seat_place`` is the place_id where that is not the regency's capital, or where the
seat stands outside its zone. A file that cannot be read says which rows and why; nothing is guessed.
"""

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from kad.errors import KadError
from kad.text import Language, translate
from kad.zones.errors import InBothLanguages
from kad.zones.palette import PALETTE
from kad.zones.plan import MOST_ZONES, ZonePlan
from kad.zones.zone import COLOUR, Zone

REQUIRED = ("regency_code", "zone", "is_seat")
COLUMNS = (*REQUIRED, "seat_place", "zone_name")
TRUE, FALSE = frozenset({"true", "1", "ya", "yes", "benar"}), frozenset({"false", "0", "tidak", "no", "salah", ""})
LARGEST_FILE = 5_000_000


@dataclass(frozen=True)
class Fault:
    """What is wrong in one row (1 is the header); row None concerns the whole file."""

    row: int | None
    key: str
    values: Mapping[str, str]

    def words(self, language: Language) -> str:
        """The fault as a phrase."""
        text = translate(self.key, language, **self.values)
        return text if self.row is None else translate("zones.fault_row", language, row=str(self.row), fault=text)


class WrongPlanFile(KadError):
    """A plan file has faults; every one of them is in ``faults``."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        words_id, words_en = (_first_five(self.faults, language) for language in ("id", "en"))
        super().__init__(
            f"{len(self.faults)} faults in the plan file, and nothing was changed: {words_en}. "
            "Mend them and load it again.",
            n=len(self.faults),
            faults=InBothLanguages(words_id, words_en),
        )


def read_plan(content: bytes, filename: str, regency_codes: Iterable[str], places: Iterable[str]) -> ZonePlan:
    """The plan of a CSV, GeoJSON or XLSX file, told apart by the filename's ending.

    regency_codes : every regency there is; those the file leaves out are unassigned. places : the known place_ids.
    Raises : WrongPlanFile.
    """
    stem, _, ending = filename.rpartition(".")
    readers = {"csv": _csv_rows, "xlsx": _xlsx_rows, "geojson": _geojson_rows, "json": _geojson_rows}
    if ending.lower() not in readers:
        raise WrongPlanFile([Fault(None, "zones.fault_ending", {"ending": ending[:20]})])
    if len(content) > LARGEST_FILE:
        raise WrongPlanFile([Fault(None, "zones.fault_large", {})])
    return plan_of_rows(stem, readers[ending.lower()](content), set(regency_codes), set(places))


def plan_of_rows(
    name: str, rows: Iterable[tuple[int, Mapping[str, str]]], regency_codes: set[str], places: set[str]
) -> ZonePlan:
    """The plan of numbered rows of the table.

    Raises : WrongPlanFile, with every fault of every row.
    """
    table = list(rows)
    faults = [fault for number, row in table for fault in _row_faults(number, row, regency_codes, places)]
    faults += _faults_between(table)
    if not any(row["zone"] for _, row in table):
        faults.append(Fault(None, "zones.fault_empty", {}))
    if faults:
        raise WrongPlanFile(sorted(faults, key=lambda fault: fault.row or 0))
    zone_of = {row["regency_code"]: int(row["zone"]) for _, row in table if row["zone"]}
    zones: dict[int, Zone] = {}
    for _, row in table:
        if row["zone"]:
            number = int(row["zone"])
            zones[number] = _zone_with(zones.get(number) or Zone(number, f"Zona {number}", _colour(number)), row)
    return ZonePlan(
        name,
        tuple(zones[number] for number in sorted(zones)),
        tuple((code, zone_of.get(code)) for code in sorted(regency_codes)),
    )


def table_rows(plan: ZonePlan, place_regency: Mapping[str, str]) -> list[dict[str, str]]:
    """The plan as rows of the table, texts throughout. place_regency : place_id → regency_code."""
    rows = []
    for code, number in plan.assignments:
        zone = plan.zone(number) if number is not None else None
        seat = zone.seat if zone else None
        home = place_regency.get(seat) if seat else None
        at_home = home == code
        outside = home is not None and zone is not None and home not in plan.members(zone.number)
        rows.append(
            {
                "regency_code": code,
                "zone": "" if number is None else str(number),
                "is_seat": "true" if at_home else "false",
                "seat_place": seat if seat and ((at_home and seat != code) or outside) else "",
                "zone_name": zone.name if zone else "",
            }
        )
    return rows


def to_csv(plan: ZonePlan, place_regency: Mapping[str, str]) -> str:
    """The plan as CSV; zones without members, colours, notes and locks are not in it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table_rows(plan, place_regency))
    return out.getvalue()


def _zone_with(zone: Zone, row: Mapping[str, str]) -> Zone:
    seat = row["seat_place"] or (row["regency_code"] if row["is_seat"].casefold() in TRUE else None)
    colour = row.get("colour", "")
    return replace(
        zone,
        seat=seat or zone.seat,
        name=row["zone_name"] or zone.name,
        colour=colour if COLOUR.fullmatch(colour) else zone.colour,
    )


def _colour(number: int) -> str:
    return PALETTE[(number - 1) % len(PALETTE)]


def _row_faults(number: int, row: Mapping[str, str], regency_codes: set[str], places: set[str]) -> Iterable[Fault]:
    if row["regency_code"] not in regency_codes:
        yield Fault(number, "zones.fault_regency", {"code": row["regency_code"][:20]})
    if row["zone"] and not (re.fullmatch("[0-9]{1,2}", row["zone"]) and 1 <= int(row["zone"]) <= MOST_ZONES):
        yield Fault(number, "zones.fault_zone", {"zone": row["zone"][:20], "most": str(MOST_ZONES)})
    if row["is_seat"].casefold() not in TRUE | FALSE:
        yield Fault(number, "zones.fault_is_seat", {"value": row["is_seat"][:20]})
    if row["seat_place"] and row["seat_place"] not in places:
        yield Fault(number, "zones.fault_place", {"place": row["seat_place"][:40]})
    if not row["zone"] and (row["seat_place"] or row["is_seat"].casefold() in TRUE):
        yield Fault(number, "zones.fault_seat_without_zone", {})


def _faults_between(table: list[tuple[int, Mapping[str, str]]]) -> Iterable[Fault]:
    seen: dict[str, int] = {}
    seats: dict[str, tuple[int, str]] = {}
    for number, row in table:
        code = row["regency_code"]
        if code in seen:
            yield Fault(number, "zones.fault_twice", {"code": code[:20], "row": str(seen[code])})
        seen.setdefault(code, number)
        seat = row["seat_place"] or (code if row["is_seat"].casefold() in TRUE else "")
        if seat and seats.setdefault(row["zone"], (number, seat))[1] != seat:
            values = {"zone": row["zone"][:20], "row": str(seats[row["zone"]][0])}
            yield Fault(number, "zones.fault_second_seat", values)


def _numbered(header: list[str], lines: Iterable[list[str]]) -> list[tuple[int, Mapping[str, str]]]:
    """Lines below a header as rows; the header is row 1, blank lines are passed over."""
    if missing := [column for column in REQUIRED if column not in header]:
        raise WrongPlanFile([Fault(1, "zones.fault_columns", {"columns": ", ".join(missing)})])
    rows: list[tuple[int, Mapping[str, str]]] = []
    for number, line in enumerate(lines, start=2):
        if any(cell.strip() for cell in line):
            cells = dict(zip(header, (cell.strip() for cell in line), strict=False))
            row = {column: cells.get(column, "") for column in COLUMNS}
            rows.append((number, {**row, "regency_code": _whole_code(row["regency_code"])}))
    return rows


def _whole_code(code: str) -> str:
    """A regency code whose last zero a spreadsheet took for a decimal's: 53.1 is 53.10."""
    return f"{code}0" if re.fullmatch(r"\d\d\.\d", code) else code


def _csv_rows(content: bytes) -> list[tuple[int, Mapping[str, str]]]:
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise WrongPlanFile([Fault(None, "zones.fault_csv", {"reason": str(error)})]) from error
    header = [cell.strip() for cell in lines[0]] if lines else []
    return _numbered(header, lines[1:])


def _xlsx_rows(content: bytes) -> list[tuple[int, Mapping[str, str]]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        lines = [[_cell(value) for value in line] for line in book.worksheets[0].iter_rows(values_only=True)]
    except (
        zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError, AttributeError,
        IndexError, OSError, EOFError, NotImplementedError, zlib.error,
    ) as error:  # fmt: skip
        raise WrongPlanFile([Fault(None, "zones.fault_xlsx", {})]) from error
    return _numbered(lines[0] if lines else [], lines[1:])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _geojson_rows(content: bytes) -> list[tuple[int, Mapping[str, str]]]:
    """Features as rows: either one per zone with ``members``, or one per regency with ``regency_code``.

    Row numbers are those of the features, from 1.
    """
    try:
        features = json.loads(content.decode("utf-8-sig"))["features"]
        return [
            (number, row)
            for number, feature in enumerate(features, start=1)
            for row in _feature_rows(feature["properties"])
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, WrongPlanFile):
            raise
        raise WrongPlanFile([Fault(None, "zones.fault_geojson", {})]) from error


def _feature_rows(properties: Mapping[str, Any]) -> list[Mapping[str, str]]:
    zone = _cell(properties["zone"])
    shared = {
        "zone": zone,
        "seat_place": _cell(properties.get("seat_place", "")),
        "zone_name": _cell(properties.get("name", "")),
        "colour": _cell(properties.get("colour", "")),
        "is_seat": _cell(properties.get("is_seat", "")),
    }
    members = properties["members"] if "members" in properties else [properties["regency_code"]]
    return [{**shared, "regency_code": _cell(code)} for code in members]


def _first_five(faults: tuple[Fault, ...], language: Language) -> str:
    more = f" … (+{len(faults) - 5})" if len(faults) > 5 else ""
    return "; ".join(fault.words(language) for fault in faults[:5]) + more
