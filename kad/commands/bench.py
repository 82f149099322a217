"""``bench``: medians and ratios, each against what a user would pick instead, in one run on this machine."""

import argparse
import json
from dataclasses import asdict

NAME = "bench"
HELP = "measure against what a user would pick instead"
PARTS = ("map", "editor", "optimiser", "access", "partners", "links", "sessions", "indonesia")


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all when none is named")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    from benchmarks import domain, editing, filtering, indonesia, pages, sessions
    from benchmarks.table import render

    measures = {
        "map": pages.potential,
        "editor": editing.editor,
        "optimiser": domain.optimiser,
        "access": domain.access,
        "partners": domain.partners,
        "links": filtering.links,
        "sessions": sessions.sessions,
        "indonesia": indonesia.indonesia,
    }
    rows = [row for part in arguments.parts or PARTS for row in measures[part]()]
    print(json.dumps([{**asdict(row), "ratio": row.ratio} for row in rows]) if arguments.json else render(rows))
    return 0
