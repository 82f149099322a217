"""``python -m kad check-data``: whether the committed tables keep their contract."""

import argparse
import json
from dataclasses import asdict

from kad.text import Language, machine_language, translate

NAME = "check-data"
HELP = "check the tables in data/: types, keys, quotations, counts"


def register(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong; returns 1 if anything is, else 0."""
    from kad.check_data import check

    findings = check()
    if arguments.json:
        print(json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False))
    else:
        language = machine_language()
        for finding in findings:
            print(sentence(finding.table, finding.row, finding.rule, finding.detail, language))
        print(summary(len(findings), language))
    return 1 if findings else 0


def sentence(table: str, row: int | None, rule: str, detail: str, language: Language) -> str:
    """One finding as a person reads it: where, and what is wrong."""
    place = table if row is None else translate("data.row", language, table=table, row=row)
    return f"{place}: {translate(f'data.rule_{rule}', language, detail=detail)}"


def summary(number: int, language: Language) -> str:
    """How many findings there are."""
    if number:
        return translate("data.found", language, n=number)
    return translate("data.sound", language)
