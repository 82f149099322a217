"""The p-median problem without further wishes, solved exactly also for hundreds of customers.

Three steps, as in Avella, Sassano & Vasil'ev (2007, doi:10.1007/s10107-005-0700-6), each simple: an interchange
heuristic gives a good solution; a Lagrangian bound (Cornuéjols, Fisher & Nemhauser 1977) says how good, and rules out
every site and every assignment that no better solution can use; HiGHS proves the optimum of the little that is left.
"""

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kad.errors import KadError
from kad.zones.mip import Programme

Floats = NDArray[np.float64]
ROUNDS = 600
PATIENCE = 20
SLACK = 1e-7


@dataclass(frozen=True, eq=False)
class PMedian:
    """``sites`` : indices of the p open sites. ``assigned`` : site index per customer. ``objective`` : Σ weight × cost.
    ``optimal`` : proven, ``gap`` then 0."""

    sites: tuple[int, ...]
    assigned: NDArray[np.int64]
    objective: float
    optimal: bool
    gap: float
    seconds: float


class TooFewSites(KadError):
    """More offices were asked for than there are sites."""

    def __init__(self, p: int, sites: int) -> None:
        super().__init__(f"{p} offices do not fit on {sites} sites. Ask for 1 to {sites}.", n=p, sites=sites)


def p_median(costs: Floats, weights: Floats, p: int) -> PMedian:
    """The p sites that minimise Σ weightᵢ · minⱼ costᵢⱼ.

    costs : customers × sites, finite. weights : customers, not negative.
    Raises : TooFewSites.
    """
    began = time.perf_counter()
    if not 1 <= p <= costs.shape[1]:
        raise TooFewSites(p, costs.shape[1])
    weighted = costs * weights[:, None]
    sites = improved(weighted, greedy(weighted, p))
    relaxed = lagrangian_bound(weighted, p, sites)
    better = improved(weighted, relaxed.sites)
    while _cost(weighted, better) < _cost(weighted, sites) * (1 - SLACK):
        sites = better
        relaxed = lagrangian_bound(weighted, p, sites, relaxed.multipliers)
        better = improved(weighted, relaxed.sites)
    upper = _cost(weighted, sites)
    proven, gap = True, 0.0
    if upper - relaxed.bound > SLACK * max(1.0, abs(upper)):
        sites, proven, gap = _prove(weighted, p, sites, upper, relaxed.multipliers)
    order = np.array(sorted(sites))
    assigned = order[weighted[:, order].argmin(axis=1)]
    objective = float(weighted[:, order].min(axis=1).sum())
    return PMedian(tuple(map(int, order)), assigned, objective, proven, gap, time.perf_counter() - began)


def greedy(weighted: Floats, p: int) -> NDArray[np.int64]:
    """p sites, each the one that lowers the cost most."""
    sites: list[int] = []
    nearest = np.full(len(weighted), np.inf)
    for _ in range(p):
        totals = np.minimum(nearest[:, None], weighted).sum(axis=0)
        totals[sites] = np.inf
        sites.append(int(totals.argmin()))
        nearest = np.minimum(nearest, weighted[:, sites[-1]])
    return np.array(sites)


def improved(weighted: Floats, sites: NDArray[np.int64]) -> NDArray[np.int64]:
    """``sites`` after the best exchange of one open site for a closed one, again until none helps (Whitaker 1983)."""
    chosen = sites.copy()
    while (exchange := _best_exchange(weighted, chosen)) is not None:
        position, site = exchange
        chosen[position] = site
    return chosen


def _cost(weighted: Floats, sites: NDArray[np.int64]) -> float:
    return float(weighted[:, sites].min(axis=1).sum())


def _best_exchange(weighted: Floats, sites: NDArray[np.int64]) -> tuple[int, int] | None:
    """Which open site (position) to give up for which closed one, or None if no exchange helps."""
    rows = np.arange(len(weighted))
    open_costs = weighted[:, sites]
    first = open_costs.argmin(axis=1)
    nearest = open_costs[rows, first]
    open_costs[rows, first] = np.inf
    second = open_costs.min(axis=1) if len(sites) > 1 else np.full(len(weighted), np.inf)
    current = nearest.sum()
    best, change = None, -SLACK * max(1.0, abs(current))
    gain = np.maximum(nearest[:, None] - weighted, 0.0).sum(axis=0)
    for position in range(len(sites)):
        mine = first == position
        lost = (np.minimum(second[mine, None], weighted[mine]) - np.minimum(nearest[mine, None], weighted[mine])).sum(0)
        totals = lost - gain
        totals[sites] = np.inf
        site = int(totals.argmin())
        if totals[site] < change:
            best, change = (position, site), totals[site]
    return best


