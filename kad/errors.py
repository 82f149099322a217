"""The errors a person may meet, and the one shape they share."""

from collections.abc import Iterable


class KadError(ValueError):
    """Base of every error that is a person's to mend, never a bug.

    ``key`` names the sentence in the text catalogue (``errors.<ClassName>``) and ``values`` fill it, so that
    the page and the command line say it in the reader's language. ``str(error)`` is the English sentence.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.values = values

    @property
    def key(self) -> str:
        return f"errors.{type(self).__name__}"


def first_five(items: Iterable[object]) -> str:
    """The first five of ``items`` as one phrase, and how many more there are.

    >>> first_five("abcdefg")
    'a, b, c, d, e … (+2)'
    """
    listed = [str(item) for item in items]
    more = f" … (+{len(listed) - 5})" if len(listed) > 5 else ""
    return ", ".join(listed[:5]) + more
