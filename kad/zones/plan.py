"""`ZonePlan`: which regency belongs to which service zone, and where each zone has its seat.

A plan is a value: every change returns a new plan and leaves the old one as it was, so undo, redo, comparison and
history need nothing more than keeping the plans.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from kad.errors import first_five
from kad.zones.errors import (
    InvalidPlan,
    LockedPlan,
    LockedRegency,
    LockedZone,
    UnknownRegency,
    UnknownZone,
    ZoneCount,
)
from kad.zones.palette import next_colour
from kad.zones.zone import Zone, text_of, valid_colour, zone_from_dict

FORMAT = 1
MOST_ZONES = 22


@dataclass(frozen=True)
class ZonePlan:
    """Zones in order of number, and one (regency_code, zone number or None) for every regency, in order of code.

    A lock keeps what decides the figures: a locked regency stays in its zone; a locked zone keeps its members and
    its seat; a locked plan keeps everything. Names, colours and notes can always be changed.
    """

    name: str
    zones: tuple[Zone, ...]
    assignments: tuple[tuple[str, int | None], ...]
    locked_regencies: tuple[str, ...] = ()
    locked_zones: tuple[int, ...] = ()
    locked: bool = False
    note: str = ""

    @classmethod
    def blank(cls, name: str, regency_codes: Iterable[str], zones: int = 1) -> "ZonePlan":
        """A plan of ``zones`` empty zones with every regency unassigned.

        Raises : ZoneCount, not 1 to 22 zones.
        """
        plan = cls(name, (), tuple((code, None) for code in sorted(regency_codes)))
        if not 1 <= zones <= MOST_ZONES:
            raise ZoneCount(zones, MOST_ZONES)
        for _ in range(zones):
            plan = plan.add_zone()
        return plan

    # Reading

    @property
    def zone_of(self) -> dict[str, int | None]:
        """regency_code → zone number, None if unassigned."""
        return dict(self.assignments)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The zones' numbers."""
        return tuple(zone.number for zone in self.zones)

    @property
    def seats(self) -> dict[int, str | None]:
        """Zone number → place_id of its seat."""
        return {zone.number: zone.seat for zone in self.zones}

    @property
    def unassigned(self) -> tuple[str, ...]:
        """Codes of regencies in no zone."""
        return tuple(code for code, number in self.assignments if number is None)

    def zone(self, number: int) -> Zone:
        """The zone ``number``.

        Raises : UnknownZone, the plan has no such zone.
        """
        for zone in self.zones:
            if zone.number == number:
                return zone
        raise UnknownZone(number)

    def members(self, number: int) -> tuple[str, ...]:
        """Codes of the regencies in zone ``number``.

        Raises : UnknownZone, the plan has no such zone.
        """
        self.zone(number)
        return tuple(code for code, assigned in self.assignments if assigned == number)

    # Members

    def move(self, regency_code: str, number: int | None) -> "ZonePlan":
        """The plan with one regency moved to zone ``number``, or to none.

        Raises : UnknownRegency, UnknownZone, LockedRegency, LockedZone, LockedPlan.
        """
        return self.move_many((regency_code,), number)

    def move_many(self, regency_codes: Iterable[str], number: int | None) -> "ZonePlan":
        """The plan with several regencies moved to zone ``number``; all of them or, if one is refused, none.

        Raises : UnknownRegency, UnknownZone, LockedRegency, LockedZone, LockedPlan.
        """
        current = self.zone_of
        codes = set(regency_codes)
        if unknown := codes - current.keys():
            raise UnknownRegency(unknown)
        if number is not None:
            self.zone(number)
        moving = {code for code in codes if current[code] != number}
        if not moving:
            return self
        if held := moving & set(self.locked_regencies):
            raise LockedRegency(held)
        self._refuse_locked({number, *(current[code] for code in moving)})
        return replace(
            self, assignments=tuple((code, number if code in moving else old) for code, old in self.assignments)
        )

    # Seats

    def set_seat(self, number: int, place_id: str) -> "ZonePlan":
        """The plan with the seat of zone ``number`` at ``place_id``.

        Raises : UnknownZone, LockedZone, LockedPlan.
        """
        return self._with_seat(number, place_id)

    def clear_seat(self, number: int) -> "ZonePlan":
        """The plan with no seat chosen for zone ``number``.

        Raises : UnknownZone, LockedZone, LockedPlan.
        """
        return self._with_seat(number, None)

    # Zones

    def add_zone(self, name: str = "", colour: str | None = None) -> "ZonePlan":
        """The plan with an empty zone more, under the lowest free number.

        Raises : ZoneCount, there are 22 already; InvalidColour; LockedPlan.
        """
        self._refuse_locked(set())
        if len(self.zones) >= MOST_ZONES:
            raise ZoneCount(len(self.zones) + 1, MOST_ZONES)
        number = next(n for n in range(1, MOST_ZONES + 1) if n not in self.numbers)
        colour = valid_colour(colour or next_colour(zone.colour for zone in self.zones))
        return replace(self, zones=_by_number([*self.zones, Zone(number, name, colour)]))

    def remove_zone(self, number: int) -> "ZonePlan":
        """The plan without zone ``number``; its regencies are then unassigned.

        Raises : UnknownZone; ZoneCount, it is the last one; LockedRegency, LockedZone, LockedPlan.
        """
        if len(self.zones) == 1:
            raise ZoneCount(0, MOST_ZONES)
        emptied = self.move_many(self.members(number), None)
        emptied._refuse_locked({number})
        return replace(emptied, zones=tuple(zone for zone in emptied.zones if zone.number != number))

    def merge(self, into: int, absorbed: int) -> "ZonePlan":
        """The plan with the regencies of ``absorbed`` in zone ``into``, which keeps its seat.

        Raises : UnknownZone, LockedRegency, LockedZone, LockedPlan.
        """
        if into == absorbed:
            self.zone(into)
            return self
        return self.move_many(self.members(absorbed), into).remove_zone(absorbed)

    def rename_zone(self, number: int, name: str) -> "ZonePlan":
        """The plan with zone ``number`` named ``name``. Raises : UnknownZone."""
        return self._with_zone(replace(self.zone(number), name=name))

    def recolour(self, number: int, colour: str) -> "ZonePlan":
        """The plan with zone ``number`` in ``colour`` (#RRGGBB). Raises : UnknownZone, InvalidColour."""
        return self._with_zone(replace(self.zone(number), colour=valid_colour(colour)))

    def set_zone_note(self, number: int, note: str) -> "ZonePlan":
        """The plan with a note on zone ``number``. Raises : UnknownZone."""
        return self._with_zone(replace(self.zone(number), note=note))

    # Plan

    def rename(self, name: str) -> "ZonePlan":
        """The plan under another name."""
        return replace(self, name=name)

    def set_note(self, note: str) -> "ZonePlan":
        """The plan with a note."""
        return replace(self, note=note)

    # Locks

    def lock_regency(self, regency_code: str) -> "ZonePlan":
        """The plan with a regency held in its zone. Raises : UnknownRegency."""
        if regency_code not in self.zone_of:
            raise UnknownRegency([regency_code])
        return replace(self, locked_regencies=tuple(sorted({*self.locked_regencies, regency_code})))

    def unlock_regency(self, regency_code: str) -> "ZonePlan":
        """The plan with a regency free to move."""
        return replace(self, locked_regencies=tuple(code for code in self.locked_regencies if code != regency_code))

    def lock_zone(self, number: int) -> "ZonePlan":
        """The plan with a zone's members and seat held. Raises : UnknownZone."""
        return replace(self, locked_zones=tuple(sorted({*self.locked_zones, self.zone(number).number})))

    def unlock_zone(self, number: int) -> "ZonePlan":
        """The plan with a zone free to change."""
        return replace(self, locked_zones=tuple(n for n in self.locked_zones if n != number))

    def lock_all(self) -> "ZonePlan":
        """The plan with every member and seat held."""
        return replace(self, locked=True)

    def unlock_all(self) -> "ZonePlan":
        """The plan without any lock: on the plan, on zones or on regencies."""
        return replace(self, locked=False, locked_zones=(), locked_regencies=())

    # Plain JSON

    def to_dict(self) -> dict[str, Any]:
        """The plan as plain JSON values; `from_dict` gives back an equal plan."""
        return {
            "format": FORMAT,
            "name": self.name,
            "note": self.note,
            "zones": [{**asdict(z), "seat_options": [asdict(o) for o in z.seat_options]} for z in self.zones],
            "assignments": dict(self.assignments),
            "locked_regencies": list(self.locked_regencies),
            "locked_zones": list(self.locked_zones),
            "locked": self.locked,
        }

    @classmethod
    def from_dict(cls, document: object) -> "ZonePlan":
        """The plan a document of `to_dict` holds.

        Raises : InvalidPlan, the document is not one, is of a later format or contradicts itself.
        """
        try:
            return _read(document)
        except InvalidPlan:
            raise
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise InvalidPlan(f"{type(error).__name__} {error}") from error

    def _with_seat(self, number: int, place_id: str | None) -> "ZonePlan":
        zone = self.zone(number)
        if zone.seat == place_id:
            return self
        self._refuse_locked({number})
        return self._with_zone(replace(zone, seat=place_id))

    def _with_zone(self, changed: Zone) -> "ZonePlan":
        return replace(self, zones=tuple(changed if z.number == changed.number else z for z in self.zones))

    def _refuse_locked(self, numbers: set[int | None]) -> None:
        if self.locked:
            raise LockedPlan
        for number in self.locked_zones:
            if number in numbers:
                raise LockedZone(number)


