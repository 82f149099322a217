"""Files the browser loads by address: Leaflet, the live map's modules and the map geometry.

Streamlit serves the folder `static/` beside `app.py` as ``app/static``. It is generated: every file stands in a folder
named by the hash of its content, so a browser may keep it for ever and never shows an old one.
"""

import hashlib
import shutil
import tempfile
from pathlib import Path

from kad.maps import browser

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
FRONTEND = Path(__file__).parent / "regency_map" / "frontend"


def prepare(static: Path = STATIC) -> str:
    """Write Leaflet and the map's modules; returns their folder's name below ``static``.

    Safe to call from several processes at once: a folder appears whole or not at all.
    """
    sources = sorted([*FRONTEND.iterdir(), *browser.files()])
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sources))
    folder = static / f"map-{digest.hexdigest()[:12]}"
    if not folder.exists():
        static.mkdir(exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".", dir=static))
        building.chmod(0o755)
        for file in (*sources, browser.LEAFLET / "leaflet.js", browser.LEAFLET / "leaflet.css"):
            shutil.copy(file, building)
        _publish(building, folder)
    return folder.name


def publish_text(name: str, text: str, static: Path = STATIC) -> str:
    """Write ``text`` as ``<stem>-<hash><suffix>``; returns that file's name below ``static``."""
    path = Path(name)
    target = static / f"{path.stem}-{hashlib.sha256(text.encode()).hexdigest()[:12]}{path.suffix}"
    if not target.exists():
        static.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=static, prefix=".", delete=False) as building:
            building.write(text)
        Path(building.name).chmod(0o644)
        Path(building.name).replace(target)
    return target.name


def _publish(building: Path, folder: Path) -> None:
    try:
        building.rename(folder)
    except OSError:
        if not folder.exists():
            raise
        shutil.rmtree(building)  # another process was first
