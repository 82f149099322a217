"""Two planners on one plan: the second to save sees both versions and chooses; nothing is overwritten in silence."""

import streamlit as st

from kad.ui import html
from kad.ui.language import t
from kad.ui.names import regency_name
from kad.ui.zones import desk
from kad.zones.plan import ZonePlan


def draw() -> None:
    """Open the choice when there is one to make."""
    waiting: desk.Conflict | None = st.session_state.get(desk.CONFLICT)
    if waiting:
        _dialog(waiting)


def _dialog(waiting: desk.Conflict) -> None:
    @st.dialog(t("zones_page.conflict_title"), width="medium", dismissible=False)
    def choose() -> None:
        html.show(
            html.paragraph(t("zones_page.conflict", who=waiting.theirs_by)),
            html.table(
                (t("potential_page.column_regency"), t("zones_page.mine"), t("zones_page.theirs")),
                _differences(waiting.mine, waiting.theirs),
            ),
        )
        mine, theirs = st.columns(2)
        if mine.button(t("zones_page.keep_mine"), width="stretch", key="keep_mine"):
            desk.settle(keep_mine=True)
            st.rerun()
        if theirs.button(t("zones_page.keep_theirs"), width="stretch", type="primary", key="keep_theirs"):
            desk.settle(keep_mine=False)
            st.rerun()

    choose()


def _differences(mine: ZonePlan, theirs: ZonePlan) -> list[tuple[str, str, str]]:
    rows = [
        (regency_name(code), _zone(mine.zone_of[code]), _zone(theirs.zone_of[code]))
        for code in mine.zone_of
        if mine.zone_of[code] != theirs.zone_of[code]
    ]
    rows += [
        (t("zones_page.seat_of", zone=number), str(mine.seats.get(number)), str(theirs.seats.get(number)))
        for number in sorted({*mine.numbers, *theirs.numbers})
        if mine.seats.get(number) != theirs.seats.get(number)
    ]
    return rows


def _zone(number: int | None) -> str:
    return t("zones_map.unassigned") if number is None else t("zones_map.zone_number", zone=number)
