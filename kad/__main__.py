"""``python -m kad``: see `kad.cli`. This file alone must be understood by every Python, to say which one is needed."""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Peta KAD NTT membutuhkan Python 3.11 atau lebih baru / needs Python 3.11 or newer: " + sys.version.split()[0]
    )

from kad.cli import main

if __name__ == "__main__":
    sys.exit(main())
