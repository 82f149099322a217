"""Eight colours are enough, and touching zones differ."""

from hypothesis import given
from hypothesis import strategies as st

from kad.zones.colouring import recoloured
from kad.zones.network import Links, pair
from kad.zones.palette import PALETTE, next_colour
from kad.zones.plan import ZonePlan

CODES = [f"53.{index:02d}" for index in range(1, 23)]
GRID = frozenset(
    pair(CODES[i], CODES[j]) for i in range(22) for j in (i + 1, i + 5) if j < 22 and (j != i + 1 or j % 5)
)


def test_up_to_eight_zones_keep_their_colours():
    plan = ZonePlan.blank("Uji", CODES, 8)
    assert recoloured(plan, Links(GRID)) is plan
    assert [zone.colour for zone in plan.zones] == list(PALETTE)


@given(st.integers(9, 22), st.randoms(use_true_random=False))
def test_zones_that_touch_never_share_a_colour(zones, random):
    plan = ZonePlan.blank("Uji", CODES, zones)
    for code in CODES:
        plan = plan.move(code, random.randint(1, zones))
    plan = recoloured(plan, Links(GRID))
    zone_of, colour = plan.zone_of, {zone.number: zone.colour for zone in plan.zones}
    touching = {(zone_of[a], zone_of[b]) for a, b in GRID if zone_of[a] != zone_of[b]}
    neighbours = {n: {b for a, b in touching | {(b, a) for a, b in touching} if a == n} for n in plan.numbers}
    assert all(colour[a] != colour[b] for a, b in touching if len(neighbours[a]) < 8 and len(neighbours[b]) < 8)


def test_the_next_colour_is_one_used_least():
    assert next_colour(PALETTE) == PALETTE[0]
    assert next_colour([PALETTE[0], *PALETTE]) == PALETTE[1]
