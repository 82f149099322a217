"""The report's models and forms of cooperation by name, read from `framework.json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from kad.text import Language

Model = Literal["handshake", "service_contract", "joint_agreement", "joint_authority", "regional_body"]
Form = Literal[
    "joint_service",
    "inter_regional_service",
    "human_resources",
    "fee_service",
    "joint_planning",
    "purchase",
    "exchange",
    "shared_equipment",
    "policy",
]

MODELS: tuple[Model, ...] = get_args(Model)
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True)
class ModelEntry:
    """One of the five models: what it is, what speaks for and against it, and its place in the report."""

    id: Model
    name: str
    description: str
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    suits: str
    against: str
    cite: str


@dataclass(frozen=True)
class FormEntry:
    """One of the forms of cooperation (8), the one misprinted among the principles included."""

    id: Form
    name: str
    description: str
    cite: str


def model_entry(framework: Mapping[str, Any], model: Model, language: Language) -> ModelEntry:
    """The report's words on ``model``."""
    entry = _entry(framework["models"], model)
    return ModelEntry(
        model,
        entry[f"name_{language}"],
        entry[f"description_{language}"],
        tuple(entry[f"strengths_{language}"]),
        tuple(entry[f"weaknesses_{language}"]),
        entry[f"suits_{language}"],
        entry[f"against_{language}"],
        entry["cite"],
    )


def form_entry(framework: Mapping[str, Any], form: Form, language: Language) -> FormEntry:
    """The report's words on ``form``."""
    entry = _entry(framework["forms"], form)
    return FormEntry(form, entry[f"name_{language}"], entry[f"text_{language}"], entry["cite"])


def preconditions(framework: Mapping[str, Any], language: Language) -> tuple[tuple[str, str], ...]:
    """(sentence, place) of the six preconditions of funding."""
    return tuple((entry[f"text_{language}"], entry["cite"]) for entry in framework["funding_preconditions"])


def priority_affair(framework: Mapping[str, Any], number: int, language: Language) -> str:
    """The priority affair ``number`` (8.d) in words."""
    return str(_entry(framework["priority_affairs"], number)[f"text_{language}"])


def _entry(entries: list[dict[str, Any]], key: object) -> dict[str, Any]:
    return next(entry for entry in entries if entry["id"] == key)


def law(framework: Mapping[str, Any], rule: str, language: Language) -> tuple[str, str]:
    """A rule of the law now in force: (sentence, address of the source)."""
    entry = _entry(framework["law"], rule)
    return entry[f"text_{language}"], entry["source"]
