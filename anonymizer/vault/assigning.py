"""Looking up subjects, adding them, and giving them pseudonyms: what an editor does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import select

from anonymizer.errors import UsageError, VaultRefused
from anonymizer.ports import Alias
from anonymizer.vault import naming, subjects
from anonymizer.vault.change import Change
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.linking import kept
from anonymizer.vault.schema import bearings, pseudonyms

#: Most characters in a value of an audit entry's detail.
_LONGEST_DETAIL = 500


class Assigning:
    """The part of a vault that editors need."""

    _ledger: Ledger
    _index: BlindIndex

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make everything that the block changes one change: all durable when it ends, or nothing.

        One document's subjects cost one write to the disk then. Keep the block short, since all
        other writers wait. What a method returns within it holds once the block has ended.
        """
        with self._ledger.batch():
            yield

    def find(self, alias: Alias, *, entity_type: str | None = None) -> frozenset[str]:
        """Ids of the subjects known under exactly this alias (accents and case folded).

        Args:
            alias: what to look up.
            entity_type: only subjects of this type.

        Whoever a reviewer found to be somebody else is answered as that one.
        """
        with self._ledger.reading() as connection:
            return kept(connection, subjects.find(connection, self._index, alias, entity_type))

    def knows(self, name: str) -> bool:
        """Whether ``name`` is a name in the vault, or all its parts are parts of one person's."""
        with self._ledger.reading() as connection:
            return subjects.knows(connection, self._index, name)

    def pseudonym(self, subject: str, scope: str) -> str | None:
        """The pseudonym of a known subject in a scope, if it has one."""
        with self._ledger.reading() as connection:
            return naming.pseudonym(connection, subject, scope)

    def pseudonyms(self, scope: str | None = None) -> frozenset[str]:
        """All pseudonyms in use, of one scope or of the project."""
        query = select(pseudonyms.c.pseudonym).join(
            bearings, bearings.c.folded == pseudonyms.c.folded
        )
        if scope is not None:
            query = query.where(bearings.c.scope == scope)
        with self._ledger.reading() as connection:
            return frozenset(connection.scalars(query))

    def names_borne(self, subject: str) -> tuple[str, ...]:
        """Every pseudonym that a subject bears."""
        with self._ledger.reading() as connection:
            return naming.all_pseudonyms(connection, subject)

    def enrol(
        self,
        entity_type: str,
        aliases: Collection[Alias],
        scope: str,
        candidates: Iterable[str],
        *,
        distinct: bool = False,
    ) -> tuple[str, str]:
        """Make a new subject; give it the first candidate that nobody bears or ever bore.

        If another process was faster to enrol a subject of this type under one of the strong
        aliases, that subject takes in the aliases, and its pseudonym is the answer.

        Args:
            entity_type: of the subject; names of a PERSON are also known by their parts.
            aliases: at least one.
            scope: where the pseudonym holds.
            candidates: pseudonyms in order of preference; may be endless, and may look up but
                not change the vault.
            distinct: whether this is another one than the subject known by the same alias.

        Returns:
            Subject id and pseudonym.

        Raises:
            PseudonymsExhausted: no candidate was free; nothing is stored.
            UsageError: no alias, or a blank one.
        """
        if not aliases:
            raise UsageError("a subject needs at least one alias to be found by")
        try:
            with self._ledger.change() as change:
                known = None if distinct else self._claimant(change, entity_type, aliases)
                if known is not None:
                    return known, self._join(change, known, aliases, scope, candidates)
                connection = change.connection
                subject, shares = subjects.add_subject(connection, change.recipients, entity_type)
                subjects.learn_first(connection, self._index, subject, aliases, distinct=distinct)
                name = naming.name_subject(connection, self._index, subject.id, scope, candidates)
                change.shares[subject.id] = shares
                change.note("subject.enrolled", {"subject": subject.id}, subject.id)
                return subject.id, name
        except subjects.Outrun:
            with self._ledger.change() as change:
                winner = self._claimant(change, entity_type, aliases)
                if winner is None:
                    raise VaultRefused("another editor is changing the vault: try again") from None
                return winner, self._join(change, winner, aliases, scope, candidates)

    def _claimant(self, change: Change, entity_type: str, aliases: Collection[Alias]) -> str | None:
        return subjects.claimant(change.connection, self._index, entity_type, aliases)

    def _join(
        self,
        change: Change,
        subject: str,
        new: Collection[Alias],
        scope: str,
        candidates: Iterable[str],
    ) -> str:
        count = subjects.learn(change.connection, self._index, subject, new)
        name = naming.pseudonym(change.connection, subject, scope)
        if name is not None and not count:
            return name
        if name is None:
            name = naming.name_subject(change.connection, self._index, subject, scope, candidates)
        change.note("subject.joined", {"subject": subject, "aliases": count}, subject)
        return name

    def adopt(self, subject: str, scope: str, candidates: Iterable[str]) -> str:
        """The subject's pseudonym in ``scope``, given now if it has none yet.

        Raises:
            PseudonymsExhausted: no candidate was free.
            UsageError: no such subject.
        """
        name = self.pseudonym(subject, scope)
        if name is not None:
            return name
        with self._ledger.change() as change:
            return self._join(change, subject, (), scope, candidates)

    def rename(self, current: str, new: str, *, subject: str | None = None) -> str:
        """Let whoever bears the pseudonym ``current`` bear ``new`` instead, wherever it holds.

        The old one stays with the subject: stories that show it can still be opened.

        Args:
            current: a pseudonym in use; accents and case do not matter.
            new: the pseudonym to bear from now on.
            subject: whose it must be, if known.

        Returns:
            The subject's id.

        Raises:
            VaultRefused: nobody bears ``current``, or ``new`` is not free.
        """
        with self._ledger.change() as change:
            bearer = naming.rename(change.connection, self._index, current, new, subject)
            change.note("pseudonym.changed", {"subject": bearer}, bearer)
            return bearer

    def learn(self, subject: str, aliases: Collection[Alias]) -> None:
        """Seal further aliases to a known subject; those known already change nothing.

        Raises:
            UsageError: no such subject, or a blank alias.
        """
        with self._ledger.change() as change:
            count = subjects.learn(change.connection, self._index, subject, aliases)
            if count:
                change.note("alias.learned", {"subject": subject, "aliases": count}, subject)

    def reserve(self, names: Iterable[str]) -> None:
        """Keep names from ever being given as pseudonyms, such as those starred in an input."""
        with self._ledger.change() as change:
            reservation, count = naming.reserve(change.connection, names)
            if count:
                change.note("name.reserved", {"names": count}, reservation)

    def record(self, event: str, detail: Mapping[str, str | int]) -> None:
        """Write an entry of another part of the software into the audit.

        Args:
            event: dotted words, as ``"release.signed"``.
            detail: ids, digests and numbers, never text of a document: anybody may read the file.

        Raises:
            UsageError: no event, or a value too long to be an id.
        """
        if not event or any(len(str(value)) > _LONGEST_DETAIL for value in detail.values()):
            raise UsageError("an audit entry needs an event, and ids only in its detail")
        with self._ledger.change() as change:
            change.note(event, dict(detail))
