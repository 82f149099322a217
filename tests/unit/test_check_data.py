"""Each rule of the data check is shown to catch a broken table, and the committed tables to break none."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from kad import check_data
from kad.check_data import Finding, Package, check, read_package
from kad.cli import main
from kad.commands.check_data import sentence
from kad.tables import DATA
from kad.text import LANGUAGES, Language

Change = Callable[[pd.DataFrame], pd.DataFrame]


@pytest.fixture(scope="module")
def package() -> Package:
    return read_package()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the committed tables that a test may break."""
    for file in [*DATA.glob("*.csv"), *DATA.glob("*.json"), *DATA.glob("*.geojson")]:
        shutil.copy(file, tmp_path)
    shutil.copytree(DATA / "sources", tmp_path / "sources")
    return tmp_path


def changed(package: Package, table: str, change: Change) -> Package:
    return replace(package, tables={**package.tables, table: change(package.tables[table].copy())})


def set_cell(row: int, column: str, value: str) -> Change:
    def change(rows: pd.DataFrame) -> pd.DataFrame:
        rows.loc[row, column] = value
        return rows

    return change


def without_row(row: int) -> Change:
    return lambda rows: rows.drop(index=row).reset_index(drop=True)


def places(findings: Iterator[Finding]) -> list[tuple[str, int | None]]:
    return [(finding.table, finding.row) for finding in findings]


def test_the_committed_tables_keep_their_contract() -> None:
    assert check() == []


def test_a_rank_printed_twice_is_found(package: Package) -> None:
    broken = changed(package, "kpju", set_cell(1, "rank", "1"))
    (finding,) = check_data.ranks(broken)
    assert (finding.table, finding.detail.split()[:4]) == ("kpju", ["53.71", "1", "1", "3"])


def test_a_missing_rank_is_found_but_a_shorter_ranking_is_not(package: Package) -> None:
    first = package.tables["sector_rankings"].index[0]
    last_of_sumba_barat_daya = package.tables["sector_rankings"].query("regency_code == '53.18'").index[-1]
    assert places(check_data.ranks(changed(package, "sector_rankings", without_row(first)))) == [
        ("sector_rankings", None)
    ]
    assert places(check_data.ranks(changed(package, "sector_rankings", without_row(last_of_sumba_barat_daya)))) == []


def test_a_corrected_misprint_in_a_quotation_is_found(package: Package) -> None:
    rows = package.tables["destinations"]
    row = int(rows.index[rows.verbatim == "Woleal-Alor"][0])
    broken = changed(package, "destinations", set_cell(row, "verbatim", "Wolwal-Alor"))
    assert places(check_data.verbatim(broken)) == [("destinations", row + 2)]


def test_a_quotation_cited_to_the_wrong_regency_is_found(package: Package) -> None:
    broken = changed(package, "kpju", set_cell(1, "cite", "5.b"))
    assert places(check_data.verbatim(broken)) == [("kpju", 3)]


def test_line_breaks_in_a_quotation_do_not_matter_and_other_sources_are_not_searched(package: Package) -> None:
    spaced = changed(package, "kpju", set_cell(1, "verbatim", "klinik\n bersalin"))
    elsewhere = changed(spaced, "indicators", lambda rows: rows.assign(cite="https://example.go.id", verbatim="x"))
    assert places(check_data.verbatim(elsewhere)) == []


def test_an_altered_quotation_of_the_framework_is_found(package: Package) -> None:
    framework = json.loads(json.dumps(package.framework))
    framework["models"][0]["verbatim"] = "1. Handshake Agreement"
    (finding,) = check_data.verbatim(replace(package, framework=framework))
    assert (finding.table, finding.detail) == ("framework", "7.1: 1. Handshake Agreement")


def test_a_csv_file_that_is_not_declared_is_found(package: Package) -> None:
    broken = replace(package, files=package.files | {"extra.csv"})
    assert places(check_data.undeclared(broken)) == [("extra", None)]


