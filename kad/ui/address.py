"""What is shown, kept in the address: a link restores it, and so does coming back to the page.

A name is at once the address's parameter, the session's key and, where there is one, the widget's key.
"""

from collections.abc import Collection

import streamlit as st

KEPT = "kept_address"


def restore(name: str, default: str | None, allowed: Collection[str]) -> str | None:
    """The value of ``name``, from this session or the address; ``default`` when neither says something ``allowed``.

    Call it before the widget with that key is drawn.
    """
    kept = st.session_state.setdefault(KEPT, st.query_params.to_dict())
    if name not in st.session_state:
        value = kept.get(name)
        st.session_state[name] = value if value in allowed else default
    return st.session_state[name]


def keep(*names: str) -> None:
    """Remember the current values of ``names`` and write them, and only them, into the address."""
    kept = st.session_state[KEPT]
    kept.update({name: st.session_state.get(name) for name in names})
    shown = {name: kept[name] for name in ("bahasa", *names) if kept.get(name) is not None}
    if st.query_params.to_dict() != shown:
        st.query_params.from_dict(shown)
