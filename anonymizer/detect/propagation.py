r"""A name found once is found everywhere in the document.

Reads the text as folded words (no accents, no case, words that a line end broke with a hyphen put
together), so that ``MENJIVAR``, ``menjívar's``, ``Menjí-\nvar`` and ``menjivar_dui.pdf`` all show
the name. Names that are common words too (Cruz, Will, Paz) and lower-case spellings need the
reader's support: it must have thought, however faintly, that something stands there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.particles import PARTICLES
from anonymizer.lexicon.places import is_big, lookup
from anonymizer.model import Mention

SPREAD = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "SOCIAL_HANDLE", "IDENTIFIER"})
"""Types whose surface is looked for elsewhere; numbers are found by their own pattern."""
JOINED = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})
"""Types of which two mentions with nothing but a space between them are one."""
LONGEST = 60
"""Code points of the longest word that is tried as two names run together."""
_ADDRESS_GOES_ON = re.compile(r",?\s+|,\s*\n")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RANGE = re.compile(r"\s*(?:y|and|to|al?|-|–)\s*")
_LINKS = frozenset({" de ", " de la ", " del "})
_WORD = re.compile(r"[^\W\d_]+(?:-[ \t]*\r?\n[ \t]*[^\W\d_]+)?|\d+")
_PARTICLED = re.compile(r"(?<!\w)(?:de (?:la |los |las )?|del )[^\W\d_]+(?: [^\W\d_]+)?")
_PARTICLE_BEFORE = re.compile(r"(?<!\w)(?:de (?:la |los |las )?|del )$", re.IGNORECASE)
_GOES_ON = re.compile(r" [A-ZÁÉÍÓÚÑ][a-zà-ÿ]")
_SENTENCE_ENDS = re.compile(r"[?!:;|]|\n\s*\n")
_HYPHEN = re.compile(r"-\s+")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.[ ]?){2,5}(?!\w)|(?<!\w)[A-ZÁÉÍÓÚÑ]{2,5}(?!\w)")
_INTRODUCED = re.compile(
    r"(?m)(?:^[ \t\[(*>-]{0,12}([A-ZÁÉÍÓÚÑ]{2})[*\])]*:(?=\s)|\(([A-ZÁÉÍÓÚÑ]{2})\)|"
    r"\b(?:[Rr]eviewed|[Rr]evis[oó]|[Ii]nitials|[Ii]niciales|[Ss]igned|[Ff]irma|[Bb]y)(?: by)?:? +"
    r"([A-ZÁÉÍÓÚÑ]{2})(?!\w))"
)
"""Two initials as a text introduces them: before what somebody says, in brackets, by "reviewed"."""
BRACKETED = re.compile(r" ?\(([A-ZÁÉÍÓÚÑ]{2,4})\)")
"""Letters in brackets straight after a name."""
_LABEL = re.compile(
    r"^[ \t*_]*(?P<label>[A-ZÁÉÍÓÚÑ]{1,4})(?:(?P<says>[*_]*\.?:)[ \t*_]|\s*\Z)", re.MULTILINE
)
_HEADINGS = frozenset(
    "re cc cco bcc ps pd nb ref tel fax dui nit dni id att fw fwd rv no si am pm ok tv".split()
)
"""What stands before a colon in letters and nobody says."""
_ROLES = frozenset("acdeipqrst")
"""Single letters that stand for what a speaker is: question and answer, entrevistadora, witness."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text.

    Attributes:
        start, end: half-open code points.
        key: folded, with a line-end hyphen taken out.
        glued: stands in a file name, address or handle rather than in a sentence.
    """

    start: int
    end: int
    key: str
    glued: bool


@dataclass(frozen=True, slots=True)
class _Needle:
    """Words to look for, and how firmly they name something by themselves."""

    keys: tuple[str, ...]
    source: Mention
    capital: bool
    common: bool


_CALLING = re.compile(
    r"\b(?:vos|oye|oiga|mira|mire|hola|hey|hi|hello|dear|querid[oa])[\s,]+$", re.I
)
_SIGNATURE = 80
"""Code points of the longest line that may be a signature."""
_CALL_ENDS = re.compile(r"\s*(?:[\"”»!?.,;:…]|$|\n)")


def words(text: str) -> list[Word]:
    """All words and numbers of ``text`` in order."""
    found = []
    for match in _WORD.finditer(text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        glued = before in set("_@/") or after in set("_@") or before.isdigit() or after.isdigit()
        found.append(
            Word(match.start(), match.end(), fold(_HYPHEN.sub("", match[0])), bool(glued and match))
        )
    return found


def propagate(text: str, accepted: Sequence[Mention], doubtful: Sequence[Mention]) -> list[Mention]:
    """Further mentions of what ``accepted`` names.

    Args:
        text: the document's text.
        accepted: mentions that are certain.
        doubtful: spans where the reader saw little more than a chance; the support that common
            words and lower-case spellings need.

    Returns:
        Mentions, possibly overlapping ``accepted`` and each other.
    """
    supported = bytearray(len(text))
    for mention in (*accepted, *doubtful):
        supported[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    for person in accepted:
        if person.entity_type == "PERSON" and text[person.end : person.end + 1] == " ":
            # "chepito guardado": what follows a name may be its surname in lower case
            supported[person.end + 1 : person.end + 2] = b"\1" * (person.end + 2 <= len(text))
    text_words = words(text)
    found = list(_occurrences(text, text_words, _needles(text, accepted), supported))
    people = [m for m in accepted if m.entity_type == "PERSON"]
    return [*found, *_initials(text, people), *_labels(text, people)]


def _needles(text: str, accepted: Iterable[Mention]) -> dict[str, list[_Needle]]:
    """What to look for, by first word, longest first."""
    made: dict[tuple[str, ...], _Needle] = {}
    for mention in accepted:
        if mention.entity_type not in SPREAD:
            continue
        surface = words(text[mention.start : mention.end])
        keys = tuple(word.key for word in surface)
        whole = [keys] if len("".join(keys)) >= 3 else []
        if mention.entity_type == "IDENTIFIER" and not any(map(str.isdigit, "".join(keys))):
            continue  # the word for a number that was read as one
        parts = _parts(text, mention, keys) if mention.entity_type == "PERSON" else []
        capitals = {
            w.key: text[mention.start + w.start].isupper() for w in surface
        }  # a name given in lower case may be looked for in lower case
        for sequence in (*whole, *parts):
            if len(sequence) == 1 and (len(sequence[0]) < 3 or sequence[0] in PARTICLES):
                continue
            needle = _Needle(
                sequence,
                mention,
                any(capitals[k] for k in sequence),
                all(is_common(k) or k in PARTICLES or k.isdigit() for k in sequence)
                and not (len(sequence) > 1 and len(sequence[-1]) == 1),  # "de la E"
            )
            known = made.get(sequence)
            if known is None or known.source.score < mention.score:
                made[sequence] = needle
    table: dict[str, list[_Needle]] = {}
    for needle in sorted(made.values(), key=lambda n: -len(n.keys)):
        table.setdefault(needle.keys[0], []).append(needle)
    return table


def _parts(text: str, person: Mention, keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Each word of a name, and surnames with their particle ("de la E")."""
    borne = _PARTICLED.finditer(text, person.start, person.end)
    single: list[tuple[str, ...]] = [(key,) for key in keys]
    return single + [tuple(word.key for word in words(match[0])) for match in borne]


