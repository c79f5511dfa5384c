"""Another pseudonym for somebody, chosen or drawn: under the same rules, kept by the vault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from anonymizer.errors import CommandRefused, PseudonymsExhausted, VaultRefused
from anonymizer.lexicon.fold import fold
from anonymizer.ports import Alias
from anonymizer.review.commands import Another, Rename
from anonymizer.review.draft import Draft, Setting
from anonymizer.surrogates.generations import generation_of
from anonymizer.surrogates.nicknames import short_form
from anonymizer.surrogates.people import FAMILY, scope_of
from anonymizer.surrogates.proposals import objection
from anonymizer.surrogates.pseudonyms import candidates
from anonymizer.surrogates.rules import Taken

_MOST_DRAWN = 50
GIVES = (Rename, Another)
"""Commands that give somebody another pseudonym."""


class Renamer(Protocol):
    """The part of the vault that gives somebody another pseudonym."""

    def batch(self) -> AbstractContextManager[None]:
        """Make all changes within one."""
        ...

    def rename(self, current: str, new: str, *, subject: str | None = None) -> str:
        """Let the bearer of ``current`` bear ``new``."""
        ...

    def knows(self, name: str) -> bool:
        """Whether somebody is called that."""
        ...

    def find(self, alias: Alias) -> frozenset[str]:
        """Who is known under an alias."""
        ...

    def pseudonym(self, subject: str, scope: str) -> str | None:
        """What somebody bears."""
        ...


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person of a draft who bears a pseudonym of the vault."""

    subject: str
    known: str
    pseudonym: str


def bearer(draft: Draft, setting: Setting, store: Renamer, subject: str) -> Bearer:
    """The person under the pseudonym that the vault keeps.

    Raises:
        CommandRefused: nobody with a pseudonym.
    """
    known = draft.bound.get(subject)
    scope = scope_of(setting.scope, setting.house.people)
    name = store.pseudonym(known, scope) if known else None
    if known is None or name is None:
        raise CommandRefused("no-pseudonym", "this subject has no pseudonym in the draft")
    return Bearer(subject, known, name)


def check(name: str, who: Bearer, draft: Draft, setting: Setting, store: Renamer) -> None:
    """Whether somebody may get this pseudonym.

    Raises:
        CommandRefused: it breaks a rule; the code is that of the rule.
    """
    if fold(name) == fold(who.pseudonym):
        raise CommandRefused("no-change", "that is the pseudonym already")
    broken = objection(name, _names(draft, who), _taken(draft, setting, store, who))
    if broken is not None:
        raise CommandRefused(f"pseudonym-{broken.name.lower()}", f"the pseudonym {broken.value}")


def drawn(who: Bearer, draft: Draft, setting: Setting, store: Renamer) -> Iterator[str]:
    """Other pseudonyms that fit the person, in random order."""
    entity = next(e for e in draft.resolution.entities if e.id == who.subject)
    found = candidates(
        entity,
        _taken(draft, setting, store, who),
        setting.house.people,
        generation=generation_of(setting.document, draft.resolution, entity),
    )
    return (name for name in islice(found, _MOST_DRAWN) if fold(name) != fold(who.pseudonym))


def carry_out(
    command: Rename | Another, who: Bearer, draft: Draft, setting: Setting, store: Renamer
) -> str:
    """Write a renaming to the vault; the pseudonym from then on.

    Raises:
        CommandRefused: it is not free.
        PseudonymsExhausted: no other one fits.
    """
    if isinstance(command, Another):
        return give_first(store, who, drawn(who, draft, setting, store))
    give(store, who.known, who.pseudonym, command.pseudonym)
    return command.pseudonym


def proposal(
    command: Rename | Another, who: Bearer, draft: Draft, setting: Setting, store: Renamer
) -> str:
    """The pseudonym that a renaming may give; nothing is written."""
    if isinstance(command, Rename):
        return command.pseudonym
    return next(drawn(who, draft, setting, store), who.pseudonym)


def give(store: Renamer, known: str, current: str, new: str) -> None:
    """Let a subject of the vault bear another pseudonym, and the nickname that goes with it.

    Raises:
        CommandRefused: it is not free, or somebody changed the old one meanwhile.
    """
    before, after = (short_form(name.partition(" ")[0]) for name in (current, new))
    with store.batch():  # one write to the disk for both
        try:
            store.rename(current, new, subject=known)
        except VaultRefused as refused:
            raise CommandRefused("pseudonym-taken", str(refused)) from None
        if before not in current:
            with suppress(VaultRefused):  # the text may use no nickname
                store.rename(before, after, subject=known)


def give_first(store: Renamer, who: Bearer, offered: Iterator[str]) -> str:
    """Let somebody bear the first of the pseudonyms that is free.

    Raises:
        PseudonymsExhausted: none is.
    """
    for name in offered:
        with suppress(CommandRefused):
            give(store, who.known, who.pseudonym, name)
            return name
    raise PseudonymsExhausted("no other pseudonym fits this person: choose one yourself")


def _names(draft: Draft, who: Bearer) -> tuple[str, ...]:
    return next(e.names for e in draft.resolution.entities if e.id == who.subject)


def _taken(draft: Draft, setting: Setting, store: Renamer, who: Bearer) -> Taken:
    others = {
        r.surrogate
        for r in draft.replacements
        if r.action == "pseudonym" and draft.items[r.mention].subject != who.subject
    }
    words = frozenset(fold(setting.document.text).split())

    def knows(name: str) -> bool:
        return store.knows(name) or bool(store.find(Alias(FAMILY, name)))

    return Taken(words, knows, tuple(sorted(others)))
