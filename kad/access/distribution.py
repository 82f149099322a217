"""How hours spread over people."""

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kad.access.geography import Floats

Grouping = Literal["regency", "district"] | None
LIMITS = (1, 2, 4, 8)
"""Hours within which the share of people is counted."""


def distribution(
    hours: Floats,
    people: Floats,
    villages: pd.DataFrame,
    by: Grouping = "regency",
    crossing: NDArray[np.bool_] | None = None,
) -> pd.DataFrame:
    """How ``hours`` spread over ``people``, per regency, per district or in all (one row, ``all``).

    hours, people, crossing : one value per row of ``villages`` (regency_code, district_code).
    Returns : indexed by regency_code, district_code or ``all``: people, mean, p50, p90, worst (hours, of those who can
    arrive; empty if nobody can), within_1, within_2, within_4, within_8 (share of all people), sea_people,
    unreachable_people.
    """
    frame = pd.DataFrame({"hours": hours, "people": people, "crossing": False if crossing is None else crossing})
    if by is None:
        return pd.DataFrame([_spread(frame)], index=pd.Index(["all"]))
    keys = villages[f"{by}_code"].to_numpy()
    rows = {key: _spread(group) for key, group in frame.groupby(keys)}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis(f"{by}_code")


def _spread(frame: pd.DataFrame) -> dict[str, float]:
    hours, people = frame["hours"].to_numpy(), frame["people"].to_numpy()
    known = np.isfinite(hours)
    total = people.sum()
    arriving = people[known].sum()
    return {
        "people": total,
        "mean": float((hours[known] * people[known]).sum() / arriving) if arriving > 0 else np.nan,
        "p50": quantile(hours[known], people[known], 0.5),
        "p90": quantile(hours[known], people[known], 0.9),
        "worst": float(hours[known].max()) if known.any() else np.nan,
        **{f"within_{limit}": float(people[hours <= limit].sum() / total) if total > 0 else np.nan for limit in LIMITS},
        "sea_people": float(people[frame["crossing"].to_numpy(dtype=bool)].sum()),
        "unreachable_people": float(people[~known].sum()),
    }


def quantile(hours: Floats, people: Floats, share: float) -> float:
    """The least hours within which ``share`` of the people arrive; NaN for nobody.

    >>> quantile(np.array([1.0, 2.0, 9.0]), np.array([5.0, 4.0, 1.0]), 0.9)
    2.0
    """
    if people.sum() <= 0:
        return float("nan")
    order = np.argsort(hours, kind="stable")
    reached = np.cumsum(people[order])
    position = int(np.searchsorted(reached, share * reached[-1] * (1 - 1e-12)))
    return float(hours[order][position])
