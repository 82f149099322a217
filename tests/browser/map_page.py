"""Working the live map as a person does."""

from playwright.sync_api import Locator, Page

INSIDE = """(path) => {
  const box = path.getBoundingClientRect();
  const inverse = path.getScreenCTM().inverse();
  for (let step = 0; step < 2500; step += 1) {
    const x = box.left + box.width * ((step * 7) % 50 + 0.5) / 50;
    const y = box.top + box.height * (Math.floor(step / 50) + 0.5) / 50;
    const point = new DOMPoint(x, y).matrixTransform(inverse);
    if (path.isPointInFill(point) && path.getRootNode().elementFromPoint(x, y) === path) return [x, y];
  }
  return null;
}"""


def regency(page: Page, code: str) -> Locator:
    """The shape of a regency: ``5305`` for 53.05."""
    return page.locator(f"path.r-{code}")


def click_regency(page: Page, code: str) -> None:
    """Click a point that lies inside the regency and is not covered."""
    x, y = regency(page, code).evaluate(INSIDE)
    page.mouse.click(x, y)


def panel(page: Page) -> Locator:
    """The panel beside the map."""
    return page.locator(".st-key-panel")