@dataclass(frozen=True, eq=False)
class Relaxed:
    """``bound`` : no solution costs less. ``multipliers`` give it. ``sites`` : the cheapest solution it opened."""

    bound: float
    multipliers: Floats
    sites: NDArray[np.int64]


def lagrangian_bound(weighted: Floats, p: int, sites: NDArray[np.int64], multipliers: Floats | None = None) -> Relaxed:
    """A bound on the optimum (subgradient method, Held, Wolfe & Crowder 1974).

    With multiplier λᵢ for "customer i is served": L(λ) = Σ λᵢ + the p smallest of ρⱼ = Σᵢ min(0, wᵢcᵢⱼ − λᵢ).

    sites : a solution, whose cost sets the length of the steps.
    """
    upper = _cost(weighted, sites)
    current = np.sort(weighted, axis=1)[:, min(1, weighted.shape[1] - 1)] if multipliers is None else multipliers
    best, best_multipliers, cheapest, best_sites = -np.inf, current, np.inf, sites
    step, stalled = 1.5, 0
    for _ in range(ROUNDS):
        reduced = np.minimum(weighted - current[:, None], 0.0)
        rho = reduced.sum(axis=0)
        opened = np.argpartition(rho, p - 1)[:p]
        bound = float(current.sum() + rho[opened].sum())
        if (cost := _cost(weighted, opened)) < cheapest:
            cheapest, best_sites = cost, opened
        stalled = 0 if bound - best > 1e-5 * abs(bound) else stalled + 1
        if bound > best:
            best, best_multipliers = bound, current
        direction = 1.0 - (reduced[:, opened] < 0).sum(axis=1)
        length = float(direction @ direction)
        if length == 0 or step < 1e-4 or upper - best <= SLACK * max(1.0, abs(upper)):
            break
        if stalled > PATIENCE:
            step, stalled, current = step / 2, 0, best_multipliers
        else:
            current = current + step * (upper - bound) / length * direction
    return Relaxed(best, best_multipliers, best_sites)


def _prove(
    weighted: Floats, p: int, sites: NDArray[np.int64], upper: float, multipliers: Floats
) -> tuple[NDArray[np.int64], bool, float]:
    """Rule out by reduced cost what no better solution uses, and solve the rest with HiGHS."""
    reduced = weighted - multipliers[:, None]
    rho = np.minimum(reduced, 0.0).sum(axis=0)
    order = np.sort(rho)
    bound = float(multipliers.sum() + order[:p].sum())
    room = upper - bound + SLACK * max(1.0, abs(upper))
    entry = np.maximum(rho - order[p - 1], 0.0)
    keep = np.flatnonzero(entry <= room)
    usable = np.maximum(reduced[:, keep], 0.0) + entry[keep] <= room
    programme = Programme()
    opened = programme.add_columns([0.0] * len(keep), whole=True)
    start = [float(site in set(sites.tolist())) for site in keep]
    programme.add_row(dict.fromkeys(opened, 1.0), p, p)
    nearest = sites[weighted[:, sites].argmin(axis=1)]
    for customer in range(len(weighted)):
        choices = np.flatnonzero(usable[customer])
        columns = programme.add_columns([float(weighted[customer, keep[j]]) for j in choices])
        start += [float(keep[j] == nearest[customer]) for j in choices]
        programme.add_row(dict.fromkeys(columns, 1.0), 1.0, 1.0)
        for column, j in zip(columns, choices, strict=True):
            programme.add_row({column: 1.0, opened[j]: -1.0}, high=0.0)
    answer = programme.solve(np.array(start), time_limit=600.0)
    if answer.values is None:
        return sites, answer.infeasible, 0.0 if answer.infeasible else (upper - bound) / abs(upper)
    return keep[answer.values[opened] > 0.5], answer.optimal, answer.gap
