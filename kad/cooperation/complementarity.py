"""Who can supply whom: what a regency's sectors need and another has, by commodity, directed supplier → buyer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

import numpy as np
import pandas as pd

from kad.cooperation.facts import Evidence, Facts
from kad.cooperation.ranking import commodity_strength, sector_strength

# The supplier's sector and its best commodity are two testimonies of the same supply, and weigh the same.
SECTOR_SHARE = 0.5

# Groups of sectors whose produce can be carried to a buyer; a motorcycle taxi or a kiosk cannot.
GOODS_GROUPS = ("pertanian", "industri")
MOST_NAMED = 2


@dataclass(frozen=True)
class SupplyLine:
    """One good that ``supplier`` can deliver and a sector of ``buyer`` needs.

    sector : the buyer's sector that needs it; needs_sector : the sector it comes from;
    commodities : what the supplier has of it that the buyer lacks, strongest first; value : need × flow in [0, 1].
    """

    supplier: str
    buyer: str
    sector: str
    needs_sector: str
    commodities: tuple[str, ...]
    value: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Delivery:
    """What ``supplier`` could best deliver to ``buyer``: its one or two strongest lines of goods to carry."""

    supplier: str
    buyer: str
    lines: tuple[SupplyLine, ...]

    @property
    def commodities(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for line in self.lines for name in line.commodities[:MOST_NAMED]))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(dict.fromkeys(row for line in self.lines for row in line.evidence))


@dataclass(frozen=True, eq=False)
class SupplyModel:
    """Precomputed arrays of the supply relation over all regencies.

    need : buyers × needed goods; need_row : the row of `sector_needs` behind each; flow : suppliers × buyers × goods;
    surplus : suppliers × buyers × commodities;
    coverage : suppliers × buyers, the share of the buyer's weighted needs the supplier can answer.
    """

    facts: Facts
    goods: tuple[tuple[str, str], ...]
    commodities: tuple[str, ...]
    need: np.ndarray
    need_row: np.ndarray
    flow: np.ndarray
    surplus: np.ndarray
    coverage: np.ndarray

    @cached_property
    def candidates(self) -> tuple[tuple[int, ...], ...]:
        """The columns of the commodities of each good."""
        return tuple(
            tuple(self.commodities.index(name) for name in _candidates(self.facts, *good)) for good in self.goods
        )

    def lines(self, supplier: str, buyer: str) -> Iterator[SupplyLine]:
        """The supply lines from ``supplier`` to ``buyer``, strongest first."""
        a, b = self.facts.place(supplier), self.facts.place(buyer)
        value = self.need[b] * self.flow[a, b]
        for good in np.argsort(-value, kind="stable"):
            if value[good] > 0.0:
                yield self._line(supplier, buyer, int(good), float(value[good]))

    def delivery(self, supplier: str, buyer: str) -> Delivery | None:
        """The strongest line of goods with a name, and the next if it reaches half of it; None without any."""
        tradable = goods_sectors(self.facts)
        lines = (line for line in self.lines(supplier, buyer) if line.commodities and line.needs_sector in tradable)
        named = list(islice(lines, 2))
        if not named:
            return None
        return Delivery(supplier, buyer, tuple(line for line in named if line.value >= named[0].value / 2))

    def _line(self, supplier: str, buyer: str, good: int, value: float) -> SupplyLine:
        needs_sector = self.goods[good][0]
        surplus = self.surplus[self.facts.place(supplier), self.facts.place(buyer)]
        columns = sorted(self.candidates[good], key=lambda column: -float(surplus[column]))
        commodities = tuple(self.commodities[column] for column in columns if surplus[column] > 0.0)[:3]
        need_row = int(self.need_row[self.facts.place(buyer), good])
        sector = str(self.facts.sector_needs["sector"].loc[need_row])
        evidence = [
            self.facts.evidence("sector_needs", need_row),
            *self.facts.rows("sector_rankings", regency_code=buyer, sector=sector),
            *self.facts.rows("sector_rankings", regency_code=supplier, sector=needs_sector),
        ]
        for name in commodities:
            evidence += self.facts.rows("kpju", regency_code=supplier, commodity=name)
            evidence += self.facts.rows("prospects", regency_code=supplier, commodity=name)
        return SupplyLine(supplier, buyer, sector, needs_sector, commodities, value, tuple(evidence))


@lru_cache(maxsize=4)
def supply_model(facts: Facts) -> SupplyModel:
    """All supply relations of the facts.

    need[b, g]     = max over b's ranked sectors t of strength(b, t) × weight(t needs g)
    surplus[a,b,c] = has(a, c) × (1 − has(b, c)): nobody buys what it leads in itself
    flow[a, b, g]  = ½ strength(a, sector of g) + ½ max over commodities c of g of surplus[a, b, c]
    coverage[a, b] = Σ need × flow / Σ need, 0 for a regency and itself, 0 where nothing is needed

    Source : `sector_needs.csv` (its reasons beside each row), the printed rankings of chapter 5.
    """
    goods = needed_goods(facts.sector_needs)
    sectors = sector_strength(facts)
    has = commodity_strength(facts)
    need, need_row = needs(facts, goods, sectors)
    held = has.to_numpy()
    surplus = held[:, None, :] * (1.0 - held[None, :, :])
    flow = np.stack([_flow(facts, good, sectors, has, surplus) for good in goods], axis=2)
    total = need.sum(axis=1)
    answered = (flow * need[None, :, :]).sum(axis=2)
    coverage = np.divide(answered, total[None, :], out=np.zeros_like(answered), where=total[None, :] > 0.0)
    np.fill_diagonal(coverage, 0.0)
    return SupplyModel(facts, goods, tuple(has.columns), need, need_row, flow, surplus, coverage)


@lru_cache(maxsize=4)
def goods_sectors(facts: Facts) -> frozenset[str]:
    """The sectors whose produce can be carried from one regency to another."""
    return frozenset(facts.sectors.loc[facts.sectors["group"].isin(GOODS_GROUPS), "sector"])


def needed_goods(sector_needs: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """The distinct goods of the needs table: (sector it comes from, commodity or ``""`` for any of it)."""
    pairs = zip(sector_needs["needs_sector"], sector_needs["needs_commodity"].fillna(""), strict=True)
    return tuple(dict.fromkeys(pairs))


def needs(facts: Facts, goods: tuple[tuple[str, str], ...], sectors: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """need[b, g] in [0, 1], and the row of `sector_needs` that makes it so (−1 where there is no need)."""
    table = facts.sector_needs.assign(needs_commodity=facts.sector_needs["needs_commodity"].fillna(""))
    need = np.zeros((len(facts.codes), len(goods)))
    rows = np.full(need.shape, -1)
    for row in table.itertuples():
        good = goods.index((row.needs_sector, row.needs_commodity))
        value = sectors[row.sector].to_numpy() * float(row.weight)
        rows[:, good] = np.where(value > need[:, good], row.Index, rows[:, good])
        need[:, good] = np.maximum(need[:, good], value)
    return need, rows


def _candidates(facts: Facts, needs_sector: str, needs_commodity: str) -> list[str]:
    if needs_commodity:
        return [needs_commodity]
    return list(facts.commodities.loc[facts.commodities["sector"] == needs_sector, "commodity"])


def _flow(
    facts: Facts, good: tuple[str, str], sectors: pd.DataFrame, has: pd.DataFrame, surplus: np.ndarray
) -> np.ndarray:
    columns = [has.columns.get_loc(name) for name in _candidates(facts, *good)]
    best = surplus[:, :, columns].max(axis=2, initial=0.0)
    return SECTOR_SHARE * sectors[good[0]].to_numpy()[:, None] + (1.0 - SECTOR_SHARE) * best
