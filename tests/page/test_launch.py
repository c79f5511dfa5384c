"""The one-use token on its way to the browser."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from anonymizer.page.launch import launch_page
from anonymizer.page.session import Session
from tests.page.serving import Server


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with launch_page(Session(1), tmp_path) as page:
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700
    assert not page.parent.exists()


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can be another user")
def test_another_user_of_the_machine_stays_out(server: Server) -> None:
    """Knows the port and where the file is; everything else is secret."""
    probe = f"""
import os, socket
os.setuid(65534)
try:
    open({str(server.page)!r}).read()
except PermissionError:
    print("no file")
raw = socket.socket()
raw.connect(("127.0.0.1", {server.session.port}))
raw.sendall(b"GET / HTTP/1.1\\r\\nHost: 127.0.0.1:{server.session.port}\\r\\n\\r\\n")
print(raw.recv(100).split()[1].decode())
"""
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd="/"
    )
    assert done.stdout.split("\n")[:2] == ["no file", "421"]


def test_it_is_gone_once_it_was_used(server: Server) -> None:
    assert server.page.exists()
    server.enter()
    for _ in range(100):
        if not server.page.parent.exists():
            return
        server.thread.join(0.05)
    pytest.fail("the launch page is still there")


def test_it_does_not_show_in_process_lists(server: Server) -> None:
    assert server.form["token"] not in server.page.as_uri()
    assert server.form["token"] not in server.form["action"]
