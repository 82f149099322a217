"""Colours stay apart for readers with a colour-vision deficiency, or pattern and symbol stand beside them.

Simulation: Machado, Oliveira & Fernandes 2009, severity 1.0, in linear sRGB. Distance: CIE76 in CIELAB (D65).
"""

from itertools import combinations, pairwise

import numpy as np
import pytest

from kad.potential.colouring import SEQUENCE, by_leading_sector
from kad.zones.palette import PALETTE

MACHADO = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
APART = 8.0
"""ΔE that a reader sees at a glance on areas of a map."""


def lab(colour: str, deficiency: str | None) -> np.ndarray:
    srgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    if deficiency:
        linear = np.clip(np.array(MACHADO[deficiency]) @ linear, 0, 1)
    ratio = TO_XYZ @ linear / WHITE
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str, deficiency: str | None) -> float:
    return float(np.linalg.norm(lab(one, deficiency) - lab(other, deficiency)))


@pytest.mark.parametrize("deficiency", [None, *MACHADO])
def test_the_sequence_darkens_step_by_step_for_every_reader(deficiency: str | None) -> None:
    lightness = [lab(colour, deficiency)[0] for colour in SEQUENCE]
    assert all(lighter - darker > APART for darker, lighter in pairwise(lightness))


@pytest.mark.parametrize("deficiency", [None, *MACHADO])
def test_leading_sectors_that_touch_in_colour_differ_by_pattern(deficiency: str | None) -> None:
    classes = by_leading_sector("id").classes
    close = [
        (one.key, other.key)
        for one, other in combinations(classes, 2)
        if one.pattern == other.pattern and distance(one.colour, other.colour, deficiency) < APART
    ]
    assert close == []


@pytest.mark.parametrize("deficiency", [None, *MACHADO])
def test_zone_colours_stay_apart(deficiency: str | None) -> None:
    close = [pair for pair in combinations(PALETTE, 2) if distance(*pair, deficiency) < APART]
    assert close == []
