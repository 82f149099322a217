"""The framework holds everything chapters 3 to 8 list, in the report's words, and what the law says now."""

import re
from typing import Any

import pytest

from kad.check_data import quotations, sections, squeeze, text_at
from kad.cooperation.framework import FORMS, MODELS
from kad.tables import DATA, read_json
from kad.text.citation import in_report

FRAMEWORK: dict[str, Any] = read_json("framework")
TEXTS = sections((DATA / "sources" / "laporan-kad-ntt.txt").read_text(encoding="utf-8"))
ENTRIES = list(quotations(FRAMEWORK))
LAW = FRAMEWORK["law"]

SIZES = {
    "legal_basis": 8,
    "strategic_issues": 7,
    "benefits": 7,
    "principles": 11,
    "models": 5,
    "forms": 9,
    "stages": 8,
    "minimum_contents": 8,
    "funding_preconditions": 6,
    "modelling_considerations": 6,
    "priority_affairs": 7,
    "kppod_factors": 5,
    "necessary_conditions": 5,
}


def ids(entries: list[dict[str, Any]]) -> list[Any]:
    return [entry["id"] for entry in entries]


@pytest.mark.parametrize(("part", "size"), SIZES.items())
def test_each_part_holds_as_many_entries_as_the_report_lists_each_with_its_own_id(part: str, size: int) -> None:
    assert len(FRAMEWORK[part]) == len(set(ids(FRAMEWORK[part]))) == size


def test_the_framework_has_no_other_part() -> None:
    assert set(FRAMEWORK) == {*SIZES, "kpju_criteria", "agricultural_strategies", "law"}


def test_every_entry_quotes_the_report_at_the_chapter_it_cites() -> None:
    assert all(in_report(entry["cite"]) for entry in ENTRIES)
    not_printed = [entry["id"] for entry in ENTRIES if squeeze(entry["verbatim"]) not in text_at(entry["cite"], TEXTS)]
    assert not_printed == []


def test_every_sentence_is_there_in_both_languages() -> None:
    def both(entry: dict[str, Any]) -> bool:
        stems = {key.removesuffix("_id") for key in entry if key.endswith("_id")}
        return bool(stems) and all(entry[f"{stem}_id"] and entry[f"{stem}_en"] for stem in stems)

    assert [entry["id"] for entry in [*ENTRIES, *LAW] if not both(entry)] == []


def test_models_and_forms_are_those_the_program_knows_in_printed_order() -> None:
    assert tuple(ids(FRAMEWORK["models"])) == MODELS
    assert tuple(ids(FRAMEWORK["forms"])) == FORMS


def test_each_model_has_strengths_weaknesses_and_when_it_suits_or_does_not() -> None:
    for model in FRAMEWORK["models"]:
        for kind in ("strengths", "weaknesses"):
            assert len(model[f"{kind}_id"]) == len(model[f"{kind}_en"]) >= 1
        assert model["suits_id"] and model["against_id"].count(".") == 1


def test_the_ninth_form_is_the_one_printed_among_the_principles() -> None:
    assert [form["printed_number"] for form in FRAMEWORK["forms"]] == [*map(str, range(1, 9)), "11"]
    assert FRAMEWORK["forms"][-1]["verbatim"].startswith("11. Kerja sama Kebijakan dan Pengaturan")


def test_the_eleven_principles_keep_the_number_nine_printed_twice() -> None:
    printed = [principle["printed_number"] for principle in FRAMEWORK["principles"]]
    assert printed == [*map(str, range(1, 10)), "9", "10"]
    assert [principle["number"] for principle in FRAMEWORK["principles"]] == list(range(1, 12))


def test_chapter_four_names_the_same_eleven_principles() -> None:
    (listed,) = re.findall(r"prinsip kerja sama, diantaranya; (.*?)kepastian hukum", TEXTS["4"])
    for word in ("efisiensi", "efektivitas", "sinergi", "saling menguntungkan", "itikad baik", "transparansi"):
        assert word in listed
    assert len(re.split("[,;]", listed)) == 11


@pytest.mark.parametrize("part", ["stages", "minimum_contents"])
def test_lettered_lists_run_from_a_to_h(part: str) -> None:
    assert "".join(entry["letter"] for entry in FRAMEWORK[part]) == "abcdefgh"


def test_both_rankings_of_the_criteria_hold_the_same_twelve() -> None:
    importance, development = FRAMEWORK["kpju_criteria"]["importance"], FRAMEWORK["kpju_criteria"]["development"]
    assert len(importance) == len(development) == 12
    assert set(ids(importance)) == set(ids(development))
    assert (importance[0]["id"], development[0]["id"]) == ("skilled_labour", "market")
    assert [entry["rank"] for entry in importance] == [entry["rank"] for entry in development] == list(range(1, 13))


def test_the_five_necessary_conditions_are_the_five_first_criteria_in_their_report_order() -> None:
    assert ids(FRAMEWORK["necessary_conditions"]) == ids(FRAMEWORK["kpju_criteria"]["importance"])[:5]


def test_farming_has_six_main_six_supporting_and_seven_focal_strategies() -> None:
    strategies = FRAMEWORK["agricultural_strategies"]
    assert {part: len(entries) for part, entries in strategies.items()} == {"main": 6, "supporting": 6, "focus": 7}


def test_priority_affairs_are_numbered_from_one_to_seven() -> None:
    assert ids(FRAMEWORK["priority_affairs"]) == list(range(1, 8))
    assert [affair["cite"] for affair in FRAMEWORK["priority_affairs"]] == [f"8.d/{n}" for n in range(1, 8)]


def test_benefits_say_whose_they_are() -> None:
    authors = [benefit["author"].split()[0].strip(",") for benefit in FRAMEWORK["benefits"]]
    assert authors == ["Pratikno"] * 4 + ["Aditya"] * 3


def test_each_statement_of_the_law_names_a_source_and_whether_the_rule_itself_was_read() -> None:
    assert len(set(ids(LAW))) == len(LAW)
    assert all(entry["source"].startswith(("http://", "https://")) for entry in LAW)
    assert all(entry["read"] == (entry["basis"] == "text") for entry in LAW)
    assert {entry["basis"] for entry in LAW} == {"text", "summary", "practice", "unread"}


def test_no_article_is_named_for_what_was_not_read() -> None:
    assert [entry["id"] for entry in LAW if not entry["read"] and entry["article"]] == []


def test_what_rests_on_the_rules_of_2020_came_after_the_report() -> None:
    of_2020 = [entry for entry in LAW if re.search(r"2[25]/2020", entry["text_id"]) or "22-2020" in entry["source"]]
    assert of_2020 and all(entry["later"] for entry in of_2020)
