"""The direction of imports: pages → kad.ui → kad.* → geodata, and nothing back."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([ROOT / "app.py", *(f for part in ("pages", "kad", "geodata") for f in (ROOT / part).rglob("*.py"))])
FIRST_RUN = (
    "kad/__init__.py",
    "kad/__main__.py",
    "kad/cli.py",
    "kad/bootstrap.py",
    "kad/errors.py",
    "kad/text/__init__.py",
)
PAGE_LINES = 80


def imports_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def is_below(file: Path, folder: str) -> bool:
    return file.is_relative_to(ROOT / folder)


def offenders(files: list[Path], *roots: str) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}: {name}"
        for file in files
        for name in imports_of(file)
        if any(name == root or name.startswith(f"{root}.") for root in roots)
    ]


def test_only_the_pages_and_the_ui_import_streamlit() -> None:
    domain = [f for f in SOURCES if (is_below(f, "kad") and not is_below(f, "kad/ui")) or is_below(f, "geodata")]
    assert offenders(domain, "streamlit", "streamlit_folium", "kad.ui", "pages") == []


def test_geodata_knows_nothing_of_the_domain() -> None:
    assert offenders([f for f in SOURCES if is_below(f, "geodata")], "kad", "pages") == []


def test_the_ui_knows_nothing_of_the_pages() -> None:
    assert offenders([f for f in SOURCES if is_below(f, "kad/ui")], "pages") == []


@pytest.mark.parametrize("name", FIRST_RUN)
def test_what_runs_before_the_installation_needs_only_the_standard_library(name: str) -> None:
    assert offenders([ROOT / name], "pandas", "numpy", "streamlit", "geopandas", "shapely", "sqlalchemy") == []


def test_every_page_stays_short_enough_to_read_at_a_glance() -> None:
    lengths = {page.name: len(page.read_text(encoding="utf-8").splitlines()) for page in (ROOT / "pages").glob("*.py")}
    assert {name: lines for name, lines in lengths.items() if lines > PAGE_LINES} == {}
