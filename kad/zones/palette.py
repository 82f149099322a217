"""The eight zone colours, and how they are shared when there are more zones than colours."""

from collections import Counter
from collections.abc import Iterable, Mapping

PALETTE = ("#2F7FB5", "#B56A9B", "#E8B44A", "#C8643B", "#3B9270", "#5B4A8A", "#6FB4DC", "#A5A058")
"""Told apart under every common colour-vision deficiency (a test measures it); the violet is dark for that reason."""


def next_colour(used: Iterable[str]) -> str:
    """The palette's first colour among those used least.

    >>> next_colour(["#2F7FB5", "#E8B44A"])
    '#B56A9B'
    """
    counts = Counter(used)
    return min(PALETTE, key=lambda colour: counts[colour])


def colour_graph(neighbours: Mapping[int, frozenset[int]]) -> dict[int, str]:
    """A colour per zone such that touching zones differ; zones 1 to 8 alone keep the palette's own order.

    Greedy colouring, zone with most neighbours first (Welsh & Powell 1967); planar maps of regencies need far fewer
    than eight colours. Ties prefer the colour used least, so that colours stay spread out.

    neighbours : zone number → numbers of the zones it touches.

    >>> colour_graph({1: frozenset({2}), 2: frozenset({1})})
    {1: '#2F7FB5', 2: '#B56A9B'}
    """
    if all(1 <= number <= len(PALETTE) for number in neighbours):
        return {number: PALETTE[number - 1] for number in sorted(neighbours)}
    colours: dict[int, str] = {}
    for number in sorted(neighbours, key=lambda zone: (-len(neighbours[zone]), zone)):
        taken = {colours[other] for other in neighbours[number] if other in colours}
        free = [colour for colour in PALETTE if colour not in taken] or list(PALETTE)
        counts = Counter(colours.values())
        colours[number] = min(free, key=lambda colour: counts[colour])
    return dict(sorted(colours.items()))
