"""Coreference of personal names in one document.

Full names come first, the fullest before the shorter; then every single name in the order of the
text is given to the person whom it fits best: by the part it equals, by title, and by who was
spoken of last. What fits nobody is somebody new. Two names that merely share a part stay two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention, Sex
from anonymizer.resolve.aliases import introduced
from anonymizer.resolve.names import Name, contradict, fits, parse, same_part
from anonymizer.resolve.titles import Station, is_plural, sex_before, station

LATER = 0.8
"""Weight of a second given name, a mother's or husband's surname: people go by the first of each."""


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a person, understood."""

    position: int
    start: int
    name: Name = field(repr=False)
    key: str = field(repr=False)
    sex: Sex
    station: Station
    plural: bool


@dataclass(slots=True)
class Person:
    """Somebody in the making: the mentions gathered so far."""

    members: list[Named] = field(default_factory=list, repr=False)

    def add(self, named: Named) -> None:
        """Count one more mention to this person."""
        self.members.append(named)

    @property
    def names(self) -> list[Name]:
        """Distinct names, the fullest first."""
        return sorted({n.name for n in self.members}, key=lambda n: -len(n.parts))

    @property
    def keys(self) -> set[str]:
        """Folded surfaces."""
        return {n.key for n in self.members}

    @property
    def sex(self) -> Sex:
        """As titles and kinship words show it, else the given names; unknown where they differ."""
        for sexes in ({n.sex for n in self.members}, {n.name.sex for n in self.members}):
            known = sexes - {Sex.UNKNOWN}
            if known:
                return known.pop() if len(known) == 1 else Sex.UNKNOWN
        return Sex.UNKNOWN

    @property
    def official(self) -> bool:
        """Whether every title shows an official."""
        stations = {n.station for n in self.members} - {Station.NONE}
        return stations == {Station.OFFICIAL}

    def distance(self, start: int) -> int:
        """Code points to the nearest mention, those before counting half."""
        return min(
            (start - n.start) if n.start <= start else 2 * (n.start - start) for n in self.members
        )


def understand(text: str, position: int, mention: Mention) -> Named:
    """What one mention tells of its person."""
    surface = text[mention.start : mention.end]
    return Named(
        position,
        mention.start,
        parse(surface),
        fold(surface),
        sex_before(text, mention.start),
        station(text, mention.start),
        is_plural(text, mention.start, mention.end),
    )


def cluster(text: str, mentions: Sequence[tuple[int, Mention]]) -> list[Person]:
    """Persons of a document.

    Args:
        text: the document's text.
        mentions: (position in the resolution, mention) of every PERSON, in text order.

    Returns:
        Persons that partition the mentions, in order of first mention.
    """
    named = [understand(text, position, mention) for position, mention in mentions]
    families = _families(named)
    singular = [n for n in named if not n.plural]
    people: list[Person] = []
    full = [n for n in singular if len(n.name.parts) >= 2 and not _initials(n)]
    for each in sorted(full, key=lambda n: (-len(n.name.parts), n.start)):
        _place(each, people, lambda person, n: _full_fit(person, n))
    pairs = [
        (named[a].position, named[b].position)
        for a, b in introduced(text, [mention for _, mention in mentions])
        if not named[a].plural and not named[b].plural
    ]
    aliases = _aliases(singular, pairs)
    rest = [n for n in singular if n not in full]
    for each in sorted(rest, key=lambda n: (n.position not in aliases, n.start)):
        target = _by_alias(each, people, pairs)
        if target is not None and len(each.name.parts) == 1 and not _fitting(each, people):
            target.add(each)
        else:
            _place(each, people, _single_fit)
    _join(people, pairs)
    people += families
    return sorted(people, key=lambda p: min(n.start for n in p.members))


def _families(named: Sequence[Named]) -> list[Person]:
    groups: dict[str, Person] = {}
    for each in named:
        if each.plural:
            groups.setdefault(each.key.removesuffix("s"), Person()).add(each)
    return list(groups.values())


def _initials(named: Named) -> bool:
    return all(len(part) == 1 for part in named.name.parts)


