"""Handing a review to a colleague: one sealed file with all of it.

It opens for those editors of the project that it is sealed to. On a machine whose vault lacks some
people of the review (an older copy of the project) these are enrolled there under the same
pseudonyms, as far as they are free.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from anonymizer.errors import CommandRefused, UnreadableInput, UsageError, VaultTampered
from anonymizer.formats.files import write_atomically
from anonymizer.review import shelf
from anonymizer.review.base import VERSION
from anonymizer.review.desk import Desk
from anonymizer.review.record import BOUND, NAMED
from anonymizer.vault import KeySource, SealedLog


def export(
    log: SealedLog,
    review_id: str,
    named: Mapping[str, str],
    desk: Desk,
    path: Path,
    recipients: Sequence[str],
) -> None:
    """Write all of a review into a sealed file.

    Args:
        log: of the review.
        review_id: its id.
        named: subject of the review -> its pseudonym.
        desk: of the project.
        path: of the new file.
        recipients: public keys of editors; all of the project's by default.

    Raises:
        UsageError: the file exists, or a key is no editor's.
    """
    if path.exists() or not path.parent.is_dir():
        raise UsageError(f"{path}: name a new file in a folder that exists")
    payload = {
        "version": VERSION,
        "review": review_id,
        "entries": list(log.entries()),
        NAMED: dict(named),
    }
    write_atomically(path, desk.vault.seal_for_editors(payload, recipients))
    path.chmod(0o600)


def take_in(desk: Desk, path: Path, identities: Sequence[KeySource], passphrase: str | None) -> str:
    """Put an exported review on the shelf of this project; its id.

    Raises:
        UnreadableInput: no such file, or no review.
        VaultLocked: no given key opens it.
        CommandRefused: the review went on here, too.
    """
    try:
        sealed = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror})") from None
    payload = desk.vault.open_for_editors(sealed, identities, passphrase)
    if payload.get("version") != VERSION:
        raise UnreadableInput(f"{path}: no review, or one of another version of this software")
    review_id, entries = str(payload["review"]), payload["entries"]
    if not isinstance(entries, list) or not entries or not review_id.isalnum():
        raise VaultTampered("the exported review lacks a part")
    with desk.vault.sealed_log(shelf.path_of(desk.path, review_id)) as log:
        here = list(log.entries())
        if here != entries[: len(here)]:
            raise CommandRefused(
                "both-went-on",
                "this review went on here since it was handed over: discard it here, or there",
            )
        for entry in entries[len(here) :]:
            log.append(entry)
        for fact in _introductions(desk, [*here, *entries[len(here) :]], payload.get(NAMED, {})):
            log.append(fact)
    return review_id


def _introductions(
    desk: Desk, entries: Sequence[Mapping[str, Any]], named: object
) -> Iterator[dict[str, Any]]:
    """Facts that say who the people of a review are in this vault, or what they shall be called."""
    ids: dict[str, list[str]] = {}
    for entry in entries:
        for name, known in entry.get(BOUND, {}).items():
            ids.setdefault(name, []).append(known)
    met = {known: desk.vault.exists_here(known) for several in ids.values() for known in several}
    strange = [name for name, several in ids.items() if not met[several[-1]]]
    names = dict(named) if isinstance(named, Mapping) else {}
    if strange:
        yield {"fact": NAMED, NAMED: {name: str(names.get(name, "")) for name in strange}}
    # who was here before the review went away and came back
    back = {name: next((i for i in reversed(ids[name]) if met[i]), None) for name in strange}
    if known_here := {name: known for name, known in back.items() if known is not None}:
        yield {"fact": BOUND, BOUND: known_here}
