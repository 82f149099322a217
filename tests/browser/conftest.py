"""What journeys that change the program's own data share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Server, free_port


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server just started, whose plans, drafts and boundaries no other test sees."""
    running = Server(free_port(), tmp_path / "var")
    running.start()
    yield running
    running.kill()
