"""Where a text itself says that two names are one person's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from anonymizer.lexicon.fold import fold
from anonymizer.model import Mention, Sex
from anonymizer.resolve import cues
from anonymizer.resolve.kin import KIN
from anonymizer.resolve.likeness import NICKNAME, Likeness
from anonymizer.resolve.named import Named
from anonymizer.resolve.names import contradict

NEAR = 150
"""Code points between two names that a cue may bridge."""
BORN = 600
"""Code points within which a maiden name is somebody's."""
FAR = 260
"""The same for a cue with a pronoun, which may stand some sentences on."""
_ARTICLE = rf"(?:(?:el|la|the|los|las|un\s+tal|one)\s+)?{cues.QUOTE}*"
_TITLE = r"(?:(?:niña|don|doña|t[ií][ao]|mamá?|compa|señora?|uncle|aunt|[^\W\d_]{2,5}\.)\s+)?"
_LEAD = r"(?P<lead>[^!?]{{0,{}}}?)(?:\b|(?<=\W))"
_TAIL = rf"(?:\s+(?:as|como))?[\s,;:(«“\"'‘*_\[-]*{_ARTICLE}{_TITLE}"
_BY_NAME = re.compile(_LEAD.format(110) + cues.FORMAL + _TAIL, re.I)
_BY_CALL = re.compile(_LEAD.format(60) + cues.CALLED + _TAIL, re.I)
_CALLER = re.compile(
    rf"['’]?\s+{cues.CALLER}\b(?!\s+(?:as|como))"
    r"|,\s+(?:le|lo|la)\s+(?:decía|llamaba|puso|apodaba)\b(?!\s+como)",
    re.I,
)
_CALLED_AFTER = re.compile(rf"[»”\"’']?\s*,?\s*{cues.CALLED_AFTER}\b", re.I)
# "¡Si a X nadie le ha dicho así!", "nobody ever called X that"
_TO_HIM = re.compile(r"\ba(?:\s+(?:la|mi|don|doña))?\s+$|\bal\s+$", re.I)
_NOBODY_CALLS = re.compile(r"\bcall(?:s|ed)?\s+$", re.I)
_NOBODY = re.compile(r"\b(?:nobody|no\s+one|never|who|nadie)\b", re.I)
_SO_AFTER = re.compile(
    r"\s+(?:(?:nadie|nunca|jamás|todos|siempre)\s+)*(?:le|lo|la)\s+(?:h[ae]n?\s+)?"
    r"(?:dicho|dicen|dice|decían|decía|llaman|llamaban|llamado)\s+así\b|\s+(?:that|so)\b",
    re.I,
)
_BEFORE_CALLED = re.compile(rf"\s*[.,;—]\s+(?:(?:el|la|the|al)\s+)?{cues.QUOTE}?", re.I)
_EQUAL = re.compile(rf"[\s,;:(«“\"'‘*_\[)-]*{cues.EQUAL}\s+{_ARTICLE}{_TITLE}", re.I)
_QUOTED = re.compile(rf"\s*,?\s*[(«“\"‘'\[]+{_ARTICLE}{_TITLE}", re.I)
_APPOSED = re.compile(rf",\s+(?:alias\s+)?(?:el|la)\s+{_TITLE}[«“\"']?", re.I)
_DASHED = re.compile(rf"\s*[—–]\s*(?:es\s+decir,?\s+|o\s+sea,?\s+)?{_ARTICLE}", re.I)
# "X — so we call my brother, Y", "X, así le decimos a mi hermano Y"
_SO_CALLED = re.compile(
    r"[»”\"’']?\s*[,;—–-]\s*(?:so|that['’]s\s+what|that\s+is\s+what|así)\s+(?:le\s+)?"
    r"(?:(?:we|they|people|everybody|everyone)\s+call(?:ed)?"
    r"|(?:decimos|dicen|decían|decíamos|llamamos|llaman)(?:\s+(?:todos|siempre))?\s+a)\s+"
    r"(?:(?:my|mi|his|her|su|our|nuestr[oa])\s+\w+,?\s+)?",
    re.I,
)
# "Así le dicen a X desde niño: Y"
_CALLED_SINCE = re.compile(
    r"\s+(?:desde\s+\w+(?:\s+\w+)?|since\s+\w+(?:\s+\w+){0,3}|todos|siempre)?\s*:\s+[«“\"'‘]?", re.I
)
_THEY_CALL = re.compile(
    r"\b(?:así\s+(?:le|lo|la)\s+(?:dicen|decían|decimos|llaman)\s+a|that\s+is\s+what\s+\w+\s+call)\s+$",
    re.I,
)
_BLANKS = re.compile(r"[ \t]{2,}")
_CLOSED = re.compile(r"\s*(?:[)»”\"’'\]—–]|[,.;:!?]|$|\n)")
_CLOSED_DASH = re.compile(r"\s*(?:[—–]|[.,;)]|$)")
_LISTED = re.compile(r"[»”\"’']?,?\s+(?:y|e|and|&)\s", re.I)
_APPOSED_KIN = re.compile(
    r"^\s*,\s*(?:(?:my|mi|his|her|su|our|the|la|el)\s+)?\w+(?:\s+(?:de|del|of)(?:\s+\w+){1,3})?,",
    re.I,
)
_MAIDEN = re.compile(
    r"\b(?:maiden\s+name(?:\s+(?:is|was))?|née|s?he\s+was\s+born|nacid[oa]|apellido\s+de\s+soltera|"
    r"de\s+soltera)\W*$",
    re.I,
)
_OF_HERS = re.compile(r"^,\s+(?:[a-zà-ÿ]+\s+){1,5}(?:de|of)\s+$")
"""What says somebody's relation to another: "X, friend and colleague of Y, called ..."."""
_OF_KIN = re.compile(r"\b([^\W\d_]+)\s+(?:of|de|del)\s+(?:don\s+|doña\s+)?$", re.I)
# Whoever such a lead speaks of is not the person named before.
_SOMEBODY_NEW = frozenset(
    "un una unos unas a an con with otro otra another some tal nobody one uno two three four dos "
    "tres cuatro several varios men women hombres".split()
)
_NEW_SUBJECT = re.compile(
    r"(?:^|(?P<before>\w+)\s+|\W)(?:la|el|las|los|the|su|mi|my|his|her|our|nuestr[oa])\s+\w+"
    r"\s*,?\s*$",
    re.I,
)
_SPEAKER = re.compile(r"[^\w\n.,;]{0,6}:\s")
"""After the name of who speaks; what is said may be about anybody."""
_PRONOUN = re.compile(
    rf"(?:^|[\s«“\"'‘,;:.(¡¿—–])(?:(?P<formal>{cues.HIS_NAME})|{cues.CALL_HIM})"
    rf"[\s,:(«“\"'‘*_\[]+(?:(?P<article>el|la|the)\s+)?{cues.QUOTE}*$",
    re.I,
)
_STRANGER = re.compile(
    rf"\b(?:an?|una?|otr[oa]s?|another|some|one|two|three|dos|tres|unos|unas|alguien|someone)\s+"
    rf"(?:[^\W\d_]+\s+){{0,2}}?{cues.SOMEBODY}\b"
    r"|\b(?:otr[oa]|another|one|someone|alguien)\s+(?:que|ke|who|they|a\s+quien)\b",
    re.I,
)
# "Al gordo le decían ..." gives a name to somebody who had none.
_DESCRIBED = re.compile(
    r"\b(?:al|a\s+(?:la|el|los|las|un[oa]?)|the(?:\s+\w+)?\s+(?:one|man|woman)|otr[oa]|the\s+other)"
    r"(?:\s+[^\W\d_]+){0,2}$",
    re.I,
)
_NEW_VOICE = re.compile(r"\n[ \t]*\n|\n[^\n]{0,60}:\s|\n[ \t]*[-—–>\d|]")
_SPEAKS = re.compile(
    r"(?:,[^.,;]{0,60},)?\s+(?:(?:me|le|nos|les|him|her|us)\s+)?"
    r"(?:says?|said|tells?|told|shouted|asked|dice|dijo|decía|gritó|preguntó|contó|cuenta)\b",
    re.I,
)
# "The witness wore a hood, but the guards called him ..." goes on about somebody else.
_NEW_TOPIC = re.compile(r"[.!?]\s+(?:El|La|The|An?|Una?)\s+[a-zà-ÿ]+(?P<more>\s[^.!?]*)")
_TOPIC = 24
"""Code points after a new subject that may still be who calls: "The people there call her"."""
# "X, 19, nephew. At home they call him ..." says of X what relative he is.
_OWN_KIN = re.compile(r"^[^.;:\n]{0,24},\s+[^\W\d_]+(?=[,.;])")
_PREPOSITIONS = frozenset(
    "en in at on for para entre de of by por to among desde since with without con sin".split()
)


