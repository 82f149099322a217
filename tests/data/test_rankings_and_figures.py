"""Sector rankings, shifts, figures and statements are the report's own words, complete and in order."""

import csv
import re
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
LETTERS = "abcdefghijklmnopqrstuv"
WITHOUT_RANKING = "53.03"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def sections_by_cite() -> dict[str, str]:
    """Text by cite: the whole of chapters 5 and 8 under their number, ``5.a`` … ``5.v``, white space squeezed."""
    report = (DATA / "sources" / "laporan-kad-ntt.txt").read_text(encoding="utf-8")
    chapter = report.split("\n5. POTENSI DAERAH\n")[1].split("\n6. PELUANG PENGEMBANGAN\n")[0]
    parts = re.split(r"^([a-v])\. (?=Kabupaten |Kota )", chapter, flags=re.MULTILINE)
    sections = {f"5.{letter}": squeezed(text) for letter, text in zip(parts[1::2], parts[2::2], strict=True)}
    eighth = report.split("\n8. AGENDA AKSI PENGEMBANGAN KERJA SAMA ANTAR DAERAH\n")[1]
    return {"5": squeezed(chapter), "8": squeezed(eighth), **sections}


SECTIONS = sections_by_cite()
RANKINGS = rows("sector_rankings.csv")
SHIFTS = rows("leading_shift.csv")
SECTORS = {row["sector"] for row in rows("sectors.csv")}
ANOMALIES = rows("anomalies.csv")
REGENCIES = {row["regency_code"]: row["name"] for row in rows("regencies.csv")}


def ranking_of(code: str) -> list[dict[str, str]]:
    return [row for row in RANKINGS if row["regency_code"] == code]


def test_the_printed_rankings_hold_214_places_and_the_unprinted_one_a_single_row() -> None:
    assert len([row for row in RANKINGS if row["regency_code"] != WITHOUT_RANKING]) == 214
    (only,) = ranking_of(WITHOUT_RANKING)
    assert (only["rank"], only["sector"], bool(only["note"])) == ("1", "pertanian", True)


@pytest.mark.parametrize("code", REGENCIES)
def test_ranks_run_from_one_without_a_gap(code: str) -> None:
    ranks = [int(row["rank"]) for row in ranking_of(code)]
    assert ranks and ranks == list(range(1, len(ranks) + 1))


def test_lists_have_ten_places_except_five_of_eleven_and_one_of_nine() -> None:
    lengths = [len(ranking_of(code)) for code in REGENCIES if code != WITHOUT_RANKING]
    assert sorted(lengths) == [9] + [10] * 15 + [11] * 5


@pytest.mark.parametrize("code", REGENCIES)
def test_the_places_of_a_ranking_follow_the_printed_order(code: str) -> None:
    text = SECTIONS[ranking_of(code)[0]["cite"]]
    place = text.index("ektor utama") if "ektor utama" in text else 0
    for row in ranking_of(code)[1:]:
        place = text.index(row["verbatim"], place) + len(row["verbatim"])


def test_plantation_crops_in_belu_are_the_only_sector_ranked_twice() -> None:
    pairs = [(row["regency_code"], row["sector"]) for row in RANKINGS]
    assert {pair for pair in pairs if pairs.count(pair) > 1} == {("53.04", "perkebunan")}


def test_numbered_rankings_carry_the_printed_number() -> None:
    numbered = [row for row in RANKINGS if row["rank"] != "1" and "[10]" in SECTIONS[row["cite"]]]
    printed = [f"[{row['rank']}] {row['verbatim']}" in SECTIONS[row["cite"]] for row in numbered]
    assert len(printed) == 99 and all(printed)


@pytest.mark.parametrize("table", [RANKINGS, SHIFTS], ids=["rankings", "shifts"])
def test_every_quotation_stands_under_the_regency_it_cites(table: list[dict[str, str]]) -> None:
    assert [row for row in table if not row["verbatim"] or row["verbatim"] not in SECTIONS[row["cite"]]] == []
    assert [row for row in table if not SECTIONS[row["cite"]].startswith(REGENCIES[row["regency_code"]] + " ")] == []


