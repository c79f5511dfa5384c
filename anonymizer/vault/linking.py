"""Who may be meant: weak names within a scope, and what reviewers said of pairs of subjects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, delete, func, insert, or_, select

from anonymizer.errors import UsageError
from anonymizer.vault import subjects
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keys import now
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.schema import bearings, decisions, traits
from anonymizer.vault.schema import subjects as subjects_table
from anonymizer.vault.store import few


class Linking:
    """The part of a vault that ties names of different documents to one subject."""

    _ledger: Ledger
    _index: BlindIndex

    def members(self, scope: str) -> frozenset[str]:
        """Ids of the persons that bear a pseudonym in a scope, such as a series."""
        query = (
            select(bearings.c.subject)
            .join(subjects_table, subjects_table.c.id == bearings.c.subject)
            .where(bearings.c.scope == scope, subjects_table.c.entity_type == subjects.PERSON)
        )
        with self._ledger.reading() as connection:
            return kept(connection, connection.scalars(query))

    def told(
        self, candidates: Collection[str], texts: Collection[str]
    ) -> Mapping[str, frozenset[str]]:
        """Which traits were enrolled of some subjects.

        Args:
            candidates: ids of the subjects.
            texts: the traits to ask about.

        Returns:
            Subject -> those of the traits that it has; left out if there are none.
        """
        found: dict[str, set[bytes]] = {}
        with self._ledger.reading() as connection:
            for some in few(sorted(candidates)):
                query = select(traits.c.subject, traits.c.digest).where(traits.c.subject.in_(some))
                for subject, digest in connection.execute(query):
                    found.setdefault(subject, set()).add(digest)
        trait = self._index.trait
        return {
            subject: frozenset(text for text in texts if trait(subject, text) in digests)
            for subject, digests in found.items()
        }

    def decide_same(self, subject: str, other: str) -> None:
        """Remember a reviewer's word that two subjects are one person.

        Later documents take whoever is known as ``other`` for ``subject`` and show the pseudonym
        of ``subject``. Stories already written stay as they are, and so does what is sealed.

        Args:
            subject: id of the one to keep.
            other: id of the one that is the same person.

        Raises:
            UsageError: not two subjects of this vault.
        """
        self._decide(subject, other, same=True)

    def decide_different(self, subject: str, other: str) -> None:
        """Remember a reviewer's word that two subjects are two people: not to be suggested again.

        Raises:
            UsageError: not two subjects of this vault.
        """
        self._decide(subject, other, same=False)

    def decided(self, subject: str, other: str) -> bool | None:
        """The newest word on two subjects: the same, not the same, or ``None`` if nobody said."""
        pair = {subject, other}
        with self._ledger.reading() as connection:
            return next((same for a, b, same in _newest(connection, pair) if {a, b} == pair), None)

    def undecide(self, subject: str, other: str) -> None:
        """Forget what reviewers said of two subjects.

        Raises:
            UsageError: nobody said anything.
        """
        pair = [subject, other]
        both = (decisions.c.subject.in_(pair), decisions.c.other.in_(pair))
        with self._ledger.change() as change:
            if not change.connection.execute(delete(decisions).where(*both)).rowcount:
                raise UsageError("nobody decided anything about these two")
            detail = {"subject": subject, "other": other}
            change.note("subjects.undecided", detail, subject, other)

    def pairs(self) -> tuple[tuple[str, str, bool], ...]:
        """The newest word on each pair of which anything was said: keeper, other, same or not."""
        query = select(decisions.c.subject, decisions.c.other, decisions.c.same)
        with self._ledger.reading() as connection:
            rows = connection.execute(query.order_by(decisions.c.number))
            return tuple({frozenset((a, b)): (a, b, same) for a, b, same in rows}.values())

    def _decide(self, subject: str, other: str, *, same: bool) -> None:
        with self._ledger.change() as change:
            connection = change.connection
            known = [subjects.exists(connection, each) for each in (subject, other)]
            if subject == other or not all(known):
                raise UsageError("a decision needs the ids of two subjects of this vault")
            pair = [subject, other]
            query = select(func.count()).where(
                decisions.c.subject.in_(pair), decisions.c.other.in_(pair)
            )
            row = {"subject": subject, "other": other, "same": same, "recorded": now()}
            number = int(connection.scalar(query) or 0) + 1
            connection.execute(insert(decisions).values(**row, number=number))
            event = "subjects.same" if same else "subjects.different"
            change.note(event, {"subject": subject, "other": other}, subject)


def kept(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """The same subjects, each that a reviewer found to be another one replaced by that one."""
    found, passed = set(ids), set[str]()
    while found:
        gone = {
            b: a
            for some in few(sorted(found))
            for a, b, same in _newest(connection, some)
            if same and b in found and a not in passed
        }
        if not gone:
            break
        passed |= gone.keys()
        found = {gone.get(each, each) for each in found}
    return frozenset(found)


def _newest(connection: Connection, ids: Collection[str]) -> list[tuple[str, str, bool]]:
    """The newest word on each pair that one of the subjects is in: keeper, other, same."""
    query = (
        select(decisions.c.subject, decisions.c.other, decisions.c.same)
        .where(or_(decisions.c.subject.in_(ids), decisions.c.other.in_(ids)))
        .order_by(decisions.c.number)
    )
    newest = {frozenset((a, b)): (a, b, same) for a, b, same in connection.execute(query)}
    return list(newest.values())
