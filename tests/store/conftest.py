"""The same tests run on SQLite and on a PostgreSQL of their own."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from kad.store import Store, open_store
from kad.store.store import make_engine

Opener = Callable[[str], Store]


class Clock:
    """A minute later each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a PostgreSQL: the one of KAD_TEST_POSTGRES_URL, whose tables are dropped, else one started here."""
    if given := os.environ.get("KAD_TEST_POSTGRES_URL"):
        yield given
        return
    pgserver = pytest.importorskip("pgserver", exc_type=ImportError)
    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database."""
    return empty_database(request, request.param, tmp_path / "kad.sqlite3")


@pytest.fixture
def other_url(request: pytest.FixtureRequest, url: str, tmp_path: Path) -> str:
    """Address of an empty database of the other kind."""
    return empty_database(request, "postgresql" if url.startswith("sqlite") else "sqlite", tmp_path / "other.sqlite3")


def empty_database(request: pytest.FixtureRequest, kind: str, file: Path) -> str:
    if kind == "sqlite":
        return f"sqlite:///{file}"
    address: str = request.getfixturevalue("postgres")
    engine = make_engine(address)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return address


@pytest.fixture
def opening() -> Iterator[Opener]:
    """Opens stores that are closed again after the test."""
    with ExitStack() as stack:

        def open_one(address: str) -> Store:
            store = open_store(address, Clock())
            stack.callback(store.close)
            return store

        yield open_one


@pytest.fixture
def store(url: str, opening: Opener) -> Store:
    return opening(url)
