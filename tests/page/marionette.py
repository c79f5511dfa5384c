"""Firefox, driven by its own remote protocol, Marionette: JSON over a local socket.

A message is its length in bytes, a colon, and ``[0, number, command, parameters]``; the answer is
``[1, number, error, value]``. The commands are those of WebDriver, so no driver between is needed.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

_PREFERENCES = """
user_pref("marionette.port", 0);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""
_PATIENCE = 30.0
"""Seconds for what a page or the browser does."""

Found = TypeVar("Found")


class Trouble(Exception):
    """A command that failed."""


class Firefox:
    """A browser with one tab."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._message()  # it says what it is
        self.ask("WebDriver:NewSession")

    def ask(self, command: str, **parameters: Any) -> Any:
        """Send a command; what it gives."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, value = self._message()
        if error is not None:
            raise Trouble(f"{error['error']}: {error['message']}")
        return value

    def go(self, address: str) -> None:
        self.ask("WebDriver:Navigate", url=address)

    def run(self, expression: str) -> Any:
        """The value of an expression of the page."""
        found = self.ask("WebDriver:ExecuteScript", script=f"return {expression}", args=[])
        return found["value"]

    def wait(self, expression: str) -> Any:
        """Wait until an expression is true; its value. It may fail while the page changes."""

        def ask() -> Any:
            with suppress(Trouble):
                return self.run(expression)
            return None

        return until(ask)

    def press(self, *keys: str, held: str = "") -> None:
        """Press keys one after the other, and wait until each has had its effect."""
        for key in keys:
            pressed = [
                (down, each) for down in ("keyDown", "keyUp") for each in (held, key) if each
            ]
            steps = [{"type": down, "value": each} for down, each in pressed]
            actions = [{"type": "key", "id": "keys", "actions": steps}]
            self.ask("WebDriver:PerformActions", actions=actions)
            self.wait("!document.body.dataset.busy")

    def click(self, selector: str) -> None:
        found = self.ask("WebDriver:FindElement", using="css selector", value=selector)
        (element,) = found["value"].values()
        self.ask("WebDriver:ElementClick", id=element)

    def text(self, selector: str) -> str:
        """What is shown in the first element, as soon as it shows something."""
        return str(self.wait(f"document.querySelector({json.dumps(selector)})?.innerText"))

    def close(self) -> None:
        self._stream.close()
        self._socket.close()

    def _message(self) -> Any:
        length = bytearray()
        while (byte := self._stream.read(1)) != b":":
            assert byte, "Firefox is gone"
            length += byte
        return json.loads(self._stream.read(int(length)))


def until(ask: Callable[[], Found]) -> Found:
    """Ask until the answer is yes."""
    end = time.monotonic() + _PATIENCE
    while not (found := ask()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
    return found


@contextmanager
def started(program: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox of its own, with an empty profile."""
    profile.mkdir()
    (profile / "user.js").write_text(_PREFERENCES)
    active = profile / "MarionetteActivePort"
    process = subprocess.Popen(
        [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        port = int(until(lambda: active.exists() and active.read_text()))
        with closing(Firefox(port)) as firefox:
            yield firefox
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()
