"""A small province drawn by hand, and random ones, with the interface of `kad.access.TravelTimes`."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from kad.zones.network import Links
from kad.zones.plan import ZonePlan


@dataclass(frozen=True, eq=False)
class FakeTravel:
    """Hours given as a table."""

    hours: np.ndarray
    sea_crossing: np.ndarray
    villages: pd.DataFrame
    places: pd.DataFrame


def travel_of(villages: list[tuple[str, str, float]], places: list[tuple[str, str]], hours: list[list[float]]):
    """villages : (regency, district, people); places : (place_id, regency); a way of 3 hours or more is by sea."""
    table = np.array(hours, dtype=float)
    codes = [f"v{index:04d}" for index in range(len(villages))]
    return FakeTravel(
        hours=table,
        sea_crossing=table >= 3,
        villages=pd.DataFrame(villages, columns=["regency_code", "district_code", "people"], index=codes),
        places=pd.DataFrame(
            [(name, code, -9.0, 120.0, "capital") for name, code in places],
            columns=["name", "regency_code", "lat", "lon", "kind"],
            index=[name for name, _ in places],
        ),
    )


@pytest.fixture
def travel():
    """Three regencies in a row: Kota Kupang (53.71), Kupang (53.01) and, across the sea, Rote Ndao (53.14).

    ====== ======== ====== ===== ===== =====
    code   district people 53.71 53.01 53.14
    ====== ======== ====== ===== ===== =====
    53.71  a           100   0.5   1.5   5.0
    53.71  a           100   0.5   1.0   5.0
    53.01  b            50   2.0   1.0   6.0
    53.01  c            50   1.0   2.5   6.0
    53.14  d            40   5.0   6.0   1.0
    53.14  e            10   6.0   7.0   2.0
    ====== ======== ====== ===== ===== =====
    """
    return travel_of(
        [("53.71", "a", 100), ("53.71", "a", 100), ("53.01", "b", 50), ("53.01", "c", 50),
         ("53.14", "d", 40), ("53.14", "e", 10)],
        [("53.71", "53.71"), ("53.01", "53.01"), ("53.14", "53.14")],
        [[0.5, 1.5, 5.0], [0.5, 1.0, 5.0], [2.0, 1.0, 6.0], [1.0, 2.5, 6.0], [5.0, 6.0, 1.0], [6.0, 7.0, 2.0]],
    )  # fmt: skip


@pytest.fixture
def links():
    """Kupang and its town touch; a line joins Rote to Kupang."""
    return Links(frozenset({("53.01", "53.71")}), ((("53.01", "53.14"), "Bolok–Pantai Baru"),))


@pytest.fixture
def regencies():
    """Names and island groups of the three."""
    return pd.DataFrame(
        {
            "regency_code": ["53.01", "53.14", "53.71"],
            "short_name": ["Kupang", "Rote Ndao", "Kota Kupang"],
            "capital": ["Oelamasi", "Baa", "Kupang"],
            "island_group": ["Timor", "Rote", "Timor"],
        }
    )


@pytest.fixture
def plan():
    """Zone 1: Kupang and its town, seat in the town. Zone 2: Rote Ndao, seat at home."""
    blank = ZonePlan.blank("Uji", ["53.01", "53.14", "53.71"], zones=2)
    return blank.move_many(["53.01", "53.71"], 1).move("53.14", 2).set_seat(1, "53.71").set_seat(2, "53.14")


@pytest.fixture(scope="session")
def random_province():
    """A function that draws a province by chance."""
    return draw_province


def draw_province(seed: int, regencies: int, villages_each: int = 4):
    """Regencies at random points of a square, villages about them, hours proportional to distance."""
    rng = np.random.default_rng(seed)
    centres = rng.uniform(0, 10, (regencies, 2))
    codes = [*(f"53.{index:02d}" for index in range(1, regencies)), "53.71"]
    homes = np.repeat(np.arange(regencies), villages_each)
    points = centres[homes] + rng.normal(0, 0.6, (len(homes), 2))
    hours = np.linalg.norm(points[:, None] - centres[None], axis=2)
    people = rng.integers(50, 500, len(homes))
    villages = [(codes[home], f"d{home}", float(n)) for home, n in zip(homes, people, strict=True)]
    return travel_of(villages, [(code, code) for code in codes], hours.tolist())
