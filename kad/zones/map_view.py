"""A zone plan as a map: who belongs where, and who gains or loses hours."""

from collections.abc import Mapping
from itertools import pairwise

import pandas as pd

from kad.maps.view import FillClass, MapView, Marker, Seat
from kad.tables import read_table
from kad.text import Language, translate
from kad.text.format import number
from kad.zones.plan import Zone, ZonePlan

CHANGE_BANDS = (
    (-4.0, "#1F5F8B"),
    (-1.0, "#6FA9CF"),
    (-0.1, "#C6DDEC"),
    (0.1, "#ECECE7"),
    (1.0, "#F6D3B8"),
    (4.0, "#E0914F"),
)
"""Upper end in hours of each band and its colour: blue gains, orange loses, told apart in every vision deficiency."""
MOST_LOST = "#B3541E"


def class_key(number: int) -> str:
    """The map class of zone ``number``."""
    return f"zone-{number}"


def zone_of_class(key: str) -> int:
    """The zone that a map class stands for."""
    return int(key.removeprefix("zone-"))


def zone_view(
    plan: ZonePlan,
    places: pd.DataFrame,
    language: Language,
    hours: Mapping[str, float | None],
    candidates: bool = False,
) -> MapView:
    """Zones as fills with a dark outline, seats as numbered badges.

    places : of `kad.access`, indexed by place_id: name, regency_code, lat, lon.
    hours : regency_code → people-weighted mean hours to the zone's seat; None unknown.
    candidates : also draw the places where a seat could stand.
    """
    names = read_table("regencies").set_index("regency_code")
    zone_of = plan.zone_of
    hover = {
        code: (names.name[code], *_hover_lines(plan, zone_of[code], hours.get(code), language)) for code in zone_of
    }
    return MapView(
        title=plan.name,
        legend_title=translate("zones_map.zone", language),
        classes=tuple(
            FillClass(class_key(zone.number), zone_label(zone, language), zone.colour, symbol=str(zone.number))
            for zone in plan.zones
        ),
        class_of={code: class_key(zone) for code, zone in zone_of.items() if zone is not None},
        labels=names.short_name.to_dict(),
        hover=hover,
        outlines=tuple(members for zone in plan.zones if (members := plan.members(zone.number))),
        seats=tuple(_seats(plan, places)),
        markers=tuple(_candidates(plan, places)) if candidates else (),
    )


def gains_view(plan: ZonePlan, gains: pd.DataFrame, places: pd.DataFrame, language: Language) -> MapView:
    """Each regency by its change of hours against a reference; seats and zone outlines stay.

    gains : of `kad.zones.metrics.gains`.
    """
    names = read_table("regencies").set_index("regency_code")
    change = gains.change_hours.dropna()
    bands = _change_classes(language)
    used = {code: _band(value) for code, value in change.items()}
    texts = {code: number(value, language, 1, signed=True) for code, value in change.items()}
    return MapView(
        title=translate("zones_map.change_title", language, plan=plan.name),
        legend_title=translate("zones_map.change", language),
        classes=bands,
        class_of=used,
        labels={code: f"{name} · {texts[code]}" if code in texts else name for code, name in names.short_name.items()},
        hover={
            code: (names.name[code], translate("zones_map.change_hours", language, hours=texts[code]))
            if code in texts
            else (names.name[code], translate("zones_map.change_unknown", language))
            for code in names.index
        },
        outlines=tuple(members for zone in plan.zones if (members := plan.members(zone.number))),
        seats=tuple(_seats(plan, places)),
    )


def zone_label(zone: Zone, language: Language) -> str:
    """The zone's own name, or "Zona n"."""
    return zone.name or translate("zones_map.zone_number", language, zone=zone.number)


def _hover_lines(plan: ZonePlan, zone: int | None, hours: float | None, language: Language) -> list[str]:
    if zone is None:
        return [translate("zones_map.unassigned", language)]
    lines = [zone_label(plan.zone(zone), language)]
    if hours is None:
        lines.append(translate("zones_map.hours_unknown", language))
    else:
        lines.append(translate("zones_map.mean_hours", language, hours=number(hours, language, 1)))
    if plan.locked or zone in plan.locked_zones:
        lines.append(translate("zones_map.locked", language))
    return lines


def _seats(plan: ZonePlan, places: pd.DataFrame) -> list[Seat]:
    return [
        Seat(f"seat-{zone.number}", str(zone.number), place["name"], (place.lat, place.lon))
        for zone in plan.zones
        if zone.seat in places.index
        for place in [places.loc[zone.seat]]
    ]


def _candidates(plan: ZonePlan, places: pd.DataFrame) -> list[Marker]:
    taken = set(plan.seats.values())
    return [
        Marker(str(place_id), place["name"], (place.lat, place.lon), "candidate")
        for place_id, place in places.iterrows()
        if place_id not in taken
    ]


def _change_classes(language: Language) -> tuple[FillClass, ...]:
    ends = [end for end, _ in CHANGE_BANDS]
    colours = [*(colour for _, colour in CHANGE_BANDS), MOST_LOST]
    written = [number(end, language, 1 if abs(end) < 1 else 0, signed=True) for end in ends]
    labels = [
        translate("zones_map.at_most", language, hours=written[0]),
        *(f"{low} … {high}" for low, high in pairwise(written)),
        translate("zones_map.more_than", language, hours=written[-1]),
    ]
    return tuple(FillClass(f"change-{i}", label, colours[i]) for i, label in enumerate(labels))


def _band(change: float) -> str:
    return f"change-{sum(change > end for end, _ in CHANGE_BANDS)}"
