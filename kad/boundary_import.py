"""Turn a boundary file into a map of the 22 regencies and a list of what was changed, or refuse it with the reason."""

from dataclasses import dataclass
from enum import StrEnum

import geopandas as gpd
import pandas as pd
import shapely

from geodata.crs import METRIC
from geodata.mend import mend_coverage
from kad.boundary_file import Layer
from kad.boundary_match import Match, Named, best_match
from kad.errors import KadError, first_five
from kad.text import Language, translate
from kad.text.format import number

LEAST_OVERLAP = 0.3
"""Share of the smaller of the old and the new shape that both cover; the indicative map and the survey share 0.9."""
LEAST_KM2 = 0.01
"""Gaps and overlaps below this are rounding."""


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
    matched = [(layer, match) for layer in layers if (match := best_match(layer.frame, regencies, known))]
    if not matched:
        columns = [column for layer in layers for column in layer.frame.columns.drop(layer.frame.geometry.name)]
        listed = first_five(columns) or "–"
        raise RegenciesNotNamed(f"No column of {name} names a regency ({listed}).", name=name, columns=listed)
    layer, match = max(matched, key=lambda pair: pair[1].fitness)
    names = regencies.set_index("regency_code")["name"]
    _require_all(match, names, name)
    shapes = gpd.GeoSeries(layer.frame.geometry[match.codes.notna()]).set_axis(match.codes.dropna()).sort_index()
    _require_in_place(shapes, known, names, name)
    mended = mend_coverage(shapes)
    boundaries = gpd.GeoDataFrame(geometry=mended.shapes).rename_axis("regency_code")
    changes = [
        _matched(match),
        *_projection(layer),
        *_ignored(match),
        *_mended(layer, match, names),
        *[Change(ChangeKind.GAPS, (("km2", mended.gaps_km2),))] * (mended.gaps_km2 > LEAST_KM2),
        *[Change(ChangeKind.OVERLAPS, (("km2", mended.overlaps_km2),))] * (mended.overlaps_km2 > LEAST_KM2),
        *[_simplified(mended.corners_before, mended.corners_after)]
        * (mended.corners_after < 0.9 * mended.corners_before),
    ]
    source = match.texts[match.codes.notna()].set_axis(match.codes.dropna())
    return ImportPreview(name, boundaries, _areas(boundaries, known, regencies, source), tuple(changes))


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
    new, old = shapes.to_crs(METRIC).array, known.loc[shapes.index].to_crs(METRIC).geometry.array
    shared = shapely.area(shapely.intersection(new, old))
    smaller = pd.Series([min(a.area, b.area) for a, b in zip(new, old, strict=True)], index=shapes.index)
    misplaced = [names[code] for code in shapes.index[shared / smaller < LEAST_OVERLAP]]
    if misplaced:
        raise RegenciesMisplaced(
            f"{name} draws {first_five(misplaced)} somewhere else.",
            name=name, n=len(misplaced), names=first_five(misplaced),
        )  # fmt: skip


def _matched(match: Match) -> Change:
    issuer = {Named.KEMENDAGRI: "Kemendagri", Named.BPS: "BPS", Named.NAME: ""}[match.named]
    column = f"{match.column} ({issuer})" if issuer else match.column
    return Change(ChangeKind.MATCHED, (("n", match.codes.nunique()), ("column", column)))


def _projection(layer: Layer) -> list[Change]:
    if not layer.crs:
        return [Change(ChangeKind.ASSUMED)]
    return (
        [Change(ChangeKind.REPROJECTED, (("crs", layer.crs),))] if layer.crs not in ("EPSG:4326", "OGC:CRS84") else []
    )


def _ignored(match: Match) -> list[Change]:
    outside = match.texts[match.codes.isna()].replace("", "–").tolist()
    return [Change(ChangeKind.IGNORED, (("n", len(outside)), ("names", first_five(outside))))] if outside else []


def _mended(layer: Layer, match: Match, names: pd.Series) -> list[Change]:
    rows = [row for row in layer.mended if row in match.codes.index and match.codes[row] is not None]
    mended = [names[match.codes[row]] for row in rows if isinstance(match.codes[row], str)]
    return [Change(ChangeKind.MENDED, (("n", len(mended)), ("names", first_five(mended))))] if mended else []


def _simplified(before: int, after: int) -> Change:
    return Change(ChangeKind.SIMPLIFIED, (("before", before), ("after", after)))


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
