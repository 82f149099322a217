"""The figures on the page: computed once per plan and assumptions, shared by every session."""

from functools import lru_cache

import pandas as pd
import streamlit as st

from kad import access
from kad.access import Assumptions, TravelTimes
from kad.tables import read_table
from kad.ui.zones import assumptions
from kad.zones import metrics, network
from kad.zones.metrics import PlanFigures
from kad.zones.moves import with_best_seats
from kad.zones.network import Links
from kad.zones.plan import ZonePlan
from kad.zones.report import report_plan
from kad.zones.rules import Verdict, verdicts
from kad.zones.travel import RegencyTimes, regency_times


@st.cache_resource(show_spinner=False, max_entries=24)
def travel_times(given: Assumptions, extra_districts: tuple[str, ...] = ()) -> TravelTimes:
    """Hours from every village to every candidate seat."""
    return access.travel_times(given, extra_districts)


def current_travel() -> TravelTimes:
    """Under the assumptions and with the extra candidate seats chosen in this session."""
    return travel_times(assumptions.current(), assumptions.extra_districts())


def evaluate(plan: ZonePlan) -> PlanFigures:
    """Every metric of ``plan`` under this session's assumptions."""
    return _evaluate(plan, assumptions.current(), assumptions.extra_districts())


def mean_range(plan: ZonePlan) -> tuple[float | None, float | None]:
    """Mean hours under the favourable and the unfavourable end of every assumption."""
    given, extra = assumptions.current(), assumptions.extra_districts()
    low, high = (_evaluate(plan, end, extra).values["mean_hours"] for end in (given.low(), given.high()))
    return low, high


@lru_cache(maxsize=512)
def _evaluate(plan: ZonePlan, given: Assumptions, extra: tuple[str, ...]) -> PlanFigures:
    return metrics.evaluate(plan, travel_times(given, extra), report_plan())


def report_for(plan: ZonePlan) -> ZonePlan:
    """The report's plan to compare ``plan`` with.

    The report leaves the seats of two zones open. Against a plan with all its seats they are filled in the report's
    favour, so that both count the same people; against a plan with open seats it stands as printed.
    """
    return report_plan() if None in plan.seats.values() else with_seats(report_plan())


def with_seats(plan: ZonePlan) -> ZonePlan:
    """The plan with every open seat chosen in its favour, so that it can be measured on all people."""
    return with_best_seats(plan, regency_times(current_travel()))


def gains(plan: ZonePlan, reference: ZonePlan | None) -> pd.DataFrame:
    """Change of hours per regency against ``reference``; None is everyone travelling to Kupang."""
    return metrics.gains(plan, reference, current_travel())


def hours_by_regency(plan: ZonePlan) -> dict[str, float | None]:
    """regency_code → mean hours to the seat of its zone; None unknown."""
    hours = gains(plan, None).hours
    return {code: None if pd.isna(value) else float(value) for code, value in hours.items()}


def verdicts_of(plan: ZonePlan) -> list[Verdict]:
    """What the plan leaves open or does oddly."""
    return verdicts(plan, links(), read_table("regencies"), current_travel())


def links() -> Links:
    """What joins regencies: shared borders and named lines over the sea."""
    return network.current_links()


def current_times() -> RegencyTimes:
    """Hours from each regency to each candidate seat, the picked districts included."""
    return candidate_times(assumptions.current(), assumptions.extra_districts())


def candidate_times(given: Assumptions, extra_districts: tuple[str, ...]) -> RegencyTimes:
    """The same under whichever assumptions and picked districts."""
    travel = travel_times(given, extra_districts)
    return regency_times(travel, list(travel.places.index))


def place_name(place_id: str) -> str:
    """The name of a candidate seat."""
    return str(current_travel().places.loc[place_id, "name"])


def village_names() -> pd.DataFrame:
    """Indexed by village_code: name, regency_code."""
    return read_table("villages").set_index("village_code")[["name", "regency_code"]]
