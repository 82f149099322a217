"""The row above the zone map: which plan, what a click does, undo and redo, locks, and the zones themselves."""

from collections.abc import Callable

import streamlit as st

from kad.ui import sharing
from kad.ui.language import current as language
from kad.ui.language import t
from kad.ui.names import regency_name
from kad.ui.regency_map import Shortcut
from kad.ui.zones import desk, figures, plan_menu
from kad.ui.zones.desk import Desk
from kad.zones.map_view import class_key, zone_label
from kad.zones.plan import MOST_ZONES, ZonePlan

MODES = ("pindah", "kantor", "kunci")
"""A click moves a regency, chooses a seat, or locks a regency."""


def draw(current: Desk) -> None:
    """Draw the row."""
    plan_menu.draw(current)
    _modes()
    _palette(current.plan)
    _undo_redo(current)
    _zone_menu(current)


def active_zone(plan: ZonePlan) -> int:
    """The zone that clicks assign to."""
    chosen = st.session_state.get("zona")
    return chosen if chosen in plan.numbers else plan.numbers[0]


def shortcuts(plan: ZonePlan) -> dict[str, Shortcut]:
    """Number keys choose the zone; Ctrl+Z and Ctrl+Y step back and forth."""
    keys = {
        str(number): Shortcut(f"zone:{number}", class_key(number) if painting() else None)
        for number in plan.numbers
        if number < 10
    }
    return {**keys, "ctrl+z": Shortcut("undo"), "ctrl+y": Shortcut("redo"), "ctrl+shift+z": Shortcut("redo")}


def painting() -> bool:
    """Whether a click moves regencies."""
    return st.session_state.get("mode", MODES[0]) == "pindah"


def choosing_seats() -> bool:
    """Whether a click chooses a seat."""
    return st.session_state.get("mode") == "kantor"


def locked_regencies(plan: ZonePlan) -> list[str]:
    """Regencies that a click does not move."""
    if plan.locked:
        return list(plan.zone_of)
    return [c for c, zone in plan.assignments if c in plan.locked_regencies or zone in plan.locked_zones]


def choose_seat(plan: ZonePlan, place_id: str) -> None:
    """Put the seat of the active zone at a place; a regency clicked stands for its capital."""
    number = active_zone(plan)
    words = t("zones_page.did_seat", zone=number, place=figures.place_name(place_id))
    desk.edit(words, lambda before: before.set_seat(number, place_id))


def toggle_lock(plan: ZonePlan, code: str) -> None:
    """Hold a regency in its zone, or free it."""
    if code in plan.locked_regencies:
        desk.edit(t("zones_page.did_unlock", name=regency_name(code)), lambda before: before.unlock_regency(code))
    else:
        desk.edit(t("zones_page.did_lock", name=regency_name(code)), lambda before: before.lock_regency(code))


def press(shortcut: str) -> None:
    """Do what a key stands for."""
    if shortcut.startswith("zone:"):
        st.session_state["zona"] = int(shortcut.removeprefix("zone:"))
    elif sharing.can_edit():
        {"undo": desk.undo, "redo": desk.redo}[shortcut]()


def _modes() -> None:
    if not st.session_state.get("mode"):
        st.session_state["mode"] = MODES[0]
    st.segmented_control(
        t("zones_page.mode"), MODES, format_func=lambda mode: t(f"zones_page.mode_{mode}"), key="mode",
        label_visibility="collapsed", required=True,
    )  # fmt: skip


def _palette(plan: ZonePlan) -> None:
    st.session_state["zona"] = active_zone(plan)
    _colour_palette(plan)
    st.segmented_control(
        t("zones_page.active_zone"), plan.numbers, key="zona", label_visibility="collapsed", required=True,
        help=t("zones_page.palette_help"),
    )  # fmt: skip


def _colour_palette(plan: ZonePlan) -> None:
    """A stripe of its own colour under each number."""
    rules = "".join(
        f".st-key-zona button:nth-of-type({place}){{box-shadow:inset 0 -4px 0 {zone.colour}}}"
        for place, zone in enumerate(plan.zones, start=1)
    )
    st.html(f"<style>{rules}</style>")


def _undo_redo(current: Desk) -> None:
    state = current.state
    off = not sharing.can_edit()
    st.button(
        "", icon=":material/undo:", key="undo", help=t("zones_page.undo"), on_click=desk.undo,
        disabled=off or not (state and state.can_undo),
    )  # fmt: skip
    st.button(
        "", icon=":material/redo:", key="redo", help=t("zones_page.redo"), on_click=desk.redo,
        disabled=off or not (state and state.can_redo),
    )  # fmt: skip


def _zone_menu(current: Desk) -> None:
    plan, number = current.plan, active_zone(current.plan)
    zone = plan.zone(number)
    with st.popover(t("zones_page.zone_menu"), disabled=not current.editable):
        st.markdown(f"**{zone_label(zone, language())}**")
        _text("name", number, zone.name)
        _text("note", number, zone.note)
        _colour(number, zone.colour)
        _zone_actions(plan, number)


def _text(field: str, number: int, value: str) -> None:
    """A field of the zone that always shows what the plan says, also after undo."""
    key = f"zone_{field}_{number}"
    st.session_state[key] = value
    st.text_input(t(f"zones_page.zone_{field}"), key=key, max_chars=200, on_change=_changed, args=(field, number))


def _colour(number: int, value: str) -> None:
    key = f"zone_colour_{number}"
    st.session_state[key] = value
    st.color_picker(t("zones_page.zone_colour"), key=key, on_change=_changed, args=("colour", number))


def _changed(field: str, number: int) -> None:
    value = st.session_state[f"zone_{field}_{number}"]
    changes: dict[str, Callable[[ZonePlan], ZonePlan]] = {
        "name": lambda plan: plan.rename_zone(number, value),
        "note": lambda plan: plan.set_zone_note(number, value),
        "colour": lambda plan: plan.recolour(number, value),
    }
    desk.edit(t(f"zones_page.did_{field}", zone=number), changes[field])


def _zone_actions(plan: ZonePlan, number: int) -> None:
    zone_locked = number in plan.locked_zones
    if zone_locked:
        _action("unlock_zone", number, lambda p: p.unlock_zone(number))
    else:
        _action("lock_zone", number, lambda p: p.lock_zone(number))
    if plan.locked:
        _action("unlock_all", number, lambda p: p.unlock_all())
    else:
        _action("lock_all", number, lambda p: p.lock_all())
    if plan.seats[number]:
        _action("clear_seat", number, lambda p: p.clear_seat(number))
    if len(plan.zones) < MOST_ZONES:
        _action("add_zone", number, lambda p: p.add_zone())
    if len(plan.zones) > 1:
        _action("remove_zone", number, lambda p: p.remove_zone(number))
        others = [other for other in plan.numbers if other != number]
        into = st.selectbox(t("zones_page.merge_into"), others, key=f"merge_into_{number}")
        _action("merge", number, lambda p: p.merge(into, number))


def _action(name: str, number: int, change: Callable[[ZonePlan], ZonePlan]) -> None:
    st.button(
        t(f"zones_page.action_{name}", zone=number), key=f"{name}_{number}", width="stretch",
        on_click=desk.edit, args=(t(f"zones_page.did_{name}", zone=number), change),
    )  # fmt: skip
