"""The reader's language: from the address, kept for the session, Indonesian unless told otherwise."""

import streamlit as st

from kad.text import LANGUAGES, Language, translate

PARAMETER = "bahasa"


def current() -> Language:
    """The language of this session; ``?bahasa=en`` in the address starts it in English."""
    if PARAMETER not in st.session_state:
        asked = st.query_params.get(PARAMETER, LANGUAGES[0])
        st.session_state[PARAMETER] = asked if asked in LANGUAGES else LANGUAGES[0]
    language: Language = st.session_state[PARAMETER]
    return language


def choose(language: Language) -> None:
    """Switch the session to ``language`` and let the address say so."""
    st.session_state[PARAMETER] = language
    st.query_params[PARAMETER] = language


def t(key: str, **values: object) -> str:
    """The sentence ``key`` of the catalogue in the reader's language."""
    return translate(key, current(), **values)
