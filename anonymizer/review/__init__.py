"""A second pair of eyes: a story's draft, corrected step by step and signed off, without any page.

A review is what was read from the file plus a list of steps that only grows; the state is what the
steps make of the beginning (:mod:`~anonymizer.review.apply`), the draft what the pipeline makes of
the state (:mod:`~anonymizer.review.draft`). Both stand sealed in the project
(:mod:`~anonymizer.review.shelf`).
"""

from __future__ import annotations

from anonymizer.review.commands import COMMANDS, Command, command_from_json
from anonymizer.review.review import Review
from anonymizer.review.shelf import Listed
from anonymizer.review.view import View, view_json

__all__ = [
    "COMMANDS",
    "Command",
    "Listed",
    "Review",
    "View",
    "command_from_json",
    "view_json",
]
