"""Check: everybody in the story agreed to be in it, and still does."""

from __future__ import annotations

from collections.abc import Iterator

from anonymizer.model import Finding
from anonymizer.ports import ConsentRegister, Evidence


class Consent:
    """Asks for each pseudonym of the story whether its bearer may be published.

    Args:
        register: what people agreed to.
    """

    name = "consent"

    def __init__(self, register: ConsentRegister) -> None:
        self._register = register

    def run(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for each person who must not be published, where they first appear."""
        text = evidence.output.text
        for pseudonym in sorted(evidence.pseudonyms):
            objection = self._register.objection(pseudonym)
            if objection is not None:
                start = text.find(pseudonym)
                place = (start, start + len(pseudonym)) if start >= 0 else (None, None)
                yield Finding(self.name, objection, *place)
