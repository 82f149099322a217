"""Importing official boundaries: real files in every format, mended or refused, and the old map untouched."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

import geodata.load
from geodata.adjacency import neighbours
from geodata.crs import METRIC
from kad import boundaries, boundary_file, cli
from kad.boundary_file import (
    BoundaryFileNotFound,
    BoundaryFileTooLarge,
    EmptyBoundaryFile,
    NotABoundaryFile,
    NotPolygons,
    UnknownProjection,
)
from kad.boundary_import import (
    ChangeKind,
    ImportPreview,
    RegenciesDoubled,
    RegenciesMisplaced,
    RegenciesMissing,
    RegenciesNotNamed,
    ShapesUnmatched,
)
from kad.errors import KadError
from kad.tables import read_table
from kad.text import LANGUAGES

UTM_51_SOUTH = "EPSG:32751"
SLIPS = {"Kabupaten Manggarai Barat": "Kab Mangarai Barat", "Kabupaten Rote Ndao": "Rote-Ndao"}


@pytest.fixture(autouse=True)
def own_var_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KAD_VAR", str(tmp_path / "var"))
    return tmp_path / "var"


@pytest.fixture
def official() -> gpd.GeoDataFrame:
    """A map as an office would hand it over: the committed shapes, with codes and names in columns of its own."""
    table = read_table("regencies").set_index("regency_code")
    shapes = geodata.load.boundaries()
    return gpd.GeoDataFrame(
        {
            "FID": range(1, 23),
            "KDPKAB": list(shapes.index),
            "WADMKK": list(table["name"].str.upper()),
        },
        geometry=list(shapes.geometry),
        crs="EPSG:4326",
    )


def written(frame: gpd.GeoDataFrame, path: Path) -> Path:
    frame.to_file(path)
    return path


def zipped(shapefile: Path, leave_out: str = "") -> Path:
    archive = shapefile.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w") as stream:
        for part in shapefile.parent.glob(f"{shapefile.stem}.*"):
            if part.suffix not in (".zip", leave_out):
                stream.write(part, f"folder/{part.name}")
    return archive


def changes(preview: ImportPreview) -> dict[str, dict[str, str | float]]:
    return {change.kind.value: dict(change.values) for change in preview.changes}


def largest_shift_km2(preview: ImportPreview) -> float:
    return float((preview.areas["new_km2"] - preview.areas["old_km2"]).abs().max())


@pytest.mark.parametrize("ending", [".geojson", ".gpkg", ".shp"])
@pytest.mark.parametrize("crs", ["EPSG:4326", UTM_51_SOUTH])
def test_every_format_and_a_projected_file_give_the_same_map(
    official: gpd.GeoDataFrame, tmp_path: Path, ending: str, crs: str
) -> None:
    preview = boundaries.preview(written(official.to_crs(crs), tmp_path / f"batas{ending}"))
    assert len(preview.boundaries) == 22
    assert largest_shift_km2(preview) < 0.1
    assert shapely.coverage_is_valid(preview.boundaries.geometry.array)
    assert ("reprojected" in changes(preview)) == (crs != "EPSG:4326")


def test_a_zipped_shapefile_is_read_from_its_bytes(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    archive = zipped(written(official.to_crs(UTM_51_SOUTH), tmp_path / "batas.shp"))
    assert len(boundaries.preview(archive.read_bytes(), "batas.zip").boundaries) == 22


def test_a_shapefile_without_projection_is_taken_for_degrees_and_says_so(
    official: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    archive = zipped(written(official, tmp_path / "batas.shp"), leave_out=".prj")
    assert "assumed" in changes(boundaries.preview(archive))


def test_metres_without_projection_are_refused(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    archive = zipped(written(official.to_crs(UTM_51_SOUTH), tmp_path / "batas.shp"), leave_out=".prj")
    with pytest.raises(UnknownProjection):
        boundaries.preview(archive)


@pytest.mark.parametrize(
    "values",
    [
        lambda table: table["regency_code"],
        lambda table: table["regency_code"].str.replace(".", "").astype(int),
        lambda table: table["regency_code"].astype(float),
        lambda table: table["bps_code"],
        lambda table: table["short_name"],
        lambda table: table["name"].str.replace("Kabupaten", "KAB.").str.upper(),
        lambda table: table["name"].replace(SLIPS),
    ],
    ids=["Kemendagri", "number without dot", "decimal number", "BPS", "short names", "KAB.", "slips of spelling"],
)
def test_one_column_of_any_kind_names_the_regencies(official: gpd.GeoDataFrame, tmp_path: Path, values) -> None:
    one_column = official[["geometry"]].assign(anything=list(values(read_table("regencies"))))
    preview = boundaries.preview(written(one_column, tmp_path / "batas.gpkg"))
    assert largest_shift_km2(preview) < 0.1


def test_the_same_four_digits_are_told_apart_by_place(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    table = read_table("regencies")
    both = official[["geometry"]].assign(
        lama=list(table["bps_code"]), baru=list(table["regency_code"].str.replace(".", ""))
    )
    bps_only = both.drop(columns="baru")
    for frame in (both, bps_only):
        preview = boundaries.preview(written(frame, tmp_path / "batas.geojson"))
        assert largest_shift_km2(preview) < 0.1


def test_a_ring_that_crosses_itself_is_mended_and_named(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    ring = list(shapely.get_parts(official.geometry[19])[0].exterior.coords)
    ring[10], ring[12] = ring[12], ring[10]
    official.loc[19, "geometry"] = shapely.Polygon(ring)
    assert not official.geometry[19].is_valid
    preview = boundaries.preview(written(official, tmp_path / "batas.gpkg"))
    assert changes(preview)["mended"]["names"] == "Kabupaten Sabu Raijua"
    assert preview.boundaries.is_valid.all()


def test_a_ring_that_is_not_closed_is_closed(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = written(official, tmp_path / "batas.geojson")
    document = json.loads(path.read_text(encoding="utf-8"))
    for feature in document["features"]:
        rings = feature["geometry"]["coordinates"]
        for ring in rings if feature["geometry"]["type"] == "Polygon" else (part[0] for part in rings):
            ring.pop()
    path.write_text(json.dumps(document), encoding="utf-8")
    assert largest_shift_km2(boundaries.preview(path)) < 0.1


def test_gaps_and_overlaps_between_neighbours_are_closed_and_measured(
    official: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    metric = official.to_crs(METRIC)
    metric.loc[7, "geometry"] = metric.geometry[7].buffer(-40)
    metric.loc[1, "geometry"] = metric.geometry[1].buffer(60)
    preview = boundaries.preview(written(metric.to_crs("EPSG:4326"), tmp_path / "batas.gpkg"))
    assert 2.0 < changes(preview)["gaps"]["km2"] < 4.0
    assert 11.0 < changes(preview)["overlaps"]["km2"] < 15.0
    assert shapely.coverage_is_valid(preview.boundaries.geometry.array)
    assert len(neighbours(preview.boundaries)) == len(neighbours(geodata.load.boundaries()))


def test_a_heavy_file_is_simplified_without_moving_areas(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    fine = official.to_crs(METRIC).set_geometry(official.to_crs(METRIC).segmentize(200)).to_crs("EPSG:4326")
    preview = boundaries.preview(written(fine, tmp_path / "batas.gpkg"))
    assert changes(preview)["simplified"]["before"] > 2 * changes(preview)["simplified"]["after"]
    assert (preview.areas["new_km2"] / preview.areas["old_km2"] - 1).abs().max() < 0.005


def test_regencies_of_other_provinces_are_ignored_and_counted(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    bima = gpd.GeoDataFrame(
        {"KDPKAB": ["52.06"], "WADMKK": ["BIMA"]}, geometry=[shapely.box(118.5, -8.8, 118.9, -8.4)], crs=4326
    )
    preview = boundaries.preview(written(pd.concat([official, bima]), tmp_path / "batas.geojson"))
    assert changes(preview)["ignored"] == {"n": 1, "names": "52.06"}


def without_belu(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame[frame["KDPKAB"] != "53.04"]


def with_belu_twice(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return pd.concat([frame, frame[frame["KDPKAB"] == "53.04"]])


def with_belu_and_alor_swapped(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    swap = {"53.04": "53.05", "53.05": "53.04"}
    return frame[["KDPKAB", "geometry"]].replace({"KDPKAB": swap})


def far_away(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame.set_geometry(frame.translate(-10, 3))


def with_a_strange_name(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame[["WADMKK", "geometry"]].replace({"KABUPATEN BELU": "KABUPATEN ATAMBUA"})


def without_names(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame[["FID", "geometry"]]


def as_points(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame.set_geometry(frame.representative_point())


@pytest.mark.parametrize(
    ("spoil", "error", "named"),
    [
        (without_belu, RegenciesMissing, "Kabupaten Belu"),
        (with_belu_twice, RegenciesDoubled, "Kabupaten Belu"),
        (with_belu_and_alor_swapped, RegenciesMisplaced, "Kabupaten Belu, Kabupaten Alor"),
        (far_away, RegenciesMisplaced, "Kabupaten Kupang"),
        (with_a_strange_name, ShapesUnmatched, "KABUPATEN ATAMBUA"),
        (without_names, RegenciesNotNamed, "FID"),
        (as_points, NotPolygons, "Point"),
        (lambda frame: frame.iloc[:0], EmptyBoundaryFile, "batas"),
    ],
)
def test_a_map_with_a_fault_is_refused_by_name_and_the_old_one_stays(
    official: gpd.GeoDataFrame, tmp_path: Path, spoil, error: type[KadError], named: str
) -> None:
    before = boundaries.version()
    with pytest.raises(error, match=named) as refused:
        boundaries.preview(written(spoil(official), tmp_path / "batas.geojson"))
    assert all(named in cli.sentence(refused.value, language) for language in LANGUAGES)
    assert boundaries.version() == before


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        (b"", "batas.geojson", EmptyBoundaryFile),
        (b"", "batas.zip", EmptyBoundaryFile),
        (b"kecamatan;desa\n", "batas.csv", NotABoundaryFile),
        (b"<OGRVRTDataSource></OGRVRTDataSource>", "batas.geojson", NotABoundaryFile),
        (b'{"type": "FeatureCollection", "features": [', "batas.geojson", NotABoundaryFile),
        (b'{"type": "Hello"}', "batas.geojson", NotABoundaryFile),
        (b"PK\x03\x04 and no more", "batas.zip", NotABoundaryFile),
        (b"SQLite format 3\x00 and no more", "batas.gpkg", NotABoundaryFile),
        (b"{" + b" " * 50_000_000, "batas.geojson", BoundaryFileTooLarge),
    ],
    ids=["0 bytes", "0 bytes zip", "table", "disguised", "cut off", "no map", "broken zip", "broken database", "50 MB"],
)
def test_a_file_that_is_no_map_is_refused_in_one_sentence(content: bytes, name: str, error: type[KadError]) -> None:
    with pytest.raises(error) as refused:
        boundaries.preview(content, name)
    assert all(name in cli.sentence(refused.value, language) for language in LANGUAGES)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BoundaryFileNotFound):
        boundaries.preview(tmp_path / "batas.gpkg")


def test_a_zip_cannot_write_outside_its_folder(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    shapefile = written(official, tmp_path / "batas.shp")
    archive = tmp_path / "naik.zip"
    with zipfile.ZipFile(archive, "w") as stream:
        for part in tmp_path.glob("batas.*"):
            stream.write(part, f"../../{part.name}")
    shapefile.unlink()
    assert len(boundaries.preview(archive).boundaries) == 22
    assert not (tmp_path.parent / "batas.shp").exists()


def test_a_zip_that_unpacks_to_too_much_is_refused(
    official: gpd.GeoDataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boundary_file, "UNPACKED_MB", 0.01)
    with pytest.raises(BoundaryFileTooLarge):
        boundaries.preview(zipped(written(official, tmp_path / "batas.shp")))


def test_applying_and_undoing_come_back_to_the_committed_map(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    committed = boundaries.version()
    shifted = official.to_crs(METRIC)
    shifted = shifted.set_geometry(shifted.translate(1000, 0))
    first = boundaries.preview(written(official, tmp_path / "pertama.gpkg"))
    second = boundaries.preview(written(shifted, tmp_path / "kedua.gpkg"))
    boundaries.apply(first)
    boundaries.apply(second)
    assert boundaries.imported() is not None
    assert boundaries.version() != committed
    assert boundaries.current().geom_equals_exact(second.boundaries, tolerance=1e-9).all()
    assert boundaries.undo().name == "pertama.gpkg"
    assert boundaries.undo() is None
    assert boundaries.version() == committed
    with pytest.raises(boundaries.NothingToUndo):
        boundaries.undo()


def test_importing_the_map_in_use_changes_nothing(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    before = boundaries.version()
    boundaries.apply(boundaries.preview(written(official, tmp_path / "batas.geojson")))
    assert boundaries.version() == before


def test_an_undone_map_is_kept(official: gpd.GeoDataFrame, tmp_path: Path, own_var_folder: Path) -> None:
    preview = boundaries.preview(written(official, tmp_path / "batas.geojson"))
    boundaries.apply(preview)
    boundaries.undo()
    boundaries.apply(preview)
    assert {path.name for path in (own_var_folder / "boundaries").glob("*.geojson")} == {"0001.geojson", "0002.geojson"}


def test_every_change_has_a_sentence_in_both_languages(official: gpd.GeoDataFrame, tmp_path: Path) -> None:
    preview = boundaries.preview(written(official.to_crs(UTM_51_SOUTH), tmp_path / "batas.gpkg"))
    assert [change.sentence("id") for change in preview.changes] == [
        "22 daerah dikenali dari kolom KDPKAB (Kemendagri).",
        "Sistem koordinat EPSG:32751 diubah ke lintang dan bujur WGS 84.",
    ]
    assert {change.kind for change in preview.changes} <= set(ChangeKind)


def command(*arguments: str) -> int:
    parser = cli._parser(["import-boundaries"])
    parsed = parser.parse_args(["import-boundaries", *arguments])
    return int(parsed.run(parsed))


def test_the_command_tries_applies_and_undoes(
    official: gpd.GeoDataFrame, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(written(official, tmp_path / "batas.gpkg"))
    assert command(path, "--dry-run", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["applied"], len(document["areas"])) == (False, 22)
    assert boundaries.imported() is None
    assert command(path) == 0
    assert "Kota Kupang" in capsys.readouterr().out
    assert boundaries.imported() is not None
    assert command("--undo") == 0
    assert boundaries.imported() is None
