"""The way of one village to one seat, leg by leg and in words."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from scipy.sparse.csgraph import dijkstra

from kad.access.assumptions import ASSUMED, PARAMETERS, Assumptions
from kad.access.errors import NoSuchSeat, NoSuchVillage
from kad.access.geography import Indices
from kad.access.network import Network, committed_network
from kad.access.places import placed
from kad.access.weights import ROAD, Edges, edges
from kad.tables import read_table
from kad.text import Language, translate
from kad.text.format import hours as written_hours
from kad.text.format import number

Mode = Literal["access", "road", "sea", "air"]


@dataclass(frozen=True)
class Leg:
    """One stretch of a journey.

    hours : moving. wait_hours : waiting and boarding before it. km : 0 for the way to the road. line : name of the
    line, empty on land. source : where its duration comes from; assumed : no source gives it, or
    how often the line sails.
    """

    mode: Mode
    from_name: str
    to_name: str
    hours: float
    wait_hours: float
    km: float
    line: str
    vessel_class: str
    source: str
    assumed: bool


def path(given: Assumptions, village_code: str, place_id: str) -> tuple[Leg, ...]:
    """The quickest way from a village to a seat; empty if there is none.

    place_id : a place of `kad.access.places`, or any district code. The legs' hours and waits add up to
    `TravelTimes.hours`.
    Raises : NoSuchVillage, NoSuchSeat.
    """
    network = committed_network()
    seats = placed(network, () if place_id in set(read_table("seats")["place_id"]) else (place_id,))
    if place_id not in seats.index:
        raise NoSuchSeat([place_id])
    return path_on(network, given, village_code, seats.loc[place_id, "village_code"], seats.loc[place_id, "name"])


def path_on(
    network: Network, given: Assumptions, village_code: str, seat_village: str, seat_name: str
) -> tuple[Leg, ...]:
    """`path` on a given network to the village a seat stands in. Raises : NoSuchVillage."""
    if village_code not in network.villages.index:
        raise NoSuchVillage(village_code)
    start, seat = network.row(village_code), network.row(seat_village)
    open_edges = edges(network, given)
    matrix = open_edges.matrix(len(network.villages))
    hours, towards = dijkstra(matrix, directed=True, indices=seat, return_predecessors=True)
    if not np.isfinite(hours[start]):
        return ()
    stops = [start]
    while stops[-1] != seat:
        stops.append(int(towards[stops[-1]]))
    return _legs(network, given, open_edges, stops, seat_name)


def describe(legs: tuple[Leg, ...], language: Language) -> str:
    """The journey as one line: ``Seba → kapal cepat 5,0 jam + tunggu 12,5 jam → Tenau → …``."""
    if not legs:
        return translate("access.no_way", language)
    words = [legs[0].from_name]
    for leg in legs:
        if leg.mode != "access":
            words += [_spoken(leg, language), leg.to_name]
    total = sum(leg.hours + leg.wait_hours for leg in legs)
    whole = translate("access.total", language, hours=written_hours(total, language))
    return f"{' → '.join(words)}. {whole}"


def _spoken(leg: Leg, language: Language) -> str:
    means = translate(f"access.by_{leg.vessel_class or leg.mode}", language)
    duration = written_hours(leg.hours, language)
    if leg.mode == "road":
        return translate("access.ride", language, means=means, hours=duration, km=number(leg.km, language))
    slots = {"means": means, "hours": duration, "wait": written_hours(leg.wait_hours, language)}
    mark = f" ({translate('access.assumed', language)})" if leg.assumed else ""
    return translate("access.crossing", language, **slots) + mark


def _legs(network: Network, given: Assumptions, open_edges: Edges, stops: list[int], seat_name: str) -> tuple[Leg, ...]:
    start = str(network.villages["name"].iloc[stops[0]])
    legs = [Leg("access", start, start, given.access_hours, 0.0, 0.0, "", "", ASSUMED, True)]
    number_of = {ends: row for row, ends in enumerate(zip(open_edges.a.tolist(), open_edges.b.tolist(), strict=True))}
    riding: list[int] = []
    for here, there in pairwise(stops):
        edge = number_of[min(here, there), max(here, there)]
        if open_edges.line[edge] == ROAD:
            riding.append(edge)
            continue
        crossing = _crossing(network, open_edges, edge, here)
        legs += [*_ride(network, open_edges, riding, legs[-1].to_name, crossing.from_name, here), crossing]
        riding = []
    legs += _ride(network, open_edges, riding, legs[-1].to_name, seat_name, stops[-1])
    return tuple(legs)


def _crossing(network: Network, open_edges: Edges, edge: int, here: int) -> Leg:
    line = network.lines.iloc[int(open_edges.line[edge])]
    names = (line["from_name"], line["to_name"]) if line["a"] == here else (line["to_name"], line["from_name"])
    source = str(line["hours_source"])
    assumed = ASSUMED in (source, line["departures_source"])
    return Leg(
        line["mode"], names[0], names[1], float(open_edges.moving[edge]), float(open_edges.waiting[edge]),
        float(open_edges.km[edge]), str(line["name"]), str(line["vessel_class"]), source, assumed,
    )  # fmt: skip


def _ride(network: Network, open_edges: Edges, riding: list[int], start: str, end: str, at: int) -> list[Leg]:
    if not riding:
        return []
    rows: Indices = np.array(riding)
    island = str(network.villages["island"].iloc[at])
    source = next((p.source for p in PARAMETERS if p.key == f"road_speed_{island}"), ASSUMED)
    hours, km = float(open_edges.moving[rows].sum()), float(open_edges.km[rows].sum())
    return [Leg("road", start, end, hours, 0.0, km, "", "", source, source == ASSUMED)]
