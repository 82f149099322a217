"""A draft agreement: who, on what, in which form, why, and how far it has come."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from kad.cooperation.framework import FORMS, MODELS
from kad.errors import KadError

STAGES = tuple("abcdefgh")
"""The eight stages of the report (8)."""

Status = Literal["draft", "archived"]


class AgreementWithoutTitle(KadError):
    """An agreement has no title."""

    def __init__(self) -> None:
        super().__init__("The agreement has no title. Give it one.")


class TooFewParties(KadError):
    """Fewer than two different parties."""

    def __init__(self, given: int) -> None:
        super().__init__(f"An agreement needs at least 2 different parties, not {given}.", given=given)


class UnknownStage(KadError):
    """A stage that the report does not know."""

    def __init__(self, stage: str) -> None:
        super().__init__(f"{stage!r} is no stage. Choose one of a to h.", stage=stage)


class UnknownForm(KadError):
    """A form or model of cooperation that the report does not know."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given!r} is no form or model of cooperation. Choose one of the list.", given=given)


@dataclass(frozen=True)
class Party:
    """A regency (its code) or a partner outside (its partner_code), and its part in the agreement."""

    code: str
    role: Literal["party", "supplier", "receiver", "facilitator"] = "party"


@dataclass(frozen=True)
class Agreement:
    """``form`` and ``model`` are ids of `framework.json`, empty while not chosen.

    ``citations`` are the places that the reasons rest on.

    agreement_id, revision and times are given by the store; empty before the first keeping.
    Raises : AgreementWithoutTitle, TooFewParties, UnknownStage, UnknownForm.
    """

    title: str
    parties: tuple[Party, ...]
    subject: str = ""
    affair: str = ""
    form: str = ""
    model: str = ""
    stage: str = "a"
    status: Status = "draft"
    reasons: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    note: str = ""
    agreement_id: str = ""
    revision: int = 0
    created_at: datetime | None = field(default=None, compare=False)
    updated_at: datetime | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise AgreementWithoutTitle
        different = len({party.code for party in self.parties})
        if different < 2:
            raise TooFewParties(different)
        if self.stage not in STAGES:
            raise UnknownStage(self.stage)
        if self.form not in ("", *FORMS):
            raise UnknownForm(self.form)
        if self.model not in ("", *MODELS):
            raise UnknownForm(self.model)
