"""What stands around a name and says something about its bearer."""

from __future__ import annotations

import enum
import re

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given
from anonymizer.model import Sex
from anonymizer.resolve.kin import KIN, speaks


class Station(enum.StrEnum):
    """In what capacity a text speaks of a person, as far as a title shows it."""

    OFFICIAL = "official"
    CIVIL = "civil"
    NONE = ""


class Rank(enum.StrEnum):
    """Which of two bearers of one name is meant."""

    ELDER = "elder"
    YOUNGER = "younger"
    NONE = ""


_OFFICIAL = (
    "officer ofc agent agente oficial sargento sgt sergeant cabo corporal teniente lt "
    "lieutenant capitan captain capt coronel colonel mayor major general comisario "
    "comisionado inspector inspectora subinspector subinspectora custodio custodia guard "
    "guardia detective det deputy sheriff soldado soldier comandante cmte commander judge "
    "juez jueza magistrado magistrada fiscal prosecutor ij ausa dep agte insp subinsp cpl "
    "trooper tte ptl cadete commissioner superintendent warden marshal constable"
)
_CIVIL = (
    "mr mrs ms miss mx sir madam dr dra doctor doctora prof profe profesor profesora professor "
    "maestro maestra lic licda licenciado licenciada abogado abogada atty attorney sr sra srta "
    "senor senora senorita don dona nina nino padre madre father fr mother sister brother sor fray "
    "pastor pastora reverend rev hermano hermana hno hna tio tia uncle aunt auntie tita abuelo "
    "abuela grandma grandpa papa mama mamita papi mami nana primo prima cousin comadre compadre "
    "president presidente presidenta ministro ministra minister senator senador senadora ingeniero "
    "ingeniera ing jefe jefa interpreter interprete hajji hajjeh haji hadji ustad sheikh imam "
    "mullah tata nan sena seno compa cipote"
)
_FEMALE = (
    "mrs ms miss madam dra doctora profesora maestra licda licenciada abogada sra srta senora "
    "senorita dona nina madre mother sister sor pastora hermana hna tia aunt auntie abuela grandma "
    "mama mamita mami nana prima comadre presidenta ministra senadora ingeniera jefa inspectora "
    "subinspectora jueza magistrada wife daughter esposa mujer hija nuera suegra sobrina nieta "
    "companera cunada widow viuda girlfriend novia niece granddaughter woman girl she ella "
    "hajjeh madrina vecina muchacha grandmother stepmother madrastra"
)
_MALE = (
    "mr sir sr senor don nino padre father brother fray pastor hermano hno tio uncle abuelo "
    "grandpa papa papi primo compadre presidente ministro senador ingeniero jefe magistrado "
    "husband son esposo marido hijo yerno suegro sobrino nieto companero cunado boyfriend novio "
    "nephew grandson man hombre boy licenciado abogado profesor maestro doctor hajji haji mullah "
    "padrino vecino muchacho grandfather stepfather padrastro"
)
FORMAL = frozenset(
    "mr mrs ms miss sr sra srta senor senora senorita dr dra lic licda licenciado "
    "licenciada".split()
)
"""Titles that go with a surname."""
INTIMATE = frozenset(
    "don dona nina nino tio tia uncle aunt auntie abuelo abuela compadre comadre primo prima "
    "cousin".split()
)
"""Titles that go with a given name."""
ABBREVIATED = frozenset(
    "mr mrs ms mx dr dra sr sra srta lic licda ing prof profa rev fr hno hna atty sgt lt cmte capt "
    "cap cnel gral ofc det subtte dep agte insp subinsp cpl tte st da d".split()
)
STATIONS = {
    **dict.fromkeys(_CIVIL.split(), Station.CIVIL),
    **dict.fromkeys(_OFFICIAL.split(), Station.OFFICIAL),
}
SEXES = {
    **dict.fromkeys(_FEMALE.split(), Sex.FEMALE),
    **dict.fromkeys(_MALE.split(), Sex.MALE),
}
_FORCE = (
    r"(?:agentes?|agents?|officers?|oficial(?:es)?|polic[ií]as?|polic[ei]m[ae]n|soldados?|soldiers?|guards?|"
    r"custodi[oa]s?|sargento|sergeant|cabo|teniente|lieutenant|detectives?|deput(?:y|ies)|"
    r"marshals?|jue[zc]a?|judge|fiscal|prosecutor|comandante|commander|inspectora?|comisionad[oa]|"
    r"comisari[oa]|commissioner|capit[aá]n|captain)"
)
"""Who carries out what a state orders."""
_NAMED_SO = (
    r"(?:called|named|surnamed|by\s+the\s+name\s+of|had|llamad[oa]|apellidad[oa]|apellido|"
    r"de\s+nombre|se\s+llama(?:ba)?|se\s+apellida(?:ba)?)"
)
# "One of the agents had X on his vest", "un custodio de apellido X", "X, a guard".
_OFFICIAL_BEFORE = re.compile(
    rf"\b{_FORCE}\b[^.;:!?\n«“\"'’]{{0,24}}\b{_NAMED_SO}\s+[«“\"'‘]?$", re.I
)
_OFFICER_BEFORE = re.compile(rf"\b{_FORCE},\s+$", re.I)
_APPOSITION_ENDS = re.compile(r"\s*[,.;)]")
_KIN_OF = re.compile(
    rf"\b(?:{'|'.join(sorted(KIN))})\s+(?:of|de|del)(?:\s+(?:an?|the|una?|el|la))?\s+$", re.I
)
_OFFICIAL_AFTER = re.compile(
    rf"[»”\"]?,\s+(?:an?|the|then|now|one\s+of\s+the|una?|el|la|uno\s+de\s+los|entonces|hoy)\s+(?:[^\W\d_]+\s+)?{_FORCE}\b"
    r"(?=[^.,;:!?\n]{0,40}[,.;)])",
    re.I,
)
# "Reporting officer: X", alone in its field of a form.
_FIELD_ENDS = re.compile(r"[ \t]*(?:$|\n|\t|[ ]{2}|[#|(\d])")
_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \t]*[,:]?[ \t]*[«“\"'‘(]?\Z")
_SPOUSE_OF = re.compile(
    r"\b(?:(?P<wife>wife|widow|esposa|viuda)|husband|widower|esposo|marido|viudo)\s+(?:of|de)\s+"
    r"(?:don\s+|doña\s+)?[«“\"'‘]?$",
    re.I,
)
_ARTICLE = re.compile(
    r"\b(?:(?P<male>el|al|del)|(?<!de\s)la)\s+(?:(?:mism|otr|propi)[oa]\s+|tal\s+)?[«“\"'‘]?$"
)
REACH = 24
"""Code points looked at before a name."""
_IS = r"\s+(?:is|was|has|had|es|era|fue|ha|tiene|ten[ií]a|est[aá]|estaba)\b"
_YOUNGER_AFTER = re.compile(
    r"\s*\((?:the\s+)?son\)|\s*[,(]?\s*(?:jr\b|junior\b|\(?hijo\b|\(h\.?\)|h\.(?!\w)"
    r"|the\s+younger\b|ii\b|el\s+(?:menor|joven|chiquito)\b|chiquit[oa]\b"
    rf"|(?:el\s+hijo|la\s+hija|the\s+(?:son|daughter))(?:\s*[,.;)]|{_IS}))",
    re.I,
)
_JUNIOR_AFTER = re.compile(r"\s*[,(]?\s*(?:jr|junior)\b|\s*\(?hijo\b(?!\s+del?\b)", re.I)
_ELDER_AFTER = re.compile(
    r"\s*\((?:the\s+)?father\)|\s*[,(]?\s*(?:sr\b|senior\b|\(padre\)|padre\b|the\s+elder\b"
    r"|el\s+(?:mayor|viejo)\b|la\s+vieja\b"
    r"|(?:el\s+pap[aá]|la\s+(?:madre|mam[aá])|the\s+(?:father|mother))"
    rf"(?:\s*[,.;)]|{_IS}))",
    re.I,
)
_YOUNGER_BEFORE = re.compile(
    r"\b(?:little|small|young|younger|joven|pequeñ[oa]|chiquit[oa])\s+[«“\"'‘]?$", re.I
)
_ELDER_BEFORE = re.compile(r"\b(?:big|old|elder|older|viej[oa])\s+[«“\"'‘]?$", re.I)
_RANK_INSIDE = re.compile(r"[\s,_]+(?:(jr|junior|hijo|h|ii)|(sr|senior|padre))\W*$", re.I)


