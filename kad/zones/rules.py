"""Verdicts: what a plan leaves open or does oddly, with the reason. They warn, they never block."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd

from kad.text import Language, translate
from kad.text.format import number as write_number
from kad.zones.metrics import village_hours
from kad.zones.network import Links, joining
from kad.zones.plan import ZonePlan
from kad.zones.travel import Travel
from kad.zones.zone import Zone

Rule = Literal[
    "unassigned", "empty", "no_seat", "seat_outside", "contiguous_land", "contiguous_sea", "broken", "no_way"
]
Severity = Literal["ok", "info", "warning"]
Values = Mapping[str, str | float | tuple[str, ...]]


@dataclass(frozen=True)
class Verdict:
    """One finding. ``key`` and ``values`` make its sentence; ``regencies`` are where a map should zoom."""

    rule: Rule
    zone: int | None
    severity: Severity
    key: str
    values: Values = field(default_factory=dict)
    regencies: tuple[str, ...] = ()

    def message(self, language: Language) -> str:
        """The finding as a sentence."""
        return translate(self.key, language, **{name: _written(v, language) for name, v in self.values.items()})


def verdicts(plan: ZonePlan, links: Links, regencies: pd.DataFrame, travel: Travel | None = None) -> list[Verdict]:
    """Every finding about the plan, the plan's first, then by zone.

    regencies : columns regency_code, short_name, to name them.
    travel : when given, seats are placed in their regency and villages without a way are counted.
    """
    names = dict(zip(regencies["regency_code"], regencies["short_name"], strict=True))
    found = []
    if plan.unassigned:
        listed = tuple(names[code] for code in plan.unassigned)
        values: Values = {"n": len(listed), "names": listed}
        found.append(Verdict("unassigned", None, "warning", "zones.unassigned_verdict", values, plan.unassigned))
    for zone in plan.zones:
        found += _zone_verdicts(plan, zone, links, names, travel)
    return found


def _zone_verdicts(
    plan: ZonePlan, zone: Zone, links: Links, names: Mapping[str, str], travel: Travel | None
) -> Iterator[Verdict]:
    members = plan.members(zone.number)
    if not members:
        yield Verdict("empty", zone.number, "warning", "zones.empty_verdict", {"zone": zone.number})
        return
    yield from _seat_verdicts(zone, members, names, travel)
    yield _contiguity_verdict(zone, members, links, names)
    if travel is not None and zone.seat is not None:
        yield from _no_way(plan, zone, members, travel)


def _seat_verdicts(
    zone: Zone, members: tuple[str, ...], names: Mapping[str, str], travel: Travel | None
) -> Iterator[Verdict]:
    if zone.seat is None:
        if zone.seat_options:
            wording = "” / “".join(option.wording for option in zone.seat_options)
            values: Values = {"zone": zone.number, "wording": wording}
            yield Verdict("no_seat", zone.number, "warning", "zones.seat_options_verdict", values, members)
        else:
            yield Verdict("no_seat", zone.number, "warning", "zones.no_seat_verdict", {"zone": zone.number}, members)
        return
    if travel is None or zone.seat not in travel.places.index:
        return
    place = travel.places.loc[zone.seat]
    home = str(place["regency_code"])
    if home not in members:
        values = {"zone": zone.number, "place": str(place["name"]), "regency": names.get(home, home)}
        yield Verdict("seat_outside", zone.number, "warning", "zones.seat_outside_verdict", values, (home, *members))


def _contiguity_verdict(zone: Zone, members: tuple[str, ...], links: Links, names: Mapping[str, str]) -> Verdict:
    joined = joining(members, links)
    if joined.kind == "land":
        return Verdict("contiguous_land", zone.number, "ok", "zones.land_verdict", {"zone": zone.number}, members)
    if joined.kind == "sea":
        values: Values = {"zone": zone.number, "lines": joined.lines}
        return Verdict("contiguous_sea", zone.number, "info", "zones.sea_verdict", values, members)
    apart = tuple(code for piece in joined.pieces[1:] for code in piece)
    values = {"zone": zone.number, "n": len(joined.pieces), "names": tuple(names.get(code, code) for code in apart)}
    return Verdict("broken", zone.number, "warning", "zones.broken_verdict", values, apart)


def _no_way(plan: ZonePlan, zone: Zone, members: tuple[str, ...], travel: Travel) -> Iterator[Verdict]:
    hours, _ = village_hours(plan, travel)
    codes = travel.villages["regency_code"].to_numpy(dtype=str)
    lost = np.isin(codes, members) & ~np.isfinite(hours)
    if lost.any():
        values: Values = {
            "zone": zone.number,
            "n": int(lost.sum()),
            "people": float(travel.villages["people"].to_numpy(dtype=float)[lost].sum()),
        }
        yield Verdict("no_way", zone.number, "warning", "zones.no_way_verdict", values, tuple(sorted(set(codes[lost]))))


def _written(value: str | float | tuple[str, ...], language: Language) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return value if isinstance(value, str) else write_number(value, language)
