"""Detectors that go wrong in ways that real ones do."""

from __future__ import annotations

import ctypes
import os
import re
import sys

from anonymizer.model import Document, Mention


class Detector:
    """Behaves as the first word of a document asks; finds its second word otherwise."""

    def detect(self, document: Document) -> tuple[Mention, ...]:
        word, _, rest = document.text.partition(" ")
        if word == "backtracks":
            re.fullmatch(r"(?:a|a)*b", "a" * 60)  # 2**60 ways, and the interpreter is never let go
        elif word == "hangs":
            ctypes.PyDLL(None).pause()  # native code that holds the interpreter for ever
        elif word == "raises":
            raise TimeoutError(f"gave up on {rest}")
        elif word == "dies":
            os._exit(7)
        elif word == "prints":
            print(rest)  # noqa: T201
            sys.stderr.write(rest)
        return (Mention(len(word) + 1, len(document.text), "PERSON"),)


def unmade() -> Detector:
    raise ImportError("no such model")
