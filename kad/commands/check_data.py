"""``python -m kad check-data``: whether the committed tables keep their contract."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kad.text import Language, machine_language, translate

if TYPE_CHECKING:
    from kad.check_data import Finding

NAME = "check-data"
HELP = "check the tables in data/: types, keys, quotations, counts"


def register(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("folder", nargs="?", type=Path, help="another folder of tables; by default data/")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong; returns 1 if anything is, else 0."""
    from kad.check_data import check
    from kad.tables import DATA

    findings = check(arguments.folder or DATA)
    if arguments.json:
        print(json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False))
    else:
        language = machine_language()
        for finding in findings:
            print(sentence(finding, language))
        print(summary(len(findings), language))
    return 1 if findings else 0


def sentence(finding: "Finding", language: Language) -> str:
    """One finding as a person reads it: where, and what is wrong."""
    place = finding.table
    if finding.row is not None:
        place = translate("data.row", language, table=finding.table, row=finding.row)
    return f"{place}: {translate(f'data.rule_{finding.rule}', language, detail=finding.detail)}"


def summary(number: int, language: Language) -> str:
    """How many findings there are."""
    if number:
        return translate("data.found", language, n=number)
    return translate("data.sound", language)
