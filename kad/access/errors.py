"""What a person may ask of the network that it cannot answer."""

from collections.abc import Iterable

from kad.errors import KadError, first_five


class NoSuchVillage(KadError):
    """No village has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"There is no village {code!r}. Choose one from the list of villages.", code=code)


class NoSuchSeat(KadError):
    """A place is neither a capital, a town the report names, nor a district."""

    def __init__(self, codes: Iterable[str]) -> None:
        listed = list(codes)
        super().__init__(
            f"{len(listed)} places are no candidate seat: {first_five(listed)}. "
            "Use a regency code, a town of the report or a district code.",
            n=len(listed),
            codes=first_five(listed),
        )


class ParameterOutOfRange(KadError):
    """An assumption has a value that makes no sense: a speed of zero, a negative wait."""

    def __init__(self, key: str, value: float) -> None:
        super().__init__(f"The assumption {key} cannot be {value}. Give a number above zero.", name=key, value=value)
