"""Divide an island between its regencies: the region nearest to each regency's villages, weighted to its area.

An additively weighted Voronoi diagram of the village points on a fine grid. A place belongs to the regency r with the
least ``distance to r's nearest village − weight(r)``; the weights are found so that each area meets its target.
Aurenhammer, F. (1991), Voronoi diagrams, ACM Computing Surveys 23(3), section 3.1.2.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

CELL = 250.0
"""Grid spacing in metres: a tenth of the typical distance between villages."""
SMOOTHING = 3.0
"""Standard deviation, in cells, of the filter that turns the grid's stairs into lines."""
ROUNDS = 80
"""After which no area moves by a thousandth any more."""


@dataclass(frozen=True)
class Partition:
    """Which of `codes` each cell of a grid belongs to."""

    codes: tuple[str, ...]
    labels: np.ndarray
    """int array, rows from south to north, index into `codes`."""
    west: float
    south: float

    def code_at(self, x: float, y: float) -> str:
        """The regency of the cell that holds a point (metres); the nearest cell for a point outside the grid."""
        row = int(np.clip((y - self.south) // CELL, 0, self.labels.shape[0] - 1))
        column = int(np.clip((x - self.west) // CELL, 0, self.labels.shape[1] - 1))
        return self.codes[self.labels[row, column]]


def partition(island: BaseGeometry, villages: dict[str, np.ndarray], target_km2: dict[str, float]) -> Partition:
    """Label every cell around `island`.

    island : polygon, metres.
    villages : regency_code → (n, 2) array of metres.
    target_km2 : regency_code → area wanted on this island; only their proportions count.
    """
    codes = tuple(sorted(villages))
    west, south, east, north = (*np.array(island.bounds[:2]) - CELL, *np.array(island.bounds[2:]) + CELL)
    x, y = np.arange(west + CELL / 2, east, CELL), np.arange(south + CELL / 2, north, CELL)
    cells = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    distances = np.stack([cKDTree(villages[code]).query(cells)[0] for code in codes])
    shapely.prepare(island)
    on_land = shapely.contains_xy(island, cells)
    target = np.array([target_km2[code] for code in codes])
    weights = _weights(distances[:, on_land], target / target.sum())
    labels = np.argmin(distances - weights[:, None], axis=0)
    return Partition(codes, labels.reshape(len(y), len(x)), west, south)


def _weights(distances: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Metres to take from each regency's distances (regencies × cells) so that its cells are its share of all."""
    weights = np.zeros(len(distances))
    wanted = shares * distances.shape[1]
    reach = 4 * np.sqrt(wanted)
    for _ in range(ROUNDS):
        held = np.bincount(np.argmin(distances - weights[:, None], axis=0), minlength=len(distances))
        weights += CELL * (wanted - held) / reach
    return weights - weights.mean()


def inner_lines(partition: Partition) -> list[BaseGeometry]:
    """Lines between different labels, smoothed, meeting at the cells where three regencies meet; metres."""
    labels = partition.labels
    rows, columns = np.nonzero(labels[:, 1:] != labels[:, :-1])
    upright = np.stack([[columns + 1, rows], [columns + 1, rows + 1]])
    rows, columns = np.nonzero(labels[1:] != labels[:-1])
    level = np.stack([[columns, rows + 1], [columns + 1, rows + 1]])
    segments = np.concatenate([upright, level], axis=2).transpose(2, 0, 1)
    merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(segments.astype(float))))
    origin = np.array([partition.west, partition.south])
    return [shapely.linestrings(smooth(line.coords) * CELL + origin) for line in shapely.get_parts(merged)]


def smooth(coordinates: np.ndarray, sigma: float = SMOOTHING) -> np.ndarray:
    """A polyline through a Gaussian filter along its length, its two ends kept.

    >>> smooth([[0, 0], [1, 0], [1, 1], [2, 1]], sigma=1)[[0, -1]].tolist()
    [[0.0, 0.0], [2.0, 1.0]]
    """
    points = np.asarray(coordinates, dtype=float)
    pad = min(len(points) - 1, int(4 * sigma))
    before, after = 2 * points[0] - points[pad:0:-1], 2 * points[-1] - points[-2 : -pad - 2 : -1]
    filtered = gaussian_filter1d(np.concatenate([before, points, after]), sigma, axis=0)[pad : pad + len(points)]
    filtered[[0, -1]] = points[[0, -1]]
    return filtered
