"""The optimiser, the travel times and the recommender."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pulp
from spopt.locate import PMedian

from benchmarks.table import Row, milliseconds
from kad.access import Assumptions, travel_times
from kad.access.geography import Floats
from kad.access.network import committed_network
from kad.cooperation.complementarity import supply_model
from kad.cooperation.components import component_matrices
from kad.cooperation.facts import load_facts
from kad.cooperation.scoring import PairModel, Weights
from kad.zones.p_median import p_median
from kad.zones.travel import regency_times


def optimiser() -> list[Row]:
    """The exact p-median against spopt's with HiGHS on the same matrix; both must find the same optimum."""
    travel = travel_times(Assumptions())
    times = regency_times(travel)
    villages, people = travel.hours[::10], travel.villages["people"].to_numpy(dtype=float)[::10]
    random = np.random.default_rng(1)
    points = random.random((150, 2))
    distances = np.linalg.norm(points[:, None] - points[None], axis=2)
    return [
        _against_spopt("(regencies × places)", times.person_hours / times.people[:, None], times.people, 8),
        _against_spopt("(every tenth village × places)", villages, people, 8),
        _against_spopt("(random points)", distances, random.random(150), 15),
    ]


def access() -> list[Row]:
    """Hours of all villages to every candidate seat."""

    def cold() -> None:
        committed_network.cache_clear()
        travel_times(Assumptions())

    travel = travel_times(Assumptions())
    what = f"{len(travel.villages):,} villages × {len(travel.places)} places"
    return [
        Row(f"travel times, {what}, network built anew", "ms", milliseconds(cold, times=5)),
        Row(f"travel times, {what}, other assumptions", "ms", milliseconds(lambda: travel_times(Assumptions().high()))),
    ]


def partners() -> list[Row]:
    """All 231 pairs: from the facts, and again with other weights."""
    facts = load_facts()

    def cold() -> PairModel:
        return PairModel(facts, component_matrices(facts), supply_model(facts))

    model = cold()
    return [
        Row("231 pairs scored from the facts", "ms", milliseconds(lambda: cold().scores(Weights()))),
        Row("231 pairs scored with other weights", "ms", milliseconds(lambda: model.scores(Weights()))),
    ]


def _against_spopt(matrix: str, costs: Floats, weights: Floats, offices: int) -> Row:
    what = f"optimum, {' × '.join(map(str, costs.shape))} {matrix}, {offices} offices"

    def ours() -> float:
        return p_median(costs, weights, offices).objective

    def instead() -> float:
        model = PMedian.from_cost_matrix(costs, weights, p_facilities=offices).solve(pulp.HiGHS(msg=False))
        return float(pulp.value(model.problem.objective))

    with _silence():
        if not np.isclose(instead(), ours(), rtol=1e-6):
            raise ArithmeticError(f"{what}: the optima differ")
        theirs = milliseconds(instead, times=5)
    return Row(what, "ms", milliseconds(ours, times=5), theirs, "spopt PMedian with HiGHS")


@contextmanager
def _silence() -> Iterator[None]:
    """Send standard output nowhere: HiGHS names itself there once, whatever it is told."""
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
