"""What was decided in a review and can be a rule of the project, so that the next story obeys.

===========  =================================================  ==================================
kind         what was decided                                   where the rule stands
===========  =================================================  ==================================
name         the detectors missed a name                        sealed in the vault, with the person
place        a word is a place, or no person's name             sealed in the vault
no-name      a word identifies nobody                           sealed in the vault
same         two subjects are one                               in the vault
different    two subjects are two                               in the vault
keep         an organisation may be named                       ``anonymizer.toml``: it is public
===========  =================================================  ==================================
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from anonymizer.errors import CommandRefused
from anonymizer.model import NO_NAME
from anonymizer.review import rules
from anonymizer.review.joining import VAULT, suggested
from anonymizer.review.rules import keep_organisations
from anonymizer.review.state import Item, State, Status
from anonymizer.review.view import Offer
from anonymizer.vault import Vault

PERSON, LOCATION, ORGANIZATION = "PERSON", "LOCATION", "ORGANIZATION"
_FOUND = (Status.ADDED, Status.CHANGED)
_SPEAKING = frozenset({PERSON, LOCATION, ORGANIZATION, "NRP", "ROLE"})
"""Types whose mentions are words: a number that identifies nobody here may do so elsewhere."""


def offers(
    start: State, state: State, bound: Mapping[str, str], learned: Collection[str]
) -> tuple[Offer, ...]:
    """The rules that the decisions of a review could become, but for those that it has become.

    Args:
        start: the state at the beginning.
        state: the state now.
        bound: subject of the review -> its own subject of the vault.
        learned: ids of the offers that were taken up.
    """
    found = (*_words(start, state), *_no_names(state), *_pairs(state, bound), *_kept(state))
    return tuple(offer for offer in found if offer.id not in learned)


def _words(start: State, state: State) -> Iterator[Offer]:
    for kind, entity_type, code in (
        ("name", PERSON, "missed-name"),
        ("place", LOCATION, "is-a-place"),
    ):
        taught = (i.subject for i in state.standing() if _is_taught(start, i, entity_type))
        for subject in dict.fromkeys(taught):
            yield Offer(f"{kind}:{subject}", kind, subject, code)


def _is_taught(start: State, item: Item, entity_type: str) -> bool:
    """Whether the reviewer said, against the detectors, that this is of that type."""
    if item.mention.entity_type != entity_type or item.status not in _FOUND:
        return False
    before = start.items.get(item.id)
    return before is None or before.mention.entity_type != entity_type


def _no_names(state: State) -> Iterator[Offer]:
    """Words that were rejected wherever they were found: one that is elsewhere a name is a name."""
    rejected: dict[str, Item] = {}
    for item in state.items.values():
        if not item.stands and item.mention.entity_type in _SPEAKING:
            rejected.setdefault(state.spelling(item)[1], item)
    standing = {state.spelling(item)[1] for item in state.standing()} if rejected else set()
    for key, item in rejected.items():
        if key not in standing:
            yield Offer(f"no-name:{item.id}", "no-name", item.subject, "no-name", mention=item.id)


def _pairs(state: State, bound: Mapping[str, str]) -> Iterator[Offer]:
    for kind, pairs, code in (
        ("same", state.together, "are-one"),
        ("different", state.apart, "are-two"),
    ):
        for first, second in sorted(pairs):
            known = [_known(state, bound, name, (first, second)) for name in (first, second)]
            if None not in known and known[0] != known[1]:
                yield Offer(f"{kind}:{first}:{second}", kind, first, code, second)


def _known(state: State, bound: Mapping[str, str], name: str, names: tuple[str, str]) -> str | None:
    """The subject of the vault that one of a pair is."""
    if name.startswith(VAULT):
        return suggested(state, names)[1] if state.of_subject(names[0]) else None
    return bound.get(name)


def _kept(state: State) -> Iterator[Offer]:
    for subject in dict.fromkeys(item.subject for item in state.standing() if _is_kept(item)):
        yield Offer(f"keep:{subject}", "keep", subject, "keep-organisation")


def _is_kept(item: Item) -> bool:
    return item.mention.entity_type == ORGANIZATION and item.status is Status.KEPT


_Bound = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class School:
    """Where rules are learned.

    Attributes:
        vault: seals names and pairs.
        settings: ``anonymizer.toml`` of the project.
        day: ISO 8601, stands beside what is written there.
    """

    vault: Vault
    settings: Path
    day: str

    def learn(
        self, offer: Offer, start: State, state: State, bound: Mapping[str, str]
    ) -> tuple[str, ...]:
        """Make an offer a rule; ids of the rules that came of it.

        Raises:
            CommandRefused: nothing is left of it.
        """
        ways = {
            "name": self._name,
            "place": self._place,
            "no-name": self._no_name,
            "keep": self._keep,
        }
        return tuple(ways.get(offer.kind, self._pair)(offer, start, state, bound))

    def _name(self, offer: Offer, start: State, state: State, bound: _Bound) -> Iterator[str]:
        known = bound.get(offer.subject)
        for text in _surfaces(state, offer.subject, lambda i: _is_taught(start, i, PERSON)):
            yield rules.of_word(self.vault.teach(PERSON, text, subject=known))

    def _place(self, offer: Offer, start: State, state: State, bound: _Bound) -> Iterator[str]:
        for text in _surfaces(state, offer.subject, lambda i: _is_taught(start, i, LOCATION)):
            yield rules.of_word(self.vault.teach(LOCATION, text))

    def _no_name(self, offer: Offer, start: State, state: State, bound: _Bound) -> Iterator[str]:
        surface = " ".join(state.surface(state.items[str(offer.mention)]).split())
        yield rules.of_word(self.vault.teach(NO_NAME, surface))

    def _pair(self, offer: Offer, start: State, state: State, bound: _Bound) -> Iterator[str]:
        names = (offer.subject, str(offer.other))
        first, second = (_known(state, bound, name, names) for name in names)
        if first is None or second is None:
            raise CommandRefused("no-offer", "one of the two is not known to the vault any more")
        if offer.kind == "different":
            self.vault.decide_different(first, second)
        elif offer.other is not None and offer.other.startswith(VAULT):
            self.vault.decide_same(second, first)  # the known one stays
        else:
            self.vault.decide_same(first, second)
        yield rules.of_pair(first, second)

    def _keep(self, offer: Offer, start: State, state: State, bound: _Bound) -> Iterator[str]:
        names = list(_surfaces(state, offer.subject, _is_kept))
        keep_organisations(self.settings, names, f"kept in a review of {self.day}")
        yield from map(rules.of_organisation, names)


def _surfaces(state: State, subject: str, wanted: Callable[[Item], bool]) -> Iterator[str]:
    items = (item for item in state.of_subject(subject) if wanted(item))
    return iter(dict.fromkeys(" ".join(state.surface(item).split()) for item in items))
