"""The live page against the same page as it is usually written, with st_folium."""

import shutil
import tempfile
from pathlib import Path

from benchmarks.browser import ROOT, measure, served
from benchmarks.table import Row
from kad.maps.browser import LEAFLET
from kad.tables import read_table

LOADS = 5
CLICKED = ("53.11", "53.08", "53.02", "53.05", "53.19", "53.15", "53.01", "53.10", "53.03", "53.16", "53.07", "53.09")
AGAINST = "st_folium, map rebuilt on every click"


def potential() -> list[Row]:
    """Peta potensi: first map, click to paint, click to profile, bytes and memory."""
    names = read_table("regencies").set_index("regency_code").name
    headings = {code: names[code] for code in CLICKED}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "potential.py"
        shutil.copy(Path(__file__).parent / "plain" / "potential.py", plain)
        shutil.copytree(LEAFLET, plain.parent / "static")
        with served(plain, {}) as (url, pid):
            instead = measure(url, pid, headings, LOADS)
        with served(ROOT / "app.py", {"KAD_VAR": folder}) as (url, pid):
            ours = measure(url, pid, headings, LOADS)
    return [
        Row("first map, new to this browser", "ms", ours.first_map, instead.first_map, AGAINST),
        Row("first map, come back", "ms", ours.map_again, instead.map_again, AGAINST),
        Row("click to paint", "ms", ours.paint, instead.paint, AGAINST),
        Row("click to profile", "ms", ours.panel, instead.panel, AGAINST),
        Row("bytes down a click", "B", ours.bytes_down, instead.bytes_down, AGAINST),
        Row("bytes up a click", "B", ours.bytes_up, instead.bytes_up, AGAINST),
        Row("server memory, one session", "MB", ours.memory, instead.memory, AGAINST),
    ]
