"""Words that reviewers taught: found in every document from then on, though nobody can read them.

A word is sealed to a subject like any name and found by its digest. A missed name belongs to the
person who bears it, and is erased with them; a word of another type is a subject of its own, whose
type is the word's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select

from anonymizer.errors import UsageError
from anonymizer.ports import Alias
from anonymizer.vault import subjects
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.schema import aliases
from anonymizer.vault.schema import subjects as subjects_table
from anonymizer.vault.store import few

TAUGHT = "taught"
"""Kind of alias of such words."""


class Teaching:
    """The part of a vault that learns words."""

    _ledger: Ledger
    _index: BlindIndex

    def teach(self, entity_type: str, text: str, *, subject: str | None = None) -> None:
        """Remember a word as being of a type. Teaching it twice changes nothing.

        Args:
            entity_type: ``"PERSON"``, ``"LOCATION"`` ...
            text: as written; case, accents and separators do not matter.
            subject: whose name it is; without one the word stands by itself.

        Raises:
            UsageError: blank, or no such subject.
        """
        if not text.strip():
            raise UsageError("there is no word to learn")
        alias = Alias(TAUGHT, text)
        with self._ledger.change() as change:
            known = subjects.find(change.connection, self._index, alias, entity_type)
            if known and (subject is None or subject in known):
                return
            if subject is None:
                new, shares = subjects.add_subject(
                    change.connection, change.recipients, entity_type
                )
                subject = new.id
                change.shares[subject] = shares
            subjects.learn(change.connection, self._index, subject, [alias])
            change.note("word.taught", {"subject": subject}, subject)

    def taught(self, texts: Collection[str]) -> Mapping[str, str]:
        """The types of those texts that were taught; the newest word holds."""
        wanted: dict[bytes, list[str]] = {}
        for text in texts:
            if text.strip():
                wanted.setdefault(self._index.alias(Alias(TAUGHT, text)), []).append(text)
        found: dict[str, str] = {}
        with self._ledger.reading() as connection:
            for digests in few(wanted):
                query = (
                    select(aliases.c.digest, subjects_table.c.entity_type)
                    .join(subjects_table)
                    .where(aliases.c.kind == TAUGHT, aliases.c.digest.in_(digests))
                    .order_by(subjects_table.c.created)
                )
                for digest, kind in connection.execute(query):
                    found |= dict.fromkeys(wanted[digest], kind)
        return found
