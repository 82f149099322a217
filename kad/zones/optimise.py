"""The best plan possible: seats chosen and regencies assigned, with proof that no plan is better.

A p-median problem (Hakimi 1964; ReVelle & Swain 1970) whose customers are whole regencies: ``member[r][s]`` says that
regency r goes to seat s, and a seat serves at least the regency it stands in. Wishes add rows; HiGHS proves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from kad.errors import KadError
from kad.zones import constraints
from kad.zones.colouring import recoloured
from kad.zones.constraints import Siting, Wish
from kad.zones.errors import InBothLanguages, UnknownPlace, UnknownRegency, ZoneCount
from kad.zones.mip import TIME_LIMIT_SECONDS, Answer, Programme
from kad.zones.network import Links
from kad.zones.palette import PALETTE
from kad.zones.plan import MOST_ZONES, ZonePlan
from kad.zones.travel import RegencyTimes
from kad.zones.zone import Zone

TIE = 1e-7


@dataclass(frozen=True)
class Objective:
    """What to make small: mean × people-weighted mean hours + worst × hours of the farthest village + balance ×
    people of the largest zone over the mean zone. The three have different units; the weights say what one hour is
    worth."""

    mean: float = 1.0
    worst: float = 0.0
    balance: float = 0.0


@dataclass(frozen=True)
class Wishes:
    """What the planner asks.

    locks : (regency_code, zone number). together, apart : groups of regency codes. max_population_ratio : people of
    the largest zone over the mean zone. The plan's own locks always hold.
    """

    offices: int
    objective: Objective = Objective()
    keep_seats: bool = False
    locks: tuple[tuple[str, int], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    same_island_group: bool = False
    max_population_ratio: float | None = None
    contiguous: Literal["land", "sea"] | None = None


@dataclass(frozen=True)
class Optimum:
    """A plan that satisfies the wishes; ``optimal`` when it is proven that none has a smaller objective."""

    plan: ZonePlan
    objective_value: float
    optimal: bool
    gap: float
    seconds: float


class Infeasible(KadError):
    """No plan satisfies the wishes; ``clashing`` are some that cannot hold together, none of them superfluous."""

    def __init__(self, clashing: Sequence[Wish]) -> None:
        self.clashing = tuple(clashing)
        words_id = "; ".join(wish.words("id") for wish in clashing)
        words_en = "; ".join(wish.words("en") for wish in clashing)
        super().__init__(
            f"No plan satisfies all of these at once: {words_en}. Give up one of them.",
            n=len(self.clashing),
            wishes=InBothLanguages(words_id, words_en),
        )


class NotSolved(KadError):
    """The solver found no plan in the time allowed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"No plan was found within {seconds:.0f} seconds. Ask for less.", seconds=f"{seconds:.0f}")


def optimise(
    plan: ZonePlan, times: RegencyTimes, wishes: Wishes, regencies: pd.DataFrame, links: Links | None = None
) -> Optimum:
    """The best plan under the wishes; among plans equally good in worst hours or balance, one with the least mean
    hours. When time runs out before any plan is found, the one with the least mean hours and how far off it may be.
    Zone numbers, names and colours follow ``plan`` where zones overlap.

    times : its places are the candidate seats; must hold the seats that are to be kept.
    regencies : columns regency_code, short_name, island_group.
    links : needed for ``wishes.contiguous``, and to give more than eight zones colours that differ where they touch.
    Raises : Infeasible; NotSolved; ZoneCount; UnknownRegency, UnknownPlace or UnknownZone, a wish names one.
    """
    if not 1 <= wishes.offices <= MOST_ZONES:
        raise ZoneCount(wishes.offices, MOST_ZONES)
    asked = wish_list(plan, times, wishes, regencies, links)
    siting, answer = solve(times, asked, wishes.objective, wishes.offices)
    if answer.infeasible:
        raise Infeasible(clashing(times, asked, wishes.offices))
    ceiling = (wishes.objective, answer.objective)
    best, values, seconds = siting, answer.values, answer.seconds
    if values is None or (answer.optimal and wishes.objective.mean == 0):
        tied, second = solve(times, asked, Objective(), wishes.offices, None if values is None else ceiling)
        seconds += second.seconds
        if second.values is not None:
            best, values = tied, second.values
    if values is None:
        raise NotSolved(seconds)
    chosen = _plan_from(plan, best, values)
    if answer.values is None:
        answer = replace(answer, objective=objective_of(chosen, times, wishes.objective))
    shown = chosen if links is None else recoloured(chosen, links)
    return Optimum(shown, answer.objective, answer.optimal, answer.gap, seconds)


