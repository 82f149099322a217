"""The report's framework as a short wizard: six answers lead to a model and a form of cooperation, with reasons.

Each answer adds points to the models it suits; the model with most points is advised, the first printed one on a
tie. Every rule names the place in the report it rests on, and strengths, weaknesses and preconditions are the
report's own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kad.cooperation.framework import (
    MODELS,
    Form,
    FormEntry,
    Model,
    ModelEntry,
    form_entry,
    model_entry,
    preconditions,
)
from kad.errors import KadError
from kad.text import Language, translate

Problem = Literal["supply", "service", "skills", "equipment", "tourism", "environment", "boundary"]
Payer = Literal["nobody", "each", "shared", "receiver", "users"]
Formality = Literal["trust", "contract", "institution"]
Duration = Literal["once", "years", "lasting"]
Control = Literal["each", "provider", "joint", "province"]

FEW, SEVERAL = 2, 5


class TooFewRegencies(KadError):
    """Cooperation needs two regencies at least."""

    def __init__(self, given: int) -> None:
        super().__init__(f"Cooperation needs 2 regencies or more, not {given}.", given=given)


@dataclass(frozen=True)
class Answers:
    """What the wizard asks: what problem, how many regencies, who pays, how formal, how long, who must control."""

    problem: Problem
    regencies: int
    payer: Payer
    formality: Formality
    duration: Duration
    control: Control

    def __post_init__(self) -> None:
        if self.regencies < FEW:
            raise TooFewRegencies(self.regencies)


@dataclass(frozen=True)
class Rule:
    """An answer that speaks for some models, by ``points``, with the sentence that says why and its place."""

    question: str
    answer: str
    points: Mapping[Model, int]
    reason: str
    cite: str


RULES = (
    Rule("size", "pair", {"handshake": 1, "service_contract": 2, "joint_agreement": 1}, "guide.why_pair", "7.2"),
    Rule("size", "several", {"joint_agreement": 1, "joint_authority": 2}, "guide.why_several", "7.4"),
    Rule("size", "many", {"joint_authority": 1, "regional_body": 3}, "guide.why_many", "7.5"),
    Rule("payer", "nobody", {"handshake": 2, "regional_body": 1}, "guide.why_nobody_pays", "7.1"),
    Rule("payer", "each", {"joint_agreement": 2, "handshake": 1}, "guide.why_each_pays", "7.3"),
    Rule("payer", "shared", {"joint_agreement": 2, "joint_authority": 2}, "guide.why_shared_cost", "7.3"),
    Rule("payer", "receiver", {"service_contract": 3}, "guide.why_receiver_pays", "7.2"),
    Rule("payer", "users", {"service_contract": 1, "joint_authority": 2}, "guide.why_users_pay", "7.4"),
    Rule("formality", "trust", {"handshake": 4}, "guide.why_trust", "7.1"),
    Rule("formality", "contract", {"service_contract": 1, "joint_agreement": 2}, "guide.why_contract", "7.3"),
    Rule("formality", "institution", {"joint_authority": 3, "regional_body": 2}, "guide.why_institution", "7.4"),
    Rule("duration", "once", {"handshake": 2, "service_contract": 1}, "guide.why_once", "7.1"),
    Rule("duration", "years", {"service_contract": 1, "joint_agreement": 1}, "guide.why_years", "7.2"),
    Rule("duration", "lasting", {"joint_authority": 2, "regional_body": 1}, "guide.why_lasting", "7.1"),
    Rule("control", "each", {"joint_agreement": 3, "handshake": 1}, "guide.why_each_controls", "7.3"),
    Rule("control", "provider", {"service_contract": 2}, "guide.why_provider_controls", "7.2"),
    Rule("control", "joint", {"joint_authority": 3}, "guide.why_joint_control", "7.4"),
    Rule("control", "province", {"regional_body": 4}, "guide.why_province_controls", "7.5"),
)

# The form follows from the problem, and for services, goods and routes from who pays; `any` is the rest.
FORM_OF: Mapping[Problem, Mapping[str, Form]] = {
    "supply": {"receiver": "purchase", "nobody": "exchange", "any": "joint_planning"},
    "service": {
        "receiver": "inter_regional_service",
        "users": "fee_service",
        "nobody": "exchange",
        "each": "joint_planning",
        "any": "joint_service",
    },
    "skills": {"any": "human_resources"},
    "equipment": {"any": "shared_equipment"},
    "tourism": {"users": "fee_service", "shared": "joint_service", "any": "joint_planning"},
    "environment": {"shared": "joint_service", "any": "joint_planning"},
    "boundary": {"any": "policy"},
}


@dataclass(frozen=True)
class Reason:
    """One sentence of advice and the place it rests on."""

    sentence: str
    cite: str


@dataclass(frozen=True)
class Advice:
    """A model and a form, why, and what the report says for and against the model.

    points : every model with its points, best first.
    """

    model: ModelEntry
    form: FormEntry
    why: tuple[Reason, ...]
    why_form: Reason
    preconditions: tuple[Reason, ...]
    points: tuple[tuple[Model, int], ...]

    @property
    def citations(self) -> tuple[str, ...]:
        """Every place the advice rests on, each once."""
        places = [self.model.cite, self.form.cite, *(r.cite for r in (*self.why, *self.preconditions))]
        return tuple(dict.fromkeys(places))


def size(regencies: int) -> str:
    """``pair``, ``several`` (to five) or ``many``."""
    if regencies <= FEW:
        return "pair"
    return "several" if regencies <= SEVERAL else "many"


def applying(answers: Answers) -> tuple[Rule, ...]:
    """The rules the answers meet, one a question."""
    given = {
        "size": size(answers.regencies),
        "payer": answers.payer,
        "formality": answers.formality,
        "duration": answers.duration,
        "control": answers.control,
    }
    return tuple(rule for rule in RULES if given[rule.question] == rule.answer)


def points(rules: Iterable[Rule]) -> dict[Model, int]:
    """Points of each of the five models."""
    listed = tuple(rules)
    return {model: sum(rule.points.get(model, 0) for rule in listed) for model in MODELS}


def form_for(problem: Problem, payer: Payer) -> Form:
    """The form that suits the problem, given who pays."""
    forms = FORM_OF[problem]
    return forms.get(payer, forms["any"])


def advise(answers: Answers, framework: Mapping[str, Any], language: Language) -> Advice:
    """Lead the answers to a model and a form."""
    rules = applying(answers)
    total = points(rules)
    best = max(MODELS, key=lambda model: total[model])
    form = form_entry(framework, form_for(answers.problem, answers.payer), language)
    return Advice(
        model=model_entry(framework, best, language),
        form=form,
        why=tuple(Reason(translate(rule.reason, language), rule.cite) for rule in rules if best in rule.points),
        why_form=Reason(form.description, form.cite),
        preconditions=tuple(Reason(text, cite) for text, cite in preconditions(framework, language)),
        points=tuple(sorted(total.items(), key=lambda pair: -pair[1])),
    )
