"""How long people travel: a network of road, sea and air from every village to every candidate seat.

    travel_times(Assumptions()).hours      # villages x places, one way
    path(Assumptions(), village, place)    # the way there, leg by leg

Roads join the villages of an island, lines of `data/routes.csv` join the islands; what no source says is an
assumption with its range (`PARAMETERS`). Method and fit: `docs/decisions/002-access-time.md`.
"""

from kad.access.assumptions import PARAMETERS, Assumptions, Parameter
from kad.access.distribution import distribution
from kad.access.fit import Fit, fit
from kad.access.journey import Leg, describe, path
from kad.access.network import sea_links
from kad.access.places import places
from kad.access.times import TravelTimes, travel_times

__all__ = [
    "PARAMETERS",
    "Assumptions",
    "Fit",
    "Leg",
    "Parameter",
    "TravelTimes",
    "describe",
    "distribution",
    "fit",
    "path",
    "places",
    "sea_links",
    "travel_times",
]
