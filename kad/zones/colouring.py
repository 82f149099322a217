"""Colours of a plan with more zones than the palette has."""

from dataclasses import replace

from kad.zones.network import Links
from kad.zones.palette import PALETTE, colour_graph
from kad.zones.plan import ZonePlan


def recoloured(plan: ZonePlan, links: Links) -> ZonePlan:
    """The plan with colours such that zones that touch, by land or by line, differ; up to eight zones keep theirs."""
    if len(plan.zones) <= len(PALETTE):
        return plan
    neighbours: dict[int, set[int]] = {number: set() for number in plan.numbers}
    zone_of = plan.zone_of
    for one, other in links.land | {ends for ends, _ in links.sea}:
        here, there = zone_of.get(one), zone_of.get(other)
        if here is not None and there is not None and here != there:
            neighbours[here].add(there)
            neighbours[there].add(here)
    colours = colour_graph({number: frozenset(touching) for number, touching in neighbours.items()})
    return replace(plan, zones=tuple(replace(zone, colour=colours[zone.number]) for zone in plan.zones))
