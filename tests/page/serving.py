"""A real server in a thread, and HTTP by hand: a browser would not send what an attacker sends."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from anonymizer.page.desk import Desk
from anonymizer.page.serve import serve
from anonymizer.page.session import Session


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def code(self) -> str:
        return str(json.loads(self.body)["error"]["code"])


@dataclass
class Server:
    session: Session
    page: Path
    thread: threading.Thread
    form: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        text = self.page.read_text()
        found = re.search(r'action="(.*?)".*?value="(.*?)"', text, re.DOTALL)
        assert found
        self.form = {"action": found[1], "token": found[2]}

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str | None
    ) -> Answer:
        """One request. A header given as ``None`` is not sent."""
        sent: dict[str, str | None] = {"Host": self.session.host}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.session.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, names, answer.read())
        finally:
            connection.close()

    def launch(self, **headers: str | None) -> Answer:
        """As the browser does from the file."""
        sent = {
            "Origin": "null",
            "Sec_Fetch_Site": "cross-site",
            "Content_Type": "application/x-www-form-urlencoded",
        }
        form = f"token={self.form['token']}".encode()
        return self.ask("/launch", "POST", form, **(sent | headers))

    def enter(self) -> dict[str, str | None]:
        """Launch; the headers with which the page's own script then asks."""
        answer = self.launch()
        assert answer.status == 200
        cookie = answer.headers["set-cookie"].partition(";")[0]
        page = self.ask("/", Cookie=cookie, Sec_Fetch_Site="same-origin")
        found = re.search(rb'"token": "(.*?)"', page.body)
        assert found
        return {
            "Cookie": cookie,
            "X_Review_Token": found[1].decode(),
            "Origin": self.session.origin,
            "Sec_Fetch_Site": "same-origin",
            "Content_Type": "application/json",
        }

    def call(self, path: str, body: Any, headers: dict[str, str | None]) -> Answer:
        """A write, as the page does it."""
        return self.ask(path, "POST", json.dumps(body).encode(), **headers)


@dataclass
class Inside:
    server: Server
    headers: dict[str, str | None]

    def ask(self, path: str, method: str = "GET", **change: str | None) -> Answer:
        """A request of the page itself, but for what is changed in it."""
        return self.server.ask(path, method, **(self.headers | change))

    def call(self, path: str, body: Any, **change: str | None) -> Answer:
        return self.server.call(path, body, self.headers | change)


@contextmanager
def serving(desk: Desk, folder: Path) -> Iterator[Server]:
    """The page of ``desk``, served until the block ends."""
    shown: list[tuple[Path, Session]] = []
    ready = threading.Event()

    def show(page: Path, session: Session) -> None:
        shown.append((page, session))
        ready.set()

    thread = threading.Thread(target=serve, args=(desk, folder, 0, show), daemon=True)
    thread.start()
    assert ready.wait(10)
    page, session = shown[0]
    try:
        yield Server(session, page, thread)
    finally:
        session.ended = True
        thread.join(10)
        assert not thread.is_alive()
