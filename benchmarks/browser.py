"""Serve a page, drive a real Chromium over it, and time what a person sees."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.memory import resident_mb

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WARM_UP = 2

FIND = """
(selector) => {
  const search = (root) => {
    const direct = root.querySelector(selector);
    if (direct) return direct;
    for (const element of root.querySelectorAll('*')) {
      const inside = element.shadowRoot ?? (element.tagName === 'IFRAME' ? element.contentDocument : null);
      const hit = inside && search(inside);
      if (hit) return hit;
    }
    return null;
  };
  return search(document);
}
"""
"""The first element that matches, also inside shadow roots and frames."""

POINT = f"""
(selector) => {{
  const path = ({FIND})(selector);
  const box = path.getBoundingClientRect();
  const frame = path.ownerDocument.defaultView.frameElement?.getBoundingClientRect() ?? {{ left: 0, top: 0 }};
  const inverse = path.getScreenCTM().inverse();
  for (let step = 0; step < 2500; step += 1) {{
    const x = box.left + box.width * ((step * 7) % 50 + 0.5) / 50;
    const y = box.top + box.height * (Math.floor(step / 50) + 0.5) / 50;
    const inside = path.isPointInFill(new DOMPoint(x, y).matrixTransform(inverse));
    if (inside && path.getRootNode().elementFromPoint(x, y) === path) return [x + frame.left, y + frame.top];
  }}
  return null;
}}
"""
"""A point of the window inside the regency and not covered."""

WATCH = f"""
(selector) => {{
  const find = {FIND};
  const path = find(selector);
  let pressed = null;
  window.kadPaint = null;
  const release = () => {{ pressed = performance.now(); }};
  path.ownerDocument.addEventListener('pointerup', release, {{ capture: true, once: true }});
  const tick = () => {{
    if (pressed !== null && find(`${{selector}}.selected`)) window.kadPaint = performance.now() - pressed;
    else requestAnimationFrame(tick);
  }};
  requestAnimationFrame(tick);
}}
"""
"""Milliseconds from the pointer's release to the frame in which the regency has the class ``selected``."""


@dataclass(frozen=True)
class PageFigures:
    """Medians: maps and clicks in milliseconds, bytes over the WebSocket a click; memory of the server in MB."""

    first_map: float
    map_again: float
    paint: float
    panel: float
    bytes_down: float
    bytes_up: float
    memory: float | None


@contextmanager
def served(script: Path, environment: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Run ``script`` with Streamlit; yields its address and process id."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "kad.ui.server", "run", str(script), f"--server.port={port}", "--server.headless=true",
        "--server.address=localhost", "--server.enableStaticServing=true", "--browser.gatherUsageStats=false",
    ]  # fmt: skip
    process = subprocess.Popen(
        command, cwd=script.parent, env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://localhost:{port}"
    try:
        _wait_for(f"{url}/_stcore/health")
        yield url, process.pid
    finally:
        process.terminate()
        process.wait()


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser: the system's, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        system = next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = driver.chromium.launch(executable_path=system, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def count_traffic(page: Any) -> dict[str, int]:
    """Bytes over the WebSockets that ``page`` will open, counted on under ``down`` and ``up``."""
    traffic = {"down": 0, "up": 0}

    def add(way: str, frame: str | bytes) -> None:
        traffic[way] += len(frame)

    def count(websocket: Any) -> None:
        websocket.on("framereceived", lambda frame: add("down", frame))
        websocket.on("framesent", lambda frame: add("up", frame))

    page.on("websocket", count)
    return traffic


def measure(url: str, pid: int, headings: Mapping[str, str], loads: int) -> PageFigures:
    """Click each regency of ``headings`` (code → heading of its panel) in one session, then open ``loads`` more."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        traffic = count_traffic(page)
        page.goto(url)
        _wait_for_map(page)
        page.wait_for_timeout(2000)
        clicks = [_click(page, code, heading, traffic) for code, heading in headings.items()][WARM_UP:]
        memory = resident_mb(pid)
        page.close()
        opened = [_open_twice(browser, url) for _ in range(loads)]
    first, again = (median(values) for values in zip(*opened, strict=True))
    paint, panel, down, up = (median(values) for values in zip(*clicks, strict=True))
    return PageFigures(first, again, paint, panel, down, up, memory)


def _open_twice(browser: Any, url: str) -> tuple[float, float]:
    """Milliseconds to the map for a browser that has never been here, and for the same when it comes back."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    taken = []
    for _ in range(2):
        started = time.perf_counter()
        page.goto(url)
        _wait_for_map(page)
        taken.append(1000 * (time.perf_counter() - started))
    page.close()
    return taken[0], taken[1]


def _click(page: Any, code: str, heading: str, traffic: dict[str, int]) -> tuple[float, float, int, int]:
    selector = f"path.r-{code.replace('.', '')}"
    x, y = page.evaluate(POINT, selector)
    page.evaluate(WATCH, selector)
    page.mouse.move(x, y)
    before = dict(traffic)
    page.mouse.down()
    started = time.perf_counter()
    page.mouse.up()
    page.get_by_role("heading", name=heading).wait_for()
    panel = 1000 * (time.perf_counter() - started)
    page.wait_for_function("window.kadPaint !== null")
    page.wait_for_timeout(700)
    return page.evaluate("window.kadPaint"), panel, traffic["down"] - before["down"], traffic["up"] - before["up"]


def _wait_for_map(page: Any) -> None:
    page.wait_for_function(f"() => ({FIND})('path.r-5371')")


def _wait_for(address: str, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except (urllib.error.URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return