def word_before(text: str, start: int) -> str:
    """The folded word just before ``start``, past a comma or full stop; empty if there is none."""
    match = _BEFORE.search(text, max(0, start - REACH), start)
    if match is None or _is_no_title(match) or ("," in match[0] and speaks(text, match.start())):
        return ""
    return fold(match[1])


def _is_no_title(before: re.Match[str]) -> bool:
    """Whether a sentence ends after the word ("Dr." ends none), or it is an acronym ("la MS.")."""
    named = before.string[before.end() + 1 : before.end() + 2]
    acronym = len(before[1]) > 1 and before[1].isupper() and named.islower()
    return acronym or ("." in before[0] and fold(before[1]) not in ABBREVIATED)


def without_title(surface: str) -> tuple[str, str]:
    """A name and the folded title it begins with, if any: ``("Chalba", "tia")``."""
    first, _, rest = surface.strip().partition(" ")
    title = fold(first)
    mother = title in {"mama", "papa"} and not first.casefold().endswith("á")
    if title in STATIONS and len(fold(rest)) > 1 and title != "nino" and not mother:
        return rest.strip(), title
    return surface, ""


def station(text: str, start: int) -> Station:
    """What the title before a name says of its bearer's station."""
    match = _BEFORE.search(text, max(0, start - REACH), start)
    if match is None or "," in match[0] or ":" in match[0] or _is_no_title(match):
        return Station.NONE
    return STATIONS.get(fold(match[1]), Station.NONE)


