"""``import-boundaries``: replace the indicative boundaries with an official file, or go back."""

import argparse
import json
from pathlib import Path
from typing import Any

from kad import boundaries
from kad.boundary_import import ImportPreview
from kad.text import Language, machine_language, translate
from kad.text.format import number

NAME = "import-boundaries"
HELP = "replace the indicative boundaries with an official file (GeoJSON, GeoPackage, Shapefile)"


def register(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("file", type=Path, nargs="?", metavar="FILE", help=".geojson, .gpkg, .shp or zipped Shapefile")
    source.add_argument("--undo", action="store_true", help="go back to the boundaries before the last import")
    parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: argparse.Namespace) -> int:
    language = machine_language()
    if arguments.undo:
        now = boundaries.undo()
        name = now.name if now else "boundaries.geojson"
        print(json.dumps({"in_use": name}) if arguments.json else translate("boundaries.undone", language, name=name))
        return 0
    preview = boundaries.preview(arguments.file)
    if not arguments.dry_run:
        boundaries.apply(preview)
    if arguments.json:
        print(json.dumps(_document(preview, language, applied=not arguments.dry_run), ensure_ascii=False))
        return 0
    print(*_report(preview, language), sep="\n")
    done = "boundaries.would_apply" if arguments.dry_run else "boundaries.applied"
    print(translate(done, language, name=preview.name))
    return 0


def _report(preview: ImportPreview, language: Language) -> list[str]:
    changes = [f"- {change.sentence(language)}" for change in preview.changes]
    areas = zip(
        preview.areas.index, preview.areas["name"], preview.areas["old_km2"], preview.areas["new_km2"], strict=True
    )
    return changes + [
        f"{code}  {name:<32}{number(old, language, 1):>10} → {number(new, language, 1):>10} km²"
        for code, name, old, new in areas
    ]


def _document(preview: ImportPreview, language: Language, applied: bool) -> dict[str, Any]:
    return {
        "name": preview.name,
        "applied": applied,
        "changes": [{"kind": change.kind, "message": change.sentence(language)} for change in preview.changes],
        "areas": preview.areas.reset_index().to_dict("records"),
    }
