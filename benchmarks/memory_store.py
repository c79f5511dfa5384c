"""A store in memory that keeps the promises of :class:`anonymizer.ports.PseudonymStore`.

For measuring and testing what is said about pseudonyms without the price of sealing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from itertools import islice

from anonymizer.errors import PseudonymsExhausted
from anonymizer.lexicon.fold import fold
from anonymizer.ports import Alias
from anonymizer.resolve.subjects import compared

MOST_CANDIDATES = 10_000
"""As many as the vault looks at."""


class MemoryStore:
    """Subjects are ``v1``, ``v2`` ... in the order in which they were enrolled."""

    def __init__(self) -> None:
        self.names: dict[str, list[Alias]] = {}
        self.given: dict[tuple[str, str], str] = {}
        self.bearers: dict[str, str] = {}
        self._by_alias: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._claims: dict[tuple[str, str, str], str] = {}
        self._parts: defaultdict[str, set[str]] = defaultdict(set)
        self._types: dict[str, str] = {}

    def find(self, alias: Alias) -> frozenset[str]:
        """Ids of the subjects known under this alias."""
        return frozenset(self._by_alias.get(compared(alias), ()))

    def members(self, scope: str) -> frozenset[str]:
        """Who has a pseudonym in the scope."""
        return frozenset(subject for subject, where in self.given if where == scope)

    def told(
        self, subjects: Collection[str], traits: Collection[str]
    ) -> Mapping[str, frozenset[str]]:
        """Which of the traits were enrolled of whom."""
        return {
            subject: frozenset(t for t in traits if subject in self.find(Alias("trait", t)))
            for subject in subjects
        }

    def decided(self, subject: str, other: str) -> bool | None:
        """Nobody decides here."""
        return None

    def taught(self, texts: Collection[str]) -> Mapping[str, str]:
        """Nobody teaches here."""
        return {}

    def objection(self, pseudonym: str) -> str | None:
        """Nobody's consent is kept here, so nothing speaks against anybody."""
        return None

    def batch(self) -> AbstractContextManager[None]:
        """Nothing to make durable here."""
        return nullcontext()

    def pseudonym(self, subject: str, scope: str) -> str | None:
        """The pseudonym of a subject in a scope."""
        return self.given.get((subject, scope))

    def enrol(
        self,
        entity_type: str,
        aliases: Collection[Alias],
        scope: str,
        candidates: Iterable[str],
        *,
        distinct: bool = False,
    ) -> tuple[str, str]:
        """A new subject, or the one that claims a strong alias already."""
        strong = [] if distinct else [a for a in aliases if a.kind not in ("weak", "trait")]
        keys = [(entity_type, *compared(alias)) for alias in strong]
        subject = next((self._claims[key] for key in keys if key in self._claims), None)
        if subject is None:
            subject = f"v{len(self.names) + 1}"
            self.names[subject] = []
            self._types[subject] = entity_type
        self.learn(subject, aliases)
        return subject, self.adopt(subject, scope, candidates)

    def adopt(self, subject: str, scope: str, candidates: Iterable[str]) -> str:
        """The pseudonym of the subject in the scope, given now if there is none."""
        if (subject, scope) not in self.given:
            for name in islice(candidates, MOST_CANDIDATES):
                bearer = self.bearers.get(fold(name), subject)
                if bearer == subject and not self.knows(name):
                    self.bearers[fold(name)] = subject
                    self.given[subject, scope] = name
                    break
            else:
                raise PseudonymsExhausted("every pseudonym offered is taken")
        return self.given[subject, scope]

    def learn(self, subject: str, aliases: Collection[Alias]) -> None:
        """Add what the subject is known by."""
        for alias in aliases:
            key = compared(alias)
            if subject in self._by_alias[key]:
                continue
            self._by_alias[key].add(subject)
            self.names[subject].append(alias)
            if alias.kind not in ("weak", "trait"):
                self._claims.setdefault((self._types[subject], *key), subject)
            if alias.kind in ("name", "weak"):
                for part in key[1].split():
                    self._parts[part].add(subject)

    def reserve(self, names: Iterable[str]) -> None:
        """Nobody gets these names."""
        for name in names:
            self.bearers.setdefault(fold(name), "nobody")

    def knows(self, name: str) -> bool:
        """Whether it is somebody's name, or all its parts are parts of one person's."""
        key = fold(name)
        if self._by_alias.get(("name", key)) or self._by_alias.get(("weak", key)):
            return True
        sets = sorted((self._parts.get(part, set()) for part in key.split()), key=len)
        return bool(sets) and any(all(s in other for other in sets[1:]) for s in sets[0])