def _place(named: Named, people: list[Person], fit) -> None:  # type: ignore[no-untyped-def]
    """Add to the best-fitting person, or to a new one."""
    scored = [(fit(person, named), -person.distance(named.start), person) for person in people]
    best = max(scored, key=lambda s: s[:2], default=None)
    if best is not None and best[0] > 0:
        best[2].add(named)
    else:
        person = Person()
        person.add(named)
        people.append(person)


def _full_fit(person: Person, named: Named) -> float:
    """How well a name of several parts fits a person; 0 where something contradicts."""
    if named.key in person.keys:
        return 10.0
    if contradict(person.sex, named.sex) or contradict(person.sex, named.name.sex):
        return 0.0
    return max(
        (
            fits(named.name, name)
            for name in person.names
            if len(name.parts) >= 2 and not name.loose
        ),
        default=0.0,
    )


def _single_fit(person: Person, named: Named) -> float:
    """How well one word, or initials, fits a person; 0 where something contradicts."""
    if contradict(person.sex, named.sex):
        return 0.0
    official = named.station is Station.OFFICIAL
    titled = {n.station for n in person.members} - {Station.NONE}
    if official and titled and not person.official:
        return 0.0
    if official and not titled and len(person.members) > 1 and named.key not in person.keys:
        return 0.0
    if named.station is Station.CIVIL and person.official and named.key not in person.keys:
        return 0.0
    if _initials(named) and len(named.name.parts) > 1:
        return _initials_fit(person, named)
    if named.key in person.keys:
        return 5.0 if not official or person.official else 3.0
    part = named.name.parts[0]
    return max((_part_fit(part, name, named.station) for name in person.names), default=0.0)


def _part_fit(part: str, name: Name, title: Station) -> float:
    given, surname, loose = (
        max(
            (same_part(part, p) * (LATER if i else 1.0) for i, p in enumerate(parts) if len(p) > 1),
            default=0.0,
        )
        for parts in (name.given, (*name.surnames, *name.married), name.loose)
    )
    first = name.given[:1] == (part,)
    if len(part) == 1:
        return float(bool(name.given) and name.given[0].startswith(part))
    if len(part) < 3:
        return 0.0
    if title is Station.NONE:
        return max(4 * given + 0.5 * first, 3.5 * surname, 4 * loose)
    return max(3.5 * given, 4 * surname, 4 * loose)


def _initials_fit(person: Person, named: Named) -> float:
    letters = "".join(named.name.parts)
    for name in person.names:
        firsts = "".join(p[0] for p in name.parts)
        if len(firsts) >= 2 and (firsts == letters or _subsequence(letters, firsts)):
            return 2.0 + (firsts == letters)
    return 5.0 if named.key in person.keys else 0.0


def _subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return len(short) >= 2 and short[0] == long[0] and all(c in letters for c in short)


def _fitting(named: Named, people: Sequence[Person]) -> bool:
    return any(_single_fit(person, named) > 0 for person in people)


def _aliases(named: Sequence[Named], pairs: Sequence[tuple[int, int]]) -> set[int]:
    paired = {position for pair in pairs for position in pair}
    return {n.position for n in named if n.position in paired}


def _by_alias(
    named: Named, people: Sequence[Person], pairs: Sequence[tuple[int, int]]
) -> Person | None:
    """The person whom the text declares this name to be, if that person is placed already."""
    partners = {b if a == named.position else a for a, b in pairs if named.position in (a, b)}
    for person in people:
        if any(n.position in partners for n in person.members):
            return person
    return None


def _join(people: list[Person], pairs: Sequence[tuple[int, int]]) -> None:
    """Join two persons that the text declares to be one, unless their names contradict."""
    for a, b in pairs:
        left = next((p for p in people if any(n.position == a for n in p.members)), None)
        right = next((p for p in people if any(n.position == b for n in p.members)), None)
        if left is None or right is None or left is right:
            continue
        both_full = all(any(len(n.parts) >= 2 for n in p.names) for p in (left, right))
        if not both_full and not contradict(left.sex, right.sex):
            for each in right.members:
                left.add(each)
            people.remove(right)
