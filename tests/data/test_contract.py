"""`datapackage.json` describes every committed file: title, source, licence, keys and what a column holds."""

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kad.tables import DATA, PANDAS_TYPES, datapackage, read_table
from kad.text import catalogue

RESOURCES: list[dict[str, Any]] = datapackage()["resources"]
TABLES = [resource for resource in RESOURCES if resource["type"] == "table"]
NAMES = [resource["name"] for resource in TABLES]
LICENCES = {"CC-BY-4.0", "MIT", "ODbL-1.0", "public-document"}

each_table = pytest.mark.parametrize("resource", TABLES, ids=NAMES)
each_resource = pytest.mark.parametrize("resource", RESOURCES, ids=[resource["name"] for resource in RESOURCES])


def header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def fields(resource: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in resource["schema"]["fields"]}


def test_every_csv_file_is_declared_once_under_its_own_name() -> None:
    assert sorted(resource["path"] for resource in TABLES) == sorted(file.name for file in DATA.glob("*.csv"))
    assert [resource["path"] for resource in TABLES] == [f"{name}.csv" for name in NAMES]


def test_every_other_file_with_data_is_declared_too() -> None:
    others = {resource["path"] for resource in RESOURCES} - {resource["path"] for resource in TABLES}
    assert others == {"framework.json", "boundaries.geojson", "context_land.geojson", "sources/laporan-kad-ntt.txt"}


@each_table
def test_the_declared_columns_are_those_of_the_file_in_its_order(resource: dict[str, Any]) -> None:
    assert list(fields(resource)) == header(DATA / resource["path"])


@each_table
def test_a_table_reads_with_a_type_for_every_column(resource: dict[str, Any]) -> None:
    table = read_table(resource["name"])
    expected = {name: PANDAS_TYPES[field["type"]] for name, field in fields(resource).items()}
    assert {name: str(kind) for name, kind in table.dtypes.items()} == expected
    assert len(table) > 0


@each_resource
def test_a_file_says_where_it_is_from_and_under_which_licence(resource: dict[str, Any]) -> None:
    assert all(source["title"] for source in resource["sources"])
    assert {licence["name"] for licence in resource["licenses"]} <= LICENCES
    assert resource["sources"] and resource["licenses"]


@each_resource
def test_a_file_has_a_title_in_both_languages(resource: dict[str, Any]) -> None:
    assert all(catalogue()[f"data.table_{resource['name']}"].values())


def test_no_file_is_named_that_does_not_exist() -> None:
    texts = tomllib.loads((DATA.parent / "kad" / "text" / "data.toml").read_text(encoding="utf-8"))
    assert {key.removeprefix("table_") for key in texts if key.startswith("table_")} == {
        resource["name"] for resource in RESOURCES
    }


@each_table
def test_codes_are_text_and_a_regency_code_leads_to_a_regency(resource: dict[str, Any]) -> None:
    columns = fields(resource)
    assert {field["type"] for name, field in columns.items() if name.endswith("_code")} <= {"string"}
    if "regency_code" in columns and resource["name"] != "regencies":
        assert ["regency_code"] in [key["fields"] for key in resource["schema"]["foreignKeys"]]


@each_table
def test_what_is_quoted_has_a_required_place(resource: dict[str, Any]) -> None:
    columns = fields(resource)
    if "verbatim" in columns:
        assert columns["cite"]["constraints"]["required"] is True


def test_no_cell_is_padded_with_spaces() -> None:
    padded = [
        (name, column, value)
        for name in NAMES
        for column in read_table(name).select_dtypes("string")
        for value in read_table(name)[column].dropna()
        if value != value.strip()
    ]
    assert padded == []


@each_resource
def test_a_file_says_what_one_row_of_it_is(resource: dict[str, Any]) -> None:
    assert resource["description"].endswith(".")


@each_table
def test_every_value_a_column_may_take_is_explained(resource: dict[str, Any]) -> None:
    for field in resource["schema"]["fields"]:
        for value in field.get("constraints", {}).get("enum", []):
            assert value in field["description"], (field["name"], value)
