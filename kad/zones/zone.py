"""A service zone, and how it is read from plain JSON."""

import re
from dataclasses import dataclass
from typing import Any

from kad.zones.errors import InvalidColour, InvalidPlan

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class SeatOption:
    """A seat the report offers for a zone without choosing it: the place, and the report's words."""

    place_id: str
    wording: str


@dataclass(frozen=True)
class Zone:
    """A service zone. ``seat`` is a ``place_id`` of `kad.access.places`, or None while nobody has chosen it."""

    number: int
    name: str = ""
    colour: str = "#2F7FB5"
    seat: str | None = None
    note: str = ""
    seat_options: tuple[SeatOption, ...] = ()


def valid_colour(colour: str) -> str:
    """``colour`` if it is written #RRGGBB. Raises : InvalidColour."""
    if not COLOUR.fullmatch(colour):
        raise InvalidColour(colour)
    return colour


def zone_from_dict(zone: Any) -> Zone:
    """The zone of its plain JSON. Raises : InvalidPlan, InvalidColour, KeyError, TypeError."""
    if type(zone["number"]) is not int:
        raise InvalidPlan(f"{zone['number']!r} is not a zone number")
    return Zone(
        number=zone["number"],
        name=text_of(zone["name"]),
        colour=valid_colour(text_of(zone["colour"])),
        seat=None if zone["seat"] is None else text_of(zone["seat"]),
        note=text_of(zone["note"]),
        seat_options=tuple(
            SeatOption(text_of(option["place_id"]), text_of(option["wording"])) for option in zone["seat_options"]
        ),
    )


def text_of(value: object) -> str:
    """``value`` if it is text. Raises : InvalidPlan."""
    if not isinstance(value, str):
        raise InvalidPlan(f"{value!r} is not text")
    return value