def _occurrences(
    text: str, text_words: list[Word], needles: dict[str, list[_Needle]], supported: bytearray
) -> Iterator[Mention]:
    for at, word in enumerate(text_words):
        for needle in needles.get(word.key, ()):
            span = text_words[at : at + len(needle.keys)]
            if tuple(w.key for w in span) != needle.keys or not _near(text, span):
                continue
            start, end = span[0].start, span[-1].end
            if needle.keys[0] in PARTICLES and _GOES_ON.match(text, end):
                continue  # "la lancha de Orantes Paz" is not of who is "de Orantes"
            capital = any(text[w.start].isupper() for w in span)
            certain = (capital or not needle.capital or word.glued) and not needle.common
            told = _is_called(text, start, end) or (capital and _is_signed(text, start, end))
            if certain or any(supported[start:end]) or told:
                yield _like(needle.source, start, end)
                break
        if 8 <= len(word.key) <= LONGEST and word.key not in needles:
            pair = _run_together(word.key, needles)
            if pair is not None:
                yield _like(pair, word.start, word.end)


def _is_called(text: str, start: int, end: int) -> bool:
    """Whether somebody is spoken to: "sigues vos norma", "mira luz,"."""
    return bool(
        _CALLING.search(text, max(0, start - 12), start) and _CALL_ENDS.match(text, end, end + 3)
    )


