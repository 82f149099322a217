"""One file with everything kept: a zip of JSON lines, one file a table, and a manifest with a checksum of each.

It holds no dialect: what SQLite wrote, PostgreSQL restores, and the other way round. A backup of older tables is
brought up to date in a database of its own before anything is touched.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, MetaData, Table, delete, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from kad.store.errors import BackupIsNewer, BackupNotWritten, DamagedBackup, NotABackup
from kad.store.schema import metadata
from kad.store.store import Store, make_engine, migrate, var_folder, versions

PROGRAM = "peta-kad-ntt"
FORMAT = 1
MANIFEST = "manifest.json"

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What `zipfile` raises for a part that is cut, altered, locked with a password or packed in a way nobody asked for."""

CHANGED_FIRST = ("agreements", "plans", "presets")
"""Every change begins in one of these tables. Holding the others too could hold up one that has begun: a deadlock."""

Row = dict[str, Any]


class Restored(NamedTuple):
    """How many rows each table has now, and the file with what was there before."""

    rows: dict[str, int]
    before: Path


def write_backup(store: Store, path: Path) -> dict[str, int]:
    """Write everything kept, as of one moment, to ``path``; returns table → rows. A file there is replaced.

    Raises : BackupNotWritten.
    """
    snapshot = {} if store.engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with store.engine.execution_options(reading=True, **snapshot).connect() as connection:
        return _write(connection, path, store.clock().isoformat(timespec="seconds"))


def restore_backup(store: Store, path: Path, safety_folder: Path | None = None) -> Restored:
    """Replace everything kept by what the backup ``path`` holds, all of it or nothing.

    What is there now is first written to ``safety_folder``, by default `backups` in the folder for what people make.
    Raises : NotABackup, DamagedBackup, BackupIsNewer, BackupNotWritten; nothing is changed then.
    """
    tables = _read(path)
    now = store.clock()
    before = (safety_folder or var_folder() / "backups") / f"before-restore-{now:%Y%m%d-%H%M%S-%f}.zip"
    with store.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"LOCK TABLE {', '.join(CHANGED_FIRST)} IN EXCLUSIVE MODE"))
        _write(connection, before, now.isoformat(timespec="seconds"))
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
        for table in metadata.sorted_tables:
            _insert(connection, table, tables[table.name])
    return Restored({name: len(rows) for name, rows in tables.items()}, before)


def _write(connection: Connection, path: Path, written_at: str) -> dict[str, int]:
    tables = _rows_of(connection, metadata)
    parts = {name: _lines(rows) for name, rows in tables.items()}
    manifest = {
        "program": PROGRAM,
        "format": FORMAT,
        "schema": versions()[0],
        "written_at": written_at,
        "tables": {name: {"rows": len(tables[name]), "sha256": _checksum(part)} for name, part in parts.items()},
    }
    files = {MANIFEST: json.dumps(manifest, indent=1).encode()}
    files |= {f"{name}.jsonl": part for name, part in parts.items()}
    try:
        _write_zip(path, files)
    except OSError as error:
        raise BackupNotWritten(path.name, str(error.strerror)) from error
    return {name: len(rows) for name, rows in tables.items()}


def _write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    """The file appears under its name only when it is whole and on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, content in files.items():
                    archive.writestr(name, content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, list[Row]]:
    """Table → rows of a backup, verified and in the newest shape."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path.name)
            parts = {name: _part(archive, name, entry, path.name) for name, entry in manifest["tables"].items()}
    except (OSError, *UNREADABLE) as error:
        raise NotABackup(path.name) from error
    return _newest_shape(parts, manifest["schema"], path.name)


def _manifest(archive: zipfile.ZipFile, file: str) -> dict[str, Any]:
    try:
        manifest = json.loads(archive.read(MANIFEST))
        ours = manifest["program"] == PROGRAM
        version, newer = manifest["schema"], manifest["format"] > FORMAT or manifest["schema"] not in versions()
        complete = all({"rows", "sha256"} <= entry.keys() for entry in manifest["tables"].values())
    except (KeyError, TypeError, ValueError, AttributeError, *UNREADABLE) as error:
        raise NotABackup(file) from error
    if not ours:
        raise NotABackup(file)
    if newer:
        raise BackupIsNewer(file, version)
    if not complete:
        raise DamagedBackup(file, MANIFEST)
    return dict(manifest)


def _part(archive: zipfile.ZipFile, name: str, entry: Mapping[str, Any], file: str) -> list[Row]:
    try:
        content = archive.read(f"{name}.jsonl")
        rows = [json.loads(line) for line in content.splitlines()]
    except (KeyError, ValueError, *UNREADABLE) as error:
        raise DamagedBackup(file, name) from error
    if _checksum(content) != entry["sha256"] or len(rows) != entry["rows"]:
        raise DamagedBackup(file, name)
    return rows


def _newest_shape(parts: Mapping[str, list[Row]], version: str, file: str) -> dict[str, list[Row]]:
    """The rows after a passage through empty tables of ``version``, whose keys and rules they must keep."""
    engine = make_engine("sqlite://")
    try:
        migrate(engine, version)
        with engine.begin() as connection:
            then = MetaData()
            then.reflect(connection, only=lambda name, _: name != "alembic_version")
            if then.tables.keys() != parts.keys():
                raise DamagedBackup(file, ", ".join(sorted(then.tables.keys() ^ parts.keys())))
            for table in then.sorted_tables:
                try:
                    _insert(connection, table, parts[table.name])
                except SQLAlchemyError as error:
                    raise DamagedBackup(file, table.name) from error
        migrate(engine)
        with engine.connect() as connection:
            return _rows_of(connection, metadata)
    finally:
        engine.dispose()


def _rows_of(connection: Connection, tables: MetaData) -> dict[str, list[Row]]:
    return {
        table.name: [
            dict(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
        ]
        for table in tables.sorted_tables
    }


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _lines(rows: list[Row]) -> bytes:
    return "".join(json.dumps(row, allow_nan=False) + "\n" for row in rows).encode()


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
