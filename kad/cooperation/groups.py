"""Groups of more than two: the regencies of one commodity, and the corridor of tourism."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import numpy as np

from kad.cooperation.facts import Evidence, Facts
from kad.cooperation.proximity import border_matrix, hours_matrix, island_groups, same
from kad.cooperation.ranking import commodity_strength
from kad.cooperation.tourism import attraction, tourism_evidence
from kad.errors import KadError, first_five

CLUSTERS: dict[str, tuple[str, ...]] = {
    "coffee": ("kopi",),
    "seaweed": ("rumput-laut",),
    "cattle": ("sapi",),
    "weaving": ("tenun-ikat",),
}

LEAST_ATTRACTION = 0.5
# A day's drive or sailing: further apart, two destinations are two trips.
LONGEST_STAGE_HOURS = 12.0


class NoSuchCommodity(KadError):
    """A commodity that the table does not have."""


@dataclass(frozen=True)
class Member:
    """One regency of a group: how strongly it holds what joins the group, in [0, 1], and the rows that say so."""

    regency_code: str
    strength: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Cluster:
    """The regencies that hold a commodity, strongest first.

    strength : sum over the members; the report has no volumes, so this counts evidence and not tonnes.
    cores : members joined by land borders or one island group, largest first: who can act together at once.
    """

    commodities: tuple[str, ...]
    members: tuple[Member, ...]
    strength: float
    cores: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Corridor:
    """A tourist corridor: its stops in the order of travel, with the hours between one and the next."""

    stops: tuple[Member, ...]
    stage_hours: tuple[float | None, ...]


def cluster(facts: Facts, commodities: Iterable[str]) -> Cluster:
    """The regencies that rank one of ``commodities`` in their top ten, or have it named as potential.

    Raises : NoSuchCommodity.
    """
    wanted = tuple(commodities)
    unknown = [name for name in wanted if name not in set(facts.commodities["commodity"])]
    if unknown:
        listed = first_five(unknown)
        raise NoSuchCommodity(f"{len(unknown)} commodities are unknown: {listed}.", n=len(unknown), listed=listed)
    strength = commodity_strength(facts)[list(wanted)].max(axis=1)
    members = tuple(
        Member(str(code), float(value), _commodity_rows(facts, str(code), wanted))
        for code, value in strength.sort_values(ascending=False, kind="stable").items()
        if value > 0.0
    )
    codes = tuple(member.regency_code for member in members)
    return Cluster(wanted, members, float(strength.sum()), _cores(facts, codes))


def corridors(facts: Facts) -> tuple[Corridor, ...]:
    """The tourist corridors, longest first: regencies with attraction ½ or more, joined by stages of a day.

    Each begins at the stop furthest from the others, then goes on to the nearest one left.
    """
    strength = attraction(facts)
    codes = [code for code, value in zip(facts.codes, strength, strict=True) if value >= LEAST_ATTRACTION]
    hours = hours_matrix(facts)
    near = np.where(np.isnan(hours), same(island_groups(facts), facts), hours <= LONGEST_STAGE_HOURS)
    return tuple(
        _corridor(facts, group, hours, strength) for group in _joined(facts, tuple(codes), near) if len(group) > 1
    )


def _corridor(facts: Facts, codes: tuple[str, ...], hours: np.ndarray, strength: np.ndarray) -> Corridor:
    places = [facts.place(code) for code in codes]
    distance = np.nan_to_num(hours[np.ix_(places, places)], nan=1.0)
    order = [int(distance.sum(axis=1).argmax())]
    while len(order) < len(codes):
        left = [i for i in range(len(codes)) if i not in order]
        order.append(min(left, key=lambda i: (distance[order[-1], i], codes[i])))
    stops = tuple(
        Member(codes[i], float(strength[places[i]]), tourism_evidence(facts, codes[i], codes[i])) for i in order
    )
    stages = [hours[places[a], places[b]] for a, b in pairwise(order)]
    return Corridor(stops, tuple(None if np.isnan(stage) else float(stage) for stage in stages))


def _cores(facts: Facts, codes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return _joined(facts, codes, border_matrix(facts) | same(island_groups(facts), facts))


def _joined(facts: Facts, codes: tuple[str, ...], near: np.ndarray) -> tuple[tuple[str, ...], ...]:
    network = nx.Graph()
    network.add_nodes_from(codes)
    network.add_edges_from((a, b) for a in codes for b in codes if a < b and near[facts.place(a), facts.place(b)])
    groups = (tuple(sorted(group)) for group in nx.connected_components(network))
    return tuple(sorted(groups, key=lambda group: (-len(group), group)))


def _commodity_rows(facts: Facts, code: str, commodities: tuple[str, ...]) -> tuple[Evidence, ...]:
    rows: list[Evidence] = []
    for name in commodities:
        rows += facts.rows("kpju", regency_code=code, commodity=name)
        rows += facts.rows("prospects", regency_code=code, commodity=name, status="potential")
    return tuple(rows)
