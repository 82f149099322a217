"""Plans: nothing is lost, nobody is overwritten, every step can be taken back."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import StatementError

from kad.store import EditConflict, NoSuchRecord, PlanIsPublished, Store

Opener = Callable[[str], Store]

FIRST = {"zones": [1, 2], "assignments": {"53.01": 1, "53.02": None}, "name": "Wai Sasando – é"}
SECOND = {**FIRST, "assignments": {"53.01": 2, "53.02": None}}
THIRD = {**FIRST, "assignments": {"53.01": 2, "53.02": 1}}


def test_a_plan_is_read_back_as_it_was_kept(store: Store) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    read = store.plans.load(made.plan_id)
    assert read == made
    assert (read.name, read.document, read.status, read.updated_by) == ("Rencana 1", FIRST, "draft", "Ani")
    assert (read.can_undo, read.can_redo, read.last_action) == (False, False, "create")


def test_times_are_those_of_the_clock_and_know_that_they_are_utc(store: Store) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    assert made.updated_at == datetime(2026, 3, 2, 8, 1, tzinfo=UTC)
    assert made.updated_at.utcoffset() is not None


def test_what_one_process_keeps_the_next_one_reads(store: Store, url: str, opening: Opener) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    store.plans.save(made.plan_id, made.revision, SECOND, "move", "Ani")
    store.close()
    read = opening(url).plans.load(made.plan_id)
    assert (read.document, read.can_undo) == (SECOND, True)


def test_a_save_is_a_step_with_its_action(store: Store) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    after = store.plans.save(made.plan_id, made.revision, SECOND, "move Kupang", "Budi")
    assert (after.document, after.last_action, after.updated_by, after.can_undo) == (
        SECOND,
        "move Kupang",
        "Budi",
        True,
    )
    assert after.revision > made.revision


def test_a_double_click_is_kept_once(store: Store) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    once = store.plans.save(made.plan_id, made.revision, SECOND, "move", "Ani")
    twice = store.plans.save(made.plan_id, made.revision, SECOND, "move", "Ani")
    assert twice == once
    assert len(store.plans.history(made.plan_id)) == 2


def test_a_second_editor_is_told_and_overwrites_nobody(store: Store) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    theirs = store.plans.save(made.plan_id, made.revision, SECOND, "move", "Budi")
    with pytest.raises(EditConflict) as caught:
        store.plans.save(made.plan_id, made.revision, THIRD, "move", "Ani")
    conflict = caught.value
    assert (conflict.mine, conflict.theirs, conflict.actor) == (THIRD, SECOND, "Budi")
    assert conflict.revision == theirs.revision
    assert store.plans.load(made.plan_id) == theirs
    kept = store.plans.save(made.plan_id, conflict.revision, THIRD, "move", "Ani")
    assert kept.document == THIRD


def test_a_new_name_given_meanwhile_is_no_conflict(store: Store) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    store.plans.rename(made.plan_id, "Rencana Timor", "Budi")
    after = store.plans.save(made.plan_id, made.revision, SECOND, "move", "Ani")
    assert (after.name, after.document) == ("Rencana Timor", SECOND)


def test_a_revision_that_never_was_conflicts(store: Store) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    with pytest.raises(EditConflict):
        store.plans.save(made.plan_id, 99, SECOND, "move", "Ani")


def test_undo_and_redo_walk_the_steps(store: Store) -> None:
    plans = store.plans
    made = plans.create("Rencana 1", FIRST, "Ani")
    for document in (SECOND, THIRD):
        plans.save(made.plan_id, plans.load(made.plan_id).revision, document, "move", "Ani")
    assert plans.undo(made.plan_id, "Ani").document == SECOND
    back = plans.undo(made.plan_id, "Ani")
    assert (back.document, back.can_undo, back.can_redo) == (FIRST, False, True)
    assert plans.undo(made.plan_id, "Ani") == back
    assert plans.redo(made.plan_id, "Ani").document == SECOND
    forth = plans.redo(made.plan_id, "Ani")
    assert (forth.document, forth.can_undo, forth.can_redo) == (THIRD, True, False)
    assert plans.redo(made.plan_id, "Ani") == forth


def test_a_new_step_after_undo_cuts_the_redo_but_history_keeps_everything(store: Store) -> None:
    plans = store.plans
    made = plans.create("Rencana 1", FIRST, "Ani")
    cut = plans.save(made.plan_id, made.revision, SECOND, "first try", "Ani")
    back = plans.undo(made.plan_id, "Budi")
    now = plans.save(made.plan_id, back.revision, THIRD, "second try", "Ani")
    assert not now.can_redo
    assert [(e.actor, e.action) for e in plans.history(made.plan_id)] == [
        ("Ani", "create"), ("Ani", "first try"), ("Budi", "undo"), ("Ani", "second try"),
    ]  # fmt: skip
    assert plans.load(made.plan_id, cut.revision).document == SECOND


def test_restoring_brings_an_old_moment_back_as_a_step_that_can_be_undone(store: Store) -> None:
    plans = store.plans
    made = plans.create("Rencana 1", FIRST, "Ani")
    plans.save(made.plan_id, made.revision, SECOND, "move", "Ani")
    restored = plans.restore(made.plan_id, made.revision, "Budi")
    assert (restored.document, restored.last_action) == (FIRST, "restore")
    assert plans.restore(made.plan_id, made.revision, "Budi") == restored
    assert plans.undo(made.plan_id, "Budi").document == SECOND


def test_a_published_plan_cannot_be_changed_but_copied(store: Store) -> None:
    plans = store.plans
    made = plans.create("Rencana 1", FIRST, "Ani")
    published = plans.publish(made.plan_id, "Ani")
    assert published.status == "published"
    for change in (
        lambda: plans.save(made.plan_id, published.revision, SECOND, "move", "Ani"),
        lambda: plans.undo(made.plan_id, "Ani"),
        lambda: plans.redo(made.plan_id, "Ani"),
        lambda: plans.rename(made.plan_id, "Lain", "Ani"),
        lambda: plans.restore(made.plan_id, made.revision, "Ani"),
    ):
        with pytest.raises(PlanIsPublished):
            change()
    assert plans.load(made.plan_id) == published
    copy = plans.duplicate(made.plan_id, "Rencana 2", "Budi")
    assert (copy.name, copy.document, copy.status) == ("Rencana 2", FIRST, "draft")
    assert copy.share_token != published.share_token


def test_an_archived_plan_is_out_of_sight_and_comes_back_as_what_it_was(store: Store) -> None:
    plans = store.plans
    draft, published = plans.create("Rencana 1", FIRST, "Ani"), plans.create("Rencana 2", FIRST, "Ani")
    plans.publish(published.plan_id, "Ani")
    for plan in (draft, published):
        plans.archive(plan.plan_id, "Ani")
    assert plans.all() == []
    assert {state.status for state in plans.all(include_archived=True)} == {"archived"}
    assert plans.unarchive(draft.plan_id, "Ani").status == "draft"
    assert plans.unarchive(published.plan_id, "Ani").status == "published"


def test_the_day_of_publishing_stays_whatever_is_done_later(store: Store) -> None:
    plans = store.plans
    made = plans.create("Rencana 1", FIRST, "Ani")
    assert made.published_at is None
    published = plans.publish(made.plan_id, "Ani")
    assert published.published_at is not None
    assert plans.publish(made.plan_id, "Budi") == published
    plans.archive(made.plan_id, "Ani")
    assert plans.unarchive(made.plan_id, "Ani").published_at == published.published_at


def test_an_archived_plan_is_not_published(store: Store) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    store.plans.archive(made.plan_id, "Ani")
    with pytest.raises(PlanIsPublished):
        store.plans.publish(made.plan_id, "Ani")


def test_plans_are_listed_with_the_last_changed_first(store: Store) -> None:
    first, second = store.plans.create("Rencana 1", FIRST, "Ani"), store.plans.create("Rencana 2", FIRST, "Ani")
    assert [state.plan_id for state in store.plans.all()] == [second.plan_id, first.plan_id]
    changed = store.plans.rename(first.plan_id, "Rencana 3", "Ani")
    assert store.plans.all()[0] == changed


def test_a_share_link_opens_its_plan_and_nothing_else_does(store: Store) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    assert store.plans.load_shared(made.share_token) == made
    with pytest.raises(NoSuchRecord):
        store.plans.load_shared(made.plan_id)


def test_a_plan_or_moment_that_is_not_there_is_said_so(store: Store) -> None:
    made = store.plans.create("Rencana 1", FIRST, "Ani")
    for look in (
        lambda: store.plans.load("nothing"),
        lambda: store.plans.history("nothing"),
        lambda: store.plans.archive("nothing", "Ani"),
        lambda: store.plans.load(made.plan_id, 99),
        lambda: store.plans.restore(made.plan_id, 99, "Ani"),
    ):
        with pytest.raises(NoSuchRecord):
            look()


def test_a_figure_that_is_no_number_is_refused_by_both_databases(store: Store) -> None:
    with pytest.raises((StatementError, ValueError), match="not JSON compliant"):
        store.plans.create("Rencana", {"hours": float("nan")}, "Ani")
    assert store.plans.all() == []
