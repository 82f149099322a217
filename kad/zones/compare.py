"""Two to four plans side by side: every figure, who moves, who gains and who loses."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from kad.errors import KadError
from kad.zones.metrics import METRICS, PlanFigures, evaluate, gains
from kad.zones.plan import ZonePlan
from kad.zones.travel import Travel

FEWEST, MOST = 2, 4


class WrongPlanCount(KadError):
    """Two to four plans are compared."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{FEWEST} to {MOST} plans are compared, not {count}.", n=count, fewest=FEWEST, most=MOST)


@dataclass(frozen=True, eq=False)
class Comparison:
    """The first plan is what the others are measured against; columns are numbered by position, 0 the first.

    figures : per plan. table, differences : metric key × position; NaN unknown.
    movers : one row per regency and position whose zone differs: position, regency_code, from_zone, to_zone, people.
    changes : regency_code × position, change of mean hours (negative: gained), NaN unknown.
    """

    plans: tuple[ZonePlan, ...]
    figures: tuple[PlanFigures, ...]
    table: pd.DataFrame
    differences: pd.DataFrame
    movers: pd.DataFrame
    changes: pd.DataFrame


def compare(plans: Sequence[ZonePlan], travel: Travel, reference: ZonePlan | None = None) -> Comparison:
    """The plans side by side.

    reference : the plan of ``saved_vs_report``; by default the report's.
    Raises : WrongPlanCount; UnknownPlace, a seat is not among the places.
    """
    if not FEWEST <= len(plans) <= MOST:
        raise WrongPlanCount(len(plans))
    figures = tuple(evaluate(plan, travel, reference) for plan in plans)
    table = pd.DataFrame(
        {position: [shown.values[metric.key] for metric in METRICS] for position, shown in enumerate(figures)},
        index=[metric.key for metric in METRICS],
        dtype=float,
    )
    people = travel.villages.groupby("regency_code")["people"].sum()
    first = plans[0]
    movers = [
        {"position": position, **row}
        for position, plan in enumerate(plans[1:], start=1)
        for row in who_moves(first, plan, people)
    ]
    columns = ["position", "regency_code", "from_zone", "to_zone", "people"]
    return Comparison(
        plans=tuple(plans),
        figures=figures,
        table=table,
        differences=table.sub(table[0], axis=0),
        movers=pd.DataFrame(movers, columns=columns),
        changes=pd.DataFrame(
            {position: gains(plan, first, travel)["change_hours"] for position, plan in enumerate(plans)}
        ),
    )


def who_moves(before: ZonePlan, after: ZonePlan, people: "pd.Series[float]") -> list[dict[str, object]]:
    """The regencies that end up with other company, whatever the zones are numbered.

    A zone of ``before`` is the same as the one of ``after`` with which, over all zones, it shares most people; a
    regency moves when its zone is not that one. from_zone and to_zone are each plan's own numbers, None unassigned.
    """
    twin = same_zones(before, after, people)
    old, new = before.zone_of, after.zone_of
    return [
        {"regency_code": code, "from_zone": old[code], "to_zone": new.get(code), "people": float(people.get(code, 0.0))}
        for code in sorted(old)
        if twin.get(old[code] or 0) != new.get(code)
    ]


def same_zones(before: ZonePlan, after: ZonePlan, people: "pd.Series[float]") -> dict[int, int]:
    """Zone number of ``before`` → the zone of ``after`` it became: the pairing that keeps most people together.

    Zones that share nobody are no pair. Among equals the same number is preferred.
    """
    old, new = before.zone_of, after.zone_of
    shared = np.zeros((len(before.zones), len(after.zones)))
    for code in old.keys() & new.keys():
        if old[code] is not None and new[code] is not None:
            row, column = before.numbers.index(old[code] or 0), after.numbers.index(new[code] or 0)
            shared[row, column] += float(people.get(code, 0.0))
    same_number = np.equal.outer(before.numbers, after.numbers) * 1e-3
    pairs = zip(*linear_sum_assignment(shared + same_number, maximize=True), strict=True)
    return {before.numbers[i]: after.numbers[j] for i, j in pairs if shared[i, j] > 0}
