"""What a person may get wrong about a plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from kad.errors import KadError, first_five


@dataclass(frozen=True)
class InBothLanguages:
    """Words for a slot whose language the sentence chooses: ``{wishes:id}`` or ``{wishes:en}``.

    >>> "{0:id}, {0:en}".format(InBothLanguages("satu zona", "one zone"))
    'satu zona, one zone'
    """

    indonesian: str
    english: str

    def __format__(self, language: str) -> str:
        return self.indonesian if language == "id" else self.english


class UnknownRegency(KadError):
    """A regency code the plan does not have."""

    def __init__(self, codes: Iterable[str]) -> None:
        listed = sorted(set(codes))
        super().__init__(
            f"{len(listed)} regency codes are unknown: {first_five(listed)}. Use codes such as 53.01.",
            n=len(listed),
            codes=first_five(listed),
        )


class UnknownZone(KadError):
    """A zone number the plan does not have."""

    def __init__(self, number: object) -> None:
        super().__init__(f"The plan has no zone {number}. Add it first, or choose another.", zone=number)


class UnknownPlace(KadError):
    """A seat that is not among the places travel times are known for."""

    def __init__(self, places: Iterable[str]) -> None:
        listed = sorted(set(places))
        super().__init__(
            f"{len(listed)} seats are not known places: {first_five(listed)}. Choose a capital or a district.",
            n=len(listed),
            places=first_five(listed),
        )


class LockedRegency(KadError):
    """A regency that is locked was to be moved."""

    def __init__(self, codes: Iterable[str]) -> None:
        listed = sorted(set(codes))
        super().__init__(
            f"{len(listed)} locked regencies cannot be moved: {first_five(listed)}. Unlock them first.",
            n=len(listed),
            codes=first_five(listed),
        )


class LockedZone(KadError):
    """The members, seat or existence of a locked zone were to be changed."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Zone {number} is locked. Unlock it first.", zone=number)


class LockedPlan(KadError):
    """The whole plan is locked."""

    def __init__(self) -> None:
        super().__init__("The whole plan is locked. Unlock it first.")


class ZoneCount(KadError):
    """A plan has 1 to 22 zones."""

    def __init__(self, count: int, most: int) -> None:
        super().__init__(f"A plan has 1 to {most} zones, not {count}.", n=count, most=most)


class InvalidColour(KadError):
    """A colour is not written as #RRGGBB."""

    def __init__(self, colour: object) -> None:
        super().__init__(f"{colour!r} is not a colour. Write it as #RRGGBB.", colour=colour)


class InvalidPlan(KadError):
    """A stored or sent plan document cannot be read."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The plan cannot be read: {reason}.", reason=reason)
