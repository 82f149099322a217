"""Six questions that lead to a model and a form of cooperation, with what speaks for and against it."""

from typing import Any, get_args

import streamlit as st

from kad.cooperation import guide
from kad.cooperation.framework import model_entry
from kad.cooperation.guide import Advice, Answers
from kad.tables import read_json
from kad.ui import html
from kad.ui.language import current, t

QUESTIONS = {
    "problem": get_args(guide.Problem),
    "payer": get_args(guide.Payer),
    "formality": get_args(guide.Formality),
    "duration": get_args(guide.Duration),
    "control": get_args(guide.Control),
}


def draw() -> None:
    """Ask on the left, advise on the right; the advice follows every answer."""
    asking, advising = st.columns([0.42, 0.58], gap="large")
    with asking:
        answers = _ask()
    with advising:
        _show(guide.advise(answers, read_json("framework"), current()))


def _ask() -> Answers:
    problem = _choose("problem")
    regencies = st.slider(t("guide_page.ask_regencies"), 2, 22, 2, key="panduan_jumlah")
    return Answers(
        problem=problem,
        regencies=regencies,
        payer=_choose("payer"),
        formality=_choose("formality"),
        duration=_choose("duration"),
        control=_choose("control"),
    )


def _choose(question: str) -> Any:
    return st.selectbox(
        t(f"guide_page.ask_{question}"),
        QUESTIONS[question],
        key=f"panduan_{question}",
        format_func=lambda choice: t(f"guide_page.{question}_{choice}"),
    )


def _show(advice: Advice) -> None:
    model, form = advice.model, advice.form
    html.show(
        html.headline(
            t("guide_page.advice", model=model.name, form=form.name),
            html.muted(model.description, " ", html.source(model.cite)),
        ),
        html.section(t("guide_page.why"), html.element("ul", *(_reason(r.sentence, r.cite) for r in advice.why))),
        html.section(t("guide_page.form"), html.paragraph(form.description, " ", html.source(form.cite))),
        html.section(t("guide_page.strengths"), html.element("ul", *(_reason(x, model.cite) for x in model.strengths))),
        html.section(
            t("guide_page.weaknesses"), html.element("ul", *(_reason(x, model.cite) for x in model.weaknesses))
        ),
        html.section(
            t("guide_page.preconditions"),
            html.element("ul", *(_reason(r.sentence, r.cite) for r in advice.preconditions)),
        ),
        html.section(t("guide_page.other_models"), html.bars(_points(advice))),
    )


def _points(advice: Advice) -> list[tuple[object, str, float, str, str]]:
    most = max(points for _, points in advice.points) or 1
    framework = read_json("framework")
    return [
        (
            "",
            model_entry(framework, model, current()).name,
            points / most * 0.5,
            "#2F7FB5" if place == 0 else "",
            str(points),
        )
        for place, (model, points) in enumerate(advice.points)
    ]


def _reason(sentence: str, cite: str) -> html.Markup:
    return html.element("li", sentence, " ", html.source(cite))
