"""Turn a boundary file into a map of the 22 regencies and a list of what was changed, or refuse it with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import geopandas as gpd
import pandas as pd
import shapely

from geodata.crs import METRIC
from geodata.mend import Mended, mend_coverage
from kad.boundary_file import Layer
from kad.boundary_match import Match, Named, best_match
from kad.errors import KadError, first_five
from kad.text import Language, translate
from kad.text.format import number

LEAST_OVERLAP = 0.3
"""Share of the smaller of the old and the new shape that both cover; the indicative map and the survey share 0.9."""
LEAST_KM2 = 0.01
"""Gaps and overlaps below this are rounding."""

PLAIN_DEGREES = ("EPSG:4326", "OGC:CRS84")


class RegenciesNotNamed(KadError):
    """No column holds a code or a name of a regency."""


class RegenciesDoubled(KadError):
    """Several shapes of one regency."""


class ShapesUnmatched(KadError):
    """Shapes inside the province that are no known regency."""


class RegenciesMissing(KadError):
    """Fewer than the 22."""


class RegenciesMisplaced(KadError):
    """Shapes far from where the regencies are."""


class ChangeKind(StrEnum):
    """What importing may do to a file's shapes."""

    MATCHED = "matched"
    REPROJECTED = "reprojected"
    ASSUMED = "assumed"
    MENDED = "mended"
    GAPS = "gaps"
    OVERLAPS = "overlaps"
    IGNORED = "ignored"
    SIMPLIFIED = "simplified"


@dataclass(frozen=True)
class Change:
    """One thing that was done, with the values that its sentence needs."""

    kind: ChangeKind
    values: tuple[tuple[str, str | float], ...] = ()

    def sentence(self, language: Language) -> str:
        """The change in words."""
        words = {
            name: number(value, language, 0 if isinstance(value, int) else 2) if not isinstance(value, str) else value
            for name, value in self.values
        }
        return translate(f"boundaries.change_{self.kind}", language, **words)


@dataclass(frozen=True)
class ImportPreview:
    """A map that could replace the one in use."""

    name: str
    boundaries: gpd.GeoDataFrame
    """EPSG:4326, indexed by regency_code."""
    areas: pd.DataFrame
    """Indexed by regency_code: name, source (what the file calls it), old_km2, new_km2, official_km2."""
    changes: tuple[Change, ...]


def preview_layers(layers: list[Layer], name: str, regencies: pd.DataFrame, known: gpd.GeoDataFrame) -> ImportPreview:
    """Check, mend and compare.

    layers : at least one; the one that names the regencies best is taken.
    regencies : the table `regencies`.
    known : the map in use.
    Raises : the errors of this module.
    """
    layer, match = _best_layer(layers, name, regencies, known)
    names = regencies.set_index("regency_code")["name"]
    _require_all(match, names, name)
    ours = match.codes.dropna()
    shapes = layer.frame.geometry[ours.index].set_axis(ours).sort_index()
    _require_in_place(shapes, known, names, name)
    mended = mend_coverage(shapes)
    boundaries = gpd.GeoDataFrame(geometry=mended.shapes).rename_axis("regency_code")
    areas = _areas(boundaries, known, regencies, match.texts[ours.index].set_axis(ours))
    return ImportPreview(name, boundaries, areas, tuple(_changes(layer, match, names, mended)))


def _best_layer(
    layers: list[Layer], name: str, regencies: pd.DataFrame, known: gpd.GeoDataFrame
) -> tuple[Layer, Match]:
    matched = [(layer, match) for layer in layers if (match := best_match(layer.frame, regencies, known))]
    if not matched:
        columns = [column for layer in layers for column in layer.frame.columns.drop(layer.frame.geometry.name)]
        listed = first_five(columns) or "–"
        raise RegenciesNotNamed(f"No column of {name} names a regency ({listed}).", name=name, columns=listed)
    return max(matched, key=lambda pair: pair[1].fitness)


def _require_all(match: Match, names: pd.Series, name: str) -> None:
    counts = match.codes.value_counts()
    if doubled := [names[code] for code in sorted(counts.index[counts > 1])]:
        raise RegenciesDoubled(
            f"{name} holds several shapes of {first_five(doubled)}.",
            name=name,
            n=len(doubled),
            names=first_five(doubled),
        )
    strange = match.texts[match.codes.isna() & match.located.notna()].replace("", "–").tolist()
    if strange:
        raise ShapesUnmatched(
            f"{name}, column {match.column}: no regency is called {first_five(strange)}.",
            name=name, column=match.column, n=len(strange), values=first_five(strange),
        )  # fmt: skip
    if missing := [names[code] for code in names.index.difference(counts.index)]:
        raise RegenciesMissing(
            f"{name} lacks {first_five(missing)}.", name=name, n=len(missing), names=first_five(missing), all=len(names)
        )


def _require_in_place(shapes: gpd.GeoSeries, known: gpd.GeoDataFrame, names: pd.Series, name: str) -> None:
    new = shapely.make_valid(shapes.to_crs(METRIC).array)
    old = known.loc[shapes.index].to_crs(METRIC).geometry.array
    shared = shapely.area(shapely.intersection(new, old))
    smaller = pd.Series([min(a.area, b.area) for a, b in zip(new, old, strict=True)], index=shapes.index)
    misplaced = [names[code] for code in shapes.index[shared / smaller < LEAST_OVERLAP]]
    if misplaced:
        raise RegenciesMisplaced(
            f"{name} draws {first_five(misplaced)} somewhere else.",
            name=name, n=len(misplaced), names=first_five(misplaced),
        )  # fmt: skip


def _changes(layer: Layer, match: Match, names: pd.Series, mended: Mended) -> Iterator[Change]:
    issuer = {Named.KEMENDAGRI: " (Kemendagri)", Named.BPS: " (BPS)", Named.NAME: ""}[match.named]
    yield Change(ChangeKind.MATCHED, (("n", match.codes.nunique()), ("column", match.column + issuer)))
    if not layer.crs:
        yield Change(ChangeKind.ASSUMED)
    elif layer.crs not in PLAIN_DEGREES:
        yield Change(ChangeKind.REPROJECTED, (("crs", layer.crs),))
    if outside := match.texts[match.codes.isna()].replace("", "–").tolist():
        yield Change(ChangeKind.IGNORED, (("n", len(outside)), ("names", first_five(outside))))
    if crossed := [names[code] for row, code in match.codes.dropna().items() if row in layer.mended]:
        yield Change(ChangeKind.MENDED, (("n", len(crossed)), ("names", first_five(crossed))))
    if mended.gaps_km2 > LEAST_KM2:
        yield Change(ChangeKind.GAPS, (("km2", float(mended.gaps_km2)),))
    if mended.overlaps_km2 > LEAST_KM2:
        yield Change(ChangeKind.OVERLAPS, (("km2", float(mended.overlaps_km2)),))
    if mended.simplified:
        corners = (("before", mended.corners_before), ("after", mended.corners_after))
        yield Change(ChangeKind.SIMPLIFIED, corners)


def _areas(new: gpd.GeoDataFrame, old: gpd.GeoDataFrame, regencies: pd.DataFrame, source: pd.Series) -> pd.DataFrame:
    table = regencies.set_index("regency_code")
    return pd.DataFrame(
        {
            "name": table["name"],
            "source": source,
            "old_km2": (old.to_crs(METRIC).area / 1e6).round(2),
            "new_km2": (new.to_crs(METRIC).area / 1e6).round(2),
            "official_km2": table["area_km2"],
        }
    ).sort_index()
