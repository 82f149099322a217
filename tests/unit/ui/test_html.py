"""What goes into a panel as text stays text."""

from kad.ui import html


def test_text_is_escaped_in_children_and_attributes() -> None:
    made = html.element("span", "<b>", title='"><script>')
    assert made == '<span title="&#34;&gt;&lt;script&gt;">&lt;b&gt;</span>'


def test_an_attribute_without_a_value_is_left_out() -> None:
    assert html.element("p", "x", cls="") == "<p>x</p>"


def test_nested_elements_are_kept() -> None:
    assert html.element("div", html.element("b", "x"), "&") == "<div><b>x</b>&amp;</div>"
