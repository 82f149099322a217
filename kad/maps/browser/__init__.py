"""What every map in a browser shares, live or from a file: label placing, hatching and the look."""

from pathlib import Path

import xstatic.pkg.leaflet

HERE = Path(__file__).parent
LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)


def files() -> list[Path]:
    """The JavaScript modules and style sheets of this folder."""
    return sorted([*HERE.glob("*.js"), *HERE.glob("*.css")])


def script(name: str) -> str:
    """A module of this folder as a classic script, to stand inside a page of one file."""
    return (HERE / name).read_text(encoding="utf-8").replace("export function", "function")


def style() -> str:
    """The look of a map."""
    return (HERE / "map.css").read_text(encoding="utf-8")
