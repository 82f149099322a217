"""A draft agreement must have a title, two different parties and a known stage."""

from dataclasses import replace

import pytest

from kad.agreements.model import (
    STAGES,
    Agreement,
    AgreementWithoutTitle,
    Party,
    TooFewParties,
    UnknownForm,
    UnknownStage,
)
from kad.tables import read_json

DRAFT = Agreement("Pasokan jagung", (Party("53.02", "supplier"), Party("53.71", "receiver")))


@pytest.mark.parametrize("title", ["", "  "])
def test_a_draft_without_a_title_is_refused(title: str) -> None:
    with pytest.raises(AgreementWithoutTitle):
        replace(DRAFT, title=title)


@pytest.mark.parametrize("parties", [(), (Party("53.02"),), (Party("53.02", "supplier"), Party("53.02", "receiver"))])
def test_a_draft_needs_two_different_parties(parties: tuple[Party, ...]) -> None:
    with pytest.raises(TooFewParties):
        replace(DRAFT, parties=parties)


def test_a_draft_passes_the_eight_stages_and_no_other() -> None:
    assert [replace(DRAFT, stage=stage).stage for stage in STAGES] == list("abcdefgh")
    with pytest.raises(UnknownStage):
        replace(DRAFT, stage="i")


def test_a_draft_has_a_form_and_model_of_the_report_or_none_yet() -> None:
    framework = read_json("framework")
    for form in ("", *(entry["id"] for entry in framework["forms"])):
        assert replace(DRAFT, form=form).form == form
    for model in ("", *(entry["id"] for entry in framework["models"])):
        assert replace(DRAFT, model=model).model == model
    for change in ({"form": "handshake"}, {"model": "purchase"}):
        with pytest.raises(UnknownForm):
            replace(DRAFT, **change)
