"""The figures of a plan: one registry of metrics that page, export, comparison and tests all loop over.

A village goes to the seat of its own zone. In a zone without a seat, or where there is no way to the seat, its hours
are unknown: it is left out of the hours and counted in ``unknown_population``, which always stands beside them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kad.tables import read_table
from kad.zones.plan import ZonePlan
from kad.zones.report import report_plan
from kad.zones.travel import CAPITAL, Travel, place_column

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Sample:
    """What a metric sees: the villages of one zone, or of all zones, as aligned arrays.

    hours : one-way hours to the zone's seat, NaN unknown. kupang_hours, report_hours : the same villages to Kupang
    and under the report's plan. crossing : whether the way crosses the sea. zone_people : people of every zone.
    """

    people: Floats
    hours: Floats
    kupang_hours: Floats
    report_hours: Floats
    crossing: NDArray[np.bool_]
    districts: NDArray[np.str_]
    members: int
    area_km2: float
    zone_people: Floats


@dataclass(frozen=True)
class Metric:
    """A figure: ``compute`` gives a number or, when it is unknown, None.

    scope : ``zone`` for zones and the whole plan, ``plan`` for the plan only. name, formula : keys of its texts.
    version : raised whenever the formula changes.
    """

    key: str
    version: int
    unit: Literal["people", "km2", "count", "hours", "ratio"]
    scope: Literal["zone", "plan"]
    better: Literal["lower", "higher", "neither"]
    compute: Callable[[Sample], float | None]
    name: str
    formula: str


@dataclass(frozen=True)
class ZoneFigures:
    """The figures of one zone: metric key → number, None where unknown."""

    number: int
    values: dict[str, float | None]


@dataclass(frozen=True)
class PlanFigures:
    """The figures of a plan and of each of its zones, and the hours per village they rest on (NaN unknown)."""

    values: dict[str, float | None]
    zones: tuple[ZoneFigures, ...]
    village_hours: Floats

    def zone(self, number: int) -> dict[str, float | None]:
        """The figures of zone ``number``."""
        return next(zone.values for zone in self.zones if zone.number == number)


def weighted_mean(values: Floats, weights: Floats) -> float | None:
    """Σ wᵢxᵢ / Σ wᵢ over the known values; None if none is known.

    >>> weighted_mean(np.array([1.0, 4.0, np.nan]), np.array([2.0, 1.0, 5.0]))
    2.0
    """
    known = np.isfinite(values)
    total = weights[known].sum()
    return float((values[known] * weights[known]).sum() / total) if total > 0 else None


def weighted_quantile(values: Floats, weights: Floats, share: float) -> float | None:
    """The smallest value within which at least ``share`` of the weight lies; None if none is known.

    >>> weighted_quantile(np.array([1.0, 2.0, 9.0]), np.array([5.0, 4.0, 1.0]), 0.9)
    2.0
    """
    known = np.isfinite(values) & (weights > 0)
    if not known.any():
        return None
    order = np.argsort(values[known])
    ordered, running = values[known][order], np.cumsum(weights[known][order])
    position = int(np.searchsorted(running, share * running[-1] * (1 - 1e-12)))
    return float(ordered[min(position, len(ordered) - 1)])


def _worst(sample: Sample) -> float | None:
    known = sample.hours[np.isfinite(sample.hours)]
    return float(known.max()) if known.size else None


def _crossing(sample: Sample) -> float | None:
    known = np.isfinite(sample.hours)
    return float(sample.people[known & sample.crossing].sum()) if known.any() else None


def _within(limit: float) -> Callable[[Sample], float | None]:
    def share(sample: Sample) -> float | None:
        known = np.isfinite(sample.hours)
        total = sample.people[known].sum()
        return float(sample.people[known & (sample.hours <= limit)].sum() / total) if total > 0 else None

    return share


def _balance(sample: Sample) -> float | None:
    total = sample.zone_people.sum()
    return float(sample.zone_people.max() * len(sample.zone_people) / total) if total > 0 else None


METRICS: tuple[Metric, ...] = (
    Metric("population", 1, "people", "zone", "neither", lambda s: float(s.people.sum()),
           "zones.population", "zones.population_formula"),
    Metric("area_km2", 1, "km2", "zone", "neither", lambda s: s.area_km2,
           "zones.area_km2", "zones.area_km2_formula"),
    Metric("members", 1, "count", "zone", "neither", lambda s: float(s.members),
           "zones.members", "zones.members_formula"),
    Metric("districts", 1, "count", "zone", "neither", lambda s: float(len(np.unique(s.districts))),
           "zones.districts", "zones.districts_formula"),
    Metric("villages", 1, "count", "zone", "neither", lambda s: float(len(s.people)),
           "zones.villages", "zones.villages_formula"),
    Metric("mean_hours", 1, "hours", "zone", "lower", lambda s: weighted_mean(s.hours, s.people),
           "zones.mean_hours", "zones.mean_hours_formula"),
    Metric("p50_hours", 1, "hours", "zone", "lower", lambda s: weighted_quantile(s.hours, s.people, 0.5),
           "zones.p50_hours", "zones.p50_hours_formula"),
    Metric("p90_hours", 1, "hours", "zone", "lower", lambda s: weighted_quantile(s.hours, s.people, 0.9),
           "zones.p90_hours", "zones.p90_hours_formula"),
    Metric("worst_hours", 1, "hours", "zone", "lower", _worst,
           "zones.worst_hours", "zones.worst_hours_formula"),
    Metric("within_2h", 1, "ratio", "zone", "higher", _within(2),
           "zones.within_2h", "zones.within_2h_formula"),
    Metric("within_4h", 1, "ratio", "zone", "higher", _within(4),
           "zones.within_4h", "zones.within_4h_formula"),
    Metric("sea_crossing_population", 1, "people", "zone", "lower", _crossing,
           "zones.sea_crossing_population", "zones.sea_crossing_population_formula"),
    Metric("unknown_population", 1, "people", "zone", "lower",
           lambda s: float(s.people[~np.isfinite(s.hours)].sum()),
           "zones.unknown_population", "zones.unknown_population_formula"),
    Metric("saved_vs_kupang", 1, "hours", "zone", "higher",
           lambda s: weighted_mean(s.kupang_hours - s.hours, s.people),
           "zones.saved_vs_kupang", "zones.saved_vs_kupang_formula"),
    Metric("saved_vs_report", 1, "hours", "zone", "higher",
           lambda s: weighted_mean(s.report_hours - s.hours, s.people),
           "zones.saved_vs_report", "zones.saved_vs_report_formula"),
    Metric("balance", 1, "ratio", "plan", "lower", _balance,
           "zones.balance", "zones.balance_formula"),
)  # fmt: skip


def village_hours(plan: ZonePlan, travel: Travel) -> tuple[Floats, NDArray[np.bool_]]:
    """Per village, hours to the seat of its own zone (NaN unknown) and whether the way crosses the sea.

    Raises : UnknownPlace, a seat is not among the places.
    """
    codes, regency = np.unique(travel.villages["regency_code"].to_numpy(dtype=str), return_inverse=True)
    seats, zone_of = plan.seats, plan.zone_of
    columns = {number: place_column(travel, seat) for number, seat in seats.items() if seat is not None}
    column = np.array([columns.get(zone_of.get(code) or 0, -1) for code in codes])[regency]
    rows = np.arange(len(column))
    hours = travel.hours[rows, column]
    known = (column >= 0) & np.isfinite(hours)
    return np.where(known, hours, np.nan), known & travel.sea_crossing[rows, column]


def kupang_hours(travel: Travel) -> Floats:
    """Per village, hours to Kupang, where everyone travels today; NaN where there is no way."""
    hours = travel.hours[:, place_column(travel, CAPITAL)]
    return np.where(np.isfinite(hours), hours, np.nan)


def evaluate(plan: ZonePlan, travel: Travel, reference: ZonePlan | None = None) -> PlanFigures:
    """Every metric for the plan and for each of its zones. Unassigned regencies count in the plan, not in a zone.

    reference : the plan ``saved_vs_report`` compares with; by default the report's.
    Raises : UnknownPlace, a seat is not among the places.
    """
    regencies = read_table("regencies").set_index("regency_code")
    hours, crossing = village_hours(plan, travel)
    report_hours, _ = village_hours(report_plan() if reference is None else reference, travel)
    kupang = kupang_hours(travel)
    people = travel.villages["people"].to_numpy(dtype=float)
    districts = travel.villages["district_code"].to_numpy(dtype=str)
    zone_of = plan.zone_of
    area = regencies["area_km2"].to_dict()
    zone_of_village = travel.villages["regency_code"].map({c: n or 0 for c, n in zone_of.items()}).to_numpy()
    zone_people = np.array([people[zone_of_village == number].sum() for number in plan.numbers])

    def sample(rows: NDArray[np.bool_], members: tuple[str, ...]) -> Sample:
        return Sample(
            people[rows], hours[rows], kupang[rows], report_hours[rows], crossing[rows], districts[rows],
            len(members), float(sum(area.get(code, 0.0) for code in members)), zone_people,
        )  # fmt: skip

    whole = sample(np.ones(len(people), dtype=bool), tuple(zone_of))
    zones = []
    for number in plan.numbers:
        part = sample(zone_of_village == number, plan.members(number))
        zones.append(ZoneFigures(number, {m.key: m.compute(part) for m in METRICS if m.scope == "zone"}))
    return PlanFigures({m.key: m.compute(whole) for m in METRICS}, tuple(zones), hours)


def baseline(travel: Travel) -> dict[str, float | None]:
    """Mean, median, 90th percentile and worst hours if everyone travels to Kupang."""
    return hours_summary(kupang_hours(travel), travel.villages["people"].to_numpy(dtype=float))


def hours_summary(hours: Floats, people: Floats) -> dict[str, float | None]:
    """Mean, p50, p90 and worst of ``hours`` weighted by people, None where unknown."""
    known = hours[np.isfinite(hours)]
    return {
        "mean": weighted_mean(hours, people),
        "p50": weighted_quantile(hours, people, 0.5),
        "p90": weighted_quantile(hours, people, 0.9),
        "worst": float(known.max()) if known.size else None,
    }


def gains(plan: ZonePlan, reference: ZonePlan | None, travel: Travel) -> pd.DataFrame:
    """Who gains and who loses hours, per regency.

    reference : the plan compared with; None is everyone travelling to Kupang.
    Returns : indexed by regency_code: people, hours, reference_hours, change_hours (negative: hours gained), each a
    mean over the same people, those whose hours both know; NaN where nobody's are.
    """
    hours, _ = village_hours(plan, travel)
    before = kupang_hours(travel) if reference is None else village_hours(reference, travel)[0]
    both = np.isfinite(hours) & np.isfinite(before)
    people = travel.villages["people"].to_numpy(dtype=float)
    frame = pd.DataFrame(
        {
            "regency_code": travel.villages["regency_code"].to_numpy(dtype=str),
            "people": people,
            "compared": np.where(both, people, 0.0),
            "hours": np.where(both, hours, 0.0) * people,
            "reference_hours": np.where(both, before, 0.0) * people,
        }
    )
    totals = frame.groupby("regency_code").sum()
    compared = totals["compared"].where(totals["compared"] > 0)
    result = totals[["people"]].assign(
        hours=totals["hours"] / compared, reference_hours=totals["reference_hours"] / compared
    )
    return result.assign(change_hours=result["hours"] - result["reference_hours"])
