"""Nothing opens a network connection."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from anonymizer.cli import run_command


def test_no_command_connects_anywhere(
    tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: socket.socket, *address: object) -> None:
        pytest.fail(f"connects to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.chdir(tmp_path)
    source = str(examples / "follow-up-es.txt")
    custodian = "anonymizer-project/custodian.key"
    assert run_command(["run", source, "-o", "story.txt"]) == 0
    assert run_command(["scan", "--json", source]) == 0
    assert run_command(["check", "story.txt"]) == 0
    reveal = ["reveal", "--document", "story.txt", "--identity", custodian, "--reason", "test"]
    assert run_command(reveal) == 0


@pytest.mark.skipif(not (shutil.which("strace") or os.environ.get("CI")), reason="needs strace")
def test_no_library_connects_behind_our_back(tmp_path: Path, examples: Path) -> None:
    """A native library's threads, and the process that detects, do not ask Python's sockets."""
    trace = tmp_path / "trace"
    watched = "strace -f --seccomp-bpf -qq -e trace=connect,sendto -o".split()
    program = [sys.executable, "-c", WAITS, str(examples / "follow-up-es.txt")]
    subprocess.run([*watched, str(trace), *program], check=True, capture_output=True)
    assert "AF_INET" not in trace.read_text()


WAITS = """
import sys, time
from anonymizer.cli import run_command
assert run_command(["scan", "--json", sys.argv[1]]) == 0
time.sleep(8)
"""
