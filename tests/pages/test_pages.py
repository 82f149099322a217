"""Every page draws without an error, in both languages, with its parts as the address asks."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60


def page(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **address: str) -> AppTest:
    monkeypatch.setenv("KAD_VAR", str(tmp_path))
    monkeypatch.chdir(ROOT)
    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=SECONDS)
    for parameter, value in address.items():
        app.query_params[parameter] = value
    return app.run()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("colouring", ["sektor", "peringkat", "komoditas", "angka", "pergeseran"])
def test_peta_potensi_draws_in_every_colouring(
    colouring: str, language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = page("potential", monkeypatch, tmp_path, warna=colouring, bahasa=language)
    assert not app.exception
    assert app.session_state["warna"] == colouring


def test_a_deep_link_restores_regency_and_colouring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = page("potential", monkeypatch, tmp_path, daerah="53.05", warna="komoditas", komoditas="kopi")
    assert (app.session_state["daerah"], app.session_state["komoditas"]) == ("53.05", "kopi")


def test_nonsense_in_the_address_falls_back_to_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = page("potential", monkeypatch, tmp_path, daerah="99.99", warna="<script>", bahasa="xx")
    assert not app.exception
    assert (app.session_state["daerah"], app.session_state["warna"]) == (None, "sektor")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("section", ["tabel", "kejanggalan", "batas"])
def test_sumber_data_draws_every_section(
    section: str, language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert not page("sources", monkeypatch, tmp_path, isi=section, bahasa=language).exception


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("section", ["pemandu", "tahapan", "asas", "bentuk", "hukum"])
def test_panduan_draws_every_section(
    section: str, language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert not page("guide", monkeypatch, tmp_path, bab=section, bahasa=language).exception


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", ["zones", "cooperation", "compare"])
def test_the_other_pages_draw(name: str, language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert not page(name, monkeypatch, tmp_path, bahasa=language).exception


def test_a_regency_opens_its_suggested_partners(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = page("cooperation", monkeypatch, tmp_path, daerah="53.15")
    assert not app.exception
    assert [button for button in app.button if button.key == "draft_53.10"]
