"""Which rows rest on words that the report garbles."""

from collections import defaultdict
from functools import cache

import pandas as pd

from kad.tables import read_table


def anomalies_of(row: pd.Series) -> pd.DataFrame:
    """The rows of `anomalies.csv` printed at the same place as ``row`` and within its words, or around them.

    row : of any table with ``verbatim`` and ``cite``.
    """
    words = plain(row.verbatim)
    found = [index for index, printed in _printed_at()[row.cite] if printed in words or words in printed]
    return read_table("anomalies").loc[found]


def plain(text: object) -> str:
    """``text`` without regard to capitals and line breaks.

    >>> plain("Padi  Sawah")
    'padi sawah'
    """
    return " ".join(str(text).casefold().split())


@cache
def _printed_at() -> dict[str, list[tuple[int, str]]]:
    """Place → (row, words as printed) of its anomalies."""
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, place, printed in read_table("anomalies")[["place", "printed"]].itertuples():
        places[place].append((index, plain(printed)))
    return places
