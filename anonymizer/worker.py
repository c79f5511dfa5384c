"""A detector in a process of its own: documents on standard input, answers on standard output.

``anonymizer.watch`` starts it, as ``python -m anonymizer.worker``. Both sides send pickles. The
first names what makes the detector and its arguments; each further one is a document. An answer is
what the detector found, or the error to raise for it; the first says that the detector is ready.
"""

from __future__ import annotations

import os
import pickle
import pkgutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import BinaryIO, TypeVar

from anonymizer.errors import AnonymizerError, DetectionError
from anonymizer.model import Document
from anonymizer.process import leave_no_core

Made = TypeVar("Made")


def main() -> None:
    """Answer until the other side closes standard input."""
    leave_no_core()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides when it ends
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    serve(sys.stdin.buffer, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Make the detector, then answer every document."""
    factory, arguments = pickle.load(requests)  # noqa: S301 - from the process that started this one
    detector = _tried("the detector", lambda: pkgutil.resolve_name(factory)(**arguments))
    if isinstance(detector, AnonymizerError):
        return _send(answers, detector)
    _send(answers, None)
    while True:
        try:
            document: Document = pickle.load(requests)  # noqa: S301
        except EOFError:
            return None
        _send(answers, _tried(document.name, partial(detector.detect, document)))


def _tried(name: str, work: Callable[[], Made]) -> Made | AnonymizerError:
    try:
        return work()
    except AnonymizerError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever it is, nothing may pass as "clean"
        # the error may quote the text, so only its kind is told
        kind = type(error).__name__
        return DetectionError(f"{name}: detection failed ({kind}); nothing was written")


def _send(answers: BinaryIO, answer: object) -> None:
    pickle.dump(answer, answers)
    answers.flush()


if __name__ == "__main__":
    main()
