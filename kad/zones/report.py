"""The eight zones the report proposes, as a plan.

The report chooses one seat for six zones. For zone 2 it names none, and zone 3 is to be "terpusat di Kota Kupang atau
langsung di provinsi": both stay without a seat until the planner chooses, and what the report offers is kept as
`SeatOption`. "Langsung di provinsi" is the governor's office, which stands in Kota Kupang too.
"""

import re
from functools import cache

import pandas as pd

from kad.tables import read_table
from kad.zones.palette import PALETTE
from kad.zones.plan import ZonePlan
from kad.zones.travel import CAPITAL
from kad.zones.zone import SeatOption, Zone

NAME = "Usulan laporan"
AT_THE_PROVINCE = "langsung di provinsi"


@cache
def report_plan() -> ZonePlan:
    """The plan of the report (8.4), from `data/zones_proposed.csv`."""
    return plan_of_report(read_table("zones_proposed"), read_table("regencies"))


def plan_of_report(proposed: pd.DataFrame, regencies: pd.DataFrame) -> ZonePlan:
    """The report's plan from its table: a zone has a seat only where the report names exactly one.

    proposed : columns zone, regency_code, is_seat, seat_town, verbatim.
    regencies : columns regency_code, capital.
    """
    capitals = dict(zip(regencies["regency_code"], regencies["capital"], strict=True))
    zones = []
    for number, members in proposed.groupby("zone"):
        options = tuple(
            SeatOption(_place_id(str(row.regency_code), town, capitals), town or str(row.verbatim))
            for row in members[members["is_seat"].fillna(False).astype(bool)].itertuples()
            for town in _towns(row.seat_town)
        )
        seat = options[0].place_id if len(options) == 1 else None
        zone = int(str(number))
        zones.append(Zone(zone, f"Zona {zone}", PALETTE[zone - 1], seat, seat_options=() if seat else options))
    assigned = dict(zip(proposed["regency_code"], proposed["zone"], strict=True))
    codes = sorted(str(code) for code in regencies["regency_code"])
    return ZonePlan(NAME, tuple(zones), tuple((c, int(assigned[c]) if c in assigned else None) for c in codes))


def _towns(printed: object) -> list[str]:
    return [""] if pd.isna(printed) else [town.strip() for town in str(printed).split(";")]


def _place_id(regency_code: str, town: str, capitals: dict[str, str]) -> str:
    if town.casefold() == AT_THE_PROVINCE:
        return CAPITAL
    if not town or town.casefold() in (capitals[regency_code].casefold(), "kota kupang"):
        return regency_code
    return re.sub(r"[^a-z0-9]+", "-", town.casefold()).strip("-")
