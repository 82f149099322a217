"""How low the hours can go with 1, 2, 3 … offices."""

from dataclasses import dataclass

from kad.zones import constraints
from kad.zones.optimise import Objective, solve
from kad.zones.plan import MOST_ZONES
from kad.zones.travel import RegencyTimes


@dataclass(frozen=True)
class FrontierPoint:
    """The least mean hours and, by another plan, the least worst hours with at most so many offices.

    None when no plan with so few offices reaches every village. ``optimal`` : both are proven.
    """

    offices: int
    mean_hours: float | None
    worst_hours: float | None
    optimal: bool


def frontier(times: RegencyTimes, most: int = MOST_ZONES) -> list[FrontierPoint]:
    """The curve for 1 to ``most`` offices. With at most n offices: one more never makes hours rise."""
    points: list[FrontierPoint] = []
    for count in range(1, min(most, len(set(times.place_regencies))) + 1):
        mean, mean_optimal = _least(times, count, Objective())
        worst, worst_optimal = _least(times, count, Objective(mean=0.0, worst=1.0))
        if points:
            mean = _lower(points[-1].mean_hours, mean)
            worst = _lower(points[-1].worst_hours, worst)
            mean_optimal = mean_optimal and points[-1].optimal
        points.append(FrontierPoint(count, mean, worst, mean_optimal and worst_optimal))
    return points


def _least(times: RegencyTimes, count: int, objective: Objective) -> tuple[float | None, bool]:
    _, answer = solve(times, [constraints.offices(count)], objective, count)
    return (None if answer.values is None else answer.objective), answer.optimal or answer.infeasible


def _lower(before: float | None, now: float | None) -> float | None:
    known = [value for value in (before, now) if value is not None]
    return min(known) if known else None
