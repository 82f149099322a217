"""How the recommender ranks what is known to work, against chance, with and without each component.

Ties are left out of every evaluation: a known agreement must be found by what the regencies are, not because it is
known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.stats import mannwhitneyu

from kad.cooperation.facts import Facts
from kad.cooperation.scoring import PairModel, UnusableWeights, Weights, pair_model

KNOWN_KINDS = ("agreement", "supply")
TIES = "existing_ties"


@dataclass(frozen=True)
class Trial:
    """One set of weights on the known pairs.

    name : ``all`` without ties, ``without <component>`` or ``only <component>``.
    auc : the chance that a known pair scores above another pair; 0.5 is chance, 1 is perfect.
    mean_rank : mean rank of the known pairs among all pairs, 1 is best; chance is half the pairs.
    p_value : one-sided Mann–Whitney test against chance.
    """

    name: str
    known: int
    pairs: int
    auc: float
    mean_rank: float
    p_value: float


@dataclass(frozen=True)
class SupplyTrial:
    """Where a stated supplier stands among the 21 partners of its buyer, ties left out."""

    supplier: str
    buyer: str
    rank: int
    goods: tuple[str, ...]


def known_pairs(facts: Facts) -> frozenset[tuple[str, str]]:
    """Pairs of regencies with an agreement or a supply that was or is in force."""
    links = facts.cooperation_links
    links = links[links["kind"].isin(KNOWN_KINDS) & links["status"].isin(["berlaku", "selesai"])]
    ends = zip(links["source_code"], links["target_code"], strict=True)
    return frozenset((min(a, b), max(a, b)) for a, b in ends if a in facts.position and b in facts.position)


def trial(name: str, model: PairModel, weights: Weights, known: frozenset[tuple[str, str]]) -> Trial:
    """Rank all pairs by ``weights`` and see where the known ones stand. Needs at least one known pair."""
    first, second = model.pairs
    scores = model.scores(weights)[first, second]
    codes = model.facts.codes
    is_known = np.array([(codes[a], codes[b]) in known for a, b in zip(first, second, strict=True)])
    test = mannwhitneyu(scores[is_known], scores[~is_known], alternative="greater")
    ranks = np.array([1 + (scores > score).sum() + ((scores == score).sum() - 1) / 2 for score in scores[is_known]])
    return Trial(
        name=name,
        known=int(is_known.sum()),
        pairs=len(scores),
        auc=float(test.statistic) / float(is_known.sum() * (~is_known).sum()),
        mean_rank=float(ranks.mean()),
        p_value=float(test.pvalue),
    )


def evaluate(facts: Facts, weights: Weights | None = None) -> tuple[Trial, ...]:
    """All components but ties, then without each of them, then each alone."""
    model, known = pair_model(facts), known_pairs(facts)
    base = replace(weights or Weights(), existing_ties=0.0)
    keys = [key for key in base.to_dict() if key != TIES]
    none = dict.fromkeys(base.to_dict(), 0.0)
    trials = [trial("all", model, base, known)]
    for key in keys:
        without = _weights({**base.to_dict(), key: 0.0})
        if without:
            trials.append(trial(f"without {key}", model, without, known))
    trials += [trial(f"only {key}", model, Weights(**{**none, key: 1.0}), known) for key in keys]
    return tuple(trials)


def stated_supplies(facts: Facts, weights: Weights | None = None) -> tuple[SupplyTrial, ...]:
    """The supplies stated between two regencies: rank of the supplier for its buyer, and the goods found for it."""
    model = pair_model(facts)
    scores = model.scores(replace(weights or Weights(), existing_ties=0.0))
    links = facts.cooperation_links
    links = links[(links["kind"] == "supply") & (links["status"] == "berlaku")]
    found = []
    for supplier, buyer in zip(links["source_code"], links["target_code"], strict=True):
        if supplier in facts.position and buyer in facts.position:
            row = np.delete(scores[facts.place(buyer)], facts.place(buyer))
            rank = 1 + int((row > scores[facts.place(buyer), facts.place(supplier)]).sum())
            delivery = model.supply.delivery(supplier, buyer)
            found.append(SupplyTrial(supplier, buyer, rank, delivery.commodities if delivery else ()))
    return tuple(found)


def _weights(values: Mapping[str, float]) -> Weights | None:
    try:
        return Weights(**values)
    except UnusableWeights:
        return None
