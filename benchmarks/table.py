"""One table of medians and ratios."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Row:
    """One measurement; None where it could not be made.

    ``ratio`` is what a user would pick instead over ours, so more than 1 is in our favour.
    """

    what: str
    unit: str
    ours: float | None = None
    instead: float | None = None
    against: str = ""

    @property
    def ratio(self) -> float | None:
        return self.instead / self.ours if self.instead is not None and self.ours else None


def render(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | unit | ours | instead | ratio | against |", "|---|---|---:|---:|---:|---|"]
    for row in rows:
        cells = (row.what, row.unit, _figure(row.ours), _figure(row.instead), _figure(row.ratio), row.against or "–")
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def milliseconds(work: Callable[[], object], times: int = 7) -> float:
    """Median wall time of ``work`` in milliseconds."""
    taken = []
    for _ in range(times):
        started = perf_counter()
        work()
        taken.append(1000 * (perf_counter() - started))
    return median(taken)


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 1 else f"{value:.3f}"
