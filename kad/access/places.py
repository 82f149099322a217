"""Candidate seats: the capitals, the towns the report names, and any district the planner picks."""

from functools import cache

import numpy as np
import pandas as pd

from kad.access.errors import NoSuchSeat
from kad.access.geography import distances_km
from kad.access.network import Network, committed_network
from kad.tables import read_table


def places(extra_districts: tuple[str, ...] = ()) -> pd.DataFrame:
    """Candidate seats.

    Returns : indexed by place_id: name, regency_code, lat, lon (degrees), kind (`capital`, `report`, `district`) and
    village_code, the village the seat stands in.
    Raises : NoSuchSeat, a code is no district.
    """
    return placed(committed_network(), tuple(sorted(set(extra_districts))))


def placed(network: Network, extra_districts: tuple[str, ...]) -> pd.DataFrame:
    """`places` on a given network."""
    seats = read_table("seats").set_index("place_id")
    columns = ["name", "regency_code", "lat", "lon", "kind", "village_code"]
    if not extra_districts:
        return seats[columns].copy()
    return pd.concat([seats[columns], _district_seats(network, extra_districts)])


def _district_seats(network: Network, codes: tuple[str, ...]) -> pd.DataFrame:
    districts = _districts()
    unknown = [code for code in codes if code not in districts.index]
    if unknown:
        raise NoSuchSeat(unknown)
    chosen = districts.loc[list(codes)].assign(kind="district")
    chosen["village_code"] = [_central_village(network, code) for code in codes]
    missing = chosen["lat"].isna()
    chosen.loc[missing, ["lat", "lon"]] = network.villages.loc[
        chosen.loc[missing, "village_code"], ["lat", "lon"]
    ].to_numpy()
    chosen.index.name = "place_id"
    return chosen


@cache
def _districts() -> pd.DataFrame:
    return read_table("districts").set_index("district_code")[["name", "regency_code", "lat", "lon"]]


def _central_village(network: Network, district_code: str) -> str:
    """The village nearest to the district's point."""
    inside = network.villages[network.villages["district_code"] == district_code]
    point = _districts().loc[[district_code], ["lat", "lon"]].to_numpy(dtype=float)
    if np.isnan(point).any():
        point = inside[["lat", "lon"]].mean().to_numpy()[None, :]
    return str(inside.index[int(distances_km(inside[["lat", "lon"]].to_numpy(), point).argmin())])
