"""Moving regencies between zones: in the editor, and in the same editor written plainly with st_folium."""

import shutil
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.browser import FIND, POINT, ROOT, WARM_UP, chromium, count_traffic, served
from benchmarks.table import Row
from kad.maps.browser import LEAFLET

AGAINST = "st_folium, map rebuilt on every click"
MOVED = ("53.11", "53.08", "53.02", "53.19", "53.15", "53.10", "53.03", "53.16", "53.07", "53.09")
TARGET_ZONE = "8"

WATCH = f"""
(selector) => {{
  const find = {FIND};
  const path = find(selector);
  const before = path.getAttribute('fill');
  let pressed = null;
  window.kadPaint = null;
  const release = () => {{ pressed = performance.now(); }};
  path.ownerDocument.addEventListener('pointerup', release, {{ capture: true, once: true }});
  const tick = () => {{
    const now = find(selector)?.getAttribute('fill');
    if (pressed !== null && now && now !== before) window.kadPaint = performance.now() - pressed;
    else requestAnimationFrame(tick);
  }};
  requestAnimationFrame(tick);
}}
"""
"""Milliseconds from the pointer's release to the frame in which the regency has another colour."""


def editor() -> list[Row]:
    """Click to paint, click to figures, bytes down a move."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(shutil.copy(Path(__file__).parent / "plain" / "zones.py", folder))
        shutil.copytree(LEAFLET, plain.parent / "static")
        with served(plain, {}) as (url, _):
            instead = _measure(url, brush=None)
        with served(ROOT / "app.py", {"KAD_VAR": folder}) as (url, _):
            ours = _measure(f"{url}/zona", brush=TARGET_ZONE)
    names = (("move to paint", "ms"), ("move to figures, kept in the database", "ms"), ("bytes down a move", "B"))
    return [
        Row(what, unit, mine, other, AGAINST) for (what, unit), mine, other in zip(names, ours, instead, strict=True)
    ]


def _measure(url: str, brush: str | None) -> tuple[float, float, float]:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        traffic = count_traffic(page)
        page.goto(url)
        page.wait_for_function(f"() => ({FIND})('path.r-5371')")
        page.wait_for_timeout(2500)
        if brush:
            page.keyboard.press(brush)
            page.wait_for_timeout(1000)
        moves = [_move(page, code, traffic) for code in MOVED][WARM_UP:]
    paint, figures, down = (median(values) for values in zip(*moves, strict=True))
    return paint, figures, down


def _move(page: Any, code: str, traffic: dict[str, int]) -> tuple[float, float, int]:
    selector = f"path.r-{code.replace('.', '')}"
    x, y = page.evaluate(POINT, selector)
    page.evaluate(WATCH, selector)
    shown = page.locator(".st-key-panel").inner_text()
    page.mouse.move(x, y)
    before = traffic["down"]
    page.mouse.down()
    started = time.perf_counter()
    page.mouse.up()
    page.wait_for_function("(shown) => document.querySelector('.st-key-panel').innerText !== shown", arg=shown)
    figures = 1000 * (time.perf_counter() - started)
    page.wait_for_function("window.kadPaint !== null")
    page.wait_for_timeout(900)
    return page.evaluate("window.kadPaint"), figures, traffic["down"] - before
