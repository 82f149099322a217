"""The assumptions behind the hours: shown with their sources, adjustable, their effect seen at once."""

import streamlit as st

from kad.access import PARAMETERS, Assumptions, Parameter, fit
from kad.tables import read_table
from kad.text.format import number
from kad.ui import html
from kad.ui.language import current as language
from kad.ui.language import t

SEASONS = ("dry", "west_monsoon")
WEIGHTIEST = ("wait_cap_hours", "wait_share", "road_speed_timor", "road_speed_flores", "road_speed_sumba")
"""The numbers on which the hours depend most; the others are folded away."""
VALUES = "zones.assumptions"
SLIDER_REACH = 0.5
"""How far a slider goes beyond the plausible range, as a share of the range."""


def current() -> Assumptions:
    """The assumptions of this session."""
    given: Assumptions = st.session_state.setdefault(VALUES, Assumptions())
    return given


def extra_districts() -> tuple[str, ...]:
    """Districts that the planner added to the candidate seats."""
    return tuple(st.session_state.get("calon_kecamatan", ()))


def draw() -> None:
    """Season, air, further candidate seats, every number, and how well the roads fit."""
    given = current()
    st.session_state["musim"], st.session_state["udara"] = given.season, given.use_air
    st.segmented_control(
        t("zones_page.season"), SEASONS, key="musim", required=True, on_change=_changed,
        format_func=lambda season: t(f"zones_page.season_{season}"),
    )  # fmt: skip
    st.toggle(t("zones_page.use_air"), key="udara", on_change=_changed)
    _candidates()
    st.button(t("zones_page.reset_assumptions"), on_click=_reset, disabled=given == Assumptions(), width="stretch")
    for parameter in PARAMETERS:
        if parameter.key in WEIGHTIEST:
            _slider(parameter, getattr(given, parameter.key))
    with st.expander(t("zones_page.every_assumption")):
        for parameter in PARAMETERS:
            if parameter.key not in WEIGHTIEST:
                _slider(parameter, getattr(given, parameter.key))
    _fit(given)


def _slider(parameter: Parameter, value: float) -> None:
    reach = (parameter.high - parameter.low) * SLIDER_REACH
    key = f"param_{parameter.key}"
    st.session_state[key] = float(value)
    words = t(
        "zones_page.parameter_source", low=_written(parameter.low), high=_written(parameter.high),
        default=_written(parameter.default), unit=parameter.unit,
        source=t("zones_page.assumed") if parameter.source == "assumed" else parameter.source,
    )  # fmt: skip
    st.slider(
        f"{t(parameter.text_key)} ({parameter.unit})",
        float(max(parameter.low - reach, parameter.low / 2)),
        float(parameter.high + reach),
        step=(parameter.high - parameter.low) / 20,
        key=key,
        help=f"{t(parameter.help_key)} {words}",
        on_change=_changed,
    )


def _changed() -> None:
    state = st.session_state
    numbers = {p.key: float(state[f"param_{p.key}"]) for p in PARAMETERS if f"param_{p.key}" in state}
    state[VALUES] = Assumptions(**numbers, season=state["musim"], use_air=bool(state["udara"]))


def _reset() -> None:
    st.session_state[VALUES] = Assumptions()


def _candidates() -> None:
    districts = read_table("districts").set_index("district_code")
    regencies = read_table("regencies").set_index("regency_code").short_name
    st.multiselect(
        t("zones_page.extra_seats"), districts.index, key="calon_kecamatan", help=t("zones_page.extra_seats_help"),
        format_func=lambda code: f"{districts.name[code]} · {regencies[districts.regency_code[code]]}",
    )  # fmt: skip


def _fit(given: Assumptions) -> None:
    found = fit(given)
    html.show(
        html.section(
            t("zones_page.road_fit"),
            html.paragraph(
                t(
                    "zones_page.road_fit_words",
                    facts=found.hours.n,
                    percent=number(found.hours.median_pct, language(), 0),
                    checks=found.held_out_hours.n,
                    check_percent=number(found.held_out_hours.median_pct, language(), 0),
                )
            ),
        )
    )


def _written(value: float) -> str:
    return number(value, language(), 2 if value < 2 else 0)
