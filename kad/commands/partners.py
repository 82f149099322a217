"""``python -m kad partners``: who a regency should work with, and why."""

import argparse
import json

from kad.text import machine_language, translate
from kad.text.format import number

NAME = "partners"
HELP = "possible partners of a regency, best first, with reasons and evidence"


def register(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("code", metavar="CODE", help="regency code such as 53.15")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Print all 21 partners; returns 0."""
    from kad.commands.zones import print_table
    from kad.cooperation.facts import load_facts
    from kad.cooperation.recommend import recommend
    from kad.cooperation.scoring import Weights

    language = machine_language()
    facts = load_facts()
    found = recommend(arguments.code, Weights(), facts, language)
    if arguments.json:
        document = {"regency_code": arguments.code, "partners": [partner.to_dict() for partner in found]}
        print(json.dumps(document, ensure_ascii=False, allow_nan=False))
        return 0
    header = (
        "cooperation.table_rank",
        "cooperation.table_partner",
        "cooperation.table_score",
        "cooperation.table_advice",
    )
    rows = [
        [str(rank), facts.names[partner.partner_code], number(partner.score, language, 2), partner.what]
        for rank, partner in enumerate(found, start=1)
    ]
    print_table([translate(key, language) for key in header], rows)
    return 0
