"""Links, partners and proposed zones are those the report or a named page states."""

from itertools import pairwise

import pandas as pd

from kad.cooperation.framework import FORMS, MODELS
from kad.tables import read_json, read_table
from kad.text.citation import in_report

LINKS = read_table("cooperation_links")
ZONES = read_table("zones_proposed")
PARTNERS = read_table("partners")
STATED = LINKS[LINKS.cite.map(in_report)]
FOUND = LINKS[~LINKS.cite.map(in_report)]


def ends(links: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(links.source_code, links.target_code, strict=True))


def test_manggarai_and_ngada_supply_manggarai_barat() -> None:
    supply = LINKS[(LINKS.kind == "supply") & (LINKS.status == "berlaku") & (LINKS.cite == "8")]
    assert ends(supply) == {("53.10", "53.15"), ("53.09", "53.15")}
    assert supply.directed.all()


def test_both_disputes_that_chapter_8_names_are_links_that_ended() -> None:
    settled = LINKS[(LINKS.kind == "boundary") & (LINKS.cite == "8")]
    between_regencies = settled[settled.target_code.notna()]
    assert {frozenset(pair) for pair in ends(between_regencies)} == {
        frozenset({"53.19", "53.09"}),
        frozenset({"53.71", "53.01"}),
    }
    assert set(settled.status) == {"selesai"}


def test_each_link_has_a_subject_in_both_languages_and_its_own_id() -> None:
    assert LINKS.link_id.is_unique
    assert LINKS[["subject", "subject_en"]].notna().all(axis=None)


def test_only_the_report_speaks_of_regencies_without_naming_them() -> None:
    without_ends = LINKS[LINKS.source_code.isna() & LINKS.target_code.isna()]
    assert not without_ends.empty
    assert without_ends.cite.map(in_report).all()


def test_no_link_joins_a_regency_with_itself() -> None:
    assert LINKS[(LINKS.source_code == LINKS.target_code).fillna(False)].empty


def test_links_from_elsewhere_name_the_page_and_those_of_the_report_its_words() -> None:
    assert FOUND.cite.str.startswith(("http://", "https://")).all()
    assert STATED.verbatim.notna().all()


def test_a_directed_link_without_a_giver_is_a_need_or_a_wish_still() -> None:
    directed = LINKS[LINKS.directed.fillna(False)]
    assert set(directed[directed.source_code.isna()].status) <= {"usulan", "kebutuhan"}
    assert directed.target_code.notna().any()


def test_an_end_date_is_not_before_the_date() -> None:
    dated = LINKS.dropna(subset=["date", "end_date"])
    assert not dated.empty
    assert [
        row.link_id for row in dated.itertuples() if row.end_date[: len(row.date)] < row.date[: len(row.end_date)]
    ] == []


def test_every_partner_beyond_the_regencies_takes_part_in_a_link() -> None:
    used = set(LINKS.source_code.dropna()) | set(LINKS.target_code.dropna())
    assert set(PARTNERS.partner_code) <= used


def test_every_sector_of_a_link_is_a_sector() -> None:
    assert set(LINKS.sector.dropna()) <= set(read_table("sectors").sector)


def test_the_framework_has_a_model_and_a_form_for_every_advice() -> None:
    framework = read_json("framework")
    assert len(framework["models"]) == len(MODELS) and len(framework["forms"]) == len(FORMS)


def test_the_eight_zones_hold_the_twenty_two_regencies_as_printed() -> None:
    sizes = ZONES.groupby("zone").size().to_dict()
    assert sizes == {1: 4, 2: 1, 3: 3, 4: 4, 5: 3, 6: 4, 7: 2, 8: 1}
    assert ZONES.regency_code.is_unique


def test_zone_six_keeps_the_words_that_call_it_zone_seven() -> None:
    assert set(ZONES[ZONES.zone == 6].verbatim.str[:11]) == {"[6] Zona 7;"}


def test_the_zones_stand_in_printed_order() -> None:
    assert all(first <= second for first, second in pairwise(ZONES.zone))
