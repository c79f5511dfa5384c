"""Knows that a tab shows the page: each holds one answer open that never finishes.

When a tab closes, or its browser, the connection ends without the page having to do anything.
"""

from __future__ import annotations

import asyncio

from starlette.types import Receive, Scope, Send

from anonymizer.page.session import Session

_TICK = 0.5


class Presence:
    """ASGI endpoint; see the module."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the answer open until the tab is gone or the session has ended."""
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b".", "more_body": True})
        self._session.opened()
        try:
            gone = asyncio.create_task(_gone(receive))
            while not self._session.ended:
                done, _ = await asyncio.wait({gone}, timeout=_TICK)
                if done:
                    return
            gone.cancel()
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._session.closed()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
