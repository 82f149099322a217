"""Find which shape of a file is which regency, by code or by name, whatever the column is called."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import geopandas as gpd
import pandas as pd
from rapidfuzz import fuzz, process

LIKE_ENOUGH = 88.0
"""Of 100: lets a slip of one or two letters pass; the two most alike names of the province reach 81."""
OTHER_NAMES = {
    "flotim": "53.06",
    "mabar": "53.15",
    "matim": "53.19",
    "sbd": "53.18",
    "sabu": "53.20",
    "rote": "53.14",
    "kodya kupang": "53.71",
    "kotamadya kupang": "53.71",
    "kupang kota": "53.71",
}


class Named(StrEnum):
    """What a column holds."""

    KEMENDAGRI = "kemendagri"
    BPS = "bps"
    NAME = "name"


@dataclass(frozen=True)
class Match:
    """The reading of the one column that fits best."""

    column: str
    named: Named
    texts: pd.Series
    """What the column says, one a row."""
    codes: pd.Series
    """regency_code, one a row; None where the text is no regency of the province."""
    located: pd.Series
    """regency_code of the known map at a point inside each row's shape; None outside the province."""

    @property
    def fitness(self) -> tuple[int, int, int]:
        """Rows in their place, regencies found, and codes before names; the greater the better."""
        return int((self.codes == self.located).sum()), self.codes.nunique(), int(self.named != Named.NAME)


def best_match(frame: gpd.GeoDataFrame, regencies: pd.DataFrame, known: gpd.GeoDataFrame) -> Match | None:
    """The column and reading that put most shapes where they belong; None when no column names a regency.

    The codes of the two issuers are told apart by place: 5301 is Kupang to Kemendagri and Sumba Barat to BPS.

    frame : shapes in EPSG:4326 with their columns.
    regencies : the table `regencies`.
    known : the map in use, indexed by regency_code.
    """
    located = _located(frame, known)
    readers = _readers(regencies)
    matches = [
        Match(str(column), named, texts, texts.map(reader).astype(object), located)
        for column in frame.columns.drop(frame.geometry.name)
        for texts in [frame[column].map(_text)]
        for named, reader in readers.items()
    ]
    found = [match for match in matches if match.codes.notna().any()]
    return max(found, key=lambda match: match.fitness, default=None)


def _located(frame: gpd.GeoDataFrame, known: gpd.GeoDataFrame) -> pd.Series:
    points = gpd.GeoDataFrame(geometry=frame.geometry.representative_point(), crs=known.crs)
    within = gpd.sjoin(points, known[["geometry"]], predicate="within")["regency_code"]
    return within[~within.index.duplicated()].reindex(frame.index).astype(object)


def _readers(regencies: pd.DataFrame) -> dict[Named, Callable[[str], str | None]]:
    codes = set(regencies["regency_code"])
    bps = dict(zip(regencies["bps_code"], regencies["regency_code"], strict=True))
    names = {_plain_name(name): code for code, name in zip(regencies["regency_code"], regencies["name"], strict=True)}
    names |= {
        _plain_name(name): code for code, name in zip(regencies["regency_code"], regencies["short_name"], strict=True)
    }
    names |= OTHER_NAMES

    def kemendagri(text: str) -> str | None:
        digits = re.fullmatch(r"(\d{2})[. ]?(\d{2})", text)
        code = ".".join(digits.groups()) if digits else None
        return code if code in codes else None

    def name(text: str) -> str | None:
        plain = _plain_name(text)
        if plain in names or not plain:
            return names.get(plain)
        alike = process.extractOne(plain, list(names), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
        return names[alike[0]] if alike and len(plain) > 4 else None

    return {Named.KEMENDAGRI: kemendagri, Named.BPS: bps.get, Named.NAME: name}


def _text(value: object) -> str:
    """A cell as a person reads it; a code that a spreadsheet took for a number gets its digits back.

    >>> _text(5301.0), _text(53.1), _text(" 53.01 "), _text(None)
    ('5301', '53.10', '53.01', '')
    """
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.2f}"
    return str(value).strip()


def _plain_name(text: str) -> str:
    """A name without its spelling's accidents; only a town keeps its kind, since Kupang is both.

    >>> _plain_name("KAB. Timor-Tengah  Selatan"), _plain_name("Kota Kupang"), _plain_name("Kupang, Kota")
    ('timor tengah selatan', 'kota kupang', 'kupang kota')
    """
    words = re.findall(r"[a-z]+", text.lower())
    return " ".join(word for word in words if word not in ("kabupaten", "kab", "regency"))
