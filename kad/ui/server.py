"""``python -m kad.ui.server``: `streamlit run`, told before the first visit that the pages are `app.py`'s.

Streamlit sees the folder `pages/` and, until a session has called `st.navigation`, takes its files for pages of their
own: the first visit after a start, if it went to a page's address, would show that file without the shell.
"""

import sys

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    sys.exit(main())
