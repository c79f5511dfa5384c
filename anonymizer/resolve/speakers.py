"""Who is speaking: the narrator of a testimony, the speakers of an interview or a chat."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, pairwise

from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention
from anonymizer.resolve import cues
from anonymizer.resolve.aliases import Declared
from anonymizer.resolve.likeness import Likeness

_TITLE = r"(?:(?:la|el|the|miss|mrs\.?|mr\.?|ms\.?|niña|don|doña|t[ií][ao]|mam[aá])\s+)?"
_SELF = re.compile(rf"\b{cues.SELF}\s+{cues.QUOTE}?{_TITLE}{cues.QUOTE}?$", re.I)
_SELF_ALIAS = re.compile(rf"\b{cues.SELF_ALIAS}\W*{_TITLE}\W*$", re.I)
_ASKED = re.compile(rf"\b{cues.ASKED}\W*$", re.I)
_ASKING = re.compile(
    r"\b(?:(?:how\s+\w+|who|what|where|that|as|than|quien|quién|donde)"
    r"|(?:decir|diciendo|dijo|dice|says?|said|saying)[:,]?)\s+$",
    re.I,
)
# "[3/2/24, 20:41] Ana:", "09:40 client:", "+503 7000 0000:", "ANA:".
_LABEL = re.compile(
    r"^[ \t]*(?:\[[^\]\n]{3,40}\][ \t]*)?"
    r"(?:\d[\d/., :-]{3,22}(?:[ap]\.?\s?m\.?)?[ \t]*(?:[-–][ \t]*)?)?"
    r"(?:[•>][ \t]*)?(?P<label>[+~]?[^\W_][^\n:<>\]]{0,40}?)[ \t]*[^\w\s]?[ \t]*:(?=[ \t])",
    re.M,
)
_HEADERS = frozenset(
    "from to cc bcc subject date sent re de para cco asunto fecha enviado adjuntos attachments ref "
    "tel telefono phone direccion address correo email nota note ps pd".split()
)
"""What stands before a colon in letters and nobody says."""
_DIALOGUE = re.compile(r"^[ \t]*(?P<label>[—–])(?=\s*[¿¡\w])", re.M)
_SALUTATION = re.compile(
    r"^[ \t]*(?:Dear|My dear|Querid[oa]s?|Estimad[oa]s?|Apreciad[oa]s?|Muy señor|Hola)\b"
    r"[^\n]{0,60}[:,]?$"
    r"|^[ \t]*(?:Mi\s+)?(?:Mam[aá]|Pap[aá]|Madre|Padre|Hermanit?[oa]|T[ií][oa]|Hij[oa]|Mom|Dad)\b"
    r"[^\n:]{0,30}[:,][ \t]*$",
    re.M,
)
"""Opens a letter."""
_STORY_OF = re.compile(
    r"^[^\w\n]*(?:sworn\s+)?(?:testimony|statement|declaration|affidavit|testimonio|declaraci[oó]n(?:\s+jurada)?)"
    r"\s+(?:of|by|de|del)\s+(?:(?:la|el)\s+)?(?:señora?\s+|don\s+|doña\s+|mrs?\.\s+|ms\.\s+)?$",
    re.I | re.M,
)
"""Stands before the name of whoever tells what follows."""
_FIRST_PERSON = re.compile(r"(?<!\w)(?:I|my|me|yo|mi|mis|conmigo)(?!\w)")
_TOLD = 5
"""Words of the first person that a text told by one person has at least."""
_HEAD = 200
"""Code points at the head of a text in which its teller may be named."""
_SPEAKERS = 60
"""Speakers who are told apart; more of them are no conversation."""
_REACH = 48
OFTEN = 4
"""Times that a narrator says her name; what comes later tells nothing new."""
FAR = 2_000
"""Code points that a quotation is looked back for."""


def narrated(text: str, people: Sequence[Mention]) -> list[Declared]:
    """Names that a speaker gives to herself, tied to each other and to her label."""
    turns = _turns(text, people)
    starts = [end for end, _, _ in turns]
    labels = {m.start: i for i, m in enumerate(people)} | {m.end: i for i, m in enumerate(people)}
    spoken: defaultdict[str, list[tuple[int, bool]]] = defaultdict(list)
    found = []
    for i, formal in _own(text, people):
        at = bisect_right(starts, people[i].start) - 1
        if at < 0:
            spoken[""].append((i, formal))
            continue
        _, start, end = turns[at]
        speaker = labels.get(start, labels.get(end))
        if speaker is None:
            label = text[start:end]
            # A dash names nobody: each such line may be another speaker's.
            spoken[f"{start}" if label in {"—", "–"} else label].append((i, formal))
        elif speaker != i:
            found.append(Declared(min(speaker, i), max(speaker, i), formal))
    for (first, _), *others in spoken.values():
        found += [Declared(first, i, formal) for i, formal in others]
    return found


def own_names(text: str, people: Sequence[Mention]) -> list[int]:
    """Positions of names that a lone narrator gives to herself."""
    return [] if several_speak(text, people) else [i for i, _ in _own(text, people)]


def other_speakers(text: str, people: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Pairs of names in the labels of two speakers of a chat: nobody has two labels.

    "GUAYO" and "Guayo", "Nubia" and "Nubia Paz" may be one.
    """
    at = {m.start: i for i, m in enumerate(people)}
    labels: dict[str, int] = {}
    times = Counter[str]()
    for _, start, end in _turns(text, people):
        named = next((at[i] for i in range(start, end) if i in at), None)
        label = fold(text[start:end])
        times[label] += 1
        if named is not None:
            labels.setdefault(label, named)
    for (one, a), (other, b) in combinations([*labels.items()][:_SPEAKERS], 2):
        inside = set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())
        if not inside and min(times[one], times[other]) > 1:
            yield a, b


