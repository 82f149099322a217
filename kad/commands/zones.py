"""``python -m kad zones``: a plan's zones, figures and verdicts."""

import argparse
import json
from typing import Any

from kad.text import Language, machine_language, translate
from kad.text.format import number

NAME = "zones"
HELP = "zones of a plan: seats, members, people, hours and verdicts"


def register(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--plan", metavar="FILE|NAME", help="a plan file or a kept plan; by default the report's plan")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Print the plan; returns 0."""
    from kad.access import Assumptions, travel_times
    from kad.zones.document import plan_document
    from kad.zones.library import find_plan

    travel = travel_times(Assumptions())
    plan = find_plan(arguments.plan, travel)
    show(plan_document(plan, travel, all_verdicts(plan, travel)), arguments.json)
    return 0


def all_verdicts(plan: Any, travel: Any) -> list[Any]:
    """The plan's verdicts with the committed borders and lines."""
    from kad.tables import read_table
    from kad.zones.network import current_links
    from kad.zones.rules import verdicts

    return verdicts(plan, current_links(), read_table("regencies"), travel)


def show(document: dict[str, Any], as_json: bool) -> None:
    """Print the document as JSON, or as a table with the verdicts below."""
    if as_json:
        print(json.dumps(document, ensure_ascii=False, allow_nan=False))
        return
    language = machine_language()
    rows = [_row(zone, language) for zone in document["zones"]]
    rows.append(_row({"zone": "", "seat": None, **document["plan"]}, language))
    print_table([translate(key, language) for key in COLUMNS], rows)
    message = "message" if language == "id" else "message_en"
    for verdict in document["verdicts"]:
        if verdict["severity"] != "ok":
            print(f"- {verdict[message]}")


COLUMNS = (
    "zones.sheet_zone", "zones.table_seat", "zones.members", "zones.population", "zones.mean_hours",
    "zones.p90_hours", "zones.worst_hours", "zones.sea_crossing_population",
)  # fmt: skip


def print_table(header: list[str], rows: list[list[str]]) -> None:
    """Print rows in columns as wide as their widest cell."""
    widths = [max(len(cell) for cell in column) for column in zip(header, *rows, strict=True)]
    for row in [header, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def written(value: float | None, language: Language, decimals: int = 0) -> str:
    """The number as text, ``?`` when it is unknown."""
    return "?" if value is None else number(value, language, decimals)


def _row(zone: dict[str, Any], language: Language) -> list[str]:
    hours = zone["hours"]
    return [
        str(zone["zone"]),
        zone["seat"]["place"] if zone["seat"] else "–",
        " ".join(zone.get("members", [])),
        written(zone["population"], language),
        *(written(hours[key], language, 1) for key in ("mean", "p90", "worst")),
        written(zone["sea_crossing_population"], language),
    ]
