"""The boundaries in use: the committed indicative ones, or an official file imported since.

Imported maps lie in `var/boundaries/` (``KAD_VAR`` names another folder than `var`), each in a file of its own that is
never changed; `history.json` lists those applied, the last one in use.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import geopandas as gpd

import geodata.load
from geodata.geojson import write_geojson
from kad.boundary_file import read_layers
from kad.boundary_import import ImportPreview, preview_layers
from kad.errors import KadError
from kad.tables import DATA, read_table

ROOT = DATA.parent


class NothingToUndo(KadError):
    """The committed boundaries are in use."""


@dataclass(frozen=True)
class Applied:
    """An imported map."""

    file: str
    """Its name in the folder of imported maps."""
    name: str
    """What the file it came from was called."""
    time: str
    """When, ISO 8601, UTC."""


def current() -> gpd.GeoDataFrame:
    """The regencies, EPSG:4326, indexed by regency_code."""
    return geodata.load.boundaries(_current_file())


def version() -> str:
    """Changes whenever `current` does, and only then: the beginning of the SHA-256 of the file in use."""
    return hashlib.sha256(_current_file().read_bytes()).hexdigest()[:16]


def imported() -> Applied | None:
    """The imported map in use; None while the committed one is."""
    history = _history()
    return history[-1] if history else None


def preview(file: Path | str | bytes, name: str | None = None) -> ImportPreview:
    """What importing `file` would give; nothing is changed.

    file : a path, or the content of a file.
    name : what to call it; needed with content, since its ending says the format.
    Raises : KadError, the file is refused; see `kad.boundary_file` and `kad.boundary_import`.
    """
    content = file if isinstance(file, bytes) else Path(file)
    called = name or (content.name if isinstance(content, Path) else "")
    return preview_layers(read_layers(content, called), called, read_table("regencies"), current())


def apply(preview: ImportPreview) -> Applied:
    """Put a previewed map in use. Whoever reads meanwhile gets the old or the new one, never a part."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    history = _history()
    number = 1 + max((int(path.stem) for path in folder.glob("[0-9]*.geojson")), default=0)
    applied = Applied(f"{number:04d}.geojson", preview.name, datetime.now(UTC).isoformat(timespec="seconds"))
    write_geojson(preview.boundaries.reset_index(), folder / applied.file)
    _write_history([*history, applied])
    return applied


def undo() -> Applied | None:
    """Back to the map before the last import; returns the one now in use, None for the committed one.

    Raises : NothingToUndo.
    """
    history = _history()
    if not history:
        raise NothingToUndo("No imported boundaries are in use.")
    _write_history(history[:-1])
    return imported()


def _folder() -> Path:
    return Path(os.environ.get("KAD_VAR") or ROOT / "var") / "boundaries"


def _current_file() -> Path:
    history = _history()
    return _folder() / history[-1].file if history else DATA / "boundaries.geojson"


def _history() -> list[Applied]:
    path = _folder() / "history.json"
    return [Applied(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))] if path.exists() else []


def _write_history(history: list[Applied]) -> None:
    path = _folder() / "history.json"
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps([vars(applied) for applied in history], indent=1), encoding="utf-8")
    unfinished.replace(path)
