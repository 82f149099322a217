"""Mixed-integer programmes solved exactly with HiGHS."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np
from numpy.typing import NDArray

INFINITY = highspy.kHighsInf
TIME_LIMIT_SECONDS = 20.0


class QuietHighs(highspy.Highs):
    """HiGHS without its callbacks, whose set-up prints a banner on standard output before it can be switched off."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        self.setOptionValue("output_flag", False)


@dataclass(frozen=True)
class Answer:
    """What the solver found. ``values`` is None when nothing satisfies every row (``infeasible``)."""

    values: NDArray[np.float64] | None
    objective: float
    bound: float
    optimal: bool
    infeasible: bool
    seconds: float

    @property
    def gap(self) -> float:
        """(objective − proven bound) / |objective|."""
        return max(0.0, (self.objective - self.bound) / max(abs(self.objective), 1e-12))


@dataclass
class Programme:
    """Minimise cost · x subject to rows; columns are added first, then rows over them."""

    costs: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[Mapping[int, float], float, float]] = field(default_factory=list)

    def add_columns(
        self, costs: Sequence[float], upper: float = 1.0, lower: float = 0.0, whole: bool = False
    ) -> list[int]:
        """Indices of new columns with these costs, each between ``lower`` and ``upper``."""
        first = len(self.costs)
        self.costs += [float(cost) for cost in costs]
        self.lower += [lower] * len(costs)
        self.upper += [upper] * len(costs)
        self.whole += [whole] * len(costs)
        return list(range(first, len(self.costs)))

    def add_row(self, terms: Mapping[int, float], low: float = -INFINITY, high: float = INFINITY) -> None:
        """low ≤ Σ coefficient · x ≤ high."""
        self.rows.append((terms, low, high))

    def solve(
        self, start: NDArray[np.float64] | None = None, time_limit: float = TIME_LIMIT_SECONDS, threads: int = 0
    ) -> Answer:
        """The optimum, proven; or, if the time limit strikes first, the best known with its gap.

        start : values of a known solution, to begin from.
        """
        began = time.perf_counter()
        solver = QuietHighs()
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 1e-9)
        solver.setOptionValue("time_limit", time_limit)
        if threads:
            solver.setOptionValue("threads", threads)
        solver.passModel(self._model())
        if start is not None:
            known = highspy.HighsSolution()
            known.col_value = list(start)
            solver.setSolution(known)
        solver.run()
        seconds = time.perf_counter() - began
        status, info = solver.getModelStatus(), solver.getInfo()
        infeasible = status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
        if infeasible or info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Answer(None, np.inf, -np.inf, False, infeasible, seconds)
        optimal = status == highspy.HighsModelStatus.kOptimal
        values = np.array(solver.getSolution().col_value)
        objective = float(info.objective_function_value)
        bound = float(info.mip_dual_bound) if any(self.whole) else objective
        return Answer(values, objective, bound, optimal, False, seconds)

    def _model(self) -> highspy.HighsLp:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.costs), len(self.rows)
        model.col_cost_, model.col_lower_, model.col_upper_ = map(np.array, (self.costs, self.lower, self.upper))
        model.row_lower_ = np.array([low for _, low, _ in self.rows])
        model.row_upper_ = np.array([high for _, _, high in self.rows])
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[whole] for whole in self.whole]
        matrix = model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.num_col_, matrix.num_row_ = model.num_col_, model.num_row_
        matrix.start_ = np.cumsum([0, *(len(terms) for terms, _, _ in self.rows)])
        matrix.index_ = np.array([column for terms, _, _ in self.rows for column in terms], dtype=np.int32)
        matrix.value_ = np.array([value for terms, _, _ in self.rows for value in terms.values()], dtype=float)
        return model