@dataclass(frozen=True, slots=True)
class Declared:
    """Two positions that the text declares to be one person.

    Attributes:
        left, right: positions in the list of people, ascending.
        formal: the cue may stand between two whole names.
    """

    left: int
    right: int
    formal: bool = False


_OR = re.compile(r"[»”\"']?\s*,?\s*(?:o|or)\s", re.I)
_NAMED_SO = re.compile(
    r"\b(?:dicen?|decimos|decían|llaman|llamamos|llamaban|conocid[oa]|alias|apodo|nombres?|"
    r"calls?|called|known|names?|nickname)\b[^.;!?\n]*$",
    re.I,
)
_NOR = re.compile(r"\s*,?\s*(?:ni|nor|neither)\b", re.I)
"""Who is named after it is another: "neither X nor the one called Y"."""


def introduced(text: str, people: Sequence[Mention], named: Sequence[Named]) -> list[Declared]:
    """What the text declares of neighbouring names.

    Args:
        text: the document.
        people: spans in text order.
        named: the same people, understood.
    """
    found = []
    like = Likeness()
    for left, right in pairwise(range(len(people))):
        a, b = people[left], people[right]
        if b.start - a.end > FAR:
            continue
        between = _BLANKS.sub(" ", text[a.end : b.start])
        if _SPEAKER.match(between) or _NOR.match(between) or _is_of(text, a):
            continue
        if _OR.match(between) and not _NAMED_SO.search(text, max(0, a.start - NEAR), a.start):
            continue  # "Mario o el Chino, no sé quién"
        told = _by_pronoun(between, text, b.end)
        if told is not None:
            bearer = _spoken_of(text, people, named, left, told.sex)
            if bearer is not None and not _is_anothers(like, named, bearer, right):
                found.append(Declared(bearer, right, told.formal))
            continue
        if len(between) > NEAR or "\n\n" in between or ("\n" in between and len(between) > 60):
            continue
        maiden = _MAIDEN.search(text, max(0, b.start - NEAR), b.start)
        if maiden and named[right].name.full:
            found += _born(named, right)
            continue
        formal = _by_name(between)
        called = (
            (_by_call(between, text, b.end) and not _is_anothers(like, named, left, right))
            or _so_called(between, text, b.end)
            or _SO_CALLED.fullmatch(between) is not None
            or bool(
                _CALLED_SINCE.fullmatch(between)
                and _THEY_CALL.search(text, max(0, a.start - NEAR), a.start)
            )
        )
        if formal or called or _side_by_side(between, text, b.end):
            known = left - 1 if left and _only_of(text, people[left - 1], a) else left
            found.append(Declared(_heads_row(text, people, known, b), right, formal))
    return found


