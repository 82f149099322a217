"""Escaped HTML for the panels beside the map. Every text goes in as text; only this module writes tags."""

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup, escape

from kad.text.citation import citation, in_report
from kad.ui.language import current, t


def element(tag: str, *children: object, cls: str = "", **attributes: object) -> Markup:
    """One element; text children are escaped, `Markup` ones kept; an attribute without a value is left out.

    >>> element("b", "a < b", cls="x", title='"')
    Markup('<b class="x" title="&#34;">a &lt; b</b>')
    """
    given = {"class": cls, **attributes}
    stated = {name: value for name, value in given.items() if isinstance(value, str | int | float) and value != ""}
    written = "".join(f' {name}="{escape(value)}"' for name, value in stated.items())
    inside = Markup("").join(escape(child) for child in children)
    return Markup(f"<{tag}{written}>{inside}</{tag}>")


def show(*parts: object) -> None:
    """Put ``parts`` on the page, below one another."""
    st.html(element("div", *parts, cls="kad"))


def heading(title: str, subtitle: object = "") -> Markup:
    """The panel's title with a muted line below it."""
    return element("h2", title) + element("div", subtitle, cls="subtitle")


def headline(*children: object) -> Markup:
    """The answer to "so what": one sentence, boxed, at the top of the panel."""
    return element("div", *children, cls="headline")


def section(title: str, *children: object) -> Markup:
    """A titled part of the panel."""
    return element("section", element("h3", title), *children)


def paragraph(*children: object, cls: str = "") -> Markup:
    return element("p", *children, cls=cls)


def muted(*children: object) -> Markup:
    """Small print below something."""
    return element("div", *children, cls="muted")


def tiles(items: Iterable[tuple[str, object, object]]) -> Markup:
    """Figures as tiles: (label, value, change or "")."""
    return element(
        "div",
        *(
            element("div", element("span", label), element("strong", value), " ", change, cls="tile")
            for label, value, change in items
        ),
        cls="tiles",
    )


def delta(text: str, good: bool | None) -> Markup:
    """A change beside a figure: green when good, red when bad, muted when neither."""
    return element("em", text, cls={True: "good", False: "bad", None: "even"}[good])


def chips(items: Iterable[object], cls: str = "") -> Markup:
    """Short names in rounded frames."""
    return element("div", *(element("span", item, cls=f"chip {cls}".strip()) for item in items), cls="chips")


def chips_of(made: Sequence[Markup]) -> Markup:
    """Chips made before, in one row; nothing when there are none."""
    return element("div", *made, cls="chips") if made else Markup("")


def bars(rows: Iterable[tuple[object, str, float, str, str]]) -> Markup:
    """Horizontal bars: (mark before, label, share of the full width 0–1, colour or "" for muted, text after)."""
    return element(
        "div",
        *(
            element(
                "div",
                element("span", mark, cls="mark"),
                element("i", style=f"width:{max(share, 0.01) * 52:.1f}%" + (f";background:{colour}" if colour else "")),
                element("span", label),
                element("span", after, cls="after") if after else "",
                cls="bar",
            )
            for mark, label, share, colour, after in rows
        ),
        cls="bars",
    )


def table(header: Sequence[object], rows: Iterable[Sequence[object]], numeric: Iterable[int] = ()) -> Markup:
    """A quiet table; the columns ``numeric`` stand right with figures of equal width."""
    right = set(numeric)

    def line(cells: Sequence[object], tag: str) -> Markup:
        return element(
            "tr", *(element(tag, cell, cls="num" if place in right else "") for place, cell in enumerate(cells))
        )

    body = [line(cells, "td") for cells in rows]
    head = element("thead", line(header, "th")) if any(header) else ""
    return element("table", head, element("tbody", *body))


def source(cite: object) -> Markup:
    """Where a statement stands, small; an address becomes a link."""
    place = str(cite)
    words = citation(place, current())
    if in_report(place):
        return element("cite", t("citation.report", place=words))
    if place.startswith(("http://", "https://")):
        return element("cite", element("a", words, href=place, target="_blank", rel="noopener"))
    return element("cite", words)


def warning_mark(explanation: str) -> Markup:
    """A mark after words that the report garbles; the explanation shows under the pointer and to a screen reader."""
    return element(
        "abbr", "▲", cls="garbled", title=explanation, tabindex="0", role="note", **{"aria-label": explanation}
    )


def unknown() -> Markup:
    """What stands where a figure is not known."""
    return element("span", t("shell.unknown"), cls="unknown")