def test_every_sector_named_is_declared() -> None:
    assert {row["sector"] for row in RANKINGS} | {row["sector_2013"] for row in SHIFTS} <= SECTORS


def test_every_note_on_a_ranking_is_in_both_languages() -> None:
    assert [row for row in RANKINGS if bool(row["note"]) != bool(row["note_en"])] == []


def test_five_leaders_of_2013_were_displaced_and_three_stayed() -> None:
    changes = {row["regency_code"]: row["change"] for row in SHIFTS}
    assert sorted(changes.values()) == ["displaced"] * 5 + ["unchanged"] * 3 and len(SHIFTS) == 8


def test_a_leader_differs_from_that_of_2013_exactly_where_it_was_displaced() -> None:
    for row in SHIFTS:
        leader = ranking_of(row["regency_code"])[0]["sector"]
        assert (leader != row["sector_2013"]) == (row["change"] == "displaced")


INDICATORS = rows("indicators.csv")
PRINTED = [row for row in INDICATORS if not row["cite"].startswith("https://")]
STATEMENTS = rows("statements.csv")


def test_the_report_prints_40_figures_about_regencies_and_42_about_the_province() -> None:
    of_the_province = [row for row in PRINTED if row["area_code"] == "53"]
    assert (len(PRINTED) - len(of_the_province), len(of_the_province)) == (40, 42)


@pytest.mark.parametrize("table", [PRINTED, STATEMENTS], ids=["figures", "statements"])
def test_every_figure_and_statement_stands_in_the_section_it_cites(table: list[dict[str, str]]) -> None:
    assert [row for row in table if not row["verbatim"] or row["verbatim"] not in SECTIONS[row["cite"]]] == []


def test_every_value_of_the_report_is_the_number_printed_in_its_quotation() -> None:
    def printed_numbers(text: str) -> set[float]:
        numbers = re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text)
        return {float(number.replace(".", "").replace(",", ".")) for number in numbers}

    assert [row for row in PRINTED if float(row["value"]) not in printed_numbers(row["verbatim"])] == []


def test_every_regency_has_a_poverty_rate_from_a_cited_address() -> None:
    elsewhere = [row for row in INDICATORS if row not in PRINTED]
    poor = {row["area_code"] for row in elsewhere if row["indicator"].startswith("poverty-rate")}
    assert poor == {*REGENCIES, "53"} and all(row["verbatim"] == "" for row in elsewhere)


def test_one_figure_of_an_area_and_period_comes_once_from_one_source() -> None:
    keys = [(row["area_code"], row["indicator"], row["period"], row["cite"]) for row in INDICATORS]
    assert len(keys) == len(set(keys))


def test_an_indicator_is_named_the_same_everywhere() -> None:
    names = {(row["indicator"], row["name_id"], row["name_en"]) for row in INDICATORS}
    assert len(names) == len({row["indicator"] for row in INDICATORS})


def test_every_area_and_kind_is_known() -> None:
    assert {row["area_code"] for row in INDICATORS} <= {*REGENCIES, "53"}
    assert {row["regency_code"] for row in STATEMENTS} <= set(REGENCIES)
    assert {row["kind"] for row in STATEMENTS} == {"issue", "programme", "trait"}


def test_every_statement_is_summed_up_in_both_languages_without_repeating_itself() -> None:
    assert all(row["summary_id"].endswith(".") and row["summary_en"].endswith(".") for row in STATEMENTS)
    assert len({(row["regency_code"], row["kind"], row["verbatim"]) for row in STATEMENTS}) == len(STATEMENTS)


def test_a_sector_printed_twice_or_unranked_is_listed_as_an_anomaly() -> None:
    places = {(entry["place"], entry["printed"]) for entry in ANOMALIES}
    assert ("5.h", "[3] perkebunan, [4] perkebunan") in places
    assert any(place == "5.f" and "sector unggulan/prioritas" in printed for place, printed in places)


def test_what_an_anomaly_of_a_figure_or_ranking_quotes_is_printed() -> None:
    quoted = [entry for entry in ANOMALIES if entry["place"] in SECTIONS and entry["printed"]]
    assert [entry["printed"] for entry in quoted if squeezed(entry["printed"]) not in SECTIONS[entry["place"]]] == []