def _born(named: Sequence[Named], right: int) -> Iterator[Declared]:
    """The last one before with the given name of a maiden name, if there is one."""
    given = named[right].name.given[:1]
    for left in range(right - 1, -1, -1):
        if named[right].start - named[left].start > BORN:
            return
        if given and named[left].name.given[:1] == given:
            yield Declared(left, right, formal=True)
            return


def _is_of(text: str, mention: Mention) -> bool:
    """Whether a name only tells whose kin is called something: "the wife of X is called Y"."""
    begin = text.rfind(",", 0, mention.start) + 1
    match = _OF_KIN.search(text, max(begin, mention.start - 40), mention.start)
    return bool(match and fold(match[1]) in KIN)


def _heads_row(text: str, people: Sequence[Mention], known: int, mention: Mention) -> int:
    """Position of the name at the head of a row of a table, of whom the last cells speak."""
    begin = text.rfind("\n", 0, mention.start) + 1
    if text[begin : begin + 1] != "|" or "|" not in text[people[known].end : mention.start]:
        return known
    return next(i for i in range(known + 1) if people[i].start >= begin or i == known)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that gives somebody spoken of before another name.

    Attributes:
        sex: as the pronoun shows it.
        formal: the name may be a whole one.
    """

    sex: Sex
    formal: bool


def _by_pronoun(between: str, text: str, after: int) -> _Told | None:
    """Whether the words before a name are "They call him ...", "Su nombre real era ..."."""
    if _owned(text, after):
        return None
    match = _PRONOUN.search(between)
    if match is None or _STRANGER.search(between) or _NEW_VOICE.search(between):
        return None
    lead = between[: match.start()]
    if KIN.intersection(fold(_OWN_KIN.sub("", lead)).split()) or _DESCRIBED.search(lead):
        return None
    if "llama" in match[0] and match["formal"] and _NEW_SUBJECT.search(lead):
        return None
    if _turns_to_another(lead):
        return None
    article = fold(match["article"] or "")
    sex = {"el": Sex.MALE, "la": Sex.FEMALE}.get(article, Sex.UNKNOWN)
    words = set(fold(match[0]).split())
    if words & {"him", "his", "he", "hes", "lo"}:
        sex = Sex.MALE
    elif words & {"her", "she", "shes"}:
        sex = Sex.FEMALE
    return _Told(sex, match["formal"] is not None)


def _turns_to_another(lead: str) -> bool:
    """Whether a sentence about somebody else begins: "The witness wore a hood, but ..."."""
    topic = _NEW_TOPIC.search(lead)
    return topic is not None and len(topic["more"]) > _TOPIC


def _spoken_of(
    text: str, people: Sequence[Mention], named: Sequence[Named], left: int, sex: Sex
) -> int | None:
    """Who a pronoun after the name ``left`` means: the last one of that sex, not who speaks."""
    speaker = None
    for position in range(left, max(-1, left - 5), -1):
        mention, each = people[position], named[position]
        if each.key == speaker:
            continue
        own = each.sex if each.sex is not Sex.UNKNOWN else each.name.sex
        if contradict(own, sex):
            continue
        if position == left and _SPEAKS.match(text, mention.end) and left:
            if sex is Sex.UNKNOWN or own is Sex.UNKNOWN:
                return None
            speaker = each.key
            continue
        return position
    return None


def _is_anothers(like: Likeness, named: Sequence[Named], bearer: int, right: int) -> bool:
    """Whether a nickname is made of the name of somebody else: "Ana ... I call him Olvincito"."""
    own = named[right]
    others = [each for each in named if each.key != own.key]
    fitting = {
        each.key
        for each in others
        for nick in own.name.loose[:1]
        for part in (*each.name.given[:1], *each.name.loose)
        if like.parts(nick, part) >= NICKNAME
    }
    return bool(fitting) and named[bearer].key not in fitting


def _only_of(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a name only tells whose kin the one before it is: "X, son of Y, called ..."."""
    between = text[before.end : mention.start]
    match = _OF_KIN.search(between)
    return bool((match and fold(match[1]) in KIN) or _OF_HERS.match(between))


