"""A page of another server on this machine, in the same browser, reaches nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.page.browsing import Reviewer

TRY = """async (origin) => {
  const tries = [
    fetch(origin + "/api/stories", {credentials: "include"}),
    fetch(origin + "/", {credentials: "include", mode: "no-cors"}),
    fetch(origin + "/api/stories/0/undo",
          {method: "POST", mode: "no-cors", credentials: "include", body: "{}"}),
    fetch(origin + "/launch", {method: "POST", mode: "no-cors", body: "token=x"}),
    import(origin + "/static/server.js"),
  ];
  const frame = document.createElement("iframe");
  frame.src = origin + "/";
  document.body.append(frame);
  const form = document.createElement("form");
  Object.assign(form, {method: "post", action: origin + "/api/leave", target: "_blank"});
  document.body.append(form);
  form.submit();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return (await Promise.allSettled(tries)).map((each) => each.value?.type ?? each.status);
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[int]:
    """The port of another server."""
    (tmp_path / "stranger").mkdir()
    (tmp_path / "stranger" / "index.html").write_text("<!doctype html><title>x</title><body>")
    handler = partial(Quiet, directory=str(tmp_path / "stranger"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "other.localhost"])
def test_a_page_on_another_port(reviewer: Reviewer, stranger: int, host: str) -> None:
    reviewer.press("a")
    before = reviewer.view()["version"]
    statuses: list[tuple[str, int]] = []
    sent: list[str] = []
    page = reviewer.context.new_page()
    reviewer.context.on("response", lambda answer: statuses.append((answer.url, answer.status)))
    page.goto(f"http://{host}:{stranger}/")
    sent += [str(page.context.cookies(page.url))]
    outcome = page.evaluate(TRY, reviewer.origin)
    assert set(outcome) <= {"opaque", "rejected"}  # nothing can be read
    ours = [status for url, status in statuses if url.startswith(reviewer.origin)]
    assert ours
    assert all(status in {401, 403, 405} for status in ours), statuses
    assert sent == ["[]"]  # a cookie of ours goes to no other port
    assert reviewer.view()["version"] == before
    reviewer.press("a")  # the session goes on
    assert reviewer.view()["version"] > before
