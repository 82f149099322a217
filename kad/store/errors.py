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
        super().__init__(f"{name} is published and cannot be changed. Duplicate it.", name=name)


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


class BrokenBackup(KadError):
    """A file is no backup, or is damaged."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"This is not an intact backup: {reason}. Nothing was changed.", reason=reason)
