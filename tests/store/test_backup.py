"""Backups: everything in one file, whole or refused, from either database to either."""

import hashlib
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from kad.agreements.model import Agreement, Party
from kad.store import Store
from kad.store.backup import Restored, restore_backup, write_backup
from kad.store.errors import BackupIsNewer, BackupNotWritten, DamagedBackup, NotABackup
from kad.store.store import make_engine
from kad.text import translate
from tests.store.conftest import empty_database

ROOT = Path(__file__).resolve().parents[2]
Opener = Callable[[str], Store]


def fill(store: Store) -> str:
    """A plan with undone steps, an archived one, a changed draft agreement, a preset."""
    made = store.plans.create("Rencana – é", {"value": 0.1}, "Ani")
    for value in (1, 2):
        store.plans.save(made.plan_id, store.plans.load(made.plan_id).revision, {"value": value}, "set", "Ani")
    store.plans.undo(made.plan_id, "Budi")
    store.plans.archive(store.plans.create("Lama", {}, "Ani").plan_id, "Ani")
    store.agreements.create(Agreement("Jagung", (Party("53.02"), Party("53.71")), reasons=("a", "b")), "Ani")
    store.presets.save("access", "Mine", {"speed": 20})
    return made.plan_id


def content(store: Store) -> tuple[object, ...]:
    plans = store.plans.all(include_archived=True)
    drafts = store.agreements.all(include_archived=True)
    return (
        plans,
        [store.plans.history(plan.plan_id) for plan in plans],
        drafts,
        [store.agreements.history(draft.agreement_id) for draft in drafts],
        store.presets.all("access"),
        store.presets.history("access", "Mine"),
    )


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    """A backup of a filled store."""
    fill(store)
    write_backup(store, tmp_path / "kad.zip")
    return tmp_path / "kad.zip"


def altered(backup: Path, changes: dict[str, Callable[[bytes], bytes | None]]) -> Path:
    """A copy of ``backup`` with some of its files changed or, where None comes back, left out."""
    copy = backup.with_name("altered.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            changed = changes.get(name, lambda part: part)(old.read(name))
            if changed is not None:
                new.writestr(name, changed)
    return copy


def with_manifest(backup: Path, **changes: object) -> Path:
    return altered(backup, {"manifest.json": lambda part: json.dumps({**json.loads(part), **changes}).encode()})


def test_a_backup_moves_everything_to_the_other_kind_of_database(
    store: Store, backup: Path, other_url: str, opening: Opener, tmp_path: Path
) -> None:
    other = opening(other_url)
    restored = restore_backup(other, backup, tmp_path)
    assert content(other) == content(store)
    assert restored.rows["plans"] == 2


def test_undo_and_redo_go_on_after_a_restore(store: Store, tmp_path: Path) -> None:
    plan_id = fill(store)
    write_backup(store, tmp_path / "kad.zip")
    restore_backup(store, tmp_path / "kad.zip", tmp_path)
    assert store.plans.redo(plan_id, "Ani").document == {"value": 2}


def test_what_was_there_before_a_restore_is_kept_in_a_file_that_restores_it(
    store: Store, backup: Path, tmp_path: Path
) -> None:
    store.presets.save("access", "Later", {})
    before = content(store)
    restored = restore_backup(store, backup, tmp_path / "safety")
    assert content(store) != before
    restore_backup(store, restored.before, tmp_path / "safety")
    assert content(store) == before


def test_a_backup_holds_half_a_character_from_a_broken_file_too(store: Store, tmp_path: Path) -> None:
    made = store.plans.create("Rencana", {"name": "Zona \ud800"}, "Ani")
    write_backup(store, tmp_path / "kad.zip")
    restore_backup(store, tmp_path / "kad.zip", tmp_path)
    assert store.plans.load(made.plan_id) == made


def wait_until_one_waits(engine: Engine) -> None:
    """Until a transaction waits for a lock of another."""
    with engine.connect() as connection:
        for _ in range(3000):
            if connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar_one():
                return
            time.sleep(0.01)
    pytest.fail("Nothing waited.")


def test_a_restore_waits_for_a_preset_that_is_being_saved(
    request: pytest.FixtureRequest, tmp_path: Path, opening: Opener
) -> None:
    url = empty_database(request, "postgresql", tmp_path)
    store, other, watch = opening(url), opening(url), make_engine(url)
    fill(store)
    write_backup(store, tmp_path / "kad.zip")
    restoring: list[Future[Restored]] = []
    with ThreadPoolExecutor(1) as pool:

        def restore_meanwhile(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            if statement.startswith("INSERT INTO presets "):
                restoring.append(pool.submit(restore_backup, other, tmp_path / "kad.zip", tmp_path))
                wait_until_one_waits(watch)

        event.listen(store.engine, "after_cursor_execute", restore_meanwhile)
        store.presets.save("access", "Later", {})
    watch.dispose()
    assert [preset.name for preset in store.presets.all("access")] == ["Mine"]
    restore_backup(other, restoring[0].result().before, tmp_path / "safety")
    assert [preset.name for preset in store.presets.all("access")] == ["Later", "Mine"]


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("plan_steps.jsonl", lambda part: part.replace(b"0.1", b"0.2")),
        ("plan_steps.jsonl", lambda part: part.splitlines(keepends=True)[0]),
        ("plan_steps.jsonl", lambda _: b"no JSON"),
        ("presets.jsonl", lambda _: None),
    ],
    ids=["a figure changed", "lines lost", "not JSON", "a table lost"],
)
def test_a_damaged_backup_is_refused_and_nothing_changes(
    store: Store, backup: Path, tmp_path: Path, file: str, change: Callable[[bytes], bytes | None]
) -> None:
    before = content(store)
    with pytest.raises(DamagedBackup, match=file.removesuffix(".jsonl")):
        restore_backup(store, altered(backup, {file: change}), tmp_path / "safety")
    assert content(store) == before
    assert not (tmp_path / "safety").exists()


