"""Find a plan by what a person calls it: a file, a name in the store, or the report's."""

import json
from pathlib import Path

from kad.errors import KadError
from kad.tables import read_table
from kad.zones.errors import InvalidPlan
from kad.zones.files import read_plan
from kad.zones.plan import ZonePlan
from kad.zones.report import report_plan
from kad.zones.travel import Travel


class UnknownPlan(KadError):
    """Neither a file nor a kept plan has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no file and no kept plan called {name}.", name=name)


def find_plan(given: str | None, travel: Travel) -> ZonePlan:
    """The plan in the file ``given``, the kept plan of that name or id, or, for None, the report's.

    Raises : UnknownPlan; InvalidPlan or WrongPlanFile, the file cannot be read.
    """
    if given is None:
        return report_plan()
    file = Path(given)
    if not file.is_file():
        return _kept(given)
    content = file.read_bytes()
    if file.suffix == ".json":
        try:
            document = json.loads(content)
        except ValueError as error:
            raise InvalidPlan(str(error)) from error
        if isinstance(document, dict) and "assignments" in document:
            return ZonePlan.from_dict(document)
    codes = [str(code) for code in read_table("regencies")["regency_code"]]
    return read_plan(content, file.name, codes, [str(place) for place in travel.places.index])


def _kept(name: str) -> ZonePlan:
    from kad.store import open_store

    plans = open_store().plans
    for state in plans.all():
        if name in (state.name, state.plan_id):
            return ZonePlan.from_dict(plans.load(state.plan_id).document)
    raise UnknownPlan(name)
