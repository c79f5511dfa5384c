"""The parts of a name: whose surname, which family, which part of a pseudonym fits a mention."""

from __future__ import annotations

import re
from functools import cache

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given, is_surname
from anonymizer.lexicon.hypocorisms import are_variants
from anonymizer.model import Entity, Sex
from anonymizer.ports import Alias
from anonymizer.surrogates.origins import Origin, given_names, surnames
from anonymizer.surrogates.site import Site

_PARTICLES = frozenset(
    ["de", "del", "la", "las", "los", "y", "san", "santa", "da", "dos", "van", "von"]
)
_FAMILY_BEFORE = re.compile(
    r"(?<!\w)(?:(los|las)|(the)|(?:la\s+)?familia|flia\.?"
    r"|(?:mr|señor|sr)\.?\s+(?:and|y|&)\s+(?:la\s+)?(?:mrs|señora|sra)\.?)\s+$",
    re.I,
)
FAMILY_AFTER = re.compile(r"\s+(?:family|household|brothers|sisters|siblings)\b", re.I)


def is_family(site: Site) -> bool:
    """Whether a name means a family: "los Alvarado", "the Riveras", "la familia Rivera"."""
    if len(_parts(site.surface)) != 1:
        return False
    if FAMILY_AFTER.match(site.after):
        return True
    match = _FAMILY_BEFORE.search(site.before)
    if match is None:
        return False
    return not match[2] or site.surface.rstrip("'’").endswith("s")


def surname_of(entity: Entity) -> str | None:
    """The folded first surname of a person, from the fullest name."""
    parts = _parts(entity.names[0])
    if len(parts) < 2:
        return parts[0] if parts and _is_family_name(parts[0]) else None
    return parts[1] if len(parts) == 2 or not is_given(parts[1]) else parts[2]


def family_key(surface: str) -> str:
    """A surname folded and in the singular, so that "Riveras" and "Rivera" are one family."""
    key = "".join(_parts(surface))
    for ending in ("es", "s"):
        if key.endswith(ending) and is_surname(key.removesuffix(ending)):
            return key.removesuffix(ending)
    return key


def aliases_of(entity: Entity) -> tuple[Alias, ...]:
    """The names of an entity as aliases: strong from two parts on that are more than initials."""
    return tuple(
        Alias("name" if sum(len(p) > 1 for p in _parts(name)) >= 2 else "weak", name)
        for name in entity.names
    )


def part_of(pseudonym: str, surface: str, entity: Entity) -> str:
    """The part of a full pseudonym that fits a mention of one word."""
    parts, whole = _parts(surface), _parts(entity.names[0])
    first, *rest = pseudonym.split()
    if len(parts) != 1 or not rest or len(parts[0]) == 1:
        return pseudonym
    last = rest[1:] if len(rest) > 1 and is_given(rest[0]) else rest
    surname = surname_of(entity)
    later = whole[whole.index(surname) :] if surname else ()
    is_last = parts[0] in later and (len(whole) == 1 or not are_variants(parts[0], whole[0]))
    return " ".join(last) if is_last else first


def in_case_of(surface: str, name: str) -> str:
    """The name in capitals or lower case, if what it replaces is written so throughout.

    Initials alone ("J.M.R.") are no reason for capitals.
    """
    if surface.islower():
        return name.lower()
    spelt = any(
        len(word) > 3 or re.search("[AEIOUÁÉÍÓÚ]", word)
        for word in re.findall(r"[^\W\d_]{2,}", surface)
    )
    return name.upper() if surface.isupper() and spelt else name


def _parts(name: str) -> list[str]:
    bare = re.sub(r"['’]s?$", "", name)
    return [word for word in fold(bare).split() if word not in _PARTICLES]


def _is_family_name(part: str) -> bool:
    """Whether a single name is a surname and no given name; "Hernández", which some bear as one."""
    if part in _folded(surnames(Origin.LATIN)):
        return not any(part in _folded(given_names(Origin.LATIN, sex)) for sex in Sex)
    return is_surname(part) and not is_given(part)


@cache
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, names))
