"""``python -m kad frontier``: how low hours can go with 1 to 22 offices."""

import argparse
import json
from dataclasses import asdict

from kad.commands.zones import print_table, written
from kad.text import machine_language, translate

NAME = "frontier"
HELP = "least mean and worst hours for 1 to 22 offices, proven"


def register(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Print the curve; returns 0."""
    from kad.access import Assumptions, travel_times
    from kad.zones.frontier import frontier
    from kad.zones.travel import regency_times

    points = frontier(regency_times(travel_times(Assumptions())))
    if arguments.json:
        print(json.dumps({"frontier": [asdict(point) for point in points]}, allow_nan=False))
        return 0
    language = machine_language()
    header = ("zones.table_offices", "zones.mean_hours", "zones.worst_hours", "zones.table_optimal")
    rows = [
        [
            str(point.offices),
            written(point.mean_hours, language, 2),
            written(point.worst_hours, language, 1),
            "✓" if point.optimal else "–",
        ]
        for point in points
    ]
    print_table([translate(key, language) for key in header], rows)
    return 0
