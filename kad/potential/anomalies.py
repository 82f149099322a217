"""Which rows rest on words that the report garbles."""

import pandas as pd

from kad.tables import read_table


def anomalies_of(row: pd.Series) -> pd.DataFrame:
    """The rows of `anomalies.csv` printed at the same place as ``row`` and within its words, or around them.

    row : of any table with ``verbatim`` and ``cite``.
    """
    anomalies = read_table("anomalies")
    here = anomalies[anomalies.place == row.cite]
    words = _plain(row.verbatim)
    return here[[_plain(printed) in words or words in _plain(printed) for printed in here.printed]]


def _plain(text: object) -> str:
    return " ".join(str(text).casefold().split())
