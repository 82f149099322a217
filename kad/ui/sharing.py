"""Who may change things: everyone on this machine; nobody from beyond it while no sign-in is set up."""

import streamlit as st

LOCAL = ("localhost", "127.0.0.1", "::1")


def can_edit() -> bool:
    """Whether this server keeps changes. Listening beyond this machine without sign-in means view only."""
    return st.get_option("server.address") in LOCAL
