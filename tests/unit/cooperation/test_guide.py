"""The wizard: six answers to one model and one form, each sentence with its place in the report."""

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from kad.cooperation.framework import FORMS, MODELS
from kad.cooperation.guide import (
    RULES,
    Answers,
    Control,
    Duration,
    Formality,
    Payer,
    Problem,
    TooFewRegencies,
    advise,
    applying,
    form_for,
    points,
)
from kad.tables import read_json

WATER = Answers("service", 2, "receiver", "contract", "years", "provider")
FRAMEWORK = read_json("framework")


def test_water_sold_by_one_regency_to_another_is_a_service_contract() -> None:
    advice = advise(WATER, FRAMEWORK, "id")
    assert (advice.model.id, advice.form.id) == ("service_contract", "inter_regional_service")
    assert dict(advice.points)["service_contract"] == 2 + 3 + 1 + 1 + 2


def test_many_regencies_under_the_province_are_a_regional_body() -> None:
    answers = Answers("boundary", 10, "each", "institution", "lasting", "province")
    advice = advise(answers, FRAMEWORK, "en")
    assert (advice.model.id, advice.form.id) == ("regional_body", "policy")


def test_trust_for_a_short_while_is_a_handshake() -> None:
    assert advise(Answers("skills", 2, "nobody", "trust", "once", "each"), FRAMEWORK, "en").model.id == "handshake"


def test_every_answer_is_met_by_exactly_one_rule_a_question() -> None:
    for payer, formality, duration, control in product(*map(get_args, (Payer, Formality, Duration, Control))):
        for regencies in (2, 5, 22):
            rules = applying(Answers("supply", regencies, payer, formality, duration, control))
            assert len({rule.question for rule in rules}) == len(rules) == 5


def test_every_model_and_every_form_can_be_advised() -> None:
    answers = product(get_args(Problem), get_args(Payer))
    assert {form_for(problem, payer) for problem, payer in answers} == set(FORMS)
    spoken_for = {model for rule in RULES for model, given in rule.points.items() if given}
    assert spoken_for == set(MODELS)


def test_every_sentence_of_the_advice_has_its_place_in_the_framework() -> None:
    places = {entry["cite"] for part in ("models", "forms", "funding_preconditions") for entry in FRAMEWORK[part]}
    for problem, payer in product(get_args(Problem), get_args(Payer)):
        advice = advise(replace(WATER, problem=problem, payer=payer), FRAMEWORK, "en")
        assert advice.why
        assert set(advice.citations) <= places


def test_only_reasons_that_speak_for_the_model_are_given() -> None:
    advice = advise(WATER, FRAMEWORK, "en")
    supporting = [rule for rule in applying(WATER) if advice.model.id in rule.points]
    assert len(advice.why) == len(supporting)
    assert sum(points(supporting).values()) >= dict(advice.points)[advice.model.id]


def test_one_regency_alone_is_refused() -> None:
    with pytest.raises(TooFewRegencies, match="not 1"):
        replace(WATER, regencies=1)
