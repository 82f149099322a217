"""A thousand made-up links in eight groups, the same for both pages that draw them."""

from dataclasses import dataclass

import numpy as np

from kad.tables import read_table

SIZES = {f"Group {number}": 80 + 10 * number for number in range(1, 9)}
"""Links of each group: all different, so that a count tells which group is shown. Together 1,000."""
COLOURS = ("#2F7FB5", "#E8B44A", "#C8643B", "#3B9270", "#B56A9B", "#6FB4DC", "#7F6BB0", "#6A7882")
EVERYTHING = "All"
SEED = 53


@dataclass(frozen=True)
class Link:
    """A line between two capitals, (lat, lon) in degrees."""

    name: str
    group: str
    start: tuple[float, float]
    end: tuple[float, float]
    fan: int


def links(chosen: str = EVERYTHING) -> list[Link]:
    """The links of one group, or of all."""
    seats = read_table("seats")
    points = seats[["lat", "lon"]].dropna().to_numpy(dtype=float)[:22]
    random = np.random.default_rng(SEED)
    made = []
    for group, size in SIZES.items():
        for number in range(size):
            start, end = random.choice(len(points), 2, replace=False)
            fan = int(random.integers(-2, 3))
            made.append(
                Link(f"{group}-{number}".replace(" ", "-"), group, tuple(points[start]), tuple(points[end]), fan)
            )
    return [link for link in made if chosen in (EVERYTHING, link.group)]
