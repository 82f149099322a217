"""What a pair is best suited to do together, and the affair, form and model that go with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from kad.cooperation.complementarity import Delivery, goods_sectors
from kad.cooperation.framework import Form, Model
from kad.cooperation.ranking import commodity_strength
from kad.cooperation.scoring import PairModel, Weights
from kad.cooperation.ties import SharedIssue, pair_ties, shared_issues
from kad.cooperation.tourism import attraction

ThemeKey = Literal[
    "supply",
    "mutual_supply",
    "joint_production",
    "boundary",
    "environment",
    "service",
    "tourism",
    "extension",
    "learning",
]


@dataclass(frozen=True)
class Theme:
    """A kind of cooperation: its form (8.1–8.8 and the ninth misprinted among the principles), its model (7.1–7.5)
    and its priority affair (8.d), and whether it has an effect across the border.

    name, form_reason and model_reason are keys of the text catalogue.
    """

    key: ThemeKey
    component: str
    form: Form
    model: Model
    affair: int
    cross_border: bool

    @property
    def name(self) -> str:
        return f"cooperation.theme_{self.key}"

    @property
    def form_reason(self) -> str:
        return f"cooperation.form_reason_{self.key}"

    @property
    def model_reason(self) -> str:
        return f"cooperation.model_reason_{self.key}"


THEMES: dict[ThemeKey, Theme] = {
    theme.key: theme
    for theme in (
        Theme("supply", "complementarity", "purchase", "service_contract", 2, False),
        Theme("mutual_supply", "complementarity", "exchange", "joint_agreement", 2, False),
        Theme("joint_production", "kpju_similarity", "joint_planning", "joint_agreement", 3, False),
        Theme("boundary", "shared_issues", "policy", "regional_body", 1, True),
        Theme("environment", "shared_issues", "joint_service", "joint_authority", 7, True),
        Theme("service", "shared_issues", "inter_regional_service", "service_contract", 1, True),
        Theme("tourism", "tourist_route", "joint_planning", "joint_agreement", 5, False),
        Theme("extension", "existing_ties", "joint_planning", "joint_agreement", 1, False),
        Theme("learning", "proximity", "human_resources", "handshake", 4, False),
    )
}  # fmt: skip

ISSUE_THEMES: dict[str, ThemeKey] = {
    "boundary": "boundary",
    "state_border": "boundary",
    "river": "environment",
    "hazard": "environment",
    "water": "service",
}

# The priority affair (8.d) that a link's affair belongs to; any other is the people at the borders.
PRIORITY_OF = {"food": 2, "marketing": 3, "education": 4, "tourism": 5, "transport": 6, "environment": 7, "water": 7}

# The weaker direction must reach three quarters of the stronger to call a supply mutual.
MUTUAL_SHARE = 0.75
# Below this a regency has too little for visitors to be an end of a route.
LEAST_ATTRACTION = 0.3


@dataclass(frozen=True)
class Case:
    """What speaks for one theme of one pair, with what the sentences need.

    deliveries : one, or two when the supply is mutual. ties : rows of the links it builds on, if any.
    """

    theme: Theme
    deliveries: tuple[Delivery, ...] = ()
    commodities: tuple[str, ...] = ()
    issue: SharedIssue | None = None
    ties: tuple[int, ...] = ()


def best_case(model: PairModel, first: str, second: str, weights: Weights) -> Case:
    """The theme that stands out most: weight × standard deviations above the average pair, in its component.

    A supply that a source states as working comes before anything inferred, and keeps its direction.
    A component with weight 0 or without evidence is passed over; what is left is to extend an existing tie, or to
    learn from each other.
    """
    chosen = weights.to_dict()
    a, b = model.facts.place(first), model.facts.place(second)

    def lift(case: Case) -> float:
        return chosen[case.theme.component] * float(model.standing[case.theme.component][a, b])

    stated = _stated_supply(model, first, second)
    if stated:
        return stated
    cases = [case for case in _cases(model, first, second) if chosen[case.theme.component] > 0.0]
    return max(cases, key=lift, default=_fallback(model, first, second))


def _fallback(model: PairModel, first: str, second: str) -> Case:
    ties = pair_ties(model.facts, first, second)
    if not ties:
        return Case(THEMES["learning"])
    affair = PRIORITY_OF.get(str(model.facts.cooperation_links["affair"].loc[ties[-1]]), THEMES["extension"].affair)
    return Case(replace(THEMES["extension"], affair=affair), ties=ties)


def _cases(model: PairModel, first: str, second: str) -> Iterator[Case]:
    a, b = model.facts.place(first), model.facts.place(second)
    if not np.isnan(model.matrices["complementarity"][a, b]):
        deliveries = _deliveries(model, first, second)
        if deliveries:
            yield Case(THEMES["mutual_supply" if len(deliveries) > 1 else "supply"], deliveries=deliveries)
    common = _common_commodities(model, first, second)
    if common:
        yield Case(THEMES["joint_production"], commodities=common)
    for issue in shared_issues(model.facts, first, second):
        if issue.topic.key in ISSUE_THEMES:
            yield Case(THEMES[ISSUE_THEMES[issue.topic.key]], issue=issue)
    strengths = attraction(model.facts)
    known = not np.isnan(model.matrices["tourist_route"][a, b])
    if known and min(strengths[a], strengths[b]) >= LEAST_ATTRACTION:
        yield Case(THEMES["tourism"])


def _stated_supply(model: PairModel, first: str, second: str) -> Case | None:
    """The supply that a source states between the two, in its direction, with the goods the supplier can name."""
    links = model.facts.cooperation_links
    ties = tuple(row for row in pair_ties(model.facts, first, second) if links["kind"].loc[row] == "supply")
    if not ties:
        return None
    delivery = model.supply.delivery(str(links["source_code"].loc[ties[0]]), str(links["target_code"].loc[ties[0]]))
    return Case(THEMES["supply"], deliveries=(delivery,), ties=ties) if delivery else None


def _deliveries(model: PairModel, first: str, second: str) -> tuple[Delivery, ...]:
    """The delivery of the stronger direction, and of the weaker when it is nearly as strong."""
    a, b = model.facts.place(first), model.facts.place(second)
    coverage = model.supply.coverage
    directions = [(float(coverage[a, b]), first, second), (float(coverage[b, a]), second, first)]
    directions.sort(key=lambda direction: -direction[0])
    least = MUTUAL_SHARE * directions[0][0]
    found = (
        model.supply.delivery(supplier, buyer)
        for value, supplier, buyer in directions
        if value >= least and value > 0.0
    )
    return tuple(delivery for delivery in found if delivery)


def _common_commodities(model: PairModel, first: str, second: str) -> tuple[str, ...]:
    """Up to three goods that both hold, those both hold most strongly first."""
    facts = model.facts
    goods = goods_sectors(facts)
    is_good = [sector in goods for sector in facts.commodities["sector"]]
    held = commodity_strength(facts).to_numpy()
    shared = np.where(is_good, np.minimum(held[facts.place(first)], held[facts.place(second)]), 0.0)
    best = np.argsort(-shared, kind="stable")[:3]
    return tuple(str(facts.commodities["commodity"].iloc[place]) for place in best if shared[place] > 0.0)
