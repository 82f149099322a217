"""Every number the travel times rest on, with its unit, range and source."""

from dataclasses import dataclass, fields, replace
from typing import Literal

from kad.access.errors import ParameterOutOfRange

Season = Literal["dry", "west_monsoon"]
ASSUMED = "assumed"


@dataclass(frozen=True)
class Parameter:
    """One adjustable number of `Assumptions`.

    low, high : the plausible range, low < default < high. faster : which end shortens the journey.
    minimum, maximum : the bounds of a slider. source : where the default comes from, or ``assumed``.
    """

    key: str
    unit: str
    default: float
    low: float
    high: float
    faster: Literal["low", "high"]
    source: str = ASSUMED

    @property
    def text_key(self) -> str:
        """Its name in the text catalogue."""
        return f"access.param_{self.key}"

    @property
    def help_key(self) -> str:
        """What it means, in the text catalogue."""
        return f"access.help_{self.key}"

    @property
    def favourable(self) -> float:
        return self.low if self.faster == "low" else self.high

    @property
    def unfavourable(self) -> float:
        return self.high if self.faster == "low" else self.low


FITTED = "data/roads.csv (fit)"
OBSERVED = "data/routes.csv (median of the sourced durations)"

PARAMETERS = (
    Parameter("road_speed_timor", "km/h", 37.0, 29.0, 46.0, "high", FITTED),
    Parameter("road_speed_flores", "km/h", 32.0, 25.0, 40.0, "high", FITTED),
    Parameter("road_speed_sumba", "km/h", 44.0, 34.0, 52.0, "high", FITTED),
    Parameter("road_speed_other", "km/h", 25.0, 15.0, 35.0, "high"),
    Parameter("road_detour_timor", "ratio", 1.42, 1.3, 1.6, "low", FITTED),
    Parameter("road_detour_flores", "ratio", 1.71, 1.5, 1.9, "low", FITTED),
    Parameter("road_detour_sumba", "ratio", 1.42, 1.3, 1.7, "low"),
    Parameter("road_detour_other", "ratio", 1.6, 1.3, 2.0, "low"),
    Parameter("access_hours", "h", 0.25, 0.1, 0.75, "low"),
    Parameter("wait_share", "ratio", 0.5, 0.25, 1.0, "low"),
    Parameter("wait_cap_hours", "h", 24.0, 6.0, 84.0, "low"),
    Parameter("boarding_hours", "h", 0.5, 0.25, 1.5, "low"),
    Parameter("sea_detour", "ratio", 1.15, 1.05, 1.3, "low"),
    Parameter("speed_roro", "kn", 8.0, 5.0, 10.0, "high", "data/routes.csv (9–10 direct, 4–5 with stops)"),
    Parameter("speed_fast_boat", "kn", 20.0, 15.0, 25.0, "high", OBSERVED),
    Parameter("speed_wooden_boat", "kn", 8.0, 6.0, 10.0, "high", OBSERVED),
    Parameter("speed_small_boat", "kn", 7.0, 5.0, 10.0, "high"),
    Parameter("speed_pioneer", "kn", 9.0, 7.0, 11.0, "high"),
    Parameter("speed_pelni", "kn", 10.0, 8.0, 14.0, "high", OBSERVED),
    Parameter("sailing_factor", "ratio", 1.0, 0.9, 1.25, "low"),
    Parameter("local_boat_departures", "per week", 14.0, 7.0, 28.0, "high"),
    Parameter("monsoon_sailing_factor", "ratio", 1.2, 1.1, 1.5, "low"),
    Parameter("monsoon_departures_share", "ratio", 0.5, 0.25, 0.8, "high"),
    Parameter("check_in_hours", "h", 1.5, 1.0, 2.0, "low"),
    Parameter("flight_speed", "km/h", 290.0, 240.0, 380.0, "high", OBSERVED),
)
"""In the order a person reads them."""


@dataclass(frozen=True)
class Assumptions:
    """What the travel times assume; each number is documented by the `Parameter` of the same name.

    season : in the west monsoon fast boats stop and every other vessel sails less often and slower.
    use_air : whether people may fly.

    Raises : ParameterOutOfRange, a number is not above zero.
    """

    road_speed_timor: float = 37.0
    road_speed_flores: float = 32.0
    road_speed_sumba: float = 44.0
    road_speed_other: float = 25.0
    road_detour_timor: float = 1.42
    road_detour_flores: float = 1.71
    road_detour_sumba: float = 1.42
    road_detour_other: float = 1.6
    access_hours: float = 0.25
    wait_share: float = 0.5
    wait_cap_hours: float = 24.0
    boarding_hours: float = 0.5
    sea_detour: float = 1.15
    speed_roro: float = 8.0
    speed_fast_boat: float = 20.0
    speed_wooden_boat: float = 8.0
    speed_small_boat: float = 7.0
    speed_pioneer: float = 9.0
    speed_pelni: float = 10.0
    sailing_factor: float = 1.0
    local_boat_departures: float = 14.0
    monsoon_sailing_factor: float = 1.2
    monsoon_departures_share: float = 0.5
    check_in_hours: float = 1.5
    flight_speed: float = 290.0
    season: Season = "dry"
    use_air: bool = False

    def __post_init__(self) -> None:
        for parameter in PARAMETERS:
            value = getattr(self, parameter.key)
            if not 0 < value < float("inf"):
                raise ParameterOutOfRange(parameter.key, value)

    def low(self) -> "Assumptions":
        """The shortest plausible hours: every number at its favourable end, season and air as they are."""
        return self._towards("favourable")

    def high(self) -> "Assumptions":
        """The longest plausible hours: every number at its unfavourable end, season and air as they are."""
        return self._towards("unfavourable")

    def _towards(self, end: Literal["favourable", "unfavourable"]) -> "Assumptions":
        changes = {}
        for parameter in PARAMETERS:
            downwards = (parameter.faster == "low") == (end == "favourable")
            choose = min if downwards else max
            changes[parameter.key] = choose(getattr(self, parameter.key), getattr(parameter, end))
        return replace(self, **changes)

    def to_dict(self) -> dict[str, float | str | bool]:
        """Plain values, to be stored and read back by ``Assumptions(**values)``."""
        return {field.name: getattr(self, field.name) for field in fields(self)}
