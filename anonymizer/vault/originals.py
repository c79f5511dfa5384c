"""Working copies: the original of a published story, sealed like the names in it.

A story is a subject of its own (type ``STORY``): it has a key pair, its secret is shared among the
custodians, and erasing somebody who appears in it takes it along. It is found by a keyed digest of
the published file, so whoever holds the file and the vault finds the original, and nobody else
learns which stories are kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select

from anonymizer.errors import VaultTampered
from anonymizer.vault.change import Change
from anonymizer.vault.crypto import Identity, open_row, seal
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.schema import appearances, originals, subjects
from anonymizer.vault.subjects import add_subject
from anonymizer.vault.vouching import fingerprint

#: Type of the subjects that stories are.
STORY = "STORY"

#: Spans of the original and of the story, half-open code points: start, end, start, end.
Alignment = Sequence[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Original:
    """An opened working copy.

    Attributes:
        story: id of the subject that it is.
        text: the whole original text.
        alignment: which span of the original became which span of the story.
    """

    story: str
    text: str = field(repr=False)
    alignment: tuple[tuple[int, int, int, int], ...] = ()


def keep(
    change: Change,
    index: BlindIndex,
    output: bytes,
    text: str,
    alignment: Alignment,
    people: Collection[str],
) -> str:
    """Seal a working copy; the id of its story. The same copy of the same file is kept once."""
    digest = index.of("output", hashlib.sha256(output).hexdigest())
    source = index.of("source", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    known = select(originals.c.subject).where(
        originals.c.digest == digest, originals.c.source == source
    )
    if (story := change.connection.scalar(known)) is not None:
        return str(story)
    subject, shares = add_subject(change.connection, change.recipients, STORY)
    story, change.shares[subject.id] = subject.id, shares
    payload = {
        "table": originals.name,
        "row": story,
        "subject": story,
        "text": text,
        "alignment": [list(span) for span in alignment],
    }
    sealed = seal(payload, [subject.public_key])
    change.connection.execute(
        insert(originals).values(
            subject=story,
            digest=digest,
            source=source,
            sealed=sealed,
            fingerprint=fingerprint(sealed),
        )
    )
    if people:
        rows = [{"subject": story, "person": person} for person in sorted(set(people))]
        change.connection.execute(insert(appearances), rows)
    change.note("story.kept", {"subject": story, "people": len(set(people))}, story)
    return story


def story_of(connection: Connection, index: BlindIndex, output: bytes) -> str | None:
    """The newest story whose published file is ``output``, byte for byte."""
    digest = index.of("output", hashlib.sha256(output).hexdigest())
    query = select(originals.c.subject).join(subjects).where(originals.c.digest == digest)
    return connection.scalar(query.order_by(subjects.c.created.desc()).limit(1))


def opened(connection: Connection, story: str, secret: Identity) -> Original:
    """The original of a story.

    Raises:
        VaultTampered: it does not open, or belongs elsewhere.
    """
    sealed = connection.scalar(select(originals.c.sealed).where(originals.c.subject == story))
    if sealed is None:
        raise VaultTampered("the vault has lost the original of a story")
    payload = open_row(sealed, [secret], originals.name, story, story)
    text, spans = payload.get("text"), payload.get("alignment")
    if not isinstance(text, str) or not isinstance(spans, list):
        raise VaultTampered("the original of a story lacks a part")
    return Original(story, text, tuple((int(a), int(b), int(c), int(d)) for a, b, c, d in spans))
