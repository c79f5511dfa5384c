"""Mentions of persons, understood one by one, and persons in the making."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from anonymizer.lexicon import public_figures
from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention, Sex
from anonymizer.resolve.facts import facts
from anonymizer.resolve.kin import RELATION, kin_after, kin_before, kin_called
from anonymizer.resolve.letters import readable
from anonymizer.resolve.names import LONGEST, Name, contradict, parse
from anonymizer.resolve.titles import (
    FORMAL,
    INTIMATE,
    REACH,
    SEXES,
    Rank,
    Station,
    described,
    is_junior,
    rank_around,
    sex_before,
    station,
    without_rank,
    without_title,
    word_before,
)
from anonymizer.resolve.trades import introduced, trades_around


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a person, understood.

    Attributes:
        at: position in the list of people.
        position: position in the resolution.
        start: where the mention starts, in code points.
        name: its parts.
        key: the folded name, without title and rank.
        sex, station, rank: as the words around it show them.
        public: it means a public figure, as the full name or an office in front shows.
        row: number of the line of a table that it stands in, -1 for none.
        kin: the kinship word that introduces it, as one does with a given name or nickname.
        mine: what relation the narrator says the bearer is of hers ("my brother X"), a word.
        formal: a title stands before it that goes with a surname.
        intimate: a title stands before it that goes with a given name.
        trades: what the text says the bearer does, straight before or after the name.
        introduced: the trade stands before the name: "the cook, Rosa".
        other: the text sets it against a namesake: "another X", "the other X".
        unclear: several bear the name, and any of them may be meant.
        junior: "Jr." or "hijo" stands in the name or after it.
        speaker: the folded label of who says it, where several speak: "my brother" is hers.
        facts: birth, age and papers, as told straight after the name.
    """

    at: int
    position: int
    start: int
    name: Name = field(repr=False)
    key: str = field(repr=False)
    sex: Sex = Sex.UNKNOWN
    station: Station = Station.NONE
    rank: Rank = Rank.NONE
    public: bool = False
    row: int = -1
    kin: str = ""
    mine: str = ""
    formal: bool = False
    intimate: bool = False
    trades: frozenset[str] = frozenset()
    introduced: bool = False
    other: bool = False
    unclear: bool = False
    junior: bool = False
    speaker: str = field(default="", repr=False)
    facts: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)

    @property
    def by_surname(self) -> bool:
        """Whether a title makes a single name a surname rather than a given name."""
        return self.station is not Station.NONE and not self.intimate

    def is_family_name_of(self, person: Person) -> bool:
        """Whether a name of several parts has only surnames of the person's in it."""
        return self.name.full and any(
            set(self.name.parts) <= set(name.surnames) for name in person.names
        )


def understand(
    text: str,
    at: int,
    position: int,
    mention: Mention,
    surface: str = "",
    row: int = -1,
    limit: int | None = None,
    floor: int = 0,
) -> Named:
    """What one mention tells of its person.

    Args:
        text: the document.
        at: position in the list of people.
        position: position in the resolution.
        mention: the span.
        surface: the whole name, where a table tears it apart; by default the mention's own.
        row: number of the line of that table.
        limit: where the next name starts.
        floor: where the name before ends.
    """
    written = readable((surface or text[mention.start : mention.end])[:LONGEST])
    bare, title = without_title(written)
    bare, rank = without_rank(bare)
    name = parse(bare)
    kin, own = kin_before(text, mention.start)
    after, own_after = kin_after(text, mention.end)
    sex = sex_before(title, len(title)) if title else sex_before(text, mention.start)
    if contradict(sex, name.sex) and text[
        max(0, mention.start - 3) : mention.start
    ].rstrip().endswith(","):
        sex = Sex.UNKNOWN  # "he is my brother, Ana my sister"
    if sex is Sex.UNKNOWN and after:
        sex = SEXES.get(after, Sex.UNKNOWN)
    rated = station(title, len(title)) if title else station(text, mention.start)
    return Named(
        at,
        position,
        mention.start,
        name,
        fold(bare) or written,
        sex,
        rated or described(text, floor, mention.start, mention.end),
        rank
        if rank is not Rank.NONE
        else rank_around(text, mention.start, mention.end, full=name.full),
        public_figures.find(written, text[max(0, mention.start - REACH) : mention.start])
        is not None,
        row,
        kin,
        kin if own else after if own_after else kin_called(text, mention.start, mention.end),
        (title or word_before(text, mention.start)) in FORMAL,
        (title or word_before(text, mention.start)) in INTIMATE,
        trades_around(text, mention.start, mention.end),
        introduced(text, mention.start),
        junior=rank is Rank.YOUNGER or is_junior(text, mention.end),
        facts=facts(text, mention.end, len(text) if limit is None else limit),
    )


