"""Detection in a process of its own that is ended when it takes too long.

A regular expression that backtracks, or native code that hangs, cannot be stopped from inside: it
holds the interpreter, and no signal or thread gets through on every system. Another process can
always be ended. It also means that this process never imports spaCy and Presidio.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
import weakref
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anonymizer.errors import AnonymizerError, DetectionError
from anonymizer.model import Document, Mention

DETECTOR = "anonymizer.detect:PresidioDetector"


_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
"""Optional readers' libraries look at these when they are imported; none may ask the network."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How long detection may take, in seconds.

    The defaults allow an old and busy laptop fifty times what two idle cores of 2020 need (about
    15,000 code points a second).

    Attributes:
        start: to load the models.
        floor: for any document.
        per_character: for each code point on top of that.
    """

    start: float = 300.0
    floor: float = 60.0
    per_character: float = 1 / 300

    def of(self, document: Document) -> float:
        """The seconds for a document."""
        return self.floor + self.per_character * len(document.text)


class WatchedDetector:
    """A detector whose process is ended when a document takes longer than its budget.

    The process is started at once and loads its models while this one goes on; after a time-out
    the next document starts a new one. May be shared by threads, which take turns.

    Args:
        factory: ``module:name`` of what makes the detector in the other process.
        budget: seconds.
        arguments: of the factory.
    """

    def __init__(
        self,
        factory: str = DETECTOR,
        budget: Budget | None = None,
        **arguments: Any,  # noqa: ANN401
    ) -> None:
        self._order = (factory, arguments)
        self._budget = budget or Budget()
        self._lock = threading.Lock()
        self._process = _Process(self._order)

    def detect(self, document: Document) -> tuple[Mention, ...]:
        """See :class:`anonymizer.ports.Detector`."""
        with self._lock:
            if not self._process.usable():
                self._process.end()
                self._process = _Process(self._order)
            process = self._process
            try:
                if not process.ready:
                    process.hear(self._budget.start, "loading the models")
                    process.ready = True
                process.send(document)
                found: tuple[Mention, ...] = process.hear(
                    self._budget.of(document), f"{document.name}: detection"
                )
            except BaseException:
                process.end()  # a late answer must not be taken for that of the next document
                raise
        return found

    def twin(self) -> WatchedDetector:
        """Another one like this, with a process of its own."""
        factory, arguments = self._order
        return WatchedDetector(factory, self._budget, **arguments)

    def close(self) -> None:
        """End the process; a document that it is at fails."""
        self._process.end()


class _Process:
    """The other process and the pipes to it."""

    def __init__(self, order: tuple[str, dict[str, Any]]) -> None:
        self.ready = False
        self._owner = os.getpid()
        self._pipe = subprocess.Popen(
            [sys.executable, "-P", "-m", "anonymizer.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # libraries may quote the text
            env={**os.environ, **_OFFLINE, "PYTHONPATH": os.pathsep.join(_imported_from())},
        )
        # also when this process ends, or nobody holds the detector any more
        self._finalize = weakref.finalize(self, _end, self._pipe, self._owner)
        self.send(order)

    def usable(self) -> bool:
        """Whether it runs, and was started by this process rather than before a fork."""
        return self._owner == os.getpid() and self._finalize.alive and self._pipe.poll() is None

    def send(self, message: object) -> None:
        assert self._pipe.stdin is not None  # noqa: S101 - for the type checker
        with suppress(OSError):  # it has died; hear() tells how
            pickle.dump(message, self._pipe.stdin)
            self._pipe.stdin.flush()

    def hear(self, seconds: float, what: str) -> Any:  # noqa: ANN401 - what the other side sends
        """Its next answer.

        Raises:
            DetectionError: it took longer than ``seconds``, or the process died.
            AnonymizerError: what it answered.
        """
        assert self._pipe.stdout is not None  # noqa: S101 - for the type checker
        late = threading.Timer(seconds, self._pipe.kill)
        late.daemon = True
        began = time.monotonic()
        late.start()
        try:
            answer = pickle.load(self._pipe.stdout)  # noqa: S301 - from our own module
        except (EOFError, OSError, pickle.UnpicklingError):
            if time.monotonic() - began >= seconds:
                raise DetectionError(
                    f"{what} took longer than {seconds:.3g} seconds and was stopped; nothing was "
                    "written. Try again with fewer programs running, or split the document"
                ) from None
            raise DetectionError(
                f"{what} stopped unexpectedly (exit code {self._pipe.wait()}); nothing was "
                "written. Run anonymizer doctor"
            ) from None
        finally:
            late.cancel()
        if isinstance(answer, AnonymizerError):
            raise answer
        return answer

    def end(self) -> None:
        """End it, whatever it does."""
        self._finalize()


def _imported_from() -> list[str]:
    """Where this process imports from, so that the other one imports the same."""
    return [path or str(Path.cwd()) for path in sys.path]


def _end(pipe: subprocess.Popen[bytes], owner: int) -> None:
    if os.getpid() != owner:
        return  # a fork of the process that started it
    pipe.kill()
    for end in (pipe.stdin, pipe.stdout):
        if end is not None:
            with suppress(OSError):  # what was still to be sent goes nowhere
                end.close()
    pipe.wait()
