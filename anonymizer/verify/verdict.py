"""All checks together."""

from __future__ import annotations

from collections.abc import Sequence

from anonymizer.model import Verdict
from anonymizer.ports import Check, Evidence, PseudonymStore
from anonymizer.verify.collisions import Collisions
from anonymizer.verify.consent import Consent
from anonymizer.verify.identifiers import Identifiers
from anonymizer.verify.leaks import Leaks
from anonymizer.verify.note import Note
from anonymizer.verify.people import UnstarredPeople
from anonymizer.verify.sealed import SealedNames


def checks(store: PseudonymStore) -> tuple[Check, ...]:
    """Every check of this package."""
    return (
        Leaks(),
        UnstarredPeople(),
        Identifiers(),
        SealedNames(store),
        Collisions(),
        Consent(store),
        Note(),
    )


def verify(evidence: Evidence, checks: Sequence[Check]) -> Verdict:
    """Put every check's question to the evidence. No checks give a verdict that does not pass."""
    return Verdict(
        checks_run=tuple(check.name for check in checks),
        findings=tuple(finding for check in checks for finding in check.run(evidence)),
    )