@dataclass(slots=True, eq=False)
class Person:
    """Somebody in the making: the mentions gathered so far, and what they tell together.

    ``between`` is who may be either of two of the document, so nobody of another document.
    """

    members: list[Named] = field(default_factory=list, repr=False)
    names: dict[Name, None] = field(default_factory=dict, repr=False)
    keys: set[str] = field(default_factory=set, repr=False)
    at: set[int] = field(default_factory=set)
    stations: set[Station] = field(default_factory=set)
    ranks: set[Rank] = field(default_factory=set)
    aged: set[Rank] = field(default_factory=set)
    told: set[Sex] = field(default_factory=set)
    borne: set[Sex] = field(default_factory=set)
    rows: set[int] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    relations: set[tuple[str, str]] = field(default_factory=set)
    trades: set[str] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)
    facts: set[tuple[str, str]] = field(default_factory=set, repr=False)
    public: bool = False
    other: bool = False
    unclear: bool = False
    between: bool = False

    def add(self, named: Named) -> None:
        """Count one more mention to this person."""
        self.members.append(named)
        if named.name not in self.names:
            self.names[named.name] = None
        self.public |= named.public
        self.other |= named.other
        self.unclear |= named.unclear
        self.keys.add(named.key)
        self.at.add(named.at)
        self.rows |= {named.row} - {-1}
        insort(self.starts, named.start)
        self.stations |= {named.station} - {Station.NONE}
        self.ranks |= {named.rank} - {Rank.NONE}
        self.relations |= {(named.speaker, named.mine)} if named.mine else set()
        self.trades |= named.trades
        self.facts |= named.facts
        self.told |= {named.sex} - {Sex.UNKNOWN}
        self.borne |= {named.name.sex} - {Sex.UNKNOWN}

    @property
    def sex(self) -> Sex:
        """As titles and kinship words show it, else the given names; unknown where they differ."""
        known = self.told or self.borne
        return next(iter(known)) if len(known) == 1 else Sex.UNKNOWN

    @property
    def official(self) -> bool:
        """Whether every title shows an official."""
        return self.stations == {Station.OFFICIAL}

    @property
    def full(self) -> bool:
        """Whether some name has two parts or more."""
        return any(name.full for name in self.names)

    @property
    def kin(self) -> frozenset[str]:
        """What relative of somebody's it is: the relations that introduce it."""
        return frozenset(RELATION[each.kin] for each in self.members if each.kin in RELATION)

    @property
    def place_in_life(self) -> frozenset[str]:
        """What somebody does, and what relative of a speaker it is."""
        kin = {f"kin {relation}" for relation in self.kin}
        return frozenset(kin | {f"trade {trade}" for trade in self.trades})

    @property
    def of_several(self) -> bool:
        """Whether any of several people may be meant, so that nobody of another text is."""
        return self.unclear or self.between

    def distance(self, start: int) -> int:
        """Code points to the nearest mention; those still to come count tenfold."""
        at = bisect_left(self.starts, start)
        before = start - self.starts[at - 1] if at else None
        after = 10 * (self.starts[at] - start) if at < len(self.starts) else None
        return min(gap for gap in (before, after) if gap is not None)
