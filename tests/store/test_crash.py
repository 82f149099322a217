"""A killed process loses nothing it said it had kept, and two at once overwrite nobody."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kad.store import EditConflict, Store, open_store

ROOT = Path(__file__).resolve().parents[2]
SAVE_ON_AND_ON = """
import sys
from itertools import count
from kad.store import open_store
plans = open_store(sys.argv[1]).plans
state = plans.load(sys.argv[2])
for value in count(state.document["value"] + 1):
    state = plans.save(state.plan_id, state.revision, {"value": value, "filling": "x" * 50_000}, "save", "Ani")
    print(value, flush=True)
"""
DIE_BEFORE_COMMIT = """
import os, signal, sys
from sqlalchemy import event
from kad.store import open_store
store = open_store(sys.argv[1])
state = store.plans.load(sys.argv[2])
event.listen(store.engine, "commit", lambda connection: os.kill(os.getpid(), signal.SIGKILL))
store.plans.save(state.plan_id, state.revision, {"value": "never committed"}, "save", "Ani")
"""


def test_a_killed_process_loses_nothing_that_it_said_was_kept(store: Store, url: str) -> None:
    made = store.plans.create("Rencana", {"value": 0}, "Ani")
    command = [sys.executable, "-c", SAVE_ON_AND_ON, url, made.plan_id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        said = [int(process.stdout.readline()) for _ in range(5)]
        process.kill()
        said += [int(line) for line in process.stdout if line.endswith("\n")]
    state = store.plans.load(made.plan_id)
    assert state.document["value"] in (said[-1], said[-1] + 1)
    assert len(store.plans.history(made.plan_id)) == state.document["value"] + 1
    assert store.plans.undo(made.plan_id, "Ani").document["value"] == state.document["value"] - 1


def test_a_process_killed_before_its_commit_leaves_the_last_kept_state(store: Store, url: str) -> None:
    made = store.plans.create("Rencana", {"value": 0}, "Ani")
    ended = subprocess.run([sys.executable, "-c", DIE_BEFORE_COMMIT, url, made.plan_id], check=False, cwd=ROOT)
    assert ended.returncode == -9
    assert store.plans.load(made.plan_id) == made
    assert store.plans.save(made.plan_id, made.revision, {"value": 1}, "save", "Ani").document == {"value": 1}


def test_of_editors_who_save_at_once_one_succeeds_and_the_others_are_told(store: Store, url: str) -> None:
    made = store.plans.create("Rencana", {"value": 0}, "Ani")

    def save(value: int) -> str:
        own = open_store(url)
        try:
            own.plans.save(made.plan_id, made.revision, {"value": value}, "save", str(value))
        except EditConflict as conflict:
            return f"conflict with {conflict.actor}"
        finally:
            own.close()
        return "kept"

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(save, range(1, 7)))
    winner = store.plans.load(made.plan_id).updated_by
    assert sorted(outcomes) == sorted(["kept"] + [f"conflict with {winner}"] * 5)
    assert len(store.plans.history(made.plan_id)) == 2
