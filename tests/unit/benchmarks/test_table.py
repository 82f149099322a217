"""The table that `python -m kad bench` prints."""

import pytest

from benchmarks.table import Row, milliseconds, render


def test_figures_have_three_digits_or_so_and_what_was_not_measured_a_dash() -> None:
    rows = [
        Row("click to paint", "ms", 12.34, 617.0, "st_folium"),
        Row("231 pairs", "ms", 0.0789),
        Row("left out", "–"),
    ]
    assert render(rows).splitlines() == [
        "| what | unit | ours | instead | ratio | against |",
        "|---|---|---:|---:|---:|---|",
        "| click to paint | ms | 12.3 | 617 | 50.0 | st_folium |",
        "| 231 pairs | ms | 0.079 | – | – | – |",
        "| left out | – | – | – | – | – |",
    ]


def test_a_ratio_above_one_is_in_our_favour() -> None:
    assert Row("first map", "ms", 200.0, 500.0).ratio == pytest.approx(2.5)


def test_every_run_of_the_work_is_timed() -> None:
    calls: list[int] = []
    assert milliseconds(lambda: calls.append(1), times=5) >= 0.0
    assert len(calls) == 5
