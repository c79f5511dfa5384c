"""The log of a review, read: its history, and facts that are no steps.

Facts are entries ``{"fact": kind, ...}``: a sign-off, a rule that was learned, whom the people of
the review are in the vault, and what those shall be called who are not in it yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from anonymizer.review.base import Base
from anonymizer.review.history import History
from anonymizer.vault import SealedLog

SIGNED, LEARNED, BOUND, NAMED = "signed", "learned", "bound", "named"
UNLEARNED = "unlearned"


class Record:
    """The log and what it says.

    Attributes:
        log: open.
        history: the steps.
        signed: the last sign-off: ``output`` (SHA-256), ``by``, ``at``.
        learned: offers that became rules, with the ids of these.
        expected: subject of the review -> the pseudonym that it shall have once it is in the vault.
    """

    def __init__(self, log: SealedLog, base: Base) -> None:
        self.log = log
        self.history = History(base.state, bound=dict(base.bound))
        self.signed: Mapping[str, Any] | None = None
        self.learned: dict[str, list[str]] = {}
        self.expected: dict[str, str] = {}
        for entry in log.entries():
            self._take(entry)

    def add(self, entry: Mapping[str, Any]) -> None:
        """Write an entry; it is on the disk when this returns."""
        self.log.append(entry)
        self._take(entry)

    def _take(self, entry: Mapping[str, Any]) -> None:
        if "step" in entry:
            self.history.take(entry)
        match entry.get("fact"):
            case "signed":
                self.signed = entry
            case "learned":
                self.learned[str(entry["offer"])] = list(entry.get("rules", ()))
            case "unlearned":
                gone = entry["rule"]
                self.learned = {o: kept for o, kept in self.learned.items() if gone not in kept}
            case "bound":
                self.history.bound.update(entry["bound"])
                for name in entry["bound"]:
                    self.expected.pop(name, None)
            case "named":
                self.expected = dict(entry["named"])
                for name in self.expected:
                    self.history.bound.pop(name, None)
