"""``test``: install what the tests need, the browser included, and run them."""

import argparse
import os
import shutil
import subprocess
import sys

from kad.bootstrap import ROOT
from kad.text import machine_language, translate

NAME = "test"
HELP = "install what the tests need and run them; arguments for pytest after --"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def register(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pytest", nargs="*", help="arguments for pytest, after --")


def run(arguments: argparse.Namespace) -> int:
    _require_browser()
    given = arguments.pytest or ["-q"]
    return subprocess.call([sys.executable, "-m", "pytest", *given], cwd=ROOT)


def _require_browser() -> None:
    """A Chromium of the system, or Playwright's own; the browser tests say so when there is neither."""
    if any(shutil.which(name) for name in BROWSERS):
        return
    print(translate("bootstrap.browser", machine_language()), file=sys.stderr, flush=True)
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.call(["apt-get", "update", "-qq"])
        subprocess.call(["apt-get", "install", "-y", "-qq", "chromium"])
    else:
        subprocess.call([sys.executable, "-m", "playwright", "install", "chromium"])
