"""Is an organisation known everywhere, or does it point at a few people?"""

from __future__ import annotations

import re

from anonymizer.lexicon import organisations
from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.organisations import OrganisationKind
from anonymizer.lexicon.places import PlaceKind, is_big, lookup
from anonymizer.model import Document, Mention
from anonymizer.policy.context import surface
from anonymizer.policy.rules import Policy, Reason

_ARTICLE = re.compile(r"^(?:the|la|el|los|las|una?|an?) ")
_PRISON = re.compile(
    r"^(?:centro penal|penal de|carcel de|centro penitenciario|penitenciaria|granja penitenciaria|"
    r"prision de|centro de (?:detencion|readaptacion|cumplimiento de penas))\b|"
    r"\b(?:prison|penitentiary|correctional (?:center|centre|facility|institution)|"
    r"detention (?:center|centre|facility)|processing center)$"
)
_COURT = re.compile(r"\b(?:juzgado|tribunal|corte|camara|court|sala de lo)\b")
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
_TAIL = re.compile(r"\b(?:de|del|en|in|of|at) (?=((?:(?:la|el|los|las) )?\w+(?: \w+){0,3})$)")


def organisation_reason(  # noqa: PLR0911 - a ladder of questions
    document: Document, mention: Mention, policy: Policy
) -> Reason:
    """Why an organisation is kept or not.

    Listed names, ministries and the like, high courts, courts and offices of big places, and
    prisons are public. Everything else may be where few people work, learn or pray.

    Args:
        document: holds the mention.
        mention: an organisation.
        policy: says which towns are big, and which organisations the project keeps.
    """
    text = surface(document, mention)
    key = fold(text)
    if key in policy.kept_organisations:
        return Reason.KEPT_BY_PROJECT
    if listed := organisations.find(text):
        return {
            OrganisationKind.PRISON: Reason.NAMED_PRISON,
            OrganisationKind.COURT: Reason.COURT,
        }.get(listed.kind, Reason.WELL_KNOWN_ORGANISATION)
    key = _ARTICLE.sub("", key)
    if _PRISON.search(key) or organisations.is_prison_town(key):
        return Reason.NAMED_PRISON
    seat = _seat_is_big(key, policy.big_place_population)
    if _COURT.search(key):
        if seat is False:
            return Reason.LOCAL_COURT
        return Reason.COURT if seat or _HIGH_COURT.search(key) else Reason.LOCAL_COURT
    if _STATE.search(key):
        return Reason.STATE_AGENCY
    if _BRANCHED.search(key):
        return Reason.LOCAL_ORGANISATION if seat is False else Reason.STATE_AGENCY
    found = lookup(text)
    if found and found[0].kind is PlaceKind.COUNTRY:
        return Reason.COUNTRY
    if found and found[0].kind is PlaceKind.REGION:
        return Reason.REGION
    return Reason.LOCAL_ORGANISATION


def _seat_is_big(key: str, population: int) -> bool | None:
    """Whether the place that a name ends in is big; ``None`` where it ends in no known place."""
    for match in _TAIL.finditer(key):
        if found := lookup(match[1]):
            return any(is_big(place, population) for place in found)
    return None
