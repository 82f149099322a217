"""The leading kinds (KPJu), the prospects and the tourism lists are the report's own words, complete and in order."""

import csv
import re
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
LETTERS = "abcdefghijklmnopqrstuv"
WITHOUT_TOP_TEN = "53.03"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def chapter_five_sections() -> dict[str, str]:
    """Text of chapter 5 by cite: ``5`` before the regencies, then ``5.a`` … ``5.v``, white space squeezed."""
    report = (DATA / "sources" / "laporan-kad-ntt.txt").read_text(encoding="utf-8")
    chapter = report.split("\n5. POTENSI DAERAH\n")[1].split("\n6. PELUANG PENGEMBANGAN\n")[0]
    parts = re.split(r"^([a-v])\. (?=Kabupaten |Kota )", chapter, flags=re.MULTILINE)
    sections = {f"5.{letter}": squeezed(text) for letter, text in zip(parts[1::2], parts[2::2], strict=True)}
    return {"5": squeezed(parts[0]), **sections}


SECTIONS = chapter_five_sections()
COMMODITIES = rows("commodities.csv")
KPJU = rows("kpju.csv")
PROSPECTS = rows("prospects.csv")
DESTINATIONS = rows("destinations.csv")
THEMES = rows("tourism_themes.csv")
ANOMALIES = rows("anomalies.csv")
REGENCIES = {row["regency_code"]: row["name"] for row in rows("regencies.csv")}


def test_the_chapter_describes_each_of_the_22_regencies_under_its_own_letter() -> None:
    assert list(SECTIONS) == ["5", *(f"5.{letter}" for letter in LETTERS)]


@pytest.mark.parametrize("table", [KPJU, PROSPECTS], ids=["kpju", "prospects"])
def test_the_cited_section_bears_the_name_of_the_regency(table: list[dict[str, str]]) -> None:
    assert [row for row in table if not SECTIONS[row["cite"]].startswith(REGENCIES[row["regency_code"]] + " ")] == []


@pytest.mark.parametrize(
    "table", [KPJU, PROSPECTS, DESTINATIONS, THEMES], ids=["kpju", "prospects", "destinations", "themes"]
)
def test_every_quotation_stands_in_the_section_it_cites(table: list[dict[str, str]]) -> None:
    assert [row for row in table if not row["verbatim"] or row["verbatim"] not in SECTIONS[row["cite"]]] == []


def test_every_reason_stands_in_the_section_it_cites_and_is_translated() -> None:
    assert [row for row in PROSPECTS if row["reason"] not in SECTIONS[row["cite"]]] == []
    assert [row for row in PROSPECTS if bool(row["reason"]) != bool(row["reason_en"])] == []


def test_every_regency_but_the_one_without_a_printed_list_has_ranks_one_to_ten() -> None:
    ranks: dict[str, list[str]] = {}
    for row in KPJU:
        ranks.setdefault(row["regency_code"], []).append(row["rank"])
    assert set(ranks) == set(REGENCIES) - {WITHOUT_TOP_TEN}
    assert all(found == [str(rank) for rank in range(1, 11)] for found in ranks.values())


def test_the_top_ten_follows_the_printed_order() -> None:
    place: dict[str, int] = {}
    for cite in {row["cite"] for row in KPJU}:
        opening = re.search(r"Unggulan[^)]* 1\)", SECTIONS[cite])
        assert opening, cite
        place[cite] = opening.end()
    for row in KPJU:
        cite = row["cite"]
        place[cite] = SECTIONS[cite].index(row["verbatim"], place[cite]) + len(row["verbatim"])


def test_ranks_carry_the_printed_number_except_the_two_tenths_printed_without_one() -> None:
    unnumbered = [
        (row["cite"], row["rank"])
        for row in KPJU
        if not re.search(rf"\b{row['rank']}\),? {re.escape(row['verbatim'])}", SECTIONS[row["cite"]])
    ]
    assert unnumbered == [("5.e", "10"), ("5.o", "10")]


def test_the_report_names_111_kinds_as_potential_and_25_as_not_urgent() -> None:
    statuses = [row["status"] for row in PROSPECTS]
    assert (statuses.count("potential"), statuses.count("not_urgent"), len(statuses)) == (111, 25, 136)


