"""Write GeoJSON that is the same for the same shapes, and whole or not at all."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd

DECIMALS = 4
"""Of a degree, about 11 m: finer than the 100 m of the open land data."""


def write_geojson(frame: gpd.GeoDataFrame, path: Path) -> None:
    """One feature a line, keys sorted, coordinates rounded to `DECIMALS`; columns are properties, the index is not."""
    features = json.loads(frame.to_json(drop_id=True))["features"]
    lines = [json.dumps(_rounded(f), ensure_ascii=False, sort_keys=True, separators=(",", ":")) for f in features]
    unfinished = path.with_suffix(".part")
    unfinished.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    unfinished.replace(path)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return {key: _rounded(item) for key, item in value.items()} if isinstance(value, dict) else value
