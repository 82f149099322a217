"""``python -m kad``: see `kad.cli`. This file alone must be understood by every Python, to say which one is needed."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (older ones do get here)
    sys.exit("Peta KAD NTT: Python >= 3.11 dibutuhkan / needed, ini / this is " + sys.version.split()[0])

from kad.cli import main

if __name__ == "__main__":
    sys.exit(main())
