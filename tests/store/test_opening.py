"""Opening: the tables are what the code says, whoever opens first, whatever version was there."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from kad.store import Store, open_store
from kad.store.errors import StoreIsNewer, StoreUnreachable, UnknownDatabase
from kad.store.schema import metadata
from kad.store.store import default_url, make_engine, migrate, versions
from tests.store.conftest import empty_database

Opener = Callable[[str], Store]
ROOT = Path(__file__).resolve().parents[2]
OPEN = "import sys; from kad.store import open_store; open_store(sys.argv[1]).plans.create('Rencana', {}, sys.argv[2])"


def test_the_migrations_lead_to_the_tables_the_code_declares(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_processes_that_open_an_empty_database_together_all_succeed(url: str) -> None:
    names = ["Ani", "Budi", "Cici"]
    running = [subprocess.Popen([sys.executable, "-c", OPEN, url, name], cwd=ROOT) for name in names]
    assert [process.wait() for process in running] == [0, 0, 0]
    store = open_store(url)
    assert sorted(state.updated_by for state in store.plans.all()) == names
    store.close()


def test_a_database_of_an_older_version_is_brought_up_to_date_with_what_it_holds(url: str, opening: Opener) -> None:
    engine = make_engine(url)
    migrate(engine, "0001")
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO plans VALUES ('p', 'Rencana', 'published', 1, 1, 1, 'token', "
                "'2026-01-01T00:00:00+00:00', '2026-01-02T00:00:00+00:00', 'Ani')"
            )
        )
        connection.execute(text("INSERT INTO plan_steps VALUES ('p', 1, NULL, '{\"a\": 1}')"))
        connection.execute(
            text("INSERT INTO plan_events VALUES ('p', 1, 1, '2026-01-01T00:00:00+00:00', 'Ani', 'create')")
        )
        connection.execute(text("INSERT INTO presets VALUES ('access', 'Mine', '{\"speed\": 20}')"))
    engine.dispose()
    store = opening(url)
    plans = store.plans
    assert [change.values for change in store.presets.history("access", "Mine")] == [{"speed": 20}]
    assert plans.load("p").document == {"a": 1}
    plans.archive("p", "Ani")
    assert plans.unarchive("p", "Ani").status == "published"


def test_a_database_of_a_newer_version_is_left_alone(store: Store, url: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreIsNewer):
        open_store(url)


def test_a_database_that_cannot_be_opened_is_said_so_without_its_password() -> None:
    with pytest.raises(StoreUnreachable, match="localhost") as caught:
        open_store("postgresql://kad:rahasia@localhost:1/kad")
    assert "rahasia" not in str(caught.value)


def test_a_file_that_is_no_database_is_said_so_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "kad.sqlite3"
    file.write_bytes(b"a letter, not a database" * 500)
    with pytest.raises(StoreUnreachable, match="not a database"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == b"a letter, not a database" * 500


@pytest.mark.parametrize("url", ["kad", "mysql://kad:rahasia@localhost/kad", "postgresql://localhost:port/kad"])
def test_an_address_of_no_usable_database_is_said_so_without_its_password(url: str) -> None:
    with pytest.raises(UnknownDatabase) as caught:
        open_store(url)
    assert "rahasia" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KAD_VAR", str(tmp_path / "file" / "var"))
    monkeypatch.delenv("KAD_DATABASE_URL", raising=False)
    with pytest.raises(StoreUnreachable, match="var"):
        open_store()


def test_a_database_that_stops_answering_is_said_so_and_keeps_nothing_of_the_change(
    tmp_path: Path, opening: Opener
) -> None:
    file = tmp_path / "kad.sqlite3"
    store = opening(f"sqlite:///{file}")
    made = store.plans.create("Rencana", {"value": 0}, "Ani")
    with store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE plan_events RENAME TO away"))
    with pytest.raises(StoreUnreachable, match="plan_events"):
        store.plans.save(made.plan_id, made.revision, {"value": 1}, "set", "Ani")
    with store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO plan_events"))
    assert store.plans.load(made.plan_id) == made


def test_the_folder_of_what_people_make_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAD_VAR", str(tmp_path / "somewhere"))
    assert default_url() == f"sqlite:///{tmp_path / 'somewhere' / 'kad.sqlite3'}"


def test_the_folder_may_have_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "Ani? 100%41 #2"
    monkeypatch.setenv("KAD_VAR", str(folder))
    monkeypatch.delenv("KAD_DATABASE_URL", raising=False)
    open_store().close()
    assert (folder / "kad.sqlite3").is_file()


def test_sqlite_writes_ahead_and_checks_references(tmp_path: Path, opening: Opener) -> None:
    store = opening(f"sqlite:///{tmp_path / 'kad.sqlite3'}")
    with store.engine.connect() as connection:
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")]
    assert pragmas == ["wal", 1]


def test_the_newest_version_comes_first() -> None:
    assert versions()[-1] == "0001"
    assert versions() == sorted(versions(), reverse=True)


def test_a_postgresql_that_was_restarted_is_used_again(
    request: pytest.FixtureRequest, tmp_path: Path, opening: Opener
) -> None:
    url = empty_database(request, "postgresql", tmp_path)
    store, other = opening(url), make_engine(url)
    made = store.plans.create("Rencana", {}, "Ani")
    own_idle = "datname = current_database() AND state = 'idle' AND pid <> pg_backend_pid()"
    with other.begin() as connection:
        ended = connection.execute(
            text(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {own_idle}")
        ).all()
    other.dispose()
    assert ended
    assert store.plans.load(made.plan_id) == made
