"""Draft agreements: kept with every change and by whom."""

from dataclasses import replace

import pytest

from kad.agreements.model import Agreement, Party
from kad.store import EditConflict, NoSuchRecord, Store

DRAFT = Agreement(
    title="Pasokan jagung",
    parties=(Party("53.02", "supplier"), Party("53.71", "receiver")),
    subject="jagung",
    form="purchase",
    model="service_contract",
    reasons=("Kota Kupang membeli jagung dari luar.",),
    citations=("5.d", "8.4"),
)


def test_a_draft_is_read_back_as_it_was_kept(store: Store) -> None:
    kept = store.agreements.create(DRAFT, "Ani")
    assert replace(kept, agreement_id="", revision=0) == DRAFT
    assert store.agreements.load(kept.agreement_id) == kept
    assert kept.created_at == kept.updated_at


def test_a_change_keeps_the_order_of_the_parties_and_is_in_the_history(store: Store) -> None:
    kept = store.agreements.create(DRAFT, "Ani")
    parties = (Party("53.71", "receiver"), Party("53.01", "facilitator"), Party("53.02", "supplier"))
    changed = store.agreements.update(replace(kept, stage="c", parties=parties), kept.revision, "Budi")
    assert (changed.stage, changed.parties) == ("c", parties)
    assert changed.updated_at > changed.created_at  # type: ignore[operator]
    history = store.agreements.history(kept.agreement_id)
    assert [(entry.actor, entry.action) for entry in history] == [("Ani", "create"), ("Budi", "update")]


def test_the_same_change_twice_is_kept_once(store: Store) -> None:
    kept = store.agreements.create(DRAFT, "Ani")
    once = store.agreements.update(replace(kept, stage="b"), kept.revision, "Ani")
    assert store.agreements.update(replace(kept, stage="b"), kept.revision, "Ani") == once


def test_a_second_editor_of_a_draft_overwrites_nobody(store: Store) -> None:
    kept = store.agreements.create(DRAFT, "Ani")
    theirs = store.agreements.update(replace(kept, stage="b"), kept.revision, "Budi")
    with pytest.raises(EditConflict) as caught:
        store.agreements.update(replace(kept, stage="d"), kept.revision, "Ani")
    assert (caught.value.mine.stage, caught.value.theirs, caught.value.actor) == ("d", theirs, "Budi")
    assert store.agreements.load(kept.agreement_id) == theirs


def test_an_archived_draft_is_out_of_sight_but_kept(store: Store) -> None:
    kept = store.agreements.create(DRAFT, "Ani")
    archived = store.agreements.archive(kept.agreement_id, "Ani")
    assert store.agreements.all() == []
    assert store.agreements.all(include_archived=True) == [archived]
    assert store.agreements.archive(kept.agreement_id, "Budi") == archived
    assert store.agreements.history(kept.agreement_id)[-1].action == "archive"
    back = store.agreements.unarchive(kept.agreement_id, "Budi")
    assert store.agreements.all() == [back]
    assert replace(back, revision=kept.revision) == kept


def test_drafts_are_listed_with_the_last_changed_first_and_each_with_its_own_parties(store: Store) -> None:
    first = store.agreements.create(DRAFT, "Ani")
    second = store.agreements.create(replace(DRAFT, parties=(Party("53.10"), Party("53.15"), Party("tls"))), "Ani")
    assert store.agreements.all() == [second, first]
    changed = store.agreements.update(replace(first, note="Bahas di forum."), first.revision, "Budi")
    assert store.agreements.all() == [changed, second]


def test_a_draft_that_is_not_there_is_said_so(store: Store) -> None:
    for look in (store.agreements.load, store.agreements.history, lambda name: store.agreements.archive(name, "Ani")):
        with pytest.raises(NoSuchRecord):
            look("nothing")
