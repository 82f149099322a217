"""``run``: start the program and open it in the browser."""

import argparse
import os
import socket
import subprocess
import sys

from kad.bootstrap import ROOT
from kad.errors import KadError
from kad.text import machine_language, translate

NAME = "run"
HELP = "start the program and open it in the browser"
LOCAL = ("localhost", "127.0.0.1", "::1")


class PortInUse(KadError):
    """Another program listens at the port."""


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8501, help="default 8501")
    parser.add_argument("--address", default="localhost", help="default localhost; another address is view only")
    parser.add_argument("--no-browser", action="store_true", help="do not open the browser")


def run(arguments: argparse.Namespace) -> int:
    _require_free_port(arguments.address, arguments.port)
    address = f"http://{arguments.address}:{arguments.port}"
    print(translate("bootstrap.starting", machine_language(), address=address), flush=True)
    command = [
        sys.executable, "-m", "kad.ui.server", "run", "app.py",
        f"--server.port={arguments.port}", f"--server.address={arguments.address}",
        f"--server.headless={str(arguments.no_browser).lower()}",
        "--logger.level=error", "--logger.hideWelcomeMessage=true",
    ]  # fmt: skip
    (ROOT / "static").mkdir(exist_ok=True)  # filled by kad.ui.assets; Streamlit asks for it at its start
    return subprocess.call(command, cwd=ROOT, env={**os.environ, "PYTHONWARNINGS": "ignore"})


def _require_free_port(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # a port that was closed a moment ago counts as free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except (OSError, OverflowError) as error:
            raise PortInUse(f"port {port} is in use", port=port, other=port + 1) from error
