"""Opening the store: which database, and bringing its tables up to date."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from kad.store.agreements import Agreements
from kad.store.errors import StoreIsNewer, StoreUnreachable, UnknownDatabase
from kad.store.plans import Plans
from kad.store.presets import Presets

ROOT = Path(__file__).resolve().parents[2]
MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 15
DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
MIGRATION_LOCK = 53_2019
"""Number of PostgreSQL's advisory lock while the tables are brought up to date."""


class Store:
    """Everything kept in one database."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self.engine = engine
        self.clock = clock
        self.plans = Plans(engine, clock)
        self.agreements = Agreements(engine, clock)
        self.presets = Presets(engine, clock)

    def close(self) -> None:
        """Give back the connections."""
        self.engine.dispose()


def open_store(url: str | None = None, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Store:
    """Open the database of ``url``, by default of ``KAD_DATABASE_URL``, else SQLite in `var/` (``KAD_VAR``).

    Its tables are made or brought up to date first; several processes may do so at once.
    Raises : UnknownDatabase; StoreUnreachable, now or from any later use; StoreIsNewer, a later version of the
    program has used it.
    """
    engine = make_engine(url or os.environ.get("KAD_DATABASE_URL") or default_url())
    event.listen(engine, "handle_error", _say_unreachable)
    try:
        migrate(engine)
    except (StoreUnreachable, StoreIsNewer):
        engine.dispose()
        raise
    return Store(engine, clock)


def default_url() -> str:
    """SQLite in `var_folder`, which is made if it is not there. Raises : StoreUnreachable, it cannot be made."""
    folder = var_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnreachable(str(folder), str(error.strerror)) from error
    return f"sqlite:///{quote(str(folder / 'kad.sqlite3'), safe='/:' + os.sep)}"


def var_folder() -> Path:
    """The folder for what people make."""
    return Path(os.environ.get("KAD_VAR") or ROOT / "var").resolve()


def migrate(engine: Engine, version: str | None = None) -> None:
    """Bring the tables up to ``version``, by default the newest; nothing happens when they are there.

    Raises : StoreIsNewer.
    """
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        known = versions()
        wanted, now = version or known[0], MigrationContext.configure(connection).get_current_revision()
        if now and now not in known:
            raise StoreIsNewer(now)
        if now != wanted:
            command.upgrade(_configuration(connection), wanted)


def versions() -> list[str]:
    """Every version the tables have had, the newest first."""
    return [script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]


def _configuration(connection: Connection) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    configuration.attributes["connection"] = connection
    return configuration


def make_engine(url: str) -> Engine:
    """Connections to the database of ``url``, with what the store relies on switched on. Raises : UnknownDatabase."""
    kind, _, rest = url.partition("://")
    driver = DRIVERS.get(kind)
    try:
        address = make_url(f"{driver}://{rest}")
    except (ArgumentError, ValueError) as error:
        raise UnknownDatabase from error
    if driver is None:
        raise UnknownDatabase
    engine = create_engine(address, pool_pre_ping=True, json_serializer=_json)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _json(value: object) -> str:
    """JSON that every database takes: SQLite would keep a NaN that PostgreSQL and a backup refuse."""
    return json.dumps(value, allow_nan=False)


def _say_unreachable(context: ExceptionContext) -> None:
    """A database that is gone, locked for too long, full or damaged is for a person to mend; the rest is a bug."""
    error = context.sqlalchemy_exception
    if context.is_pre_ping or context.engine is None:
        return
    if isinstance(error, OperationalError) or type(error) is DatabaseError:
        reason = str(context.original_exception).strip().partition("\n")[0]
        raise StoreUnreachable(context.engine.url.render_as_string(hide_password=True), reason) from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Readers never wait for a writer, a writer waits for another, and what is committed is on the disk."""
    connection.isolation_level = None  # SQLAlchemy, not the driver, begins transactions
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={BUSY_SECONDS * 1000}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once, unless only to read: who reads first and writes then could not wait for it."""
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
