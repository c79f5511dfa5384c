"""Writing the draft as a file, and answering for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from anonymizer import formats
from anonymizer.errors import CommandRefused, UnreadableInput, UsageError
from anonymizer.formats.files import write_atomically
from anonymizer.lexicon.fold import squeeze
from anonymizer.model import Action
from anonymizer.release import (
    Released,
    manifest,
    manifest_path,
    rules_digest,
    spans_of,
    verdict_digest,
)
from anonymizer.review.draft import Draft, Setting
from anonymizer.review.judge import Banner, Judgement, banner
from anonymizer.review.settings import ReviewSettings
from anonymizer.review.state import State, Status
from anonymizer.vault import SignOff, Vault

_TELLING = 4
"""Letters that a part of a name must have to be looked for in a file's name."""


def output_of(draft: Draft, setting: Setting) -> bytes:
    """The draft as a file, byte for byte."""
    return formats.write(setting.document, draft.rendering)


def digest_of(draft: Draft, setting: Setting) -> str:
    """SHA-256 of :func:`output_of`."""
    return hashlib.sha256(output_of(draft, setting)).hexdigest()


def write_draft(
    path: Path, draft: Draft, setting: Setting, vault: Vault, *, force: bool, keep_original: bool
) -> bytes:
    """Write the file, and seal a working copy of the original; the bytes written.

    Raises:
        UsageError: it exists already, or its folder does not.
        CommandRefused: its name would tell the name of somebody in the story.
    """
    if path.is_dir() or not path.parent.is_dir():
        raise UsageError(f"{path}: name a file in a folder that exists")
    if path.exists() and not force:
        raise UsageError(f"{path}: exists already; write over it by force, or name another file")
    if (
        path.exists()
        and Path(setting.document.name).exists()
        and path.samefile(setting.document.name)
    ):
        raise UsageError(f"{path}: this is the original; choose another file")
    if _tells_a_name(path, draft, setting):
        raise CommandRefused("file-name", "the file's name would tell a real name: choose another")
    output = output_of(draft, setting)
    if keep_original:
        people = {r.subject for r in draft.replacements if r.action is Action.PSEUDONYM}
        spans = [(p.start, p.end, p.output_start, p.output_end) for p in draft.rendering.placed]
        vault.keep_original(output, setting.document.text, alignment=spans, people=people)
    vault.note_written(output)
    write_atomically(path, output)
    return output


def sign_draft(
    path: Path,
    state: State,
    draft: Draft,
    setting: Setting,
    judgement: Judgement,
    vault: Vault,
    editors: frozenset[str],
    settings: ReviewSettings,
    confirmed: Mapping[str, bool],
) -> SignOff:
    """Answer for a file that was written from this very draft, and put the manifest beside it.

    Raises:
        SelfSignOff: this device edited the story.
        CommandRefused: the file is another one, something is open, found or unconfirmed.
        UnreadableInput: there is no such file.
    """
    try:
        written = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror})") from None
    if written != output_of(draft, setting):
        raise CommandRefused("stale", "the file is not this draft: write it first, then sign it")
    open_items = sum(item.status is Status.OPEN for item in draft.items)
    findings = judgement.findings(state, draft)
    if banner(findings, judgement.thorough, open_items) is not Banner.CLEAN:
        raise CommandRefused(
            "not-clean",
            f"{open_items} mentions are not decided and the checks have {len(findings)} findings: "
            "settle these first",
        )
    if any(not remark.resolved for remark in state.remarks.values()):
        raise CommandRefused("open-comments", "comments wait for an answer: resolve them first")
    points = [point.id for point in settings.checklist]
    if missing := [point for point in points if confirmed.get(point) is not True]:
        raise CommandRefused("checklist", f"not confirmed: {', '.join(missing)}")
    verdict = replace(judgement.verdict, findings=judgement.accepted(state, draft))
    rules = rules_digest(setting.policy)
    signed = vault.sign_off(
        written,
        policy=setting.policy.name,
        rules=rules,
        verdict=verdict_digest(verdict),
        editors=editors,
        checklist=points,
        accepted=spans_of(verdict.findings),
    )
    released = Released(
        output=written,
        name=path.name,
        policy=setting.policy.name,
        rules=rules,
        pseudonyms=len({r.subject for r in draft.replacements if r.action is Action.PSEUDONYM}),
        verdict=verdict,
        checklist=signed.checklist,
        editors=signed.editors,
        signer=signed.by,
        at=signed.at,
        entry=signed.entry,
        entry_hash=signed.hash,
    )
    text = json.dumps(manifest(released, vault.signature), indent=1, sort_keys=True)
    write_atomically(manifest_path(path), text.encode("ascii") + b"\n")
    return signed


def _tells_a_name(path: Path, draft: Draft, setting: Setting) -> bool:
    stem = squeeze(path.stem)
    text = setting.document.text
    names = (
        text[mention.start : mention.end]
        for mention, decision in zip(draft.resolution.mentions, draft.decisions, strict=True)
        if decision.action is Action.PSEUDONYM
    )
    parts = (squeeze(part) for name in names for part in name.split())
    return any(len(part) >= _TELLING and part in stem for part in parts)
