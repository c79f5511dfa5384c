"""A release: a file that passed the checks and that somebody other than its editor answers for.

The manifest stands beside the file for the system that publishes it. It holds digests, counts and
ids, no original and no name, and is signed by the device that signed the story off (Ed25519 over
the canonical JSON of everything but ``signature``: keys sorted, no blanks, ASCII).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from anonymizer.model import Finding, Verdict
from anonymizer.policy import Policy
from anonymizer.vault import SignOff

SUFFIX = ".release.json"
SIGN_OFF = "sign-off"
"""Name of the check that asks for a sign-off."""
_VERSION = 1
_TOOL = "testimony-anonymizer"


@dataclass(frozen=True, slots=True)
class Released:
    """What a manifest tells.

    Attributes:
        output: the file. name: of it.
        policy: name of the policy. rules: SHA-256 of its rules.
        pseudonyms: how many people have another name in it.
        verdict: of all checks; its findings are those that were answered for.
        checklist: ids of what was confirmed.
        editors: devices that edited it.
        signer: device that signed it off.
        at: UTC time, ISO 8601.
        entry, entry_hash: of the audit.
    """

    output: bytes = field(repr=False)
    name: str
    policy: str
    rules: str
    pseudonyms: int
    verdict: Verdict
    checklist: tuple[str, ...]
    editors: tuple[str, ...]
    signer: str
    at: str
    entry: int
    entry_hash: str


def manifest(released: Released, sign: Callable[[bytes], tuple[str, str]]) -> dict[str, Any]:
    """The manifest of a release.

    Args:
        released: what it tells.
        sign: gives signature and public key of the signer, base64.
    """
    body: dict[str, Any] = {
        "version": _VERSION,
        "file": {
            "name": released.name,
            "bytes": len(released.output),
            "sha256": hashlib.sha256(released.output).hexdigest(),
        },
        "policy": {"name": released.policy, "sha256": released.rules},
        "pseudonyms": released.pseudonyms,
        "verdict": {
            "passed": True,
            "checks_run": list(released.verdict.checks_run),
            "accepted": len(released.verdict.findings),
            "sha256": verdict_digest(released.verdict),
        },
        "checklist": list(released.checklist),
        "edited_by": list(released.editors),
        "signed_by": released.signer,
        "signed_at": released.at,
        "audit": {"entry": released.entry, "hash": released.entry_hash},
        "tool": {"name": _TOOL, "version": version(_TOOL)},
    }
    signature, key = sign(canonical(body))
    return {**body, "signature": {"key": key, "value": signature}}


def canonical(value: Mapping[str, Any]) -> bytes:
    """JSON that is the same everywhere: keys sorted, no blanks, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def manifest_path(output: Path) -> Path:
    """Where the manifest of a file stands."""
    return output.with_name(output.name + SUFFIX)


def rules_digest(policy: Policy) -> str:
    """SHA-256 of the rules of a policy, without the names that a project keeps.

    Names are added with every story; the rules are what a sign-off is bound to.
    """
    rules = {
        kind: [rule.action.value, rule.rung, sorted(reason.value for reason in rule.keep)]
        for kind, rule in policy.rules.items()
    }
    body = {"rules": rules, "other": policy.other.value, "big": policy.big_place_population}
    return hashlib.sha256(canonical(body)).hexdigest()


def verdict_digest(verdict: Verdict) -> str:
    """SHA-256 of the checks that ran and of the findings that were answered for."""
    body = {
        "checks_run": list(verdict.checks_run),
        "accepted": [list(span) for span in spans_of(verdict.findings)],
    }
    return hashlib.sha256(canonical(body)).hexdigest()


def spans_of(findings: Iterable[Finding]) -> tuple[tuple[str, int, int], ...]:
    """Findings as check, start and end; -1 where a finding is about the whole file."""
    return tuple(
        sorted(
            (f.check, -1 if f.start is None else f.start, -1 if f.end is None else f.end)
            for f in findings
        )
    )


def with_sign_off(verdict: Verdict, signed: SignOff | None, policy: Policy) -> Verdict:
    """The verdict on a file in a project where somebody must answer for each.

    Args:
        verdict: of the checks.
        signed: the sign-off of exactly this file, if there is one.
        policy: under which it was checked.
    """
    findings = verdict.findings
    if signed is None:
        findings += (Finding(SIGN_OFF, _UNSIGNED),)
    else:
        accepted = set(signed.accepted)
        findings = tuple(f for f in findings if spans_of([f])[0] not in accepted)
        if signed.rules != rules_digest(policy):
            findings += (Finding(SIGN_OFF, _OTHER_RULES.format(signed.policy)),)
    return Verdict((*verdict.checks_run, SIGN_OFF), findings)


_UNSIGNED = (
    "nobody has signed this file off, or it was changed since: let a second person review it"
)
_OTHER_RULES = (
    "it was signed off under other rules (policy {}): check it under those, or review it again"
)
