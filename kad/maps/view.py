"""`MapView`: everything one map shows, independent of who draws it.

The live map (`kad.ui.regency_map`), the offline file (`kad.maps.offline`) and the print map (`kad.maps.paper`)
all draw this value, so a map looks the same on screen, in the file and on paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Pattern = Literal["stripes", "dots"]
LineStyle = Literal["solid", "dashed", "dotted", "dashdot"]

NO_DATA_COLOUR = "#E6E9EB"


@dataclass(frozen=True)
class FillClass:
    """One legend entry: the regencies whose `MapView.class_of` names its key are filled with it.

    ``pattern`` is drawn in ``pattern_colour`` over ``colour``; ``symbol`` is a short mark shown beside the label
    (a zone's number, a rank), so that colour never stands alone.
    """

    key: str
    label: str
    colour: str
    pattern: Pattern | None = None
    pattern_colour: str = "#1D2A33"
    symbol: str = ""


@dataclass(frozen=True)
class Arc:
    """A curved line between two points, (lat, lon) in degrees.

    ``group`` names its `LineClass`; ``source_code`` and ``target_code`` let the map fade what a selection leaves
    out; ``fan`` (…, −1, 0, 1, …) spreads several arcs of the same pair; ``width`` is in pixels.
    """

    link_id: str
    start: tuple[float, float]
    end: tuple[float, float]
    group: str
    style: LineStyle = "solid"
    directed: bool = False
    width: float = 2.5
    fan: int = 0
    hover: tuple[str, ...] = ()
    source_code: str = ""
    target_code: str = ""


@dataclass(frozen=True)
class LineClass:
    """One legend entry for arcs."""

    key: str
    label: str
    colour: str
    symbol: str = ""


@dataclass(frozen=True)
class Seat:
    """An office: a numbered badge at (lat, lon)."""

    key: str
    badge: str
    name: str
    point: tuple[float, float]
    colour: str = "#1D2A33"


@dataclass(frozen=True)
class Marker:
    """A labelled point: a partner outside the province at the map's edge, or a candidate seat."""

    key: str
    label: str
    point: tuple[float, float]
    kind: Literal["edge", "candidate"] = "edge"


@dataclass(frozen=True)
class MapView:
    """One map.

    class_of : regency_code → key of its `FillClass`; a regency left out is drawn as having no data.
    labels : regency_code → the words drawn on the map.
    hover : regency_code → the lines shown under the pointer, the first as title.
    outlines : groups of regency codes drawn with one dark outline around each (zones).
    shared_borders : pairs of neighbouring codes whose common border is drawn bold.
    faded : regencies drawn pale (outside a selection or filter).
    """

    title: str
    classes: tuple[FillClass, ...] = ()
    class_of: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    hover: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    line_classes: tuple[LineClass, ...] = ()
    arcs: tuple[Arc, ...] = ()
    seats: tuple[Seat, ...] = ()
    markers: tuple[Marker, ...] = ()
    outlines: tuple[tuple[str, ...], ...] = ()
    shared_borders: tuple[tuple[str, str], ...] = ()
    selected: str | None = None
    faded: frozenset[str] = frozenset()
    legend_title: str = ""
    note: str = ""

    def count(self, key: str) -> int:
        """How many regencies the class ``key`` fills."""
        return sum(1 for value in self.class_of.values() if value == key)
