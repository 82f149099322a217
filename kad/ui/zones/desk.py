"""The plan on the desk: opened from the store, changed by one action at a time, each kept before the page says so.

The report's own plan is no draft: the first change to it starts a new one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from kad.errors import KadError
from kad.store import EditConflict, PlanState
from kad.ui import address, load, sharing
from kad.ui.language import t
from kad.zones.plan import ZonePlan
from kad.zones.report import report_plan

PLAN = "rencana"
REPORT = "laporan"
SHOWN = "zones.shown"
CONFLICT = "zones.conflict"
OPEN_NEXT = "zones.open_next"
"""A plan to open at the next run, when the chooser has been drawn already."""


@dataclass(frozen=True)
class Desk:
    """What lies on the desk. ``state`` is None for the report's plan, which nobody owns."""

    plan: ZonePlan
    state: PlanState | None

    @property
    def editable(self) -> bool:
        """Whether a change is kept here or, for the report's plan, starts a draft."""
        return sharing.can_edit() and (self.state is None or self.state.status == "draft")

    @property
    def saved_at(self) -> datetime | None:
        return self.state.updated_at if self.state else None


@dataclass(frozen=True)
class Conflict:
    """Somebody else's version was kept first; mine waits for a decision."""

    mine: ZonePlan
    theirs: ZonePlan
    action: str
    theirs_by: str


def opened() -> Desk:
    """The plan that the address or the session names; the report's when there is none such."""
    known = {state.plan_id: state for state in load.store().plans.all(include_archived=True)}
    if OPEN_NEXT in st.session_state:
        st.session_state[PLAN] = st.session_state.pop(OPEN_NEXT)
    plan_id = address.restore(PLAN, REPORT, [REPORT, *known])
    state = known.get(plan_id or REPORT)
    if state is None:
        return Desk(report_plan(), None)
    st.session_state[SHOWN] = state
    return Desk(ZonePlan.from_dict(state.document).rename(state.name), state)


def plan_named(plan_id: str) -> ZonePlan:
    """The kept plan ``plan_id``, or the report's."""
    if plan_id == REPORT:
        return report_plan()
    state = load.store().plans.load(plan_id)
    return ZonePlan.from_dict(state.document).rename(state.name)


def open_plan(plan_id: str) -> None:
    """Lay another plan on the desk."""
    st.session_state[PLAN] = plan_id


def edit(action: str, change: Callable[[ZonePlan], ZonePlan]) -> None:
    """Apply ``change`` and keep the result; a refusal is said, a version kept meanwhile by another is shown."""
    shown: PlanState | None = st.session_state.get(SHOWN)
    try:
        if shown is None or st.session_state[PLAN] == REPORT:
            _start_draft(action, change)
            return
        after = change(ZonePlan.from_dict(shown.document))
        st.session_state[SHOWN] = load.store().plans.save(
            shown.plan_id, shown.revision, after.to_dict(), action, actor()
        )
    except EditConflict as conflict:
        theirs = ZonePlan.from_dict(conflict.theirs)
        st.session_state[CONFLICT] = Conflict(ZonePlan.from_dict(conflict.mine), theirs, action, conflict.actor)
    except KadError as error:
        say(error)


def replace_with(plan: ZonePlan, action: str) -> None:
    """Keep a whole new plan in place of the one on the desk, e.g. an accepted optimum; undo brings the old one back."""
    edit(action, lambda before: _under_name(plan, before.name))


def undo() -> None:
    """One step back."""
    _step("undo")


def redo() -> None:
    """One step forward again."""
    _step("redo")


def settle(keep_mine: bool) -> None:
    """Decide the open conflict: keep mine as a further step on theirs, or leave theirs."""
    conflict = st.session_state.pop(CONFLICT)
    if keep_mine:
        plan_id, plans = st.session_state[PLAN], load.store().plans
        mine = conflict.mine.to_dict()
        attempt(lambda: plans.save(plan_id, plans.load(plan_id).revision, mine, conflict.action, actor()))


def actor() -> str:
    """Who is at work, as they named themselves."""
    return st.session_state.get("nama") or t("zones_page.nameless")


def attempt(change: Callable[[], object]) -> None:
    """Make a change; a refusal, such as a plan published by another meanwhile, is said instead of breaking the page."""
    try:
        change()
    except KadError as error:
        say(error)


def say(error: KadError) -> None:
    """Show an error in the reader's language without stopping the page."""
    st.toast(t(error.key, **error.values), icon=":material/error:")


def _start_draft(action: str, change: Callable[[ZonePlan], ZonePlan]) -> None:
    plan = change(report_plan())
    if plan == report_plan():
        return
    plans = load.store().plans
    taken = {state.name for state in plans.all()}
    number = next(n for n in range(1, len(taken) + 2) if t("zones_page.draft_name", number=n) not in taken)
    name = t("zones_page.draft_name", number=number)
    state = plans.create(name, report_plan().rename(name).to_dict(), actor())
    plans.save(state.plan_id, state.revision, plan.rename(name).to_dict(), action, actor())
    open_plan(state.plan_id)


def _under_name(plan: ZonePlan, name: str) -> ZonePlan:
    return plan.rename(name)


def _step(direction: str) -> None:
    plan_id = st.session_state[PLAN]
    if plan_id != REPORT:
        plans = load.store().plans
        step = plans.undo if direction == "undo" else plans.redo
        attempt(lambda: step(plan_id, actor()))