def test_a_backup_whose_parts_contradict_each_other_is_refused(store: Store, backup: Path, tmp_path: Path) -> None:
    manifest = json.loads(zipfile.ZipFile(backup).read("manifest.json"))
    empty = {"rows": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
    manifest["tables"]["plans"] = empty
    forged = altered(backup, {"plans.jsonl": lambda _: b"", "manifest.json": lambda _: json.dumps(manifest).encode()})
    with pytest.raises(DamagedBackup):
        restore_backup(store, forged, tmp_path)


def test_a_backup_without_one_of_the_tables_is_refused(store: Store, backup: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        tables = json.loads(archive.read("manifest.json"))["tables"]
    del tables["presets"]
    with pytest.raises(DamagedBackup, match="presets"):
        restore_backup(store, with_manifest(backup, tables=tables), tmp_path)


def test_half_a_file_or_another_zip_is_no_backup(store: Store, backup: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.zip"
    half.write_bytes(backup.read_bytes()[:600])
    foreign = tmp_path / "foreign.zip"
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("letter.txt", "halo")
    for file in (half, foreign, tmp_path / "missing.zip", tmp_path, with_manifest(backup, program="another")):
        with pytest.raises(NotABackup):
            restore_backup(store, file, tmp_path)


def test_wherever_a_byte_is_changed_the_backup_is_refused_or_still_holds_the_same(
    opening: Opener, tmp_path: Path
) -> None:
    store = opening(f"sqlite:///{tmp_path / 'kad.sqlite3'}")
    fill(store)
    before = content(store)
    write_backup(store, tmp_path / "kad.zip")
    whole = (tmp_path / "kad.zip").read_bytes()
    changed, refused = tmp_path / "changed.zip", 0
    for place in range(0, len(whole), 11):
        changed.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            restore_backup(store, changed, tmp_path / "safety")
        except (NotABackup, DamagedBackup, BackupIsNewer):
            refused += 1
        assert content(store) == before
    assert refused > 100


def test_a_backup_of_a_newer_program_is_refused(store: Store, backup: Path, tmp_path: Path) -> None:
    for changes in ({"schema": "9999"}, {"format": 99}):
        with pytest.raises(BackupIsNewer):
            restore_backup(store, with_manifest(backup, **changes), tmp_path)


def test_a_backup_of_older_tables_is_brought_up_to_date(store: Store, backup: Path, tmp_path: Path) -> None:
    before = content(store)
    tables = json.loads(zipfile.ZipFile(backup).read("manifest.json"))["tables"]
    rows = [json.loads(line) for line in zipfile.ZipFile(backup).read("plans.jsonl").splitlines()]
    for row in rows:
        del row["published_at"]
    part = "".join(json.dumps(row) + "\n" for row in rows).encode()
    del tables["preset_events"]
    tables["plans"]["sha256"] = hashlib.sha256(part).hexdigest()
    manifest = json.dumps({"program": "peta-kad-ntt", "format": 1, "schema": "0001", "tables": tables}).encode()
    parts = {"plans.jsonl": part, "manifest.json": manifest, "preset_events.jsonl": None}
    older = altered(backup, {name: lambda _, new=new: new for name, new in parts.items()})  # type: ignore[misc]
    restore_backup(store, older, tmp_path)
    assert content(store)[:-1] == before[:-1]
    assert [change.values for change in store.presets.history("access", "Mine")] == [{"speed": 20}]


def test_a_backup_that_cannot_be_written_is_said_so_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BackupNotWritten):
        write_backup(store, tmp_path / "folder")
    assert [file.name for file in tmp_path.iterdir() if file.suffix != ".sqlite3" and "sqlite3" not in file.name] == [
        "folder"
    ]


def test_the_commands_write_a_backup_and_restore_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAD_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("KAD_DATABASE_URL", raising=False)
    monkeypatch.delenv("KAD_LANGUAGE", raising=False)

    def kad(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kad", *arguments], capture_output=True, text=True, check=False, cwd=ROOT
        )

    file = tmp_path / "kad.zip"
    written = kad("backup", str(file), "--json")
    assert json.loads(written.stdout)["rows"]["plans"] == 0
    assert not json.loads(written.stdout)["replaced"]
    assert translate("store.replaced", "id", file=file) in kad("backup", str(file)).stdout.splitlines()
    assert json.loads(kad("backup", str(file), "--json").stdout)["replaced"]
    restored = kad("restore", str(file), "--json")
    assert Path(json.loads(restored.stdout)["before"]).is_relative_to(tmp_path / "var" / "backups")
    file.write_bytes(b"broken")
    refused = kad("restore", str(file))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "kad.zip" in refused.stderr
