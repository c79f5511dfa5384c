"""One session: the secrets that let one browser in, and the clock that ends it."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

IDLE = 20 * 60.0
"""Seconds without any sign of the person before the session ends. WCAG 2.2, 2.2.1: the page warns
before."""
GRACE = 10.0
"""Seconds that the last tab may be gone: a reload, or the way from one page to another."""
LAUNCH = 10 * 60.0
"""Seconds in which the launch token can be used."""


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(slots=True)
class Session:
    """The session of one browser.

    The host's label is drawn as well. Cookies do not know ports: without it a server of another
    user on another port of the same address would be sent our cookie. With it our address is a
    site of its own, which nobody else knows. Browsers take every name under ``localhost`` for this
    machine without asking anybody (RFC 6761, 6.3).

    Attributes:
        host: exact ``Host`` of every request.
        launch: one-use token that lets the browser in; ``None`` once it was used.
        cookie: what the browser sends by itself.
        token: what only the page's own script sends.
        language: of the interface; ``None`` until the browser has said what its user reads.
        keys: whether single keys work as shortcuts. WCAG 2.2, 2.1.4: they can be turned off.
    """

    port: int
    clock: Callable[[], float] = time.monotonic
    label: str = field(default_factory=lambda: f"review-{secrets.token_hex(16)}", repr=False)
    launch: str | None = field(default_factory=_secret, repr=False)
    cookie: str = field(default_factory=_secret, repr=False)
    token: str = field(default_factory=_secret, repr=False)
    language: str | None = None
    keys: bool = True
    tabs: int = 0
    ended: bool = False
    _seen: float = 0.0
    _alone: float = 0.0

    def __post_init__(self) -> None:
        self._seen = self._alone = self.clock()

    @property
    def host(self) -> str:
        """The only name under which the page answers."""
        return f"{self.label}.localhost:{self.port}"

    @property
    def origin(self) -> str:
        """The page's own origin."""
        return f"http://{self.host}"

    def enter(self, token: str) -> bool:
        """Whether this is the launch token, for the first and last time."""
        if self.launch is None or not hmac.compare_digest(self.launch.encode(), token.encode()):
            return False
        self.launch = None
        self._seen = self._alone = self.clock()
        return True

    def knows(self, cookie: str) -> bool:
        """Whether a browser that sends ``cookie`` was let in."""
        entered = self.launch is None and not self.ended
        return entered and hmac.compare_digest(self.cookie.encode(), cookie.encode())

    def is_page(self, token: str) -> bool:
        """Whether a script that sends ``token`` is the page's own."""
        return hmac.compare_digest(self.token.encode(), token.encode())

    def seen(self) -> None:
        """The person did something."""
        self._seen = self.clock()

    def opened(self) -> None:
        """A tab shows the page."""
        self.tabs += 1

    def closed(self) -> None:
        """A tab went away."""
        self.tabs -= 1
        self._alone = self.clock()

    def over(self) -> bool:
        """Whether the session has ended, now or before; it does not begin again."""
        now = self.clock()
        if self.launch is not None:
            late = now - self._seen > LAUNCH
        else:
            late = now - self._seen > IDLE or (self.tabs == 0 and now - self._alone > GRACE)
        self.ended = self.ended or late
        return self.ended