def objective_of(plan: ZonePlan, times: RegencyTimes, objective: Objective) -> float:
    """The objective of any plan; infinite while a regency or a seat is open, or a village has no way to its seat."""
    columns = [plan.seats.get(plan.zone_of.get(code) or 0) for code in times.regencies]
    if not set(columns) <= set(times.places):
        return np.inf
    rows, places = np.arange(len(columns)), [times.places.index(str(place)) for place in columns]
    people: dict[str | None, float] = {}
    for row, place in enumerate(columns):
        people[place] = people.get(place, 0.0) + float(times.people[row])
    total = float(times.people.sum())
    mean = float(times.person_hours[rows, places].sum()) / total
    worst = float(times.worst_hours[rows, places].max())
    balance = max(people.values()) * len(plan.zones) / total
    return objective.mean * mean + objective.worst * worst + objective.balance * balance


def wish_list(
    plan: ZonePlan, times: RegencyTimes, wishes: Wishes, regencies: pd.DataFrame, links: Links | None
) -> list[Wish]:
    """Everything asked, one wish each, the number of offices first."""
    names = dict(zip(regencies["regency_code"], regencies["short_name"], strict=True))
    groups = [*wishes.together, *wishes.apart, *((code,) for code, _ in wishes.locks)]
    if unknown := {code for group in groups for code in group} - set(times.regencies):
        raise UnknownRegency(unknown)
    asked = [constraints.offices(wishes.offices), *_seat_wishes(plan, times, wishes, names)]
    asked += _lock_wishes(plan, wishes, names)
    asked += [constraints.keep_together(g, ", ".join(names[c] for c in g)) for g in wishes.together]
    asked += [constraints.keep_apart(g, ", ".join(names[c] for c in g)) for g in wishes.apart]
    if wishes.same_island_group:
        islands = dict(zip(regencies["regency_code"], regencies["island_group"], strict=True))
        asked.append(constraints.same_island_group(islands))
    if wishes.max_population_ratio is not None:
        asked.append(constraints.largest_population_ratio(wishes.max_population_ratio, wishes.offices))
    if wishes.contiguous is not None and links is not None:
        asked.append(constraints.contiguous(links, by_sea=wishes.contiguous == "sea"))
    return asked


def _seat_wishes(plan: ZonePlan, times: RegencyTimes, wishes: Wishes, names: dict[str, str]) -> list[Wish]:
    found = []
    for number, seat in plan.seats.items():
        if seat is None or not (wishes.keep_seats or plan.locked or number in plan.locked_zones):
            continue
        if seat not in times.places:
            raise UnknownPlace([seat])
        home = times.place_regencies[times.places.index(seat)]
        found.append(constraints.seat_at(number, seat, names.get(seat, f"{seat} ({names[home]})")))
    return found


def _lock_wishes(plan: ZonePlan, wishes: Wishes, names: dict[str, str]) -> list[Wish]:
    zone_of = plan.zone_of
    locked = {code: zone_of[code] for code in plan.locked_regencies} | dict(wishes.locks)
    if plan.locked:
        locked = zone_of | locked
    found = [constraints.member_of(code, k, names[code]) for code, k in sorted(locked.items()) if k is not None]
    return found + [constraints.members_exactly(plan.members(number), number) for number in plan.locked_zones]


def solve(
    times: RegencyTimes,
    asked: Sequence[Wish],
    objective: Objective,
    count: int,
    ceiling: tuple[Objective, float] | None = None,
) -> tuple[Siting, Answer]:
    """The programme and its answer, rows of wishes added until the solution breaks none.

    ceiling : another objective and the value it must not exceed.
    """
    siting = _siting(times, objective, count, ceiling)
    for wish in asked:
        wish.apply(siting)
    seconds = 0.0
    while True:
        answer = siting.programme.solve(time_limit=TIME_LIMIT_SECONDS - seconds)
        seconds += answer.seconds
        values = answer.values
        if values is None or not sum(wish.cut(siting, values) for wish in asked):
            return siting, replace(answer, seconds=seconds)
        if seconds >= TIME_LIMIT_SECONDS:
            return siting, replace(answer, values=None, optimal=False, seconds=seconds)


def clashing(times: RegencyTimes, asked: Sequence[Wish], count: int) -> list[Wish]:
    """Wishes that cannot hold together such that without any one of them the rest can (deletion filter,
    Chinneck & Dravnieks 1991)."""
    kept = list(asked)
    nothing = Objective(0.0, 0.0, 0.0)
    for wish in reversed(asked):
        rest = [other for other in kept if other is not wish]
        if solve(times, rest, nothing, count)[1].infeasible:
            kept = rest
    return kept


