"""The life of the server: it listens, shows the page, and ends with the session."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn

from anonymizer.errors import UsageError
from anonymizer.page.app import application
from anonymizer.page.desk import Desk
from anonymizer.page.launch import launch_page
from anonymizer.page.session import Session

_TICK = 0.1


def serve(desk: Desk, folder: Path, port: int, show: Callable[[Path, Session], None]) -> None:
    """Serve the stories on ``desk`` until the session ends.

    Args:
        desk: the stories.
        folder: a folder of the user's, for the launch page.
        port: of the loopback address; 0 takes a free one.
        show: brings the launch page to the person.

    Raises:
        UsageError: something else listens on the port.
    """
    with _listen(port) as listener:
        session = Session(listener.getsockname()[1])
        asyncio.run(_serve(desk, session, listener, folder, show))


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(64)
    except OSError as error:
        listener.close()
        raise UsageError(
            f"port {port} cannot be used ({error.strerror}); leave --port out to take a free one"
        ) from None
    return listener


async def _serve(
    desk: Desk,
    session: Session,
    listener: socket.socket,
    folder: Path,
    show: Callable[[Path, Session], None],
) -> None:
    config = uvicorn.Config(
        application(desk, session),
        access_log=False,
        log_config=None,
        log_level="critical",
        server_header=False,
        date_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="off",
        http="h11",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve([listener]))
    reading = threading.Thread(target=desk.open_all, daemon=True)
    reading.start()
    with launch_page(session, folder) as page:
        show(page, session)
        while session.launch is not None and not session.over() and not running.done():
            await asyncio.sleep(_TICK)
    while not session.over() and not running.done():
        await asyncio.sleep(_TICK)
    session.ended = True
    server.should_exit = True
    await running