def test_prospects_of_a_regency_are_numbered_in_order() -> None:
    orders: dict[tuple[str, str], list[int]] = {}
    for row in PROSPECTS:
        orders.setdefault((row["regency_code"], row["status"]), []).append(int(row["order"]))
    assert all(found == list(range(1, len(found) + 1)) for found in orders.values())


def test_no_kind_is_both_potential_and_not_urgent_in_one_regency() -> None:
    named = {
        status: {(row["regency_code"], row["commodity"]) for row in PROSPECTS if row["status"] == status}
        for status in ("potential", "not_urgent")
    }
    assert named["potential"] & named["not_urgent"] == set()


def test_the_only_kinds_printed_twice_in_one_list_are_goat_and_coconut() -> None:
    def repeated(table: list[dict[str, str]]) -> set[tuple[str, str]]:
        pairs = [(row["regency_code"], row["commodity"]) for row in table]
        return {pair for pair in pairs if pairs.count(pair) > 1}

    assert repeated(KPJU) == {("53.02", "kambing")}
    assert repeated(PROSPECTS) == {("53.01", "kelapa")}


def test_prospects_outside_the_top_ten_are_the_two_the_report_adds() -> None:
    ranked = {(row["regency_code"], row["commodity"]) for row in KPJU}
    outside = {(row["regency_code"], row["commodity"]) for row in PROSPECTS} - ranked
    assert outside == {("53.02", "perdagangan-ternak"), ("53.04", "hortikultura-lainnya")}


def test_every_commodity_used_is_declared_once_and_every_declared_one_is_used() -> None:
    declared = [row["commodity"] for row in COMMODITIES]
    assert len(declared) == len(set(declared))
    assert set(declared) == {row["commodity"] for row in KPJU + PROSPECTS}


def test_every_commodity_has_two_distinct_names_search_words_and_a_known_sector() -> None:
    sectors = {row["sector"] for row in rows("sectors.csv")}
    assert {row["sector"] for row in COMMODITIES} <= sectors
    assert all(row["name_id"] and row["name_en"] for row in COMMODITIES)
    for name in ("name_id", "name_en"):
        assert len({row[name].lower() for row in COMMODITIES}) == len(COMMODITIES)
    assert all(all(word == word.strip() and word for word in row["aliases"].split("|")) for row in COMMODITIES)


@pytest.mark.parametrize(
    "table", [COMMODITIES, KPJU, PROSPECTS, DESTINATIONS], ids=["commodities", "kpju", "prospects", "destinations"]
)
def test_every_note_is_in_both_languages(table: list[dict[str, str]]) -> None:
    assert [row for row in table if bool(row["note"]) != bool(row["note_en"])] == []


@pytest.mark.parametrize("table", [KPJU, PROSPECTS, DESTINATIONS], ids=["kpju", "prospects", "destinations"])
def test_every_name_read_otherwise_than_printed_is_listed_as_an_anomaly(table: list[dict[str, str]]) -> None:
    read_otherwise = [row for row in table if " dibaca " in f" {row['note'].lower()}"]
    explained = [
        row
        for row in read_otherwise
        if any(entry["place"] == row["cite"] and row["verbatim"] in entry["printed"] for entry in ANOMALIES)
    ]
    assert read_otherwise and explained == read_otherwise


def test_six_new_destinations_stand_in_six_regencies() -> None:
    assert len({row["regency_code"] for row in DESTINATIONS} & set(REGENCIES)) == len(DESTINATIONS) == 6


def test_the_eleven_themes_keep_their_printed_order_and_shares() -> None:
    assert [row["order"] for row in THEMES] == [str(order) for order in range(1, 12)]
    places = [SECTIONS["5"].index(row["verbatim"]) for row in THEMES]
    assert places == sorted(places)
    assert all(f"({row['share_pct'].replace('.', ',')}%)" in row["verbatim"] for row in THEMES)
    assert sum(float(row["share_pct"]) for row in THEMES) == pytest.approx(100, abs=0.02)
