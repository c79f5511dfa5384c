"""The people of one story, between review and vault: it remembers, so that a step costs no disk.

A draft is made anew after every step. Whatever the vault said once about this story's people is
remembered; only somebody new is written to it, at once, as in ``run``. Names to be known by later
are learnt when the story is written (:meth:`Cast.settle`), since until then they may be mistaken.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from anonymizer.errors import PseudonymsExhausted
from anonymizer.lexicon.fold import fold
from anonymizer.model import Entity
from anonymizer.ports import Alias, PseudonymStore
from anonymizer.resolve import aliases, shaped
from anonymizer.surrogates.people import FAMILY

SERIES = "series:"
"""How the scope of a series begins."""
_MOST_TRIALS = 200


class Cast:
    """A :class:`~anonymizer.ports.PseudonymStore` with a memory.

    Args:
        store: the vault.
        scope: where the pseudonyms hold; in a series single names can be recognised later.
        trial: write nothing; who is new gets a name for show, which the vault is offered later.
    """

    def __init__(self, store: PseudonymStore, scope: str, *, trial: Cast | None = None) -> None:
        self._store = store
        self._scope = scope
        self._series = scope.startswith(SERIES)
        self._trial = trial is not None
        self._names: dict[tuple[str, str], str | None] = dict(trial._names) if trial else {}
        self._families: dict[tuple[str, str], tuple[str, str]] = (
            dict(trial._families) if trial else {}
        )
        self._learnt: dict[str, dict[Alias, None]] = {}
        # what has been looked up, and names shown in trials, are the same for both
        self._found: dict[tuple[str, str], frozenset[str]] = trial._found if trial else {}
        self._known: dict[str, bool] = trial._known if trial else {}
        self._aliases: dict[Entity, tuple[Alias, ...]] = trial._aliases if trial else {}
        self._objections: dict[str, str | None] = trial._objections if trial else {}
        self._shown: dict[tuple[frozenset[str], str], str] = trial._shown if trial else {}

    def trial(self, renamed: Mapping[tuple[str, str], str] | None = None) -> Cast:
        """A copy that writes nothing.

        Args:
            renamed: subject of the vault and scope -> the pseudonym to show there.
        """
        copy = Cast(self._store, self._scope, trial=self)
        copy._names.update(renamed or {})
        return copy

    def aliases_of(self, person: Entity) -> tuple[Alias, ...]:
        """What a person's names are worth, worked out once."""
        key = replace(person, id="", mentions=(), subject=None)
        if key not in self._aliases:
            self._aliases[key] = aliases(shaped(person) if self._series else person)
        return self._aliases[key]

    def expect(self, known: Collection[Alias], scope: str, name: str) -> None:
        """Offer this pseudonym first when somebody of these names is enrolled."""
        self._shown[frozenset(fold(alias.text) for alias in known), scope] = name

    def is_family(self, subject: str) -> bool:
        """Whether a subject stands for everybody of a surname."""
        return any(subject == known for known, _ in self._families.values())

    def forget(self, subject: str | None = None) -> None:
        """Ask the vault anew for the pseudonyms of a subject, or of everybody."""
        kept = {} if subject is None else self._names
        self._names = {key: name for key, name in kept.items() if key[0] != subject}

    def begin(self) -> None:
        """Forget which names were heard, since the draft is made anew."""
        self._learnt.clear()

    def settle(self) -> None:
        """Seal the names heard since :meth:`begin` to the people who go by them."""
        with self._store.batch():
            for subject, aliases in self._learnt.items():
                self._store.learn(subject, tuple(aliases))
        self._learnt.clear()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One change of the vault for all that happens within."""
        if self._trial:
            yield
        else:
            with self._store.batch():
                yield

    def pseudonym(self, subject: str, scope: str) -> str | None:
        """See :class:`~anonymizer.ports.PseudonymStore`."""
        key = (subject, scope)
        if self._names.get(key) is None:
            self._names[key] = self._store.pseudonym(subject, scope)
        return self._names[key]

    def enrol(
        self,
        entity_type: str,
        aliases: Collection[Alias],
        scope: str,
        candidates: Iterable[str],
        *,
        distinct: bool = False,
    ) -> tuple[str, str]:
        """See :class:`~anonymizer.ports.PseudonymStore`."""
        texts = frozenset(fold(alias.text) for alias in aliases)
        family = (" ".join(sorted(texts)), scope) if entity_type == FAMILY else None
        if family is not None and family in self._families:
            return self._families[family]
        if self._trial:
            found = self._show(texts, scope, candidates)
        else:
            shown = self._shown.pop((texts, scope), None)
            offered = chain((shown,) if shown else (), candidates)
            found = self._store.enrol(entity_type, aliases, scope, offered, distinct=distinct)
            for alias in aliases:
                self._found.pop(_key(alias), None)
            self._known.clear()
        self._names[found[0], scope] = found[1]
        if family is not None:
            self._families[family] = found
        return found

    def _show(
        self, texts: frozenset[str], scope: str, candidates: Iterable[str]
    ) -> tuple[str, str]:
        taken = {fold(name) for name in self._names.values() if name}
        for number, name in enumerate(chain(self._offered(texts, scope), candidates)):
            if number > _MOST_TRIALS:
                break
            if fold(name) not in taken and not self.knows(name):
                self._shown[texts, scope] = name
                return f"trial-{len(self._names)}", name
        raise PseudonymsExhausted("no pseudonym is free for this person")

    def _offered(self, texts: frozenset[str], scope: str) -> tuple[str, ...]:
        shown = self._shown.get((texts, scope))
        return (shown,) if shown else ()

    def adopt(self, subject: str, scope: str, candidates: Iterable[str]) -> str:
        """See :class:`~anonymizer.ports.PseudonymStore`."""
        name = self.pseudonym(subject, scope)
        if name is None:
            if self._trial:
                name = self._show(frozenset({subject}), scope, candidates)[1]
            else:
                shown = self._offered(frozenset({subject}), scope)
                name = self._store.adopt(subject, scope, chain(shown, candidates))
            self._names[subject, scope] = name
        return name

    def learn(self, subject: str, aliases: Collection[Alias]) -> None:
        """Remember the names until the story is written."""
        self._learnt[subject] = dict.fromkeys(aliases)

    def reserve(self, names: Iterable[str]) -> None:
        """See :class:`~anonymizer.ports.PseudonymStore`."""
        if not self._trial:
            self._store.reserve(names)

    def knows(self, name: str) -> bool:
        """See :class:`~anonymizer.ports.PseudonymStore`."""
        if name not in self._known:
            self._known[name] = self._store.knows(name)
        return self._known[name]

    def find(self, alias: Alias) -> frozenset[str]:
        """See :class:`~anonymizer.ports.PseudonymStore`."""
        key = _key(alias)
        if key not in self._found:
            self._found[key] = self._store.find(alias)
        return self._found[key]

    def members(self, scope: str) -> frozenset[str]:
        """See :class:`~anonymizer.ports.Acquaintances`."""
        return self._store.members(scope)

    def told(
        self, subjects: Collection[str], traits: Collection[str]
    ) -> Mapping[str, frozenset[str]]:
        """See :class:`~anonymizer.ports.Acquaintances`."""
        return self._store.told(subjects, traits)

    def decided(self, subject: str, other: str) -> bool | None:
        """See :class:`~anonymizer.ports.Acquaintances`."""
        return self._store.decided(subject, other)

    def taught(self, texts: Collection[str]) -> Mapping[str, str]:
        """See :class:`~anonymizer.ports.Acquaintances`."""
        return self._store.taught(texts)

    def objection(self, pseudonym: str) -> str | None:
        """See :class:`~anonymizer.ports.PseudonymStore`."""
        if pseudonym not in self._objections:
            self._objections[pseudonym] = self._store.objection(pseudonym)
        return self._objections[pseudonym]


def _key(alias: Alias) -> tuple[str, str]:
    """What the vault compares two names by."""
    return alias.kind, _folded(alias.text) or alias.text


# The checks ask for each stretch of capitalised words again after every step.
_folded = lru_cache(maxsize=1 << 15)(fold)
