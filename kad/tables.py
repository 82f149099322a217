"""Read the committed tables of `data/` with the types that `datapackage.json` declares."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

DATA = Path(__file__).resolve().parent.parent / "data"

PANDAS_TYPES = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


@cache
def datapackage() -> dict[str, Any]:
    """The Frictionless descriptor of every committed table."""
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


@cache
def read_table(name: str) -> pd.DataFrame:
    """One table of the data contract, rows as committed, codes as strings.

    name : the resource's name in `datapackage.json`, e.g. ``sector_rankings``.
    Returns : a frame with the declared columns; an empty cell is ``<NA>``. Shared: copy before changing it.
    Raises : KeyError, no such resource.
    """
    resource = next((r for r in datapackage()["resources"] if r["name"] == name), None)
    if resource is None:
        raise KeyError(name)
    types = {field["name"]: PANDAS_TYPES[field["type"]] for field in resource["schema"]["fields"]}
    return pd.read_csv(DATA / resource["path"], dtype=types, keep_default_na=False, na_values=[""])


@cache
def read_json(name: str) -> Any:
    """One JSON document of `data/`, e.g. ``framework``."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
