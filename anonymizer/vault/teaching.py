"""Words that reviewers taught: found in every document from then on, though nobody can read them.

A word is sealed to a subject like any name and found by its digest. A missed name belongs to the
person who bears it, and is erased with them; a word of another type is a subject of its own, whose
type is the word's. Of one word the newest type holds, and what was taught can be forgotten again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, select

from anonymizer.errors import UsageError
from anonymizer.ports import Alias
from anonymizer.vault import subjects
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.schema import aliases, claims
from anonymizer.vault.schema import subjects as subjects_table
from anonymizer.vault.store import few

TAUGHT = "taught"
"""Kind of alias of such words."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A word that was taught; which one, nobody can read.

    Attributes:
        id: of the lesson.
        entity_type: what the word is.
        subject: whose name it is, or the word's own.
    """

    id: str
    entity_type: str
    subject: str


class Teaching:
    """The part of a vault that learns words."""

    _ledger: Ledger
    _index: BlindIndex

    def teach(self, entity_type: str, text: str, *, subject: str | None = None) -> str:
        """Remember a word as being of a type. Teaching it twice changes nothing.

        Args:
            entity_type: ``"PERSON"``, ``"LOCATION"`` ...
            text: as written; case, accents and separators do not matter.
            subject: whose name it is; without one the word stands by itself.

        Returns:
            Id of the lesson.

        Raises:
            UsageError: blank, or no such subject.
        """
        if not text.strip():
            raise UsageError("there is no word to learn")
        alias = Alias(TAUGHT, text)
        with self._ledger.change() as change:
            known = _lessons(change.connection, aliases.c.digest == self._index.alias(alias))
            others = [lesson for lesson in known if lesson.entity_type != entity_type]
            _forget(change.connection, others)
            for each in known:
                if each not in others and subject in (None, each.subject):
                    if others:
                        change.note("word.forgotten", {}, *(other.subject for other in others))
                    return each.id
            if subject is None:
                new, shares = subjects.add_subject(
                    change.connection, change.recipients, entity_type
                )
                subject = new.id
                change.shares[subject] = shares
            subjects.learn(change.connection, self._index, subject, [alias])
            touched = (subject, *(other.subject for other in others))
            change.note("word.taught", {"subject": subject}, *touched)
            mine = (aliases.c.subject == subject, aliases.c.digest == self._index.alias(alias))
            return _lessons(change.connection, *mine)[0].id

    def lessons(self) -> tuple[Lesson, ...]:
        """All words that were taught, in no order that tells anything."""
        with self._ledger.reading() as connection:
            return _lessons(connection)

    def lessons_of(self, texts: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Text -> ids of the lessons about it, for those of the texts that were taught."""
        found: dict[str, frozenset[str]] = {}
        with self._ledger.reading() as connection:
            wanted = self._digests(texts)
            for digests in few(wanted):
                query = select(aliases.c.digest, aliases.c.id).where(
                    aliases.c.kind == TAUGHT, aliases.c.digest.in_(digests)
                )
                for digest, lesson in connection.execute(query):
                    for text in wanted[digest]:
                        found[text] = found.get(text, frozenset()) | {lesson}
        return found

    def forget_lesson(self, lesson: str) -> None:
        """Forget a word: from here on it is what the detectors say.

        Raises:
            UsageError: there is no such lesson.
        """
        with self._ledger.change() as change:
            found = _lessons(change.connection, aliases.c.id == lesson)
            if not found:
                raise UsageError("there is no such lesson in this vault")
            _forget(change.connection, found)
            subject = found[0].subject
            change.note("word.forgotten", {"subject": subject}, subject)

    def taught(self, texts: Collection[str]) -> Mapping[str, str]:
        """The types of those texts that were taught."""
        wanted = self._digests(texts)
        found: dict[str, str] = {}
        with self._ledger.reading() as connection:
            for digests in few(wanted):
                query = (
                    select(aliases.c.digest, subjects_table.c.entity_type)
                    .join(subjects_table)
                    .where(aliases.c.kind == TAUGHT, aliases.c.digest.in_(digests))
                )
                for digest, kind in connection.execute(query):
                    found |= dict.fromkeys(wanted[digest], kind)
        return found

    def _digests(self, texts: Collection[str]) -> dict[bytes, list[str]]:
        """The texts by the digest that finds them."""
        found: dict[bytes, list[str]] = {}
        for text in texts:
            if text.strip():
                found.setdefault(self._index.alias(Alias(TAUGHT, text)), []).append(text)
        return found


def _lessons(connection: Connection, *which: ColumnElement[bool]) -> tuple[Lesson, ...]:
    query = (
        select(aliases.c.id, subjects_table.c.entity_type, aliases.c.subject)
        .join(subjects_table)
        .where(aliases.c.kind == TAUGHT, *which)
        .order_by(aliases.c.id)
    )
    return tuple(Lesson(*row) for row in connection.execute(query))


def _forget(connection: Connection, lessons: Iterable[Lesson]) -> None:
    for lesson in lessons:
        digest = select(aliases.c.digest).where(aliases.c.id == lesson.id).scalar_subquery()
        theirs = (claims.c.subject == lesson.subject, claims.c.kind == TAUGHT)
        connection.execute(delete(claims).where(*theirs, claims.c.digest == digest))
        connection.execute(delete(aliases).where(aliases.c.id == lesson.id))