def _siting(times: RegencyTimes, objective: Objective, count: int, ceiling: tuple[Objective, float] | None) -> Siting:
    programme = Programme()
    reachable = np.isfinite(times.person_hours)
    mean_hours = np.where(reachable, times.person_hours, 0.0) / times.people.sum()
    member = [programme.add_columns(objective.mean * row, whole=True) for row in mean_hours]
    opened = programme.add_columns([0.0] * len(times.places), whole=True)
    siting = Siting(programme, times, member, opened)
    for row, columns in enumerate(member):
        programme.add_row(dict.fromkeys(columns, 1.0), 1.0, 1.0)
        for place, column in enumerate(columns):
            programme.upper[column] = 1.0 if reachable[row, place] else 0.0
            programme.add_row({column: 1.0, opened[place]: -1.0}, high=0.0)
    for place, home in enumerate(times.place_regencies):
        programme.add_row({siting.members_of(home)[place]: 1.0, opened[place]: -1.0}, 0.0, 0.0)
    extremes = {**_worst(siting, objective, ceiling), **_balance(siting, objective, count, ceiling)}
    if ceiling is not None:
        programme.add_row(extremes, high=ceiling[1] * (1 + TIE) + TIE)
    return siting


def _worst(siting: Siting, objective: Objective, ceiling: tuple[Objective, float] | None) -> dict[int, float]:
    weight = ceiling[0].worst if ceiling else objective.worst
    if weight == 0:
        return {}
    (farthest,) = siting.programme.add_columns([objective.worst], upper=np.inf)
    hours = np.where(np.isfinite(siting.times.worst_hours), siting.times.worst_hours, 0.0)
    for row, columns in enumerate(siting.member):
        terms = {column: -float(h) for column, h in zip(columns, hours[row], strict=True)}
        siting.programme.add_row({farthest: 1.0, **terms}, low=0.0)
    return {farthest: weight}


def _balance(
    siting: Siting, objective: Objective, count: int, ceiling: tuple[Objective, float] | None
) -> dict[int, float]:
    weight = ceiling[0].balance if ceiling else objective.balance
    if weight == 0:
        return {}
    people = siting.times.people * count / siting.times.people.sum()
    least = max(1.0, float(people.max()))
    (largest,) = siting.programme.add_columns([objective.balance], lower=least, upper=np.inf)
    for place in siting.places:
        terms = {columns[place]: -float(people[row]) for row, columns in enumerate(siting.member)}
        siting.programme.add_row({largest: 1.0, **terms}, low=0.0)
    return {largest: weight}


def _plan_from(plan: ZonePlan, siting: Siting, values: NDArray[np.float64]) -> ZonePlan:
    """The solution as a plan: numbers the wishes fixed first, then those sharing most people with the old zones."""
    times = siting.times
    opened = [place for place in siting.places if values[siting.opened[place]] > 0.5]
    served = {
        place: [row for row, columns in enumerate(siting.member) if values[columns[place]] > 0.5] for place in opened
    }
    number_at = {
        place: number for number, columns in siting.zone_at.items() for place in opened if values[columns[place]] > 0.5
    }
    old = [plan.zone_of.get(code) for code in times.regencies]
    free_places = [place for place in opened if place not in number_at]
    free_numbers = [n for n in range(1, MOST_ZONES + 1) if n not in number_at.values()]
    shared = np.array(
        [[sum(times.people[r] for r in served[p] if old[r] == n) for n in free_numbers] for p in free_places]
    ).reshape(len(free_places), len(free_numbers))
    lowest_first = np.arange(len(free_numbers)) * 1e-6
    for i, j in zip(*linear_sum_assignment(shared - lowest_first, maximize=True), strict=True):
        number_at[free_places[i]] = free_numbers[j]
    known = {zone.number: zone for zone in plan.zones}
    zones = [
        replace(
            known.get(number, Zone(number, f"Zona {number}", PALETTE[(number - 1) % len(PALETTE)])),
            seat=times.places[place],
            seat_options=(),
        )
        for place, number in number_at.items()
    ]
    zone_of = {times.regencies[row]: number_at[place] for place in opened for row in served[place]}
    return replace(
        plan,
        zones=tuple(sorted(zones, key=lambda zone: zone.number)),
        assignments=tuple((code, zone_of.get(code)) for code, _ in plan.assignments),
        locked_zones=tuple(n for n in plan.locked_zones if n in number_at.values()),
    )
