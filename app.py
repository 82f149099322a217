"""Peta KAD NTT: the page list, theme, language and access; nothing else."""

import streamlit as st

from kad.ui import shell

page = st.navigation(shell.pages(), position="top")
shell.frame(page)
page.run()