def _by_name(between: str) -> bool:
    match = _BY_NAME.fullmatch(between)
    return bool(match and _same_subject(match["lead"]))


def _by_call(between: str, text: str, after: int) -> bool:
    if _BEFORE_CALLED.fullmatch(between) and _CALLED_AFTER.match(text, after):
        return True
    match = _BY_CALL.fullmatch(between)
    if match is None or _owned(text, after) or _CALLER.match(between):
        return False
    return _same_subject(match["lead"])


def _so_called(between: str, text: str, after: int) -> bool:
    """Whether a name is denied to whoever comes next: "el Chino? Nobody ever called X that!"."""
    return "\n" not in between and (
        bool(_TO_HIM.search(between) and _SO_AFTER.match(text, after))
        or bool(
            _NOBODY_CALLS.search(between)
            and _NOBODY.search(between)
            and _SO_AFTER.match(text, after)
        )
    )


def _side_by_side(between: str, text: str, after: int) -> bool:
    """X (Y), X «Y», X — Y —, X is Y."""
    if _DASHED.fullmatch(between):
        return bool(_CLOSED_DASH.match(text, after))
    if not _CLOSED.match(text, after):
        return False
    if _QUOTED.fullmatch(between) or _APPOSED.fullmatch(between):
        return not ("," in between and _LISTED.match(text, after))
    return bool(_EQUAL.fullmatch(between)) and not _owned(text, after)


def _owned(text: str, after: int) -> bool:
    """Whether something of the person follows: "X's mother"."""
    return text[after : after + 2] in {"'s", "’s"}


def _same_subject(lead: str) -> bool:
    """Whether the words before a cue still speak of the person named last."""
    lead = _APPOSED_KIN.sub("", lead)
    if _turns_to_another(lead):
        return False
    words = fold(lead).split()
    if KIN.intersection(words) or _SOMEBODY_NEW.intersection(words[-5:]):
        return False
    subject = _NEW_SUBJECT.search(lead)
    if subject and fold(subject["before"] or "") not in _PREPOSITIONS:
        return False
    # "Ana. Everybody calls her ..." goes on about Ana; a sentence in between is about somebody else
    return re.search(r"[.!?]\s|;\s*\S", lead[3:]) is None