def _is_signed(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the line: "Hope" under a letter."""
    before, after = text.rfind("\n", 0, start), text.find("\n", end)
    line = text[before + 1 : after if after >= 0 else len(text)]
    return len(line) < _SIGNATURE and not re.search(r"\w", line.replace(text[start:end], "", 1))


def _near(text: str, span: Sequence[Word]) -> bool:
    """Whether words can be one name: close, and in one sentence."""
    return all(
        b.start - a.end <= 3 and not _SENTENCE_ENDS.search(text, a.end, b.start)
        for a, b in pairwise(span)
    )


def _run_together(key: str, needles: dict[str, list[_Needle]]) -> Mention | None:
    """The mention whose parts make up ``key`` without a gap, as in ``guardadolopez``."""
    for cut in range(3, len(key) - 2):
        first, second = needles.get(key[:cut]), needles.get(key[cut:])
        if first and second and first[-1].source.entity_type == "PERSON":
            return first[-1].source
    return None


def _initials(text: str, people: Iterable[Mention]) -> Iterator[Mention]:
    """``J.M.R.`` and ``JMR`` of a name with as many parts; ``JM`` where the text introduces it."""
    known: dict[str, Mention] = {}
    introduced = {match[1] or match[2] or match[3] for match in _INTRODUCED.finditer(text)}
    for person in people:
        introduced.add(text[person.start : person.end])
        keys = [w.key for w in words(text[person.start : person.end])]
        letters = "".join(k[0] for k in keys if k not in PARTICLES and not k.isdigit())
        if len(letters) >= 2:
            known.setdefault(letters, person)
            known.setdefault(letters[0] + letters[-1], person)
        if (bracket := BRACKETED.match(text, person.end)) and _shortened(
            fold(bracket[1]), "".join(k[0] for k in keys)
        ):
            known[fold(bracket[1])] = person
    for match in _INITIALS.finditer(text):
        letters = fold(match[0]).replace(" ", "")
        long = len(letters) > 2 or "." in match[0] or match[0] in introduced
        if letters in known and long:
            yield _like(known[letters], match.start(), match.start() + len(match[0].rstrip()))


def _labels(text: str, people: Iterable[Mention]) -> Iterator[Mention]:
    """``RM:`` before what Rosa Amelia Melgar Paz says, and ``RM`` where she signs.

    The letters are those of the first name and of any later ones. Letters before a colon are the
    label of a speaker only if they stand before two lines or more.
    """
    found = [m for m in _LABEL.finditer(text) if fold(m["label"]) not in _HEADINGS | _ROLES]
    times = Counter(match["label"] for match in found)
    names = [
        (person, "".join(word.key[0] for word in words(text[person.start : person.end])))
        for person in people
    ]
    bearers = {
        label: next((p for p, own in names if _shortened(fold(label), own)), None)
        for label in times
    }
    single = {bearer for label, bearer in bearers.items() if len(label) == 1 and times[label] > 1}
    for match in found:
        label, bearer = match["label"], bearers[match["label"]]
        # one letter alone may head a column; two people who speak in turn are no chance
        spoken = len(label) > 1 or (None not in single and len(single) > 1)
        if bearer is not None and spoken and (times[label] > 1 or not match["says"]):
            yield _like(bearer, match.start("label"), match.end("label"))


def _shortened(letters: str, own: str) -> bool:
    """Whether letters are some of a name's, in its order, the first among them."""
    rest = iter(own)
    return own[:1] == letters[:1] and all(letter in rest for letter in letters)


def particled(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, surnames grown to the particle that they bear elsewhere: "de la Paz".

    Args:
        text: the document's text.
        mentions: in text order, without overlap.
    """
    borne = {
        fold(match[0])
        for m in mentions
        if m.entity_type == "PERSON"
        for match in _PARTICLED.finditer(text, m.start, m.end)
    }
    result = []
    for mention in mentions:
        before = _PARTICLE_BEFORE.search(text, max(0, mention.start - 8), mention.start)
        if (
            mention.entity_type == "PERSON"
            and before
            and fold(text[before.start() : mention.end]) in borne
        ):
            mention = replace(mention, start=before.start())  # noqa: PLW2901
        result.append(mention)
    return result


def adjoin(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Neighbours that are one mention put together: "Ana" "Menjívar", "MELGAR," "WILFREDO".

    Args:
        text: the document's text.
        mentions: in text order, without overlap.
    """
    result: list[Mention] = []
    for mention in mentions:
        if result and _belongs(text, result[-1], mention):
            left = result[-1]
            score = max(left.score, mention.score)
            result[-1] = replace(left, end=mention.end, score=score)
        else:
            result.append(mention)
    return result


def _belongs(text: str, left: Mention, right: Mention) -> bool:  # noqa: PLR0911 - a rule per type
    between = text[left.end : right.start]
    if between == " " and (left.entity_type, right.entity_type) == ("ORGANIZATION", "LOCATION"):
        return not any(map(is_big, lookup(text[right.start : right.end])))  # "Casa Puente"
    if left.entity_type != right.entity_type or len(between) > 7:
        return False
    if left.entity_type == "DATE_TIME":
        first, second = text[left.start : left.end], text[right.start : right.end]
        if between == ", " and _YEAR.search(first) and not re.search(r"\d", second):
            return True  # "14 April 2022, Holy Thursday" is one date told twice
        return len(first) <= 2 and first.isdigit() and bool(_RANGE.fullmatch(between))
    if left.entity_type == "AGE":
        return between in {" ", ", "}
    if left.entity_type == "ADDRESS":
        return bool(_ADDRESS_GOES_ON.fullmatch(between))
    if left.entity_type not in JOINED:
        return False
    if between == " ":
        return True
    person = left.entity_type == "PERSON"
    propagated = "propagation" in (left.detector, right.detector)
    listed = between == ", " and all(text[m.start : m.end].isupper() for m in (left, right))
    return person and (listed or (propagated and between in _LINKS))


def _like(source: Mention, start: int, end: int) -> Mention:
    return replace(
        source, start=start, end=end, detector="propagation", score=round(source.score * 0.95, 4)
    )
