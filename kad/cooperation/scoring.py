"""One score for every pair: the weighted mean of its components."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache

import numpy as np

from kad.cooperation.complementarity import SupplyModel, supply_model
from kad.cooperation.components import KEYS, component_matrices
from kad.cooperation.facts import Facts
from kad.errors import KadError


class UnusableWeights(KadError):
    """A weight is negative, or all of them are zero."""


@dataclass(frozen=True)
class Weights:
    """How much each component counts; only their proportions matter.

    The defaults put what two regencies can do for each other and how near they are first, and likeness, which the
    report finds nearly everywhere, last. They are a judgement, not fitted to the known agreements.
    """

    sector_similarity: float = 0.5
    kpju_similarity: float = 0.5
    complementarity: float = 3.0
    proximity: float = 2.5
    shared_issues: float = 1.0
    tourist_route: float = 1.0
    existing_ties: float = 1.0
    reachability: float = 0.5

    def __post_init__(self) -> None:
        values = self.to_dict()
        negative = [key for key, value in values.items() if not value >= 0.0]
        if negative or not any(values.values()):
            raise UnusableWeights(
                f"Weights must be 0 or more and not all 0; wrong: {', '.join(negative) or 'all are 0'}.",
                wrong=", ".join(negative) or "0",
            )

    def to_dict(self) -> dict[str, float]:
        return {field.name: float(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, float]) -> "Weights":
        """Weights saved by `to_dict`; a component left out keeps its default.

        Raises : UnusableWeights, a name that is no component or a value that is no weight.
        """
        unknown = sorted(set(values) - set(KEYS))
        if unknown:
            raise UnusableWeights(f"No such component: {', '.join(unknown)}.", wrong=", ".join(unknown))
        return cls(**{key: float(value) for key, value in values.items()})


PRESETS: dict[str, Weights] = {
    "default": Weights(),
    "supply": Weights(complementarity=6.0, proximity=2.0, shared_issues=0.0, tourist_route=0.0),
    "joint_production": Weights(sector_similarity=2.0, kpju_similarity=4.0, complementarity=0.5, tourist_route=0.0),
    "border": Weights(complementarity=0.5, proximity=4.0, shared_issues=4.0, tourist_route=0.0),
    "tourism": Weights(complementarity=1.0, shared_issues=0.0, tourist_route=5.0),
}


@dataclass(frozen=True, eq=False)
class PairModel:
    """Everything precomputed from one set of facts; scoring it again with other weights is one weighted sum.

    matrices : component → 22 × 22 in [0, 1], NaN where the facts do not say; supply : the directed supply relation.
    """

    facts: Facts
    matrices: Mapping[str, np.ndarray]
    supply: SupplyModel

    @cached_property
    def pairs(self) -> tuple[np.ndarray, np.ndarray]:
        """Positions of the two ends of each of the 231 pairs."""
        return np.triu_indices(len(self.facts.codes), k=1)

    @cached_property
    def standing(self) -> dict[str, np.ndarray]:
        """component → how far each pair stands above the average pair, in standard deviations, 22 × 22.

        0 where the facts do not say, or where all pairs are alike.
        """
        above = {}
        for key, matrix in self.matrices.items():
            known = matrix[self.pairs][~np.isnan(matrix[self.pairs])]
            spread = known.std() if known.size else 0.0
            above[key] = np.nan_to_num((matrix - known.mean()) / spread) if spread else np.zeros_like(matrix)
        return above

    def scores(self, weights: Weights) -> np.ndarray:
        """Score of every pair, 22 × 22: ``Σ w·c / Σ w`` over the components that are known for it.

        Symmetric. Better in one component and equal in the others is never worse, whatever the weights.
        """
        chosen = weights.to_dict()
        values = np.stack([self.matrices[key] for key in chosen])
        weight = np.array(list(chosen.values()))[:, None, None] * ~np.isnan(values)
        total = weight.sum(axis=0)
        summed = (weight * np.nan_to_num(values)).sum(axis=0)
        return np.divide(summed, total, out=np.zeros_like(summed), where=total > 0.0)


@lru_cache(maxsize=4)
def pair_model(facts: Facts) -> PairModel:
    """Precompute all pairs of ``facts``."""
    return PairModel(facts, component_matrices(facts), supply_model(facts))
