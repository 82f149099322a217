"""Which plan lies on the desk, and everything about keeping it: name, copies, publishing, history, sharing, files."""

import streamlit as st

from kad.errors import KadError
from kad.store import PlanState
from kad.text.format import long_date
from kad.ui import html, load, sharing
from kad.ui.language import current, t
from kad.ui.zones import desk, figures
from kad.ui.zones.desk import Desk
from kad.zones.files import read_plan, to_csv
from kad.zones.workbook import to_geojson, to_xlsx

MOST_HISTORY = 40


def draw(now: Desk) -> None:
    """The chooser of plans and the menu of the chosen one."""
    states = {state.plan_id: state for state in load.store().plans.all()}
    st.selectbox(
        t("zones_page.plan"), [desk.REPORT, *states], key=desk.PLAN, label_visibility="collapsed", width=150,
        format_func=lambda plan_id: _name(plan_id, states),
    )  # fmt: skip
    with st.popover("", icon=":material/more_horiz:", help=t("zones_page.plan_menu")):
        _menu(now)


def _menu(now: Desk) -> None:
    if not sharing.can_edit():
        html.show(html.muted(t("shell.view_only")))
    st.text_input(t("zones_page.your_name"), key="nama", max_chars=40, placeholder=t("zones_page.nameless"))
    if sharing.can_edit():
        _keeping(now)
        _import()
    _export(now)
    if now.state:
        _history(now.state)


def _keeping(now: Desk) -> None:
    st.button(
        t("zones_page.duplicate"), on_click=_duplicate, args=(now,), width="stretch", icon=":material/content_copy:"
    )
    state = now.state
    if state is None:
        return
    st.session_state["nama_rencana"] = state.name
    st.text_input(t("zones_page.plan_name"), key="nama_rencana", max_chars=60, on_change=_rename, args=(state,))
    if state.status == "draft":
        st.button(
            t("zones_page.publish"), on_click=_publish, args=(state,), width="stretch", icon=":material/verified:"
        )
    st.button(t("zones_page.archive"), on_click=_archive, args=(state,), width="stretch", icon=":material/archive:")
    link = f"{_own_address()}?rencana={state.plan_id}"
    html.show(html.muted(t("zones_page.share_link")))
    st.code(link, language=None)


def _own_address() -> str:
    return str(st.context.url).split("?")[0]


def _import() -> None:
    given = st.file_uploader(t("zones_page.import_plan"), ("csv", "geojson", "json", "xlsx"), key="berkas_rencana")
    if given is None or st.session_state.get("zones.read_file") == given.file_id:
        return
    st.session_state["zones.read_file"] = given.file_id
    travel = figures.current_travel()
    codes = load.table("regencies").regency_code
    try:
        plan = read_plan(given.getvalue(), given.name, codes, travel.places.index)
    except KadError as error:
        st.error(t(error.key, **error.values))
        return
    state = load.store().plans.create(given.name.rsplit(".", 1)[0], plan.to_dict(), desk.actor())
    st.session_state[desk.OPEN_NEXT] = state.plan_id
    st.rerun(scope="fragment")


def _export(now: Desk) -> None:
    plan = now.plan
    travel = figures.current_travel()
    homes = travel.places["regency_code"].to_dict()
    name = "".join(letter if letter.isalnum() else "-" for letter in plan.name.lower())
    st.download_button(
        t("zones_page.export_csv"), lambda: to_csv(plan, homes), f"{name}.csv", "text/csv", on_click="ignore",
        width="stretch",
    )  # fmt: skip
    st.download_button(
        t("zones_page.export_geojson"), lambda: to_geojson(plan, load.regency_shapes(), figures.evaluate(plan)),
        f"{name}.geojson", "application/geo+json", on_click="ignore", width="stretch",
    )  # fmt: skip
    language = current()
    st.download_button(
        t("zones_page.export_xlsx"), lambda: to_xlsx(plan, figures.evaluate(plan), homes, language), f"{name}.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", on_click="ignore", width="stretch",
    )  # fmt: skip


def _history(state: PlanState) -> None:
    entries = load.store().plans.history(state.plan_id)[-MOST_HISTORY:]
    with st.expander(t("zones_page.history", count=len(entries))):
        for entry in reversed(entries):
            when = f"{long_date(entry.at.astimezone().date(), current())} {entry.at.astimezone():%H.%M}"
            label = f"{when} · {entry.actor}: {entry.action}"
            st.button(
                label,
                key=f"restore_{entry.revision}",
                type="tertiary",
                help=t("zones_page.restore"),
                on_click=_restore,
                args=(state, entry.revision),
                disabled=state.status != "draft" or not sharing.can_edit(),
            )


def _name(plan_id: str, states: dict[str, PlanState]) -> str:
    if plan_id == desk.REPORT:
        return t("zones_page.against_laporan")
    state = states[plan_id]
    return f"{state.name} ✓" if state.status == "published" else state.name


def saved(now: Desk) -> str:
    """When and how the plan on the desk was last kept."""
    if now.state is None:
        return t("zones_page.report_untouched")
    if now.state.published_at:
        return t("zones_page.published_on", date=long_date(now.state.published_at.astimezone().date(), current()))
    return t("zones_page.saved_at", time=f"{now.state.updated_at.astimezone():%H.%M}")


def _duplicate(now: Desk) -> None:
    plans = load.store().plans
    name = t("zones_page.copy_of", name=now.plan.name)
    if now.state:
        state = plans.duplicate(now.state.plan_id, name, desk.actor())
    else:
        state = plans.create(name, now.plan.rename(name).to_dict(), desk.actor())
    desk.open_plan(state.plan_id)


def _rename(state: PlanState) -> None:
    name = st.session_state["nama_rencana"].strip()
    if name:
        desk.attempt(lambda: load.store().plans.rename(state.plan_id, name, desk.actor()))


def _publish(state: PlanState) -> None:
    desk.attempt(lambda: load.store().plans.publish(state.plan_id, desk.actor()))


def _archive(state: PlanState) -> None:
    desk.attempt(lambda: load.store().plans.archive(state.plan_id, desk.actor()))
    desk.open_plan(desk.REPORT)


def _restore(state: PlanState, revision: int) -> None:
    desk.attempt(lambda: load.store().plans.restore(state.plan_id, revision, desk.actor()))
