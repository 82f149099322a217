"""Every sentence a person reads: used, present in both languages, with the same slots."""

import ast
import re
import string
from pathlib import Path

import pytest

from kad.errors import KadError
from kad.text import LANGUAGES, catalogue

ROOT = Path(__file__).resolve().parents[2]
PYTHON = [ROOT / "app.py", *(file for part in ("pages", "kad", "geodata") for file in (ROOT / part).rglob("*.py"))]
KEY = re.compile(r"[a-z_]+\.[A-Za-z0-9_]+")
READ_BY_PEOPLE = re.compile(r"[A-Za-zÀ-ÿ]{3,} [A-Za-zÀ-ÿ]{2,}")


def literals() -> tuple[set[str], set[str]]:
    """Strings of the source that look like keys, and the fixed beginnings of keys built from a closed set."""
    keys, prefixes = set(), set()
    for file in PYTHON:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                keys.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                prefixes.add(str(node.values[0].value))
    return keys, {prefix for prefix in prefixes if re.fullmatch(r"[a-z_]+\.[a-z_]*", prefix)}


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def translated_keys() -> set[str]:
    """First arguments of `t(...)` and `translate(...)` that are literal."""
    found = set()
    for file in PYTHON:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("t", "translate") and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_key_used_is_in_the_catalogue() -> None:
    assert sorted(translated_keys() - set(catalogue())) == []


def test_no_sentence_of_the_catalogue_is_left_unused() -> None:
    keys, prefixes = literals()
    unused = [
        key
        for key in catalogue()
        if key not in keys and not key.startswith("errors.") and not any(key.startswith(prefix) for prefix in prefixes)
    ]
    assert unused == []


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_a_sentence_stands_in_every_language_with_the_same_slots(key: str) -> None:
    texts = catalogue()[key]
    assert set(texts) == set(LANGUAGES)
    assert all(text.strip() for text in texts.values())
    assert slots(texts["id"]) == slots(texts["en"])


def error_classes(base: type[KadError] = KadError) -> set[str]:
    return {child.__name__ for child in base.__subclasses__()} | {
        name for child in base.__subclasses__() for name in error_classes(child)
    }


def test_every_error_a_person_may_meet_has_its_sentence() -> None:
    for file in PYTHON:
        relative = file.relative_to(ROOT).with_suffix("")
        if (
            relative.parts[0] != "pages"
            and relative.name not in ("app", "__main__", "env")
            and "versions" not in relative.parts
        ):
            __import__(".".join(relative.parts).removesuffix(".__init__"))
    missing = {name for name in error_classes() if f"errors.{name}" not in catalogue()}
    assert missing == set()


def test_pages_contain_no_literal_text() -> None:
    found = []
    for page in (ROOT / "pages").glob("*.py"):
        tree = ast.parse(page.read_text(encoding="utf-8"))
        docs = {
            ast.get_docstring(node, clean=False)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.FunctionDef)
        }
        found += [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            and node.value not in docs and READ_BY_PEOPLE.search(node.value)
        ]  # fmt: skip
    assert found == []
