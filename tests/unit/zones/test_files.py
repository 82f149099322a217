"""Plans in and out of files; a wrong file says which rows and why."""

import json

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kad.cli import sentence
from kad.errors import KadError
from kad.zones.files import COLUMNS, WrongPlanFile, read_plan, to_csv
from kad.zones.metrics import evaluate
from kad.zones.palette import PALETTE
from kad.zones.plan import ZonePlan
from kad.zones.workbook import to_geojson, to_xlsx
from kad.zones.zone import Zone

CODES = ["53.01", "53.10", "53.14", "53.71"]
HOMES = {**{code: code for code in CODES}, "adonara": "53.14"}


def read(content, filename="Uji.csv"):
    data = content if isinstance(content, bytes) else content.encode()
    return read_plan(data, filename, CODES, HOMES)


@st.composite
def plans(draw):
    """Any plan without empty zones, colours by number: what a table can hold."""
    zone_of = draw(st.fixed_dictionaries({code: st.one_of(st.none(), st.integers(1, 22)) for code in CODES}))
    zone_of[draw(st.sampled_from(CODES))] = draw(st.integers(1, 22))
    zones = tuple(
        Zone(n, f"Zona {n}", PALETTE[(n - 1) % 8], draw(st.one_of(st.none(), st.sampled_from(sorted(HOMES)))))
        for n in sorted({n for n in zone_of.values() if n})
    )
    return ZonePlan("Uji", zones, tuple(sorted(zone_of.items())))


@given(plans())
def test_a_table_gives_back_the_plan_it_was_made_from(plan):
    assert read(to_csv(plan, HOMES)) == plan


@settings(max_examples=15, deadline=None)
@given(plan=plans())
def test_a_workbook_gives_back_the_plan_it_was_made_from(plan, random_province):
    travel = random_province(0, 3)
    figures = evaluate(ZonePlan.blank("Uji", CODES), travel, ZonePlan.blank("Uji", CODES))
    assert read(to_xlsx(plan, figures, HOMES, "id"), "Uji.xlsx") == plan


def test_geojson_gives_back_zones_dissolved(plan, travel):
    squares = gpd.GeoDataFrame(
        geometry=[shapely.box(0, 0, 1, 1), shapely.box(5, 0, 6, 1), shapely.box(1, 0, 2, 1)],
        index=["53.01", "53.14", "53.71"],
        crs=4326,
    )
    text = to_geojson(plan, squares, evaluate(plan, travel, plan))
    first = json.loads(text)["features"][0]
    assert shapely.from_geojson(json.dumps(first["geometry"])).equals(shapely.box(0, 0, 2, 1))
    assert first["properties"]["population"] == 300
    again = read_plan(text.encode(), "Uji.geojson", plan.zone_of, travel.places.index)
    assert (again.zone_of, again.seats) == (plan.zone_of, plan.seats)


def test_every_faulty_row_is_named_with_its_reason():
    table = (
        "regency_code,zone,is_seat,seat_place\n53.99,1,true,\n53.01,23,false,\n53.14,1,maybe,\n53.71,2,true,atlantis\n"
        "53.01,1,false,\n,,,\n53.10,,true,\n"
    )
    with pytest.raises(WrongPlanFile) as raised:
        read(table)
    assert [(fault.row, fault.key) for fault in raised.value.faults] == [
        (2, "zones.fault_regency"),
        (3, "zones.fault_zone"),
        (4, "zones.fault_is_seat"),
        (5, "zones.fault_place"),
        (6, "zones.fault_twice"),
        (8, "zones.fault_seat_without_zone"),
    ]
    assert "baris 2" in sentence(raised.value, "id")
    assert "(+1)" in str(raised.value)


def test_a_zone_with_two_seats_is_refused():
    with pytest.raises(WrongPlanFile, match="row 3: zone 1 already has another seat in row 2"):
        read("regency_code,zone,is_seat\n53.01,1,true\n53.14,1,true\n")


@pytest.mark.parametrize(
    ("content", "filename", "words"),
    [
        (b"a,b\n1,2\n", "x.csv", "columns are missing"),
        (b"", "x.csv", "columns are missing"),
        (b"\xff\xfe", "x.csv", "UTF-8"),
        (b"regency_code,zone,is_seat\n53.01,,false\n", "x.csv", "no regency is in any zone"),
        (b"regency_code,zone,is_seat\n53.01," + b"9" * 5000 + b",false\n", "x.csv", "not a number"),
        (b"PK\x03\x04", "x.xlsx", "XLSX"),
        (b"{}", "x.geojson", "GeoJSON"),
        (b"[" * 100_000, "x.geojson", "GeoJSON"),
        (b"x", "x.docx", "docx"),
        (b"x" * 5_000_001, "x.csv", "5 MB"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(content, filename, words):
    with pytest.raises(WrongPlanFile, match=words):
        read(content, filename)


def test_a_code_whose_last_zero_a_spreadsheet_dropped_is_understood():
    assert read("regency_code,zone,is_seat\n53.1,4,true\n").seats == {4: "53.10"}


cells = st.one_of(st.sampled_from(["", "1", "true", "53.01", "53.71", "adonara"]), st.text(max_size=6))


@given(st.lists(st.lists(cells, max_size=5), max_size=6), st.booleans())
def test_no_table_ever_fails_otherwise_than_in_words(rows, with_header):
    lines = [",".join(COLUMNS)] * with_header + [",".join(row) for row in rows]
    try:
        plan = read("\n".join(lines).encode("utf-8", "surrogatepass"))
    except KadError:
        return
    assert read(to_csv(plan, HOMES)).zone_of == plan.zone_of


@given(st.binary(max_size=200), st.sampled_from(["csv", "geojson", "xlsx", "json", ""]))
def test_no_bytes_ever_fail_otherwise_than_in_words(content, ending):
    with pytest.raises(KadError):
        read(content, f"x.{ending}")


json_values = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["features", "properties", "zone", "members", "regency_code"]), inner)
    ),
    max_leaves=10,
)


@given(json_values)
def test_no_geojson_ever_fails_otherwise_than_in_words(document):
    try:
        read(json.dumps({"features": document}), "x.geojson")
    except KadError:
        return


@settings(max_examples=40, deadline=None)
@given(position=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_damaged_workbook_never_fails_otherwise_than_in_words(position, byte, workbook):
    damaged = bytearray(workbook)
    damaged[position % len(damaged)] = byte
    try:
        read(bytes(damaged), "x.xlsx")
    except KadError:
        return


@pytest.fixture(scope="session")
def workbook(random_province):
    plan = ZonePlan.blank("Uji", CODES).move("53.01", 1).set_seat(1, "53.01")
    return to_xlsx(plan, evaluate(plan, random_province(0, 3), plan), HOMES, "id")
