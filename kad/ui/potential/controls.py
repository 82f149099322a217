"""The row of controls above the map: how to colour, what to search, what to take home."""

import streamlit as st

from kad.maps.view import MapView
from kad.potential import colouring
from kad.potential.search import Entry, entries, search
from kad.ui import address, load
from kad.ui.language import current, t
from kad.ui.names import commodity_name, sector_name

COLOURINGS = ("sektor", "peringkat", "komoditas", "angka", "pergeseran")
FIRST_SECTOR = "perikanan"
FIRST_COMMODITY = "rumput-laut"
FIRST_INDICATOR = "poverty-rate"
CHOICES = {"peringkat": "sektor", "komoditas": "komoditas", "angka": "angka"}
"""A colouring that needs to know more → the key of what it needs."""
BOX_WIDTH = 200


def colour_by() -> None:
    """The switch between the five colourings (key ``warna``)."""
    address.restore("warna", COLOURINGS[0], COLOURINGS)
    st.segmented_control(
        t("potential_page.colour_by"),
        COLOURINGS,
        format_func=lambda choice: t(f"potential_page.colour_{choice}"),
        key="warna",
        label_visibility="collapsed",
        required=True,
    )


def search_box() -> None:
    """A box that finds regencies, sectors and commodities in both languages; what is found is shown at once."""
    st.selectbox(
        t("potential_page.search"),
        [f"{entry.kind}:{entry.id}" for entry in entries()],
        index=None,
        format_func=_entry_label,
        key="cari",
        placeholder=t("potential_page.search"),
        label_visibility="collapsed",
        accept_new_options=True,
        filter_mode="contains",
        on_change=_found,
        width=BOX_WIDTH,
    )


def choice() -> None:
    """What a colouring needs to know more: which sector, commodity or figure."""
    match st.session_state["warna"]:
        case "peringkat":
            sectors = load.table("sectors").sort_values("order").sector.tolist()
            _select("sektor", sectors, FIRST_SECTOR, t("potential_page.choose_sector"), sector_name)
        case "komoditas":
            commodities = load.table("commodities").commodity
            names = sorted(commodities, key=lambda slug: commodity_name(slug).casefold())
            _select("komoditas", names, FIRST_COMMODITY, t("potential_page.choose_commodity"), commodity_name)
        case "angka":
            indicators = colouring.mapped_indicators().index.tolist()
            names = load.table("indicators").drop_duplicates("indicator").set_index("indicator")[f"name_{current()}"]
            first = FIRST_INDICATOR if FIRST_INDICATOR in indicators else indicators[0]
            _select("angka", indicators, first, t("potential_page.choose_indicator"), names.__getitem__)


def kept_names() -> tuple[str, ...]:
    """What an address must say to show this map again."""
    colouring_chosen = st.session_state["warna"]
    return ("warna", CHOICES[colouring_chosen]) if colouring_chosen in CHOICES else ("warna",)


def chosen() -> str:
    """The sector, commodity or figure that the colouring shows; empty where it needs none."""
    needed = CHOICES.get(st.session_state["warna"])
    return st.session_state[needed] if needed else ""


def view() -> MapView:
    """The map that the controls ask for."""
    state, language = st.session_state, current()
    match state["warna"]:
        case "peringkat":
            return colouring.by_sector_rank(state["sektor"], language)
        case "komoditas":
            return colouring.by_commodity(state["komoditas"], language)
        case "angka":
            return colouring.by_indicator(state["angka"], language)
        case "pergeseran":
            return colouring.by_shift(language)
        case _:
            return colouring.by_leading_sector(language)


def _select(key: str, options: list[str], first: str, label: str, name) -> None:  # type: ignore[no-untyped-def]
    address.restore(key, first, options)
    st.selectbox(
        label, options, key=key, format_func=name, label_visibility="collapsed", width=250, filter_mode="fuzzy"
    )


def _entry_label(option: str) -> str:
    entry = next((entry for entry in entries() if f"{entry.kind}:{entry.id}" == option), None)
    if entry is None:
        return option
    names = dict.fromkeys((entry.name_id, entry.name_en) if current() == "id" else (entry.name_en, entry.name_id))
    return f"{' / '.join(names)} · {t(f'potential_page.kind_{entry.kind}')}"


def _found() -> None:
    asked = st.session_state["cari"]
    st.session_state["cari"] = None
    if not asked:
        return
    kind, _, slug = asked.partition(":")
    known = next((entry for entry in entries() if (entry.kind, entry.id) == (kind, slug)), None)
    hits = [known] if known else search(asked)
    if hits:
        _show(hits[0])
    else:
        st.toast(t("potential_page.not_found", text=asked))


def _show(entry: Entry) -> None:
    state = st.session_state
    if entry.kind == "regency":
        state["daerah"] = entry.id
        return
    state["daerah"] = None
    state["warna"], key = {"sector": ("peringkat", "sektor"), "commodity": ("komoditas", "komoditas")}[entry.kind]
    state[key] = entry.id
