"""Three regencies small enough to work out by hand, and the committed facts."""

import pandas as pd
import pytest

from kad.cooperation.facts import Facts, load_facts
from kad.tables import read_json

FARM, INN, CITY = "53.01", "53.02", "53.03"


def frame(columns: str, *rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns.split())


@pytest.fixture
def small() -> Facts:
    """FARM grows, INN hosts visitors, CITY has no printed ranking; FARM and INN share a border, CITY lies overseas."""
    return Facts(
        regencies=frame(
            "regency_code short_name island_group cite",
            (FARM, "Farm", "Flores", "x"),
            (INN, "Inn", "Flores", "x"),
            (CITY, "City", "Timor", "x"),
        ),
        sectors=frame(
            "sector name_id name_en group",
            ("hortikultura", "Hortikultura", "Horticulture", "pertanian"),
            ("peternakan", "Peternakan", "Livestock", "pertanian"),
            ("pariwisata", "Pariwisata", "Tourism", "pariwisata"),
            ("akomodasi-makan-minum", "Akomodasi", "Lodging", "pariwisata"),
            ("angkutan", "Angkutan", "Transport", "angkutan"),
        ),
        sector_rankings=frame(
            "regency_code rank sector verbatim cite",
            (FARM, 1, "hortikultura", "hortikultura", "5.a"),
            (FARM, 2, "peternakan", "peternakan", "5.a"),
            (FARM, 3, "pariwisata", "pariwisata", "5.a"),
            (INN, 1, "akomodasi-makan-minum", "akomodasi", "5.b"),
            (INN, 2, "angkutan", "angkutan", "5.b"),
            (INN, 3, "hortikultura", "hortikultura", "5.b"),
            (CITY, 1, "angkutan", "angkutan", "5.c"),
        ),
        kpju=frame(
            "regency_code rank commodity verbatim cite",
            (FARM, 1, "tomat", "tomat", "5.a"),
            (FARM, 3, "sapi", "sapi", "5.a"),
            (INN, 1, "pondok-wisata", "pondok wisata", "5.b"),
            (INN, 3, "tomat", "tomat", "5.b"),
        ),
        prospects=frame(
            "regency_code commodity status reason verbatim cite",
            (FARM, "tomat", "potential", None, "tomat", "5.a"),
            (FARM, "sapi", "not_urgent", None, "sapi", "5.a"),
            (INN, "sapi", "potential", None, "sapi", "5.b"),
        ),
        commodities=frame(
            "commodity name_id name_en sector",
            ("tomat", "Tomat", "Tomato", "hortikultura"),
            ("sapi", "Sapi", "Cattle", "peternakan"),
            ("pondok-wisata", "Pondok wisata", "Guest house", "akomodasi-makan-minum"),
        ),
        statements=frame(
            "regency_code kind verbatim cite",
            (FARM, "issue", "angka kemiskinan tinggi", "5.a"),
            (CITY, "issue", "penduduk miskin", "5.c"),
            (FARM, "issue", "rawan banjir", "5.a"),
            (CITY, "issue", "rawan banjir", "5.c"),
        ),
        destinations=frame("destination regency_code verbatim cite", ("pantai", INN, "Pantai", "5")),
        cooperation_links=frame(
            "link_id source_code target_code kind status directed subject subject_en date affair form verbatim cite",
            ("a", FARM, INN, "agreement", "berlaku", False, "Air", "Water", "2019-06-28", "water", "ksb", None, "u1"),
            ("b", INN, FARM, "boundary", "selesai", False, "Batas", "Border", None, "boundary", None, None, "u2"),
            ("c", FARM, CITY, "supply", "usulan", True, "Sapi", "Cattle", "2021", "food", None, None, "u3"),
            ("d", CITY, "tls", "border", "berlaku", False, "Lintas", "Crossing", None, "boundary", None, None, "u4"),
            ("e", INN, None, "supply", "kebutuhan", True, "Sayur", "Greens", None, "food", None, None, "5.b"),
        ),
        sector_needs=frame(
            "sector needs_sector needs_commodity weight reason source",
            ("akomodasi-makan-minum", "hortikultura", None, 1.0, "sayur", "5.m"),
            ("angkutan", "peternakan", "sapi", 0.5, "hela", "assumed"),
        ),
        zones_proposed=frame(
            "zone regency_code verbatim cite", (1, FARM, "[1]", "8.4"), (1, INN, "[1]", "8.4"), (2, CITY, "[2]", "8.4")
        ),
        borders=frame("regency_code neighbour_code border_km", (FARM, INN, 10.0), (INN, FARM, 10.0)),
        framework=read_json("framework"),
        hours=pd.DataFrame(
            [[0.0, 4.0, 8.0], [4.0, 0.0, 8.0], [8.0, 8.0, 0.0]], index=[FARM, INN, CITY], columns=[FARM, INN, CITY]
        ),
    )


@pytest.fixture(scope="session")
def real() -> Facts:
    return load_facts()
