"""The routes: HTML pages, which hold no text of a story, and a JSON interface for their script."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from anonymizer.errors import AnonymizerError, CommandRefused, UsageError
from anonymizer.page.desk import Desk
from anonymizer.page.guard import Guard, failure, refusal
from anonymizer.page.presence import Presence
from anonymizer.page.session import IDLE, Session
from anonymizer.page.words import LANGUAGES, preferred, words

_TEMPLATES = Environment(
    loader=PackageLoader("anonymizer.page"), autoescape=True, undefined=StrictUndefined
)


def application(desk: Desk, session: Session) -> ASGIApp:
    """The whole application, behind its guard."""
    pages = Pages(desk, session)
    static = Path(str(resources.files("anonymizer.page") / "static"))
    routes = [
        Route("/", pages.list),
        Route("/stories/{number:int}", pages.story),
        Route("/api/stories", pages.rows),
        Route("/api/stories/{number:int}/{verb}", pages.act, methods=["POST"]),
        Route("/api/settings", pages.settings, methods=["POST"]),
        Route("/api/here", pages.here, methods=["POST"]),
        Route("/api/leave", pages.leave, methods=["POST"]),
        Route("/api/presence", Presence(session)),
        Mount("/static", StaticFiles(directory=static)),
    ]
    app = Starlette(
        routes=routes, exception_handlers={AnonymizerError: _refused, Exception: _failed}
    )
    return Guard(app, session)


async def _failed(request: Request, error: Exception) -> Response:
    return failure(error)


async def _refused(request: Request, error: Exception) -> Response:
    """What the review refuses: a code for the page's own words, and a message without any text."""
    code = getattr(error, "code", None) or type(error).__name__
    told: dict[str, Any] = {"code": code, "message": str(error)}
    if isinstance(error, CommandRefused):
        told |= {"reason": error.reason, "needed": error.needed}
    return JSONResponse({"error": told}, 409)


class Pages:
    """What the routes answer."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk = desk
        self._session = session

    async def list(self, request: Request) -> Response:
        """The page with all stories."""
        return self._page(request, "list.html", number=None)

    async def story(self, request: Request) -> Response:
        """The page of one story."""
        number: int = request.path_params["number"]
        if number >= len(self._desk):
            return refusal("story", 404)
        return self._page(request, "story.html", number=number)

    def _page(self, request: Request, template: str, *, number: int | None) -> Response:
        session = self._session
        session.seen()
        if session.language is None:
            session.language = preferred(request.headers.get("accept-language", ""))
        spoken = words(session.language)
        settings = {
            "token": session.token,
            "number": number,
            "stories": len(self._desk),
            "idle": IDLE,
            "keys": session.keys,
            "language": session.language,
            "words": spoken,
        }
        text = _TEMPLATES.get_template(template).render(
            w=spoken,
            language=session.language,
            languages=LANGUAGES,
            number=number,
            stories=len(self._desk),
            settings=settings,
        )
        return HTMLResponse(text)

    async def rows(self, request: Request) -> Response:
        """All stories with their state."""
        return JSONResponse(await run_in_threadpool(self._desk.rows))

    async def act(self, request: Request) -> Response:
        """One thing done with one story."""
        self._session.seen()
        number, verb = request.path_params["number"], request.path_params["verb"]
        body = _object(await request.body())
        return JSONResponse(await run_in_threadpool(self._desk.act, number, verb, body))

    async def settings(self, request: Request) -> Response:
        """Language of the interface, and whether single keys are shortcuts."""
        body = _object(await request.body())
        if body.get("language") in LANGUAGES:
            self._session.language = body["language"]
        if isinstance(body.get("keys"), bool):
            self._session.keys = body["keys"]
        return JSONResponse({})

    async def here(self, request: Request) -> Response:
        """The person reads, which nothing else would show."""
        self._session.seen()
        return JSONResponse({})

    async def leave(self, request: Request) -> Response:
        """The person is done: the session ends now."""
        self._session.ended = True
        return JSONResponse({})


def _object(data: bytes) -> dict[str, Any]:
    try:
        body = json.loads(data or b"{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise UsageError("not a JSON object")
    return body
