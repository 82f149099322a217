"""A thousand links drawn and filtered: in the live map, and with folium's PolyLine in st_folium."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import geodata.load
from benchmarks.browser import WARM_UP, chromium, count_traffic, served
from benchmarks.table import Row
from benchmarks.thousand import EVERYTHING, SIZES
from kad import boundaries
from kad.maps.browser import LEAFLET
from kad.maps.geometry import map_geometry
from kad.ui import assets

HERE = Path(__file__).parent
AGAINST = "folium PolyLine, st_folium feature_group_to_add"
LIVE_LINE, PLAIN_LINE = "path.link:not(.filtered)", "path.leaflet-interactive[fill=none]"
LOADS = 5

COUNT = """
(selector) => {
  const count = (root) => {
    let found = root.querySelectorAll(selector).length;
    for (const element of root.querySelectorAll('*')) {
      const inside = element.shadowRoot ?? (element.tagName === 'IFRAME' ? element.contentDocument : null);
      if (inside) found += count(inside);
    }
    return found;
  };
  return count(document);
}
"""
"""How many elements match, also inside shadow roots and frames."""

WATCH = f"""
([selector, wanted]) => {{
  const count = {COUNT};
  let pressed = null, last = null, longest = 0;
  window.kadFilter = null;
  const release = () => {{ pressed = last = performance.now(); }};
  document.addEventListener('pointerup', release, {{ capture: true, once: true }});
  const tick = (now) => {{
    if (pressed !== null) {{
      longest = Math.max(longest, now - last);
      last = now;
      if (count(selector) === wanted) {{ window.kadFilter = [performance.now() - pressed, longest]; return; }}
    }}
    requestAnimationFrame(tick);
  }};
  requestAnimationFrame(tick);
}}
"""
"""From the pointer's release: milliseconds to the frame with the wanted lines only, and the longest gap of frames."""


@dataclass(frozen=True)
class LinkFigures:
    """Medians in milliseconds, and bytes down the WebSocket."""

    drawn: float
    drawn_bytes: float
    filtered: float
    gap: float
    filtered_bytes: float
    by_legend: float | None = None


def links() -> list[Row]:
    """Open the page with all links; show one group after another; in the live map also by its legend alone."""
    with tempfile.TemporaryDirectory() as folder:
        plain = _page(Path(folder) / "plain", HERE / "plain" / "links.py")
        shutil.copytree(LEAFLET, plain.parent / "static")
        instead = _measure(plain, PLAIN_LINE)
        live = _page(Path(folder) / "live", HERE / "live" / "links.py")
        assets.prepare(live.parent / "static")
        geometry = map_geometry(boundaries.current(), geodata.load.context_land()).as_json()
        assets.publish_text("geometry.json", geometry, live.parent / "static")
        ours = _measure(live, LIVE_LINE)
    return [
        Row("1,000 links, page opened to all drawn", "ms", ours.drawn, instead.drawn, AGAINST),
        Row("1,000 links, bytes down to open", "B", ours.drawn_bytes, instead.drawn_bytes, AGAINST),
        Row("1,000 links, one group shown by the page", "ms", ours.filtered, instead.filtered, AGAINST),
        Row("1,000 links, longest gap between frames meanwhile", "ms", ours.gap, instead.gap, AGAINST),
        Row("1,000 links, bytes down a filter", "B", ours.filtered_bytes, instead.filtered_bytes, AGAINST),
        Row("1,000 links, one group shown by the map's legend", "ms", ours.by_legend, instead.filtered, AGAINST),
    ]


def _page(folder: Path, script: Path) -> Path:
    folder.mkdir()
    return Path(shutil.copy(script, folder))


def _measure(script: Path, line: str) -> LinkFigures:
    with served(script, {}) as (url, _), chromium() as browser:
        opened = [_open(browser, url, line) for _ in range(LOADS + 1)][1:]
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        traffic = count_traffic(page)
        page.goto(url)
        _wait_for(page, line, sum(SIZES.values()))
        filtered = []
        for group, size in SIZES.items():
            before = traffic["down"]
            taken, gap = _press(page, page.get_by_role("radiogroup").get_by_text(group, exact=True), line, size)
            filtered.append((taken, gap, traffic["down"] - before))
        taken, gap, down = (median(values) for values in zip(*filtered[WARM_UP:], strict=True))
        by_legend = _by_legend(page, line) if line == LIVE_LINE else None
    drawn, drawn_bytes = (median(values) for values in zip(*opened, strict=True))
    return LinkFigures(drawn, drawn_bytes, taken, gap, down, by_legend)


def _open(browser: Any, url: str, line: str) -> tuple[float, int]:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    traffic = count_traffic(page)
    page.goto(url)
    _wait_for(page, line, sum(SIZES.values()))
    elapsed = page.evaluate("performance.now()")
    page.wait_for_timeout(300)
    page.close()
    return elapsed, traffic["down"]


def _by_legend(page: Any, line: str) -> float:
    """All links are drawn again, then one legend entry after another is pressed and released."""
    page.get_by_role("radiogroup").get_by_text(EVERYTHING, exact=True).click()
    _wait_for(page, line, sum(SIZES.values()))
    taken = []
    for group, size in SIZES.items():
        entry = page.locator(f'.legend-entry[data-key="{group}"]')
        taken.append(_press(page, entry, line, size)[0])
        entry.click()
    return median(taken[WARM_UP:])


def _press(page: Any, target: Any, line: str, wanted: int) -> tuple[float, float]:
    target.hover()
    page.evaluate(WATCH, [line, wanted])
    page.mouse.down()
    page.mouse.up()
    page.wait_for_function("window.kadFilter !== null")
    page.wait_for_timeout(500)
    taken, gap = page.evaluate("window.kadFilter")
    return taken, gap


def _wait_for(page: Any, line: str, wanted: int) -> None:
    page.wait_for_function(f"([line, wanted]) => ({COUNT})(line) === wanted", arg=[line, wanted])
