"""``python -m kad backup``: everything people made, in one file."""

import argparse
import json
from pathlib import Path

from kad.text import machine_language, translate

NAME = "backup"
HELP = "write all plans, draft agreements and presets, with their history, to one file"


def register(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write, such as kad.zip; replaced if there")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Write the backup; returns 0."""
    from kad.store import open_store
    from kad.store.backup import write_backup

    file = arguments.file.resolve()
    replaced = file.exists()
    rows = write_backup(open_store(), file)
    if arguments.json:
        print(json.dumps({"file": str(file), "rows": rows, "replaced": replaced}))
        return 0
    counts = {name: rows[name] for name in ("plans", "agreements", "presets")}
    print(translate("store.backed_up", machine_language(), file=file, **counts))
    if replaced:
        print(translate("store.replaced", machine_language(), file=file))
    return 0
