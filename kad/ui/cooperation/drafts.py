"""Draft agreements: started from a recommendation, listed and edited here."""

from dataclasses import replace

import streamlit as st

from kad.agreements.model import STAGES, Agreement
from kad.cooperation.draft import draft_from
from kad.cooperation.framework import FORMS, MODELS, Form, Model, form_entry, model_entry
from kad.cooperation.recommend import Recommendation
from kad.errors import KadError
from kad.store import EditConflict
from kad.tables import read_json
from kad.ui import html, load, sharing
from kad.ui.language import current, t
from kad.ui.names import regency_name
from kad.ui.zones.desk import actor, say


def start(partner: Recommendation) -> None:
    """Keep a new draft, stage a, with the recommendation's parties, form, model and reasons."""
    kept = load.store().agreements.create(draft_from(partner), actor())
    st.session_state["bagian_kerja_sama"] = "rancangan"
    st.toast(t("cooperation_page.draft_started", title=kept.title), icon=":material/check:")


def draw(regency_code: str | None) -> None:
    """The drafts, of one regency or all, each open to editing."""
    drafts = [draft for draft in load.store().agreements.all() if _of(draft, regency_code)]
    if not drafts:
        html.show(html.paragraph(t("cooperation_page.no_drafts")))
    for draft in drafts:
        with st.expander(draft.title):
            _edit(draft)


def _of(draft: Agreement, regency_code: str | None) -> bool:
    return regency_code is None or regency_code in {party.code for party in draft.parties}


def _edit(draft: Agreement) -> None:
    html.show(
        html.paragraph(html.element("b", t("cooperation_page.parties")), ": ", _parties(draft)),
        html.element("ul", *(html.element("li", reason) for reason in draft.reasons)),
        html.muted(html.Markup(" · ").join(html.source(cite) for cite in draft.citations[:6])),
    )
    off = not sharing.can_edit()
    with st.form(f"draft_{draft.agreement_id}", border=False):
        title = st.text_input(t("cooperation_page.title"), draft.title, disabled=off)
        subject = st.text_area(t("cooperation_page.subject"), draft.subject, disabled=off)
        form = st.selectbox(
            t("cooperation_page.form"), FORMS, FORMS.index(draft.form), disabled=off,
            format_func=_form_name,
        )  # fmt: skip
        model = st.selectbox(
            t("cooperation_page.model"), MODELS, MODELS.index(draft.model), disabled=off,
            format_func=_model_name,
        )  # fmt: skip
        stage = st.selectbox(
            t("cooperation_page.stage"), STAGES, STAGES.index(draft.stage), disabled=off,
            format_func=_stage_name,
        )  # fmt: skip
        if st.form_submit_button(t("cooperation_page.keep_draft"), disabled=off, type="primary"):
            _keep(replace(draft, title=title, subject=subject, form=form, model=model, stage=stage))
    if st.button(t("cooperation_page.archive_draft"), key=f"archive_{draft.agreement_id}", disabled=off):
        load.store().agreements.archive(draft.agreement_id, actor())
        st.rerun(scope="fragment")


def _form_name(form: Form) -> str:
    return form_entry(read_json("framework"), form, current()).name


def _model_name(model: Model) -> str:
    return model_entry(read_json("framework"), model, current()).name


def _stage_name(letter: str) -> str:
    stage = next(stage for stage in read_json("framework")["stages"] if stage["letter"] == letter)
    return f"{letter}. {stage[f'name_{current()}']}"


def _keep(changed: Agreement) -> None:
    try:
        load.store().agreements.update(changed, changed.revision, actor())
    except EditConflict:
        st.error(t("cooperation_page.draft_conflict"))
        return
    except KadError as error:
        say(error)
        return
    st.toast(t("cooperation_page.draft_kept"), icon=":material/check:")
    st.rerun(scope="fragment")


def _parties(draft: Agreement) -> str:
    return ", ".join(regency_name(party.code) for party in draft.parties)
