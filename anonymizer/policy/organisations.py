"""Is an organisation known everywhere, or does it point at a few people?"""

from __future__ import annotations

import re

from anonymizer.lexicon import nationality, organisations
from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given, is_surname
from anonymizer.lexicon.organisations import OrganisationKind
from anonymizer.lexicon.places import PlaceKind, is_big, lookup
from anonymizer.model import Document, Mention
from anonymizer.policy.context import after, before, surface
from anonymizer.policy.public_bodies import is_public_body
from anonymizer.policy.rules import Policy, Reason

_ARTICLE = re.compile(r"^(?:the|la|el|los|las|una?|an?) ")
_PRISON = re.compile(
    r"^(?:c ?p|centro penal|penal(?: de)?|carcel de|centro penitenciario|penitenciaria|"
    r"granja penitenciaria|prision de|"
    r"centro de (?:detencion|readaptacion|cumplimiento de penas|internamiento|insercion social))\b|"
    r"^centro (?:\w+ ){1,3}(?:de|para) menores\b|"
    r"\b(?:prison|jail|penitentiary|correctional (?:center|centre|facility|institution)|"
    r"detention (?:center|centre|facility)|processing center)$"
)
_COURT = re.compile(r"\b(?:juzgado|tribunal|corte|camara|court|sala de lo)\b")
# Courts that sit in few towns, or of which a country has one: their name tells little of a place.
_SPECIAL_COURT = re.compile(
    r"\b(?:administrativ[eo]|state security|martial law|courts? martial|regional court|"
    r"courts? of (?:appeals?|cassation)|cassation|military|militar(?:es)?|(?:corte|tribunal) de "
    r"(?:apelacion(?:es)?|casacion|cuentas)|immigration|asylum|contencioso\w*)\b"
)
_INSTANCE = re.compile(r"\b(?:first|second|primera|segunda)[ -]+(?:instance|instancia)\b")
# The part of a court that sat: "the Second Chamber of ...", "Sala Tercera de la ...".
_CHAMBER = re.compile(
    r"^(?:\w+ )?(?:(?:grand )?chamber|section|division|panel|sala|seccion)(?: \w+)? "
    r"(?:of|de|del)(?: (?:the|la|lo))? "
)
_HIGH_COURT = re.compile(
    r"\b(?:suprem[oa]|supreme|constitucional|constitutional|nacional|national|federal|electoral|"
    r"inter ?america\w+|internacional|international|appeals for the|de casacion)\b"
)
# What every country has once.
_STATE = re.compile(
    r"^(?:ministerio|ministry|viceministerio|secretaria de (?:estado|gobernacion|seguridad)|"
    r"asamblea (?:legislativa|nacional)|congreso (?:nacional|de la republica)|presidencia|"
    r"national (?:assembly|congress)|armed forces|fuerzas? armadas?|comision nacional|"
    r"national (?:commission|institute)|instituto nacional (?:de (?:migracion|"
    r"estadistica|salud|bosques|ciencias|medicina|la mujer)|penitenciario|electoral|agrario)|"
    r"departments? of (?:state|justice|homeland|labor|defense|health|education)|"
    r"(?:u ?s|us|united states) (?:department|embassy|government)|"
    r"(?:\w+ )?(?:red cross|red crescent)|cruz roja|media luna roja|"
    r"(?:\w+ ){1,3}county (?:sheriff|district attorney|public defender)|"
    r"partido |cartel (?:de|del) |universidad nacional|national university)"
)
# What has branches: national only where no small town is named.
_BRANCHED = re.compile(
    r"^(?:fiscalia|procuraduria|policia nacional|national (?:civil )?police|direccion general|"
    r"general directorate|embajada|consulado|embassy|consulate|ejercito|(?:\w+ )?army|"
    r"(?:\w+ )?embassy|attorney general|office of the attorney general|registro nacional|"
    r"delegacion (?:de la )?(?:pnc|policia)|oficina de migracion|immigration office|"
    r"(?:la |the )?(?:pnc|fgr|pddh|ice|cbp) )"
)
_NUMBERED = re.compile(
    r"\d|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|prim\w+|segund\w+|"
    r"tercer\w*|cuart\w+|quint\w+|sext\w+|septim\w+|octav\w+|noven\w+|decim\w+|unic[ao]|"
    r"[ivx]{1,4}|uno|dos|tres|cuatro)\b"
)
"""One of several of its kind: that it is this one says where."""
_BRANCH = re.compile(r"^(?:(?:security|intelligence|palestine) )?branch(?: \d{2,3})?$|^sednaya\b")
_BRACKETS = re.compile(r"([^()]+?)\s*\(([^()]+)\)?")
_WORD = re.compile(r"[\w'.-]*\w")
_WITH_UNITS = frozenset(
    {
        OrganisationKind.AGENCY, OrganisationKind.ARMED, OrganisationKind.INTERNATIONAL,
        OrganisationKind.COURT,
    }
)  # fmt: skip
_STATE_WORDS = frozenset(
    "service services servicio police policia army ejercito guard guardia ministry ministerio "
    "agency agencia authority autoridad office oficina commission comision council consejo "
    "directorate direccion intelligence inteligencia security seguridad immigration migracion "
    "asylum asilo prosecutor fiscalia navy marina forces fuerzas parliament government gobierno "
    "embassy embajada consulate consulado border patrol court corte minister ministers ministro "
    "ministra ministries secretary governor gobernador directorate department departments "
    "departamento authorities autoridades troops tropas revenue parliamentary municipality "
    "municipalities panel section seccion chamber camara board".split()
)
# Words for a kind of institution: alone they name none.
_KINDS = frozenset(
    "university universidad school escuela church iglesia hospital clinic clinica company empresa "
    "association asociacion union sindicato committee comite chamber chambers section board "
    "municipality department directorate ministry commission council appellant party fund".split()
)
# Below this share of capitals a text is a chat without them, where lower case says nothing.
_CASED = 0.015
_TAIL = re.compile(r"\b(?:de|del|en|in|of|at) (?=((?:(?:la|el|los|las) )?\w+(?: \w+){0,3})$)")


