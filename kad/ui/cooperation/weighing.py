"""How much each reason counts: presets and sliders, kept for the session."""

import streamlit as st

from kad.cooperation.components import COMPONENTS
from kad.cooperation.scoring import PRESETS, UnusableWeights, Weights
from kad.ui import load, sharing
from kad.ui.language import t
from kad.ui.zones.desk import actor

MOST = 6.0
STEP = 0.5
KIND = "partner_weights"


def current() -> Weights:
    """The weights in use; the defaults while all sliders stand at zero."""
    chosen = {c.key: float(st.session_state.get(_key(c.key), getattr(Weights(), c.key))) for c in COMPONENTS}
    try:
        return Weights(**chosen)
    except UnusableWeights:
        return Weights()


def menu() -> None:
    """The popover with presets, sliders and saving one's own preset."""
    with st.popover(t("cooperation_page.weights"), icon=":material/tune:"):
        saved = {preset.name: Weights.from_dict(preset.values) for preset in load.store().presets.all(KIND)}
        options = [*PRESETS, *saved]
        st.selectbox(
            t("cooperation_page.preset"), options, key="bobot", on_change=_apply, args=(saved,),
            format_func=lambda name: t(f"cooperation_page.preset_{name}") if name in PRESETS else name,
        )  # fmt: skip
        for component in COMPONENTS:
            st.session_state.setdefault(_key(component.key), getattr(Weights(), component.key))
            st.slider(t(component.name), 0.0, MOST, step=STEP, key=_key(component.key), help=t(component.formula))
        if sharing.can_edit():
            _save()


def _save() -> None:
    name = st.text_input(t("cooperation_page.preset_name"), key="nama_bobot", max_chars=40)
    if st.button(t("cooperation_page.preset_save"), disabled=not name.strip(), width="stretch"):
        load.store().presets.save(KIND, name.strip(), current().to_dict(), actor())
        st.toast(t("cooperation_page.preset_saved", name=name.strip()))


def _apply(saved: dict[str, Weights]) -> None:
    name = st.session_state["bobot"]
    for key, value in {**PRESETS, **saved}[name].to_dict().items():
        st.session_state[_key(key)] = value


def _key(component: str) -> str:
    return f"bobot_{component}"
