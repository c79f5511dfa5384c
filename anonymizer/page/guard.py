"""The guard: every request passes it before anything else sees it.

In this order, and the first that fails refuses:

1. ``Host`` is exactly the session's: no rebinding, no other name for this machine.
2. Entering: ``POST /launch`` with the launch token, once, from our own file.
3. The cookie: HttpOnly, SameSite=Strict.
4. ``Sec-Fetch-Site``: nothing that another site, or another port, started.
5. The interface under ``/api/``: the header token that only our page has read.
6. Writes: exact ``Origin``, ``Sec-Fetch-Site: same-origin`` and JSON.

Every answer, also a refusal, carries the headers that keep it out of frames, caches, histories and
other pages' reach. A failure inside becomes a short answer without any text of a story.
"""

from __future__ import annotations

import traceback
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from anonymizer.page.session import Session

COOKIE = "review"
TOKEN = "x-review-token"  # noqa: S105 - the name of a header
MAX_BODY = 1 << 20
"""Bytes of a request."""

_FRAMES = frozenset({"iframe", "frame", "embed", "object"})

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), display-capture=()",
    "x-robots-tag": "noindex",
}

# The cookie is Strict and the browser came from a file, so a redirect would not carry it; a page
# that goes on by itself does.
ENTERED = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Review</title>
<link rel="icon" href="/static/icon.svg"><meta http-equiv="refresh" content="0;url=/">
<p><a href="/">Review</a></p></html>"""


class Guard:
    """ASGI middleware; see the module."""

    def __init__(self, app: ASGIApp, session: Session) -> None:
        self._app = app
        self._session = session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or refuse it."""
        if scope["type"] != "http":
            return  # no sockets, no lifespan
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        try:
            answer: ASGIApp = await self._judge(scope, receive) or self._app
            await answer(scope, receive, guarded)
        except Exception as error:  # noqa: BLE001 - a traceback could show text of a story
            if not begun:
                await failure(error)(scope, receive, guarded)

    async def _judge(self, scope: Scope, receive: Receive) -> Response | None:
        session, headers = self._session, Headers(scope=scope)
        size = int(headers.get("content-length") or 0)
        broken = _first(
            (headers.getlist("host") != [session.host], "host", 421),
            (session.over(), "ended", 401),
            (scope["method"] not in {"GET", "POST"}, "method", 405),
            (size > MAX_BODY or "transfer-encoding" in headers, "size", 413),
        )
        if broken is None and scope["path"] == "/launch":
            return await self._enter(Request(scope, receive), headers)
        return broken or self._judge_page(scope, headers)

    def _judge_page(self, scope: Scope, headers: Headers) -> Response | None:
        session, site = self._session, headers.get("sec-fetch-site")
        api, writes = scope["path"].startswith("/api/"), scope["method"] == "POST"
        # "none": typed in, or a page shown again; old browsers send nothing when they read
        started = {"same-origin"} | (set() if writes else {None}) | (set() if api else {"none"})
        kind = headers.get("content-type", "").partition(";")[0]
        return _first(
            (not session.knows(_cookie(headers)), "session", 401),
            (site not in started, "site", 403),
            (headers.get("sec-fetch-dest") in _FRAMES, "frame", 403),
            (api and not session.is_page(headers.get(TOKEN, "")), "token", 403),
            (writes and not api, "method", 405),
            (writes and headers.get("origin") != session.origin, "origin", 403),
            (writes and kind != "application/json", "type", 415),
        )

    async def _enter(self, request: Request, headers: Headers) -> Response:
        # a file has the origin "null"; other pages have one of their own
        if request.method != "POST" or headers.get("origin") not in {"null", None}:
            return refusal("launch", 403)
        form = parse_qs((await request.body()).decode("ascii", "replace"))
        if not self._session.enter(form.get("token", [""])[0]):
            return refusal("launch", 403)
        answer = HTMLResponse(ENTERED)
        answer.set_cookie(COOKIE, self._session.cookie, httponly=True, samesite="strict", path="/")
        return answer


def _cookie(headers: Headers) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _first(*rules: tuple[bool, str, int]) -> Response | None:
    """The refusal of the first rule that is broken."""
    return next((refusal(code, status) for broken, code, status in rules if broken), None)


def refusal(code: str, status: int) -> JSONResponse:
    """An answer that says why, and nothing else."""
    return JSONResponse({"error": {"code": code}}, status)


def failure(error: Exception) -> JSONResponse:
    """An answer that says where something broke; the error itself may quote a story."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
    return JSONResponse({"error": {"code": "internal", "place": place}}, 500)
