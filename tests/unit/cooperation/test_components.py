"""Every component against a hand-worked example, and the properties all of them keep."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from kad.cooperation.complementarity import supply_model
from kad.cooperation.components import COMPONENTS, component_matrices
from kad.cooperation.facts import Facts
from kad.cooperation.proximity import HARD_TO_CONNECT, proximity, reachability
from kad.cooperation.ranking import commodity_strength, discount, weighted_jaccard
from kad.cooperation.ties import existing_ties, issues, shared_issues
from kad.cooperation.tourism import attraction, tourist_route

FARM, INN, CITY = "53.01", "53.02", "53.03"

KEYS = [component.key for component in COMPONENTS]
SECOND = 1 / np.log2(3)


def test_a_commodity_counts_by_its_rank_and_its_prospects(small: Facts) -> None:
    strength = commodity_strength(small)
    assert strength.loc[FARM, "tomat"] == 1.0
    assert strength.loc[FARM, "sapi"] == pytest.approx(0.5 * 0.5)
    assert strength.loc[INN, "tomat"] == pytest.approx(0.5 * 0.75)
    assert strength.loc[INN, "sapi"] == pytest.approx(float(discount(11.0)))


def test_sectors_alike_by_hand_with_lodging_counted_as_tourism(small: Facts) -> None:
    found = component_matrices(small)["sector_similarity"]
    least = 0.5 + 0.5
    most = 1.0 + SECOND + 1.0 + SECOND
    assert found[0, 1] == pytest.approx(least / most)
    assert np.isnan(found[0, 2])


def test_commodities_alike_by_hand(small: Facts) -> None:
    eleventh = 1 / np.log2(12)
    farm, inn = np.array([1.0, 0.25, 0.0]), np.array([0.375, eleventh, 0.75])
    expected = np.minimum(farm, inn).sum() / np.maximum(farm, inn).sum()
    assert component_matrices(small)["kpju_similarity"][0, 1] == pytest.approx(expected)


def test_coverage_of_a_buyers_needs_by_hand(small: Facts) -> None:
    model = supply_model(small)
    need = np.array([1.0, 0.5 * SECOND])
    surplus_tomato = 1.0 * (1 - 0.375)
    surplus_cattle = 0.25 * (1 - 1 / np.log2(12))
    flow = np.array([0.5 * 1.0 + 0.5 * surplus_tomato, 0.5 * SECOND + 0.5 * surplus_cattle])
    assert model.coverage[0, 1] == pytest.approx((need * flow).sum() / need.sum())
    assert model.coverage[1, 0] == 0.0


def test_nobody_buys_what_it_leads_in_itself(small: Facts) -> None:
    leading = small.kpju.replace({"rank": {3: 1}})
    before, after = supply_model(small), supply_model(replace(small, kpju=leading))
    assert after.coverage[0, 1] < before.coverage[0, 1]


def test_a_supply_line_names_the_need_and_the_goods_with_their_rows(small: Facts) -> None:
    line = next(supply_model(small).lines(FARM, INN))
    assert (line.sector, line.needs_sector, line.commodities) == ("akomodasi-makan-minum", "hortikultura", ("tomat",))
    assert {row.table for row in line.evidence} == {"sector_needs", "sector_rankings", "kpju", "prospects"}


def test_nearness_by_hand(small: Facts) -> None:
    found = proximity(small)
    assert found[0, 1] == pytest.approx((0.5 + 1 + 1 + 1) / 4)
    assert found[0, 2] == pytest.approx((0.25 + 0 + 0 + 0) / 4)


def test_nearness_without_hours_is_the_mean_of_the_rest(small: Facts) -> None:
    assert proximity(replace(small, hours=None))[0, 1] == 1.0


def test_an_issue_across_the_border_is_shared_only_by_neighbours(small: Facts) -> None:
    topics = {issue.topic.key for issue in shared_issues(small, FARM, CITY)}
    assert topics == {"poverty"}
    assert issues(small)[0, 2] == 0.5
    assert {issue.topic.key for issue in shared_issues(small, FARM, INN)} == {"boundary"}


def test_an_agreement_is_a_tie_and_a_boundary_is_not(small: Facts) -> None:
    found = existing_ties(small)
    assert found[0, 1] == 0.5
    assert found[0, 2] == pytest.approx(1 - 0.5**0.5)
    assert found[1, 2] == 0.0


def test_a_route_needs_two_ends_and_a_way_between(small: Facts) -> None:
    farm = 0.5
    inn = 1 - (1 - 1.0) * (1 - 0.75) * 0.5
    assert attraction(small)[:2] == pytest.approx([farm, inn])
    assert tourist_route(small)[0, 1] == pytest.approx(min(farm, inn) * 0.5)


def test_each_regency_that_is_hard_to_connect_halves_the_reach(real: Facts) -> None:
    found = reachability(real)
    rote, alor, ende = (real.place(code) for code in ("53.14", "53.05", "53.08"))
    assert (found[rote, ende], found[rote, alor], found[ende, ende]) == (0.5, 0.25, 1.0)


def test_the_report_says_of_each_of_them_that_it_is_hard_to_connect(real: Facts) -> None:
    for code in HARD_TO_CONNECT:
        assert any("berkepulauan terpisah" in row.verbatim for row in real.rows("statements", regency_code=code))


@pytest.mark.parametrize("key", KEYS)
def test_every_component_is_symmetric_and_between_0_and_1(key: str, real: Facts) -> None:
    matrix = component_matrices(real)[key]
    assert np.array_equal(matrix, matrix.T, equal_nan=True)
    known = matrix[~np.isnan(matrix)]
    assert known.min() >= 0.0
    assert known.max() <= 1.0


@pytest.mark.parametrize("component", [c for c in COMPONENTS if c.identity], ids=lambda c: c.key)
def test_a_regency_is_wholly_like_and_near_itself(component: object, real: Facts) -> None:
    itself = np.diag(component.compute(real))  # type: ignore[attr-defined]
    assert itself[~np.isnan(itself)] == pytest.approx(1.0)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: c.key)
def test_the_order_of_the_two_does_not_change_the_evidence(component: object, real: Facts) -> None:
    there = component.evidence(real, "53.10", "53.15")  # type: ignore[attr-defined]
    back = component.evidence(real, "53.15", "53.10")  # type: ignore[attr-defined]
    assert set(there) == set(back)


def test_only_the_regency_without_a_printed_ranking_is_unknown(real: Facts) -> None:
    unknown = np.isnan(component_matrices(real)["complementarity"])
    assert [real.codes[i] for i in np.flatnonzero(unknown.all(axis=1))] == ["53.03"]


def test_a_better_rank_never_makes_two_rankings_less_alike() -> None:
    both = np.array([[1.0, 0.5], [1.0, 0.3]])
    nearer = np.array([[1.0, 0.5], [1.0, 0.4]])
    assert weighted_jaccard(nearer)[0, 1] > weighted_jaccard(both)[0, 1]


def test_more_of_a_need_met_never_lowers_the_coverage(small: Facts) -> None:
    better = small.prospects.replace({"status": {"not_urgent": "potential"}})
    assert supply_model(replace(small, prospects=better)).coverage[0, 1] > supply_model(small).coverage[0, 1]


def test_the_needs_table_can_be_edited(small: Facts) -> None:
    no_needs = pd.DataFrame(small.sector_needs).assign(weight=0.0)
    assert supply_model(replace(small, sector_needs=no_needs)).coverage.max() == 0.0
