"""What tests of every kind share."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LOCAL_HOSTS = {"localhost", "127.0.0.1", None}
START_SECONDS = 90


@dataclass
class Server:
    """The program, started as a person starts it; it can be killed and started again on the same data."""

    port: int
    var: Path
    process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "kad", "run", "--no-browser", f"--port={self.port}"]
        environment = {**os.environ, "KAD_VAR": str(self.var)}
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
        deadline = time.monotonic() + START_SECONDS
        while not self._healthy():
            if time.monotonic() > deadline or self.process.poll() is not None:
                pytest.fail("the program did not start")
            time.sleep(0.2)

    def kill(self) -> None:
        """Without warning, as a power cut would."""
        if self.process:
            os.killpg(self.process.pid, 9)
            self.process.wait()

    def _healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running program with an empty folder for what people make."""
    running = Server(free_port(), tmp_path_factory.mktemp("var"))
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="session")
def browser():  # type: ignore[no-untyped-def]
    """A headless Chromium: the system's, else Playwright's own."""
    playwright = pytest.importorskip("playwright.sync_api")
    system = next(filter(None, map(shutil.which, BROWSERS)), None)
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=system, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def offline_page(browser):  # type: ignore[no-untyped-def]
    """A page that refuses every request beyond this machine, and fails the test if there was one."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    refused: list[str] = []
    errors: list[str] = []

    def gate(route) -> None:  # type: ignore[no-untyped-def]
        if urlsplit(route.request.url).hostname in LOCAL_HOSTS:
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    context.route("**/*", gate)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(20_000)
    yield page
    context.close()
    assert not refused
    assert not errors


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])
