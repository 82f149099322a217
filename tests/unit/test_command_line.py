"""The command line: one sentence for an error, one document for --json."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def kad(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kad", *arguments], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


def test_a_port_in_use_is_said_in_one_sentence_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = kad("run", "--no-browser", f"--port={port}")
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert f"--port {port + 1}" in answer.stderr


@pytest.mark.parametrize(("language", "word"), [("id", "Tidak ada"), ("en", "no regency")])
def test_an_unknown_regency_is_refused_in_the_readers_language(language: str, word: str) -> None:
    answer = kad("partners", "53.99", "--json", KAD_LANGUAGE=language)
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert word in answer.stderr


def test_partners_prints_one_document_with_all_21_best_first() -> None:
    document = json.loads(kad("partners", "53.15", "--json").stdout)
    scores = [partner["score"] for partner in document["partners"]]
    assert document["regency_code"] == "53.15"
    assert len(scores) == 21
    assert scores == sorted(scores, reverse=True)
    assert all(row["table"] and row["cite"] for row in document["partners"][0]["evidence"])


def test_help_lists_every_command() -> None:
    listed = kad("--help").stdout
    commands = ("run", "test", "check-data", "zones", "optimise", "frontier", "partners", "import-boundaries", "backup")
    assert [name for name in commands if name not in listed] == []
