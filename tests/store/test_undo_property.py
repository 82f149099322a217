"""Whatever is done in whatever order, undo and redo behave as a list with a position."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kad.store import Store

ACTIONS = st.lists(st.one_of(st.integers(0, 3), st.sampled_from(["undo", "redo"])), max_size=14)


@settings(
    max_examples=25, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
)  # fmt: skip
@given(actions=ACTIONS)
def test_undo_and_redo_are_a_list_with_a_position(store: Store, actions: list[int | str]) -> None:
    plans = store.plans
    state = plans.create("Rencana", {"value": 0}, "Ani")
    steps, position, moments = [0], 0, {state.revision: 0}
    for action in actions:
        if action == "undo":
            position = max(position - 1, 0)
            state = plans.undo(state.plan_id, "Ani")
        elif action == "redo":
            position = min(position + 1, len(steps) - 1)
            state = plans.redo(state.plan_id, "Ani")
        else:
            if action != steps[position]:
                steps = [*steps[: position + 1], int(action)]
                position += 1
            state = plans.save(state.plan_id, state.revision, {"value": action}, "set", "Ani")
        moments[state.revision] = steps[position]
        assert state.document == {"value": steps[position]}
        assert (state.can_undo, state.can_redo) == (position > 0, position < len(steps) - 1)
    assert [entry.revision for entry in plans.history(state.plan_id)] == sorted(moments)
    assert {r: plans.load(state.plan_id, r).document["value"] for r in moments} == moments
