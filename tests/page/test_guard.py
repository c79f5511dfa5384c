"""Probes of the page from outside: other sites, other ports, other users, old tokens."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from anonymizer.page.guard import HEADERS
from tests.page.serving import Inside, Server


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1:{port}", "localhost:{port}", "evil.example", "{label}.localhost", None, ""],
)
def test_only_our_own_name_for_this_machine_is_answered(inside: Inside, host: str | None) -> None:
    name = host and host.format(port=inside.server.session.port, label=inside.server.session.label)
    assert inside.ask("/api/stories").status == 200
    refused = inside.ask("/api/stories", Host=name)
    assert refused.status in {400, 421}  # HTTP itself wants exactly one
    assert b"name" not in refused.body


def test_two_hosts_are_refused(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.session.port)) as raw:
        host = server.session.host
        raw.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n\r\n".encode())
        assert raw.recv(100).split()[1] in {b"400", b"421"}


def test_the_launch_token_lets_in_once(server: Server) -> None:
    first = server.launch()
    assert first.status == 200
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=strict" in first.headers["set-cookie"]
    again = server.launch()
    assert (again.status, again.code) == (403, "launch")
    assert "set-cookie" not in again.headers


@pytest.mark.parametrize("token", ["", "x", "token=%F0%9F%98%80"])
def test_a_wrong_launch_token_lets_nobody_in(server: Server, token: str) -> None:
    answer = server.ask("/launch", "POST", f"token={token}".encode(), Origin="null")
    assert answer.status == 403
    assert server.launch().status == 200


def test_another_site_cannot_even_try_a_token(server: Server) -> None:
    assert server.launch(Origin="http://evil.example").status == 403
    assert server.launch(Origin=server.session.origin).status == 403
    assert server.launch().status == 200


@pytest.mark.parametrize("path", ["/", "/stories/0", "/api/stories", "/static/review.js"])
def test_nothing_is_given_without_the_cookie(inside: Inside, path: str) -> None:
    for cookie in (None, "review=", "review=wrong", "other=1", "\x7f=;"):
        assert inside.ask(path, Cookie=cookie).status == 401


def test_a_cookie_from_before_the_launch_is_worth_nothing(server: Server) -> None:
    assert server.ask("/", Cookie=f"review={server.session.cookie}").status == 401


@pytest.mark.parametrize("token", [None, "", "wrong"])
def test_the_interface_wants_the_token_that_only_the_page_knows(
    inside: Inside, token: str | None
) -> None:
    assert inside.ask("/api/stories", X_Review_Token=token).status == 403
    assert inside.call("/api/here", {}, X_Review_Token=token).status == 403


@pytest.mark.parametrize(
    "change",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
        {"Sec_Fetch_Site": None},
        {"Content_Type": "text/plain"},
        {"Content_Type": None},
    ],
)
def test_writes_come_from_our_own_page_only(inside: Inside, change: dict[str, Any]) -> None:
    assert inside.call("/api/settings", {"language": "es"}).status == 200
    refused = inside.call("/api/settings", {"language": "en"}, **change)
    assert refused.status in {403, 415}
    assert inside.server.session.language == "es"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", ["/", "/api/stories", "/static/base.css"])
def test_other_pages_cannot_read(inside: Inside, path: str, site: str) -> None:
    assert inside.ask(path).status == 200
    assert inside.ask(path, Sec_Fetch_Site=site).code == "site"


def test_frames_are_refused(inside: Inside) -> None:
    assert inside.ask("/", Sec_Fetch_Dest="iframe").code == "frame"
    answer = inside.ask("/")
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "PATCH"])
def test_other_methods_are_refused(inside: Inside, method: str) -> None:
    assert inside.ask("/api/settings", method).status == 405


def test_requests_are_bounded(inside: Inside) -> None:
    assert inside.call("/api/here", {"a": " " * (1 << 20)}).status == 413
    assert inside.ask("/api/here", "POST", Transfer_Encoding="chunked").status == 413


@pytest.mark.parametrize("path", ["/", "/api/stories", "/static/review.js", "/nothing", "/launch"])
def test_every_answer_stays_out_of_caches_frames_and_histories(server: Server, path: str) -> None:
    for answer in (server.ask(path), server.ask(path, **server.enter())):
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert "server" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers


def test_no_page_names_a_story_outside_its_text(inside: Inside) -> None:
    policy = HEADERS["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_failure_inside_shows_no_text(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(self: object) -> None:
        raise RuntimeError("Juana Pérez")

    monkeypatch.setattr("anonymizer.page.desk.Desk.rows", fail)
    answer = inside.ask("/api/stories")
    assert (answer.status, answer.code) == (500, "internal")
    assert b"Juana" not in answer.body
    assert "Juana" not in "".join(capfd.readouterr())


def test_the_session_ends_when_its_user_leaves(server: Server) -> None:
    headers = server.enter()
    assert server.call("/api/leave", {}, headers).status == 200
    server.thread.join(10)
    assert not server.thread.is_alive()
    with pytest.raises(ConnectionError):
        server.ask("/", **headers)


def test_requests_leave_no_trace_on_the_terminal(
    inside: Inside, capfd: pytest.CaptureFixture[str]
) -> None:
    inside.ask("/stories/0")
    inside.ask("/", Host="evil.example")
    assert "".join(capfd.readouterr()) == ""