def organisation_reason(  # noqa: PLR0911 - a ladder of questions
    document: Document, mention: Mention, policy: Policy, cased: bool
) -> Reason:
    """Why an organisation is kept or not.

    Listed names, ministries and the like, high courts, courts and offices of big places, and
    prisons are public. Everything else may be where few people work, learn or pray.

    Args:
        document: holds the mention.
        mention: an organisation.
        policy: says which towns are big, and which organisations the project keeps.
        cased: see :func:`has_capitals`.
    """
    text = surface(document, mention)
    key = fold(text)
    if key in policy.kept_organisations:
        return Reason.KEPT_BY_PROJECT
    if listed := organisations.find(text) or _in_brackets(text):
        return {
            OrganisationKind.PRISON: Reason.NAMED_PRISON,
            OrganisationKind.COURT: Reason.COURT,
        }.get(listed.kind, Reason.WELL_KNOWN_ORGANISATION)
    key = _ARTICLE.sub("", key)
    if _PRISON.search(key) or _BRANCH.search(key) or organisations.is_prison_town(key):
        return Reason.NAMED_PRISON
    seat = _seat_is_big(key, policy.big_place_population)
    if _COURT.search(key):
        key = _INSTANCE.sub(" ", _CHAMBER.sub("", key))
        if seat is False or " county " in key:
            return Reason.LOCAL_COURT
        if not _NUMBERED.search(key) and (_SPECIAL_COURT.search(key) or _is_ordinary(text)):
            return Reason.COURT
        return Reason.COURT if seat or _HIGH_COURT.search(key) else Reason.LOCAL_COURT
    if _is_unnamed(text, cased):
        return Reason.UNNAMED
    if _STATE.search(key) or _is_unit(text):
        return Reason.STATE_AGENCY
    if _BRANCHED.search(key):
        return Reason.LOCAL_ORGANISATION if seat is False else Reason.STATE_AGENCY
    around = fold(before(document, mention)), fold(after(document, mention))
    if seat is not False and not _NUMBERED.search(key) and is_public_body(key, *around):
        return Reason.PUBLIC_BODY
    found = lookup(text)
    if found and found[0].kind is PlaceKind.COUNTRY:
        return Reason.COUNTRY
    if found and found[0].kind is PlaceKind.REGION:
        return Reason.REGION
    return Reason.LOCAL_ORGANISATION


def _is_unnamed(text: str, cased: bool) -> bool:
    """Whether these are words for a kind of institution rather than the name of one."""
    words = _WORD.findall(text)
    if len(words) == 1 and fold(text) in _KINDS:
        return True
    return cased and text.islower() and _is_ordinary(text)


def has_capitals(text: str) -> bool:
    """Whether names have capitals in a text, so that lower case says that a word is none."""
    letters = sum(map(str.isalpha, text))
    return sum(map(str.isupper, text)) > _CASED * letters


def _in_brackets(text: str) -> organisations.Organisation | None:
    """The organisation that "Name (OTHER NAME)" tells twice, if the other name is listed."""
    match = _BRACKETS.fullmatch(text)
    return organisations.find(match[2]) if match else None


def _is_unit(text: str) -> bool:
    """Whether a listed agency or a country leads a name that else has only ordinary words.

    "FBI Violent Gang Task Force" and "Greek Asylum Service" are as public as the agency and the
    state; "Clínica Santa Eduviges, Cruz Roja" holds a name of its own.
    """
    words = _WORD.findall(text)
    if not 1 <= len(words) <= 8:
        return False
    of_state = any(fold(word) in _STATE_WORDS for word in words)
    if of_state and _is_ordinary(text) and not _NUMBERED.search(fold(text)):
        return True
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            rest = words[:first] + words[last:]
            if rest and _is_public(words[first:last], rest) and all(map(_says_nothing, rest)):
                return True
    return False


def _is_public(words: list[str], rest: list[str]) -> bool:
    name = " ".join(words)
    listed = organisations.find(name)
    if listed:
        return listed.kind in _WITH_UNITS
    state = any(fold(word) in _STATE_WORDS for word in rest)
    return state and (nationality.country_of(name) is not None or _is_country(name))


def _is_country(name: str) -> bool:
    found = lookup(name)
    return bool(found) and found[0].kind is PlaceKind.COUNTRY


def _is_ordinary(text: str) -> bool:
    return all(map(_says_nothing, _WORD.findall(text)))


def _says_nothing(word: str) -> bool:
    if fold(word) in _STATE_WORDS:
        return True
    if is_common(word):
        return not (is_given(word) and word[:1].isupper())
    return not (is_given(word) or is_surname(word) or lookup(word))


def _seat_is_big(key: str, population: int) -> bool | None:
    """Whether the place that a name ends in is big; ``None`` where it ends in no known place."""
    for match in _TAIL.finditer(key):
        if found := lookup(match[1]):
            return any(is_big(place, population) for place in found)
    return None
