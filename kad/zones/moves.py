"""The next best step: the one move and the one change of seat that save most hours."""

from dataclasses import dataclass

import numpy as np

from kad.zones.network import Links, joining
from kad.zones.plan import ZonePlan
from kad.zones.travel import RegencyTimes


@dataclass(frozen=True)
class SingleMove:
    """Moving a regency; ``change_hours`` is the change of the province's mean hours (negative: better)."""

    regency_code: str
    from_zone: int
    to_zone: int
    change_hours: float


@dataclass(frozen=True)
class SeatChange:
    """Moving a seat within its zone; ``change_hours`` is the change of the province's mean hours."""

    zone: int
    from_place: str
    to_place: str
    change_hours: float


def single_moves(plan: ZonePlan, times: RegencyTimes, links: Links | None = None) -> list[SingleMove]:
    """Every move of one regency that saves hours, best first; seats stay where they are.

    Left out are moves that a lock refuses, that take a regency from the seat standing in it, that empty a zone, or
    whose hours are unknown. times : must hold the plan's seats.
    links : when given, moves that leave a zone in pieces joined neither by land nor by sea are left out too.
    """
    column = _seat_columns(plan, times)
    found = []
    for row, code in enumerate(times.regencies):
        origin = plan.zone_of.get(code)
        if origin is None or origin not in column or not _movable(plan, code, origin, times):
            continue
        for target in plan.numbers:
            if target == origin or target not in column or target in plan.locked_zones:
                continue
            saved = times.person_hours[row, column[target]] - times.person_hours[row, column[origin]]
            if saved < 0 and (links is None or _joined(plan.move(code, target), (origin, target), links)):
                found.append(SingleMove(code, origin, target, float(saved / times.people.sum())))
    return sorted(found, key=lambda move: move.change_hours)


def seat_changes(plan: ZonePlan, times: RegencyTimes) -> list[SeatChange]:
    """Every other seat within its own zone that saves hours, best first; members stay as they are."""
    if plan.locked:
        return []
    column, found = _seat_columns(plan, times), []
    for zone in plan.zones:
        if zone.number not in column or zone.number in plan.locked_zones:
            continue
        totals = _zone_totals(plan, zone.number, times)
        for place, total in totals.items():
            saved = total - times.person_hours[_rows(plan, zone.number, times), column[zone.number]].sum()
            if saved < 0:
                found.append(SeatChange(zone.number, str(zone.seat), place, float(saved / times.people.sum())))
    return sorted(found, key=lambda change: change.change_hours)


def best_seat(plan: ZonePlan, number: int, times: RegencyTimes) -> str | None:
    """The place within zone ``number`` with the fewest hours for its people; None if no candidate stands in it.

    Raises : UnknownZone.
    """
    plan.zone(number)
    totals = _zone_totals(plan, number, times)
    return min(totals, key=lambda place: (totals[place], place)) if totals else None


def with_best_seats(plan: ZonePlan, times: RegencyTimes) -> ZonePlan:
    """The plan with every open seat chosen in its favour: the place with the fewest hours for the zone's people."""
    for zone in plan.zones:
        if zone.seat is None and (place := best_seat(plan, zone.number, times)) is not None:
            plan = plan.set_seat(zone.number, place)
    return plan


def _seat_columns(plan: ZonePlan, times: RegencyTimes) -> dict[int, int]:
    position = {place: index for index, place in enumerate(times.places)}
    return {number: position[seat] for number, seat in plan.seats.items() if seat in position}


def _movable(plan: ZonePlan, code: str, origin: int, times: RegencyTimes) -> bool:
    if plan.locked or origin in plan.locked_zones or code in plan.locked_regencies:
        return False
    home = dict(zip(times.places, times.place_regencies, strict=True)).get(plan.seats[origin] or "")
    return home != code and len(plan.members(origin)) > 1


def _joined(plan: ZonePlan, numbers: tuple[int, ...], links: Links) -> bool:
    return all(joining(plan.members(number), links).kind != "broken" for number in numbers)


def _rows(plan: ZonePlan, number: int, times: RegencyTimes) -> list[int]:
    members = set(plan.members(number))
    return [row for row, code in enumerate(times.regencies) if code in members]


def _zone_totals(plan: ZonePlan, number: int, times: RegencyTimes) -> dict[str, float]:
    members, rows = set(plan.members(number)), _rows(plan, number, times)
    totals = {
        place: float(times.person_hours[rows, index].sum())
        for index, (place, home) in enumerate(zip(times.places, times.place_regencies, strict=True))
        if home in members
    }
    return {place: total for place, total in totals.items() if np.isfinite(total)}
