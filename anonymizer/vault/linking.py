"""Who may be meant: weak names within a scope, and what reviewers said of pairs of subjects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, func, insert, or_, select

from anonymizer.errors import UsageError
from anonymizer.ports import Alias
from anonymizer.vault import subjects
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keys import now
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.schema import aliases as aliases_table
from anonymizer.vault.schema import bearings, decisions, parts


class Linking:
    """The part of a vault that ties names of different documents to one subject."""

    _ledger: Ledger
    _index: BlindIndex

    def nearby(self, names: Collection[str], scope: str) -> Mapping[str, frozenset[str]]:
        """Who bears a pseudonym in a scope, by single parts of their names.

        Args:
            names: single names, such as ``"Nubia"``.
            scope: where to look, such as a series.

        Returns:
            Name -> ids of the subjects that have it among the parts of their names; names that
            nobody there has are left out.
        """
        wanted = {d: name for name in names for d in self._index.parts(name)}
        query = (
            select(parts.c.digest, parts.c.subject)
            .join(bearings, bearings.c.subject == parts.c.subject)
            .where(bearings.c.scope == scope, parts.c.digest.in_(wanted))
        )
        found: dict[str, set[str]] = {}
        with self._ledger.reading() as connection:
            for digest, subject in connection.execute(query):
                found.setdefault(wanted[digest], set()).add(subject)
            return {name: frozenset(kept(connection, ids)) for name, ids in found.items()}

    def borne(
        self, candidates: Collection[str], aliases: Collection[Alias]
    ) -> frozenset[tuple[str, Alias]]:
        """Which of some subjects are known under which of some aliases, as (id, alias)."""
        wanted = {
            (subject, alias.kind, self._index.borne(alias, subject)): alias
            for subject in candidates
            for alias in aliases
        }
        table = aliases_table.c
        query = select(table.subject, table.kind, table.digest).where(
            table.subject.in_(candidates), table.digest.in_({key[2] for key in wanted})
        )
        with self._ledger.reading() as connection:
            rows = [tuple(row) for row in connection.execute(query)]
        return frozenset((row[0], wanted[row]) for row in rows if row in wanted)

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
            for a, b, same in _newest(connection, found)
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
