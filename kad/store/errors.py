"""What may go wrong with kept records."""

from typing import Any

from kad.errors import KadError


class NoSuchRecord(KadError):
    """No plan, agreement or moment has this name."""

    def __init__(self, name: object) -> None:
        super().__init__(f"There is no record {name}.", name=name)


class PlanIsPublished(KadError):
    """A published or archived plan cannot be changed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is published or archived and cannot be changed. Duplicate it.", name=name)


class EditConflict(KadError):
    """Somebody else's version was kept since the one this change was made on.

    mine, theirs : the two documents. actor : who kept theirs. revision : theirs.
    """

    def __init__(self, mine: Any, theirs: Any, actor: str, revision: int) -> None:
        super().__init__(f"{actor} kept another version first. Choose between the two.", actor=actor)
        self.mine = mine
        self.theirs = theirs
        self.actor = actor
        self.revision = revision


class NotABackup(KadError):
    """A file is no backup of this program."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not a backup of this program. Nothing was changed.", name=name)


class DamagedBackup(KadError):
    """A part of a backup is missing, altered or contradicts another part."""

    def __init__(self, name: str, part: str) -> None:
        super().__init__(f"The backup {name} is damaged at {part}. Nothing was changed.", name=name, part=part)


class BackupIsNewer(KadError):
    """A backup was written by a later version of the program."""

    def __init__(self, name: str, version: str) -> None:
        super().__init__(
            f"{name} was written by a newer version of the program (tables {version}). Update, then restore.",
            name=name, version=version,
        )  # fmt: skip


class BackupNotWritten(KadError):
    """The file of a backup cannot be made."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"The backup {name} cannot be written: {reason}. Choose another place.",
                         name=name, reason=reason)  # fmt: skip


class StoreUnreachable(KadError):
    """The database cannot be opened, or no longer answers; what was being changed is not kept."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"The database {url} does not answer: {reason}. The change was not kept; check the database.",
                         url=url, reason=reason)  # fmt: skip


class UnknownDatabase(KadError):
    """KAD_DATABASE_URL is no address of a database that the store can use."""

    def __init__(self) -> None:
        super().__init__("KAD_DATABASE_URL is no address of SQLite or PostgreSQL. Write postgresql://… or none.")


class StoreIsNewer(KadError):
    """A later version of the program has changed the tables."""

    def __init__(self, version: str) -> None:
        super().__init__(f"The database has tables of a newer version ({version}). Update this program.",
                         version=version)  # fmt: skip