def _by_number(zones: Sequence[Zone]) -> tuple[Zone, ...]:
    return tuple(sorted(zones, key=lambda zone: zone.number))


def _read(document: Any) -> ZonePlan:
    if document["format"] != FORMAT:
        raise InvalidPlan(f"format {document['format']} is not {FORMAT}")
    plan = ZonePlan(
        name=text_of(document["name"]),
        zones=_by_number([zone_from_dict(zone) for zone in document["zones"]]),
        assignments=tuple(sorted(document["assignments"].items())),
        locked_regencies=tuple(document["locked_regencies"]),
        locked_zones=tuple(document["locked_zones"]),
        locked=document["locked"] is True,
        note=text_of(document["note"]),
    )
    numbers = set(plan.numbers)
    if len(numbers) != len(plan.zones) or not numbers <= set(range(1, MOST_ZONES + 1)) or not numbers:
        raise InvalidPlan(f"zone numbers must be different and from 1 to {MOST_ZONES}")
    if strangers := {number for _, number in plan.assignments} - numbers - {None}:
        raise InvalidPlan(f"regencies are assigned to zones it lacks: {first_five(strangers)}")
    if not {*plan.locked_zones} <= numbers or not {*plan.locked_regencies} <= plan.zone_of.keys():
        raise InvalidPlan("a lock names a zone or a regency it lacks")
    return plan
