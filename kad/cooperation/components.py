"""The components of a pair's score: one registry that the recommender, the page, the export and the tests loop over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kad.cooperation.complementarity import supply_model
from kad.cooperation.facts import Evidence, Facts
from kad.cooperation.proximity import HARD_TO_CONNECT, proximity, proximity_evidence, reachability
from kad.cooperation.ranking import (
    commodity_strength,
    comparable_sectors,
    ranked_enough,
    sector_strength,
    weighted_jaccard,
)
from kad.cooperation.ties import existing_ties, issue_evidence, issues, tie_evidence
from kad.cooperation.tourism import tourism_evidence, tourist_route


@dataclass(frozen=True)
class Component:
    """One reason to cooperate, between 0 and 1 for each pair; NaN where the facts do not say.

    source : where the formula comes from.
    identity : whether a regency and itself score 1.
    """

    key: str
    source: str
    compute: Callable[[Facts], np.ndarray]
    evidence: Callable[[Facts, str, str], tuple[Evidence, ...]]
    identity: bool = False

    @property
    def name(self) -> str:
        """Key of its name in the text catalogue."""
        return f"cooperation.{self.key}"

    @property
    def formula(self) -> str:
        """Key of its formula in words."""
        return f"cooperation.{self.key}_formula"


def sector_similarity(facts: Facts) -> np.ndarray:
    """Likeness of the ranked sectors, `weighted_jaccard`; NaN where fewer than three sectors are ranked."""
    return weighted_jaccard(_comparable(facts))


def kpju_similarity(facts: Facts) -> np.ndarray:
    """Likeness of the top-ten commodities, `weighted_jaccard`; NaN where none is printed."""
    return weighted_jaccard(commodity_strength(facts).to_numpy())


def complementarity(facts: Facts) -> np.ndarray:
    """The better of the two directions of supply, so that it is symmetric; see `supply_model` for the directions."""
    coverage = supply_model(facts).coverage
    return _known(np.maximum(coverage, coverage.T), facts)


def route(facts: Facts) -> np.ndarray:
    """`tourist_route`, unknown where the ranking is not printed."""
    return _known(tourist_route(facts), facts)


def sector_evidence(facts: Facts, first: str, second: str) -> tuple[Evidence, ...]:
    """The places of the sectors that both rank."""
    return _common(facts, "sector_rankings", "sector", first, second, comparable_sectors(facts).to_dict())


def kpju_evidence(facts: Facts, first: str, second: str) -> tuple[Evidence, ...]:
    """The places of the commodities in both top tens."""
    return _common(facts, "kpju", "commodity", first, second, {})


def supply_evidence(facts: Facts, first: str, second: str) -> tuple[Evidence, ...]:
    """The rows of the strongest delivery in each direction."""
    model = supply_model(facts)
    deliveries = (model.delivery(first, second), model.delivery(second, first))
    return tuple(dict.fromkeys(row for delivery in deliveries if delivery for row in delivery.evidence))


def reach_evidence(facts: Facts, first: str, second: str) -> tuple[Evidence, ...]:
    """What the report says of the regencies that are hard to connect."""
    hard = [code for code in (first, second) if code in HARD_TO_CONNECT]
    return tuple(
        row for code in hard for row in facts.rows("statements", regency_code=code) if row.cite.startswith("8")
    )


RANKS = "Ruzicka 1958; Järvelin & Kekäläinen 2002"

COMPONENTS = (
    Component("sector_similarity", RANKS, sector_similarity, sector_evidence, True),
    Component("kpju_similarity", RANKS, kpju_similarity, kpju_evidence, True),
    Component("complementarity", "sector_needs.csv; 5.m; 8", complementarity, supply_evidence),
    Component("proximity", "8; 8.4", proximity, proximity_evidence, True),
    Component("shared_issues", "4; 8", issues, issue_evidence),
    Component("tourist_route", "5; 8.d", route, tourism_evidence),
    Component("existing_ties", "8; cooperation_links.csv", existing_ties, tie_evidence),
    Component("reachability", "8", reachability, reach_evidence, True),
)  # fmt: skip

KEYS = tuple(component.key for component in COMPONENTS)


def component_matrices(facts: Facts) -> dict[str, np.ndarray]:
    """Every component over all pairs, key → 22 × 22."""
    return {component.key: component.compute(facts) for component in COMPONENTS}


def _comparable(facts: Facts) -> np.ndarray:
    merged = sector_strength(facts).T.groupby(comparable_sectors(facts)).max().T
    return merged.to_numpy() * ranked_enough(facts)[:, None]


def _known(matrix: np.ndarray, facts: Facts) -> np.ndarray:
    """``matrix`` with NaN for the pairs of a regency whose ranking is not printed."""
    enough = ranked_enough(facts)
    return np.where(enough[:, None] & enough[None, :], matrix, np.nan)


def _common(
    facts: Facts, table: str, column: str, first: str, second: str, name: Mapping[str, str]
) -> tuple[Evidence, ...]:
    """The rows of both whose item, under its comparable name, is among the other's too."""
    frame: pd.DataFrame = getattr(facts, table)
    held: dict[str, dict[str, list[int]]] = {first: {}, second: {}}
    for row, code, item in zip(frame.index, frame["regency_code"], frame[column], strict=True):
        if code in held and pd.notna(item):
            held[code].setdefault(name.get(item, item), []).append(int(row))
    common = [item for item in held[first] if item in held[second]]
    rows = [row for code in dict.fromkeys((first, second)) for item in common for row in held[code][item]]
    return tuple(facts.evidence(table, row) for row in rows)
