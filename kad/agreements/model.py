"""A draft agreement: who, on what, in which form, why, and how far it has come."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from kad.errors import KadError

STAGES = tuple("abcdefgh")
"""The eight stages of the report (8)."""

Status = Literal["draft", "archived"]


class InvalidAgreement(KadError):
    """An agreement lacks something it must have."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The agreement cannot be kept: {reason}.", reason=reason)


@dataclass(frozen=True)
class Party:
    """A regency (its code) or a partner outside (its partner_code), and its part in the agreement."""

    code: str
    role: Literal["party", "supplier", "receiver", "facilitator"] = "party"


@dataclass(frozen=True)
class Agreement:
    """``form`` and ``model`` are ids of `framework.json`; ``citations`` are the places the reasons rest on.

    agreement_id, revision and times are given by the store; empty before the first keeping.
    Raises : InvalidAgreement, fewer than two different parties, no title, or an unknown stage.
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
            raise InvalidAgreement("it has no title")
        if len({party.code for party in self.parties}) < 2:
            raise InvalidAgreement("it needs two different parties")
        if self.stage not in STAGES:
            raise InvalidAgreement(f"stage {self.stage!r} is none of a–h")
