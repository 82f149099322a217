"""Memory of a process as Linux counts it; None on systems that do not tell."""

from pathlib import Path


def resident_mb(pid: int) -> float | None:
    """Memory that process ``pid`` holds now, megabytes."""
    return _status(str(pid), "VmRSS")


def peak_mb() -> float | None:
    """The most memory that this process has held, megabytes."""
    return _status("self", "VmHWM")


def _status(process: str, field: str) -> float | None:
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith(field))
    return int(line.split()[1]) / 1024
