"""Read shapes from a file somebody hands over: GeoJSON, GeoPackage or Shapefile, in any coordinate system."""

import shutil
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyproj.exceptions import ProjError

from geodata.crs import GEOGRAPHIC
from geodata.mend import polygons_only
from kad.errors import KadError

LARGEST_MB = 50
UNPACKED_MB = 500
BEGINNINGS = {
    ".geojson": (b"{", b"\xef\xbb\xbf{"),
    ".json": (b"{", b"\xef\xbb\xbf{"),
    ".gpkg": (b"SQLite format 3\x00",),
    ".zip": (b"PK\x03\x04",),
    ".shp": (b"\x00\x00\x27\x0a",),
}
"""File name ending → first bytes: what a file calls itself is not what the reading library would take it for."""
SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
WORLD = (-180.0, -90.0, 180.0, 90.0)


class EmptyBoundaryFile(KadError):
    """The file has no bytes, or a layer no shapes."""


class BoundaryFileNotFound(KadError):
    """No file of that name."""


class BoundaryFileTooLarge(KadError):
    """More than `LARGEST_MB`."""


class NotABoundaryFile(KadError):
    """Not one of the formats, or damaged."""


class NotPolygons(KadError):
    """Points or lines where areas are needed."""


class UnknownProjection(KadError):
    """Coordinates that are not degrees, and no word about their system."""


@dataclass(frozen=True)
class Layer:
    """Shapes of one layer, valid polygons in EPSG:4326, with their columns."""

    frame: gpd.GeoDataFrame
    crs: str
    """Coordinate system as the file names it; empty when the file names none and degrees were assumed."""
    mended: tuple[int, ...]
    """Row numbers of the shapes whose rings had to be mended."""


def read_layers(file: Path | bytes, name: str) -> list[Layer]:
    """Every layer of polygons in `file`.

    file : a path (a `.shp` with its parts beside it), or the content of a file called `name`.
    Raises : the errors of this module; the file itself is never changed.
    """
    with _as_path(file, name) as path, _unpacked(path, name) as sources:
        layers = [layer for source in sources for layer in _read(source, name)]
    if not layers:
        raise EmptyBoundaryFile(f"{name} holds no shapes.", name=name)
    return layers


@contextmanager
def _as_path(file: Path | bytes, name: str) -> Iterator[Path]:
    _require_size(len(file) if isinstance(file, bytes) else _size(file, name), name)
    if isinstance(file, Path):
        _require_beginning(file, name)
        yield file
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{Path(name).suffix.lower()}"
        path.write_bytes(file)
        _require_beginning(path, name)
        yield path


def _size(path: Path, name: str) -> int:
    if not path.is_file():
        raise BoundaryFileNotFound(f"There is no file {name}.", name=name)
    parts = [path.with_suffix(ending) for ending in SHAPEFILE_PARTS] if path.suffix.lower() == ".shp" else []
    return path.stat().st_size and path.stat().st_size + sum(
        p.stat().st_size for p in parts if p != path and p.exists()
    )


def _require_size(size: int, name: str) -> None:
    if size == 0:
        raise EmptyBoundaryFile(f"{name} is empty.", name=name)
    if size > LARGEST_MB * 1_000_000:
        raise BoundaryFileTooLarge(
            f"{name} is larger than {LARGEST_MB} MB.", name=name, size=round(size / 1e6), limit=LARGEST_MB
        )


def _require_beginning(path: Path, name: str) -> None:
    with path.open("rb") as stream:
        start = stream.read(512).lstrip(b" \t\r\n") if path.suffix.lower() in (".geojson", ".json") else stream.read(16)
    if not start.startswith(BEGINNINGS.get(path.suffix.lower(), ())):
        raise NotABoundaryFile(f"{name} is no GeoJSON, GeoPackage or Shapefile.", name=name)


@contextmanager
def _unpacked(path: Path, name: str) -> Iterator[list[Path]]:
    if path.suffix.lower() != ".zip":
        yield [path]
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                yield _extract_shapefiles(archive, Path(folder), name)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise NotABoundaryFile(f"{name} cannot be unpacked.", name=name) from error


def _extract_shapefiles(archive: zipfile.ZipFile, folder: Path, name: str) -> list[Path]:
    members = [member for member in archive.infolist() if Path(member.filename).suffix.lower() in SHAPEFILE_PARTS]
    if sum(member.file_size for member in members) > UNPACKED_MB * 1_000_000:
        raise BoundaryFileTooLarge(f"{name} unpacks to too much.", name=name, size=UNPACKED_MB, limit=LARGEST_MB)
    for member in members:
        inside = Path(member.filename)
        with archive.open(member) as packed, (folder / (inside.stem + inside.suffix.lower())).open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
    found = sorted(folder.glob("*.shp"))
    if not found:
        raise NotABoundaryFile(f"{name} holds no Shapefile.", name=name)
    return found


def _read(path: Path, name: str) -> list[Layer]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # GDAL's remarks on rings that it closes itself
            names = [layer for layer, geometry in pyogrio.list_layers(path) if geometry is not None]
            frames = [gpd.read_file(path, layer=layer, on_invalid="fix") for layer in names]
    except (DataSourceError, DataLayerError, ValueError, UnboundLocalError) as error:  # the last: pyogrio, broken .prj
        raise NotABoundaryFile(f"{name} cannot be read: {error}", name=name) from error
    frames = [frame[~(frame.geometry.isna() | frame.geometry.is_empty)] for frame in frames]
    areas = [frame for frame in frames if len(frame) and set(frame.geom_type) <= {"Polygon", "MultiPolygon"}]
    if any(len(frame) for frame in frames) and not areas:
        kinds = sorted({kind for frame in frames for kind in frame.geom_type})
        raise NotPolygons(f"{name} holds {', '.join(kinds)}, not areas.", name=name, kinds=", ".join(kinds))
    return [_in_degrees(frame.reset_index(drop=True), name) for frame in areas]


def _in_degrees(frame: gpd.GeoDataFrame, name: str) -> Layer:
    broken = tuple(int(row) for row in (~frame.is_valid).to_numpy().nonzero()[0])
    crs = frame.crs
    plain = frame.set_geometry([polygons_only(shape) for shape in frame.geometry], crs=crs or GEOGRAPHIC)
    plain = plain[~plain.geometry.is_empty]
    if crs is not None and not crs.equals(GEOGRAPHIC):
        try:
            plain = plain.to_crs(GEOGRAPHIC)
        except ProjError as error:
            raise UnknownProjection(f"{name}: {error}", name=name) from error
    if not shapely.box(*WORLD).contains(shapely.box(*plain.total_bounds)):
        raise UnknownProjection(
            f"{name} gives coordinates that are no degrees and does not name their system.", name=name
        )
    return Layer(plain, "" if crs is None else crs.to_string() if crs.to_authority() else crs.name, broken)