@pytest.mark.parametrize("column", ["source_code", "target_code"])
def test_a_link_must_end_at_a_regency_or_a_partner(package: Package, column: str) -> None:
    assert places(check_data.ends(changed(package, "cooperation_links", set_cell(2, column, "53.99")))) == [
        ("cooperation_links", 4)
    ]
    assert places(check_data.ends(changed(package, "cooperation_links", set_cell(2, column, "tls")))) == []
    assert places(check_data.ends(changed(package, "cooperation_links", set_cell(2, column, "")))) == []


def test_a_regency_left_out_of_the_proposed_zones_is_found(package: Package) -> None:
    code = package.tables["zones_proposed"].regency_code[0]
    (finding,) = check_data.zones(changed(package, "zones_proposed", without_row(0)))
    assert finding.detail == f"{code} × 0"


def test_a_ninth_zone_and_a_second_seat_are_found(package: Package) -> None:
    ninth = changed(package, "zones_proposed", set_cell(0, "zone", "9"))
    assert [finding.detail for finding in check_data.zones(ninth)] == ["1 2 3 4 5 6 7 8 9"]
    seats = changed(package, "zones_proposed", lambda rows: rows.assign(is_seat="true"))
    assert "1: 4" in [finding.detail for finding in check_data.zones(seats)]


def test_a_missing_district_is_found_by_number_and_by_its_regency(package: Package) -> None:
    broken = changed(package, "districts", without_row(0))
    assert [finding.detail for finding in check_data.districts(broken)] == ["314 ≠ 315"]
    assert [finding.detail for finding in check_data.counts(broken)] == ["53.01: 24 ≠ 23"]


def test_a_village_in_a_district_of_another_regency_is_found(package: Package) -> None:
    broken = changed(package, "villages", set_cell(0, "district_code", "53.02.01"))
    assert places(check_data.districts(broken)) == [("villages", 2)]


def test_a_missing_village_is_found(package: Package) -> None:
    assert places(check_data.counts(changed(package, "villages", without_row(0)))) == [("regencies", 2)]


def test_a_colour_that_is_none_or_that_two_sectors_share_is_found(package: Package) -> None:
    assert places(check_data.colour(changed(package, "sectors", set_cell(0, "colour", "#12345")))) == [("sectors", 2)]
    taken = package.tables["sectors"].colour[1].lower()
    assert places(check_data.colour(changed(package, "sectors", set_cell(0, "colour", taken)))) == [
        ("sectors", 2),
        ("sectors", 3),
    ]


def test_a_regency_code_that_does_not_exist_is_found_in_the_file_and_line(folder: Path) -> None:
    path = folder / "destinations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("53.02", "53.99"), encoding="utf-8")
    (finding,) = check(folder)
    assert (finding.table, finding.row, finding.rule) == ("destinations", 2, "schema")
    assert "53.99" in finding.detail


def test_a_file_that_is_gone_is_found(folder: Path) -> None:
    (folder / "ports.csv").unlink()
    assert {(finding.rule, "ports.csv" in finding.detail) for finding in check(folder)} == {("schema", True)}


def test_a_folder_without_a_readable_description_is_found(tmp_path: Path) -> None:
    assert [(finding.table, finding.rule) for finding in check(tmp_path)] == [("datapackage", "schema")]


def test_the_other_rules_are_checked_once_the_tables_follow_their_description(folder: Path) -> None:
    (folder / "extra.csv").write_text("a\n1\n", encoding="utf-8")
    assert check(folder) == [Finding("extra", None, "undeclared", "extra.csv")]


def test_the_command_says_that_all_is_well_and_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-data"]) == 0
    assert capsys.readouterr().out == "Semua tabel sesuai kontraknya.\n"


def test_the_command_lists_what_is_wrong_and_ends_with_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "extra.csv").write_text("a\n1\n", encoding="utf-8")
    assert main(["check-data", str(folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "findings": [{"table": "extra", "row": None, "rule": "undeclared", "detail": "extra.csv"}]
    }
    assert main(["check-data", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "extra: extra.csv belum tercantum dalam datapackage.json",
        "Ditemukan 1 ketidaksesuaian. Perbaiki tabelnya, lalu periksa lagi.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", ["schema", *(rule.__name__ for rule in check_data.RULES)])
def test_every_rule_has_its_sentence(rule: check_data.RuleName, language: Language) -> None:
    assert sentence(Finding("kpju", 4, rule, "53.01"), language).startswith("kpju ")