def described(text: str, floor: int, start: int, end: int) -> Station:
    """Whether the words around a name say that its bearer is an official.

    Args:
        text: the document.
        floor: where the name before it ends.
        start, end: of the name.
    """
    match = _BEFORE.search(text, max(floor, start - REACH), start)
    field = (
        match is not None
        and ":" in match[0]
        and STATIONS.get(fold(match[1])) is Station.OFFICIAL
        and _FIELD_ENDS.match(text, end)
    )
    before = _OFFICIAL_BEFORE.search(text, max(floor, start - 2 * REACH), start)
    if before and _KIN_OF.search(text, max(floor, before.start() - REACH), before.start()):
        before = None  # "the wife of an officer called X"
    apposed = _OFFICER_BEFORE.search(text, max(floor, start - REACH), start) and (
        _APPOSITION_ENDS.match(text, end)
    )
    found = (
        field or before or apposed or (_OFFICIAL_AFTER.match(text, end) and not speaks(text, start))
    )
    return Station.OFFICIAL if found else Station.NONE


_SOMEBODY = re.compile(
    r"\b(?:(?P<male>man|boy|guy|hombre|muchacho)|woman|girl|mujer|muchacha)\s*[,—–-]+\s*"
    r"(?:(?:the|el|la)\s+(?:older|younger|elder|other|first|second|mayor|menor|otr[oa])\s+)?$",
    re.IGNORECASE,
)


def sex_before(text: str, start: int) -> Sex:
    """Sex as a title, a kinship word or an article before the name shows it.

    "señora", "my husband,", "el mismo", "a la", "the wife of", "that man — the older".
    """
    of = _SPOUSE_OF.search(text, max(0, start - 2 * REACH), start)
    if of:
        return Sex.MALE if of["wife"] else Sex.FEMALE
    article = _ARTICLE.search(text, max(0, start - REACH), start)
    if article:
        return Sex.MALE if article["male"] else Sex.FEMALE
    somebody = _SOMEBODY.search(text, max(0, start - 2 * REACH), start)
    if somebody:
        return Sex.MALE if somebody["male"] else Sex.FEMALE
    return SEXES.get(word_before(text, start), Sex.UNKNOWN)


def without_rank(surface: str) -> tuple[str, Rank]:
    """A name and the rank it ends in: ``"Ana Paz, Jr."`` is ``("Ana Paz", Rank.YOUNGER)``."""
    match = _RANK_INSIDE.search(surface)
    if match is None or match.start() == 0:
        return surface, Rank.NONE
    return surface[: match.start()], Rank.YOUNGER if match[1] else Rank.ELDER


def is_junior(text: str, end: int) -> bool:
    """Whether "junior" or "hijo" follows a name, which only the younger of two is called."""
    return _JUNIOR_AFTER.match(text, end) is not None


def rank_around(text: str, start: int, end: int, *, full: bool = False) -> Rank:
    """Which of two namesakes the words around a name mean: "big X", "X padre", "X (hijo)".

    Before a whole name "young" tells no namesakes apart: "el joven Orantes Paz".
    """
    if _YOUNGER_AFTER.match(text, end):
        return Rank.YOUNGER
    if not full and _YOUNGER_BEFORE.search(text, max(0, start - 12), start):
        return Rank.YOUNGER
    if _ELDER_AFTER.match(text, end) or _ELDER_BEFORE.search(text, max(0, start - 12), start):
        return Rank.ELDER
    return Rank.NONE


_FAMILY_BEFORE = re.compile(
    r"\b(?:(famili(?:a|y|as|ies))(?:[ ]+de)?(?:[ ]+(?:los|las))?"
    r"|(los|las|esos|dos|tres|cuatro|two|three|four)|(?:the|those)(?:[ ]+(?:old|whole))?)"
    r"[ ]+[«“\"'‘]?$",
    re.I,
)
_FAMILY_AFTER = re.compile(r"\s+(?:family|families|clan|household)\b", re.I)


def is_family(text: str, start: int, end: int) -> bool:
    """Whether a name stands for a family or for all bearers: "the Riveras", "los Alvarado"."""
    surface = text[start:end].strip()
    if len(fold(surface).split()) > 2:
        return False
    before = _FAMILY_BEFORE.search(text, max(0, start - 24), start)
    if before and re.search(r"\bde\s", before[0]) and is_given(surface):
        return False  # "la familia de Ana" is about Ana
    plural = surface.endswith("s")
    if _FAMILY_AFTER.match(text, end):
        return True
    return before is not None and bool(before[1] or before[2] or plural)
