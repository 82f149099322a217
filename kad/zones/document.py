"""A plan with its figures as one plain JSON document, the form scripts rely on."""

import math
from collections.abc import Sequence
from typing import Any

from kad.zones.metrics import PlanFigures, baseline, evaluate
from kad.zones.optimise import Optimum, Wishes
from kad.zones.plan import ZonePlan
from kad.zones.rules import Verdict
from kad.zones.travel import Travel
from kad.zones.zone import Zone

HOURS = {"mean": "mean_hours", "p50": "p50_hours", "p90": "p90_hours", "worst": "worst_hours"}
Values = dict[str, float | None]


def plan_document(plan: ZonePlan, travel: Travel, found: Sequence[Verdict]) -> dict[str, Any]:
    """The plan, its zones and its verdicts. Hours of people without a known seat are left out of the plan's hours;
    ``unknown_population`` says how many they are. A figure nobody knows is null."""
    figures = evaluate(plan, travel)
    return {
        "plan": {
            "name": plan.name,
            "hours": _hours(figures.values),
            "baseline_hours": {key: _rounded(value) for key, value in baseline(travel).items()},
            "population": _whole(figures.values["population"]),
            "sea_crossing_population": _whole(figures.values["sea_crossing_population"]),
            "unknown_population": _whole(figures.values["unknown_population"]),
            "saved_vs_kupang_hours": _rounded(figures.values["saved_vs_kupang"]),
            "saved_vs_report_hours": _rounded(figures.values["saved_vs_report"]),
            "balance": _rounded(figures.values["balance"]),
            "unassigned": list(plan.unassigned),
        },
        "zones": [zone_document(plan, zone, figures, travel) for zone in plan.zones],
        "verdicts": [
            {
                "rule": verdict.rule,
                "zone": verdict.zone,
                "severity": verdict.severity,
                "message": verdict.message("id"),
                "message_en": verdict.message("en"),
                "regencies": list(verdict.regencies),
            }
            for verdict in found
        ],
    }


def zone_document(plan: ZonePlan, zone: Zone, figures: PlanFigures, travel: Travel) -> dict[str, Any]:
    """One zone with its seat, members and figures."""
    values = figures.zone(zone.number)
    return {
        "zone": zone.number,
        "name": zone.name,
        "seat": _seat(zone, travel),
        "seat_options": [{"place_id": option.place_id, "wording": option.wording} for option in zone.seat_options],
        "members": list(plan.members(zone.number)),
        "population": _whole(values["population"]),
        "area_km2": _rounded(values["area_km2"]),
        "villages": _whole(values["villages"]),
        "districts": _whole(values["districts"]),
        "hours": _hours(values),
        "sea_crossing_population": _whole(values["sea_crossing_population"]),
        "unknown_population": _whole(values["unknown_population"]),
    }


def optimum_document(
    optimum: Optimum, wishes: Wishes, travel: Travel, found: Sequence[Verdict], report: ZonePlan, report_value: float
) -> dict[str, Any]:
    """The optimum's plan, what was minimised and how the report's plan compares.

    report : the report's plan with its open seats chosen in its favour. report_value : its objective, infinite if
    it does not reach every village.
    """
    above = (report_value / optimum.objective_value - 1) * 100 if optimum.objective_value > 0 else math.inf
    names = {"mean": wishes.objective.mean, "worst": wishes.objective.worst, "balance": wishes.objective.balance}
    weights = {name: weight for name, weight in names.items() if weight}
    return {
        **plan_document(optimum.plan, travel, found),
        "objective": next(iter(weights)) if len(weights) == 1 else "weighted",
        "objective_weights": weights,
        "objective_value": optimum.objective_value,
        "optimal": optimum.optimal,
        "gap": optimum.gap,
        "seconds": round(optimum.seconds, 3),
        "offices": wishes.offices,
        "against_report_pct": round(above, 2) if math.isfinite(above) else None,
        "report_seats_assumed": {str(number): seat for number, seat in report.seats.items()},
    }


def _seat(zone: Zone, travel: Travel) -> dict[str, Any] | None:
    if zone.seat is None or zone.seat not in travel.places.index:
        return None
    place = travel.places.loc[zone.seat]
    return {
        "place_id": zone.seat,
        "regency_code": str(place["regency_code"]),
        "place": str(place["name"]),
        "lat": float(place["lat"]),
        "lon": float(place["lon"]),
    }


def _hours(values: Values) -> Values:
    return {name: _rounded(values[key]) for name, key in HOURS.items()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