def spoken_of(text: str, people: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Pairs of a speaker's label and a name much like it in her turn, such as Maira and Mayra Paz.

    Hardly anybody speaks of herself by name, and in another spelling.
    """
    at = {m.start: i for i, m in enumerate(people)}
    like = Likeness().parts
    labels: defaultdict[str, list[int]] = defaultdict(list)
    said: defaultdict[str, list[int]] = defaultdict(list)
    turns, starts = _turns(text, people), [mention.start for mention in people]
    for (_, start, end), (_, after, _) in pairwise([*turns, (len(text), len(text), len(text))]):
        label = fold(text[start:end])
        speaker = next((at[i] for i in range(start, end) if i in at), None)
        first = label.partition(" ")[0]
        if speaker is None or not first:
            continue
        labels[label].append(speaker)
        for i in range(speaker + 1, bisect_left(starts, after)):
            words = fold(text[people[i].start : people[i].end]).split()
            if first not in words and words and like(first, words[0]):
                said[label].append(i)
    own = {i for i, _ in _own(text, people)} if said else set()
    for label, alike in said.items():
        spoken = [j for j in alike if j not in own and not _quoted(text, people[j].start)]
        yield from ((i, j) for i in labels[label][:_SPEAKERS] for j in spoken[:_SPEAKERS])


def several_speak(text: str, people: Sequence[Mention]) -> bool:
    """Whether three or more speak, more than once each: "my brother" is then anybody's."""
    turns = Counter(fold(text[start:end]) for _, start, end in _turns(text, people))
    return sum(label not in _HEADERS and times > 1 for label, times in turns.items()) > 2


def speakers(text: str, people: Sequence[Mention]) -> list[str]:
    """For each name the folded label of who speaks there; empty before the first label."""
    turns = _turns(text, people)
    starts = [start for _, start, _ in turns]
    labels = ["", *(fold(text[start:end]) for _, start, end in turns)]
    return [labels[bisect_right(starts, mention.start)] for mention in people]


def _own(text: str, people: Sequence[Mention]) -> Iterator[tuple[int, bool]]:
    """Positions of names that speakers give to themselves, and whether as an alias."""
    last, signature, told_by = -1, _signature(text, people), _teller(text, people)
    for i, mention in enumerate(people):
        begin = max(0, mention.start - _REACH)
        alias = _says_of_herself(_SELF_ALIAS, text, begin, mention.start)
        own = (
            alias
            or _says_of_herself(_SELF, text, begin, mention.start)
            or _answers(text, people, i)
        )
        if own and not _of_another(text, mention) and not _quoted(text, mention.start):
            yield i, alias
            last = i
        elif i in (signature, told_by) or (
            i and last == i - 1 and _apposed(text, people[last], mention)
        ):
            yield i, False


def _teller(text: str, people: Sequence[Mention]) -> int | None:
    """Position of the name in a heading such as "Testimony of X", where a text says "I"."""
    for i, mention in enumerate(people[:3]):
        if mention.start < _HEAD and _STORY_OF.search(text, 0, mention.start):
            told = islice(_FIRST_PERSON.finditer(text, mention.end), _TOLD)
            alone = not any(_names_another(text, mention, other) for other in people[i + 1 :])
            return i if alone and len(list(told)) == _TOLD else None
    return None


def _names_another(text: str, teller: Mention, mention: Mention) -> bool:
    """Whether the narrator gives herself a name that has nothing of the heading's."""
    begin = max(0, mention.start - _REACH)
    words = (set(fold(text[m.start : m.end]).split()) for m in (teller, mention))
    return _says_of_herself(_SELF, text, begin, mention.start) and set.isdisjoint(*words)


def _signature(text: str, people: Sequence[Mention]) -> int | None:
    """Position of the name that a letter is signed with, at the head of its line."""
    if not people or not _SALUTATION.search(text, 0, FAR):
        return None
    begin = text.rfind("\n", 0, people[-1].start) + 1
    signed = next(i for i, mention in enumerate(people) if mention.start >= begin)
    before, after = text[begin : people[signed].start], text[people[-1].end :]
    alone = len(after.strip()) <= _REACH and not before.strip(' \t*_—–-«“"')
    return signed if alone else None


def _says_of_herself(cue: re.Pattern[str], text: str, begin: int, end: int) -> bool:
    """Whether a cue stands there, not asked of nor reported of others: "he says call me X"."""
    match = cue.search(text, begin, end)
    return match is not None and not _ASKING.search(text, max(0, match.start() - 16), match.start())


def _apposed(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a second name follows at once: "Me llamo Altagracia Paz, Tatica, y nací ..."."""
    closed = text[mention.end : mention.end + 1] in {",", "."}
    return closed and text[before.end : mention.start] == ", "


def _turns(text: str, people: Sequence[Mention]) -> list[tuple[int, int, int]]:
    """(end of the label, its start, its end) of every line that begins with a speaker's label.

    A label ends with a colon, or is a name alone on its line.
    """
    found = [
        (match.end(), match.start("label"), match.end("label"))
        for pattern in (_LABEL, _DIALOGUE)
        for match in pattern.finditer(text)
    ]
    alone = [
        (m.end, m.start, m.end)
        for m in people
        if text[max(0, m.start - 1) : m.start] in {"", "\n"} and text[m.end : m.end + 1] == "\n"
    ]
    found += alone if len({text[start:end] for _, start, end in alone}) < len(alone) else []
    return sorted(found) if len(found) >= 2 else []


def _answers(text: str, people: Sequence[Mention], i: int) -> bool:
    """Whether a name stands first in a line after a line that asks the speaker's own.

    "And Tripa, what is he called?" asks somebody else's.
    """
    start = people[i].start
    begin = text.rfind("\n", max(0, start - _REACH), start)
    if begin < 0:
        return False
    spoken = text[begin + 1 : start]
    label = spoken.rstrip(' \t«“"').endswith((":", "—", "–", "-", "."))
    asked = _ASKED.search(text, max(0, begin - 40), begin)
    if asked is None or not label or len(spoken) >= 40:
        return False
    return all(not 0 <= asked.start() - other.end <= 1 for other in people[max(0, i - 3) : i])


def _of_another(text: str, mention: Mention) -> bool:
    """Whether the name is only part of what the speaker says of herself ("I am Ana's mother")."""
    return bool(re.match(r"['’]s?\s+\w|\s+(?:Street|Road)\b", text[mention.end : mention.end + 12]))


def _quoted(text: str, position: int) -> bool:
    """Whether a position lies in quotation marks opened in the same paragraph."""
    begin = text.rfind("\n", max(0, position - FAR), position) + 1 or max(0, position - FAR)
    # A quotation mark just before the name belongs to the name.
    before = text[begin:position].rstrip("«“\"‘' ")
    return (
        before.count("«") > before.count("»")
        or before.count("“") > before.count("”")
        or before.count('"') % 2 == 1
    )
