"""The core siting problem: what trying everything finds, and what another solver finds."""

from itertools import combinations, pairwise

import numpy as np
import pulp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spopt.locate import PMedian

from kad.zones.p_median import TooFewSites, greedy, improved, lagrangian_bound, p_median


def drawn(seed, customers, sites):
    rng = np.random.default_rng(seed)
    points, places = rng.uniform(0, 100, (customers, 2)), rng.uniform(0, 100, (sites, 2))
    return np.linalg.norm(points[:, None] - places[None], axis=2), rng.lognormal(0, 1, customers)


def by_trying_everything(costs, weights, p):
    return min((costs[:, sites].min(axis=1) * weights).sum() for sites in combinations(range(costs.shape[1]), p))


def test_three_towns_on_a_line_have_their_office_in_the_middle():
    found = p_median(np.array([[0.0, 1, 2], [1, 0, 1], [2, 1, 0]]), np.ones(3), 1)
    assert (found.sites, found.objective, found.optimal) == ((1,), 2.0, True)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 9), st.integers(2, 9), st.data())
def test_the_optimum_is_what_trying_everything_finds(seed, customers, sites, data):
    p = data.draw(st.integers(1, sites))
    costs, weights = drawn(seed, customers, sites)
    found = p_median(costs, weights, p)
    assert found.optimal
    assert len(found.sites) == p
    assert found.objective == pytest.approx(by_trying_everything(costs, weights, p))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_no_solution_goes_below_the_bound(seed, p):
    costs, weights = drawn(seed, 12, 8)
    weighted = costs * weights[:, None]
    bound = lagrangian_bound(weighted, p, improved(weighted, greedy(weighted, p))).bound
    assert bound <= by_trying_everything(costs, weights, p) * (1 + 1e-9)


@pytest.mark.filterwarnings("ignore:.*PuLP 4.0:DeprecationWarning")
@pytest.mark.parametrize("seed", range(3))
def test_spopt_finds_the_same_optimum(seed):
    costs, weights = drawn(seed, 40, 25)
    theirs = PMedian.from_cost_matrix(costs, weights, p_facilities=6).solve(pulp.HiGHS(msg=False))
    assert p_median(costs, weights, 6).objective == pytest.approx(theirs.problem.objective.value())


def test_one_more_site_never_costs_more():
    costs, weights = drawn(5, 60, 30)
    objectives = [p_median(costs, weights, p).objective for p in range(1, 31)]
    assert all(more <= fewer * (1 + 1e-9) for fewer, more in pairwise(objectives))


def test_more_offices_than_sites_are_refused():
    with pytest.raises(TooFewSites, match="4 offices"):
        p_median(np.zeros((3, 3)), np.ones(3), 4)
