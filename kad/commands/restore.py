"""``python -m kad restore``: back to what a backup holds."""

import argparse
import json
from pathlib import Path

from kad.text import machine_language, translate

NAME = "restore"
HELP = "replace all plans, draft agreements and presets by those of a backup; what was there is written to a file first"


def register(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that `backup` wrote")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    """Restore the backup; returns 0."""
    from kad.store import open_store
    from kad.store.backup import restore_backup

    rows, before = restore_backup(open_store(), arguments.file)
    if arguments.json:
        print(json.dumps({"rows": rows, "before": str(before)}))
        return 0
    counts = {name: rows[name] for name in ("plans", "agreements", "presets")}
    print(translate("store.restored", machine_language(), before=before, **counts))
    return 0
