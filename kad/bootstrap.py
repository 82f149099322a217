"""Set up a fresh machine: make `.venv`, install the pinned packages, continue inside it.

Only the standard library is imported here. A stamp named by the requirements' hash says that the installation is
complete, so that later starts take no time and a changed requirement or a broken installation is mended.
"""

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

from kad.errors import KadError, first_five
from kad.text import machine_language, translate

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"
CONSTRAINTS = ROOT / "constraints.txt"

NO_NETWORK = (
    "NewConnectionError",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "ConnectTimeout",
    "Network is unreachable",
    "Failed to establish a new connection",
    "ProxyError",
    "Connection refused",
)
"""What pip writes, on each system, when there is no connection."""


class NoVenv(KadError):
    """This Python cannot make virtual environments."""


class NoNetwork(KadError):
    """The first installation found no connection."""


class InstallationFailed(KadError):
    """pip refused, for a reason that is not the network."""


def ensure(development: bool) -> None:
    """Return inside a complete `.venv`: at once when this is it, else install and start over in there.

    development : also what tests and benchmarks need.
    Raises : NoVenv, NoNetwork, InstallationFailed.
    """
    files = [REQUIREMENTS, *([DEVELOPMENT] if development else [])]
    if not _stamp(files).exists():
        _create()
        _install(files)
        _stamp(files).touch()
    if Path(sys.prefix).resolve() != VENV.resolve():
        sys.exit(subprocess.call([_python(), "-m", "kad", *sys.argv[1:]], cwd=ROOT))


def _python() -> str:
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def _stamp(files: list[Path]) -> Path:
    contents = b"".join(file.read_bytes() for file in (*files, CONSTRAINTS))
    digest = hashlib.sha256(contents + repr(sys.version_info[:2]).encode()).hexdigest()[:12]
    return VENV / f"installed-{digest}"


def _create() -> None:
    if Path(_python()).exists():
        return
    _say("bootstrap.creating")
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoVenv("this Python cannot make virtual environments", detail=error) from error


def _install(files: list[Path]) -> None:
    command = [_python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-c", str(CONSTRAINTS)]
    for file in files:
        command += ["-r", str(file)]
    _say("bootstrap.installing")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    lines = list(_shown(process))
    if process.wait() == 0:
        return
    output = "\n".join(lines)
    if any(sign in output for sign in NO_NETWORK):
        raise NoNetwork("no connection for the first installation")
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR")]
    raise InstallationFailed("pip could not install the packages", detail=first_five(errors or lines[-5:]))


def _shown(process: subprocess.Popen[str]) -> Iterator[str]:
    """The lines pip writes, with one line of progress on the terminal meanwhile."""
    packages = sum(1 for line in CONSTRAINTS.read_text(encoding="utf-8").splitlines() if "==" in line)
    collected = 0
    for raw in process.stdout or ():
        line = raw.rstrip()
        if line.startswith("Collecting "):
            collected += 1
            _progress(translate("bootstrap.collecting", machine_language(), number=collected, packages=packages))
        elif line.startswith("Installing collected packages"):
            _progress(translate("bootstrap.unpacking", machine_language()))
        yield line
    _progress("")


def _progress(text: str) -> None:
    """Rewrite one line of a terminal; a log file needs no progress."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def _say(key: str) -> None:
    print(translate(key, machine_language()), file=sys.stderr, flush=True)
