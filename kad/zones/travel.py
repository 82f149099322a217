"""Travel times as the zones need them: per village for figures, per regency for choosing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kad.zones.errors import UnknownPlace

CAPITAL = "53.71"


class Travel(Protocol):
    """What the zones ask of `kad.access.TravelTimes`: one-way hours from every village to every place."""

    @property
    def hours(self) -> NDArray[np.float64]:
        """Villages × places, hours door to seat; not finite where there is no way."""

    @property
    def sea_crossing(self) -> NDArray[np.bool_]:
        """Villages × places, True where the way crosses the sea."""

    @property
    def villages(self) -> pd.DataFrame:
        """Indexed by village_code: regency_code, district_code, people."""

    @property
    def places(self) -> pd.DataFrame:
        """Indexed by place_id: name, regency_code, lat, lon, kind."""


@dataclass(frozen=True, eq=False)
class RegencyTimes:
    """Hours from whole regencies to candidate seats.

    regencies : R codes. places : S place_ids, standing in place_regencies.
    people : R. person_hours : R × S, people × hours summed over the villages. worst_hours : R × S, the farthest
    village. Both are infinite where a village has no way to the place.
    """

    regencies: tuple[str, ...]
    places: tuple[str, ...]
    place_regencies: tuple[str, ...]
    people: NDArray[np.float64]
    person_hours: NDArray[np.float64]
    worst_hours: NDArray[np.float64]


def place_column(travel: Travel, place_id: str) -> int:
    """Column of ``place_id`` in ``travel.hours``. Raises : UnknownPlace."""
    try:
        return int(travel.places.index.get_loc(place_id))
    except KeyError:
        raise UnknownPlace([place_id]) from None


def regency_times(travel: Travel, candidates: Collection[str] | None = None) -> RegencyTimes:
    """Hours from each regency to each candidate seat.

    A village with no way to any candidate counts nowhere, since no choice could help it.

    candidates : place_ids; by default the capitals and the towns the report names.
    Raises : UnknownPlace, a candidate is not a place.
    """
    chosen = default_candidates(travel) if candidates is None else sorted(set(candidates))
    columns = [place_column(travel, place_id) for place_id in chosen]
    hours = np.where(np.isfinite(travel.hours[:, columns]), travel.hours[:, columns], np.inf)
    helped = np.isfinite(hours).any(axis=1)
    codes, order = np.unique(travel.villages["regency_code"].to_numpy(dtype=str)[helped], return_inverse=True)
    people = travel.villages["people"].to_numpy(dtype=float)[helped]
    person_hours = np.zeros((len(codes), len(columns)))
    np.add.at(person_hours, order, hours[helped] * people[:, None])
    worst = np.zeros_like(person_hours)
    np.maximum.at(worst, order, hours[helped])
    return RegencyTimes(
        regencies=tuple(str(code) for code in codes),
        places=tuple(chosen),
        place_regencies=tuple(travel.places.loc[chosen, "regency_code"].astype(str)),
        people=np.bincount(order, weights=people, minlength=len(codes)).astype(np.float64),
        person_hours=person_hours,
        worst_hours=worst,
    )


def default_candidates(travel: Travel) -> Sequence[str]:
    """The capitals and the towns the report names as seats."""
    kinds = travel.places["kind"]
    return [str(place_id) for place_id in travel.places.index[kinds.isin(["capital", "report"])]]
