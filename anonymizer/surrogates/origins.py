"""Where a name comes from, and given names and surnames that come from there.

The lists for Central America and for China are our own (``data/``); the others are Faker's. All
are cut down to single words in Latin letters that are neither a common word nor a place: "Cruz" or
"Lourdes" would be replaced, found or misread as something else in the finished story.
"""

from __future__ import annotations

import enum
import importlib
import unicodedata
from collections.abc import Iterable
from functools import cache

from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.places import PlaceKind, lookup
from anonymizer.model import Sex
from anonymizer.surrogates.generations import named_lines


class Origin(enum.StrEnum):
    """A cultural origin that a name shows."""

    LATIN = "latin"
    ENGLISH = "english"
    PORTUGUESE = "portuguese"
    FRENCH = "french"
    ARABIC = "arabic"
    AFRICAN = "african"
    SLAVIC = "slavic"
    SOUTH_ASIAN = "south_asian"
    CHINESE = "chinese"
    JAPANESE = "japanese"


# Faker's Arabic and Russian locales are not in Latin letters; their neighbours stand for them.
_LOCALES: dict[Origin, tuple[str, ...]] = {
    Origin.ENGLISH: ("en_US", "en_GB"),
    Origin.PORTUGUESE: ("pt_BR", "pt_PT"),
    Origin.FRENCH: ("fr_FR", "fr_QC"),
    Origin.ARABIC: ("fr_DZ",),
    Origin.AFRICAN: ("yo_NG", "ig_NG", "ha_NG", "tw_GH"),
    Origin.SLAVIC: ("hr_HR", "sl_SI", "cs_CZ"),
    Origin.SOUTH_ASIAN: ("en_IN",),
    Origin.CHINESE: ("zh_CN",),
    Origin.JAPANESE: ("ja_JP",),
}
# Only to recognise: surnames of Spain and the larger countries of Latin America.
_MORE_LATIN = ("es_MX", "es_CO", "es_ES", "es_AR", "es_CL")


@cache
def given_names(origin: Origin, sex: Sex) -> tuple[str, ...]:
    """Given names to choose from.

    Args:
        origin: where they come from.
        sex: whose they are; ``UNKNOWN`` for names that women and men bear.
    """
    female, male, both = _given(origin)
    if sex is Sex.FEMALE:
        return _usable(female - male)
    if sex is Sex.MALE:
        return _usable(male - female)
    return _usable(both)


@cache
def surnames(origin: Origin) -> tuple[str, ...]:
    """Surnames to choose from."""
    if origin is Origin.LATIN:
        return _usable(_own("latin_surnames"))
    listed = _listed(origin, "last_names") | _listed(origin, "last_romanized_names")
    if origin is Origin.ENGLISH:  # in the United States, Acevedo and Alvarado are frequent
        listed = frozenset(name for name in listed if fold(name) not in _known(Origin.LATIN))
    return _usable(listed)


def origin_of(names: Iterable[str]) -> Origin:
    """The origin that most parts of a person's names share; Latin American if nothing says more.

    Args:
        names: the names a person goes by, as written.
    """
    parts = {part for name in names for part in fold(name).split()}
    counts = {origin: len(parts & _known(origin)) for origin in Origin}
    # Origin.LATIN comes first, so it wins a draw: Fátima and Kevin are common there, too.
    return max(Origin, key=lambda origin: counts[origin])


@cache
def _known(origin: Origin) -> frozenset[str]:
    female, male, both = _given(origin)
    names = female | male | both | frozenset(surnames(origin))
    if origin is Origin.LATIN:
        for locale in _MORE_LATIN:
            for name in ("first_names_female", "first_names_male", "first_names", "last_names"):
                names |= _faker(locale, name)
    return frozenset(map(fold, names))


def _given(origin: Origin) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Names of women, of men, and of both."""
    if origin is Origin.LATIN:
        return _own("latin_female"), _own("latin_male"), _own("latin_both")
    if origin is Origin.CHINESE:
        return _own("chinese_female"), _own("chinese_male"), frozenset()
    if origin is Origin.JAPANESE:
        female = _listed(origin, "first_romanized_names_female")
        male = _listed(origin, "first_romanized_names_male")
        return female, male, frozenset()
    female, male = _listed(origin, "first_names_female"), _listed(origin, "first_names_male")
    return female, male, female & male


@cache
def _own(name: str) -> frozenset[str]:
    return frozenset(listed for listed, _ in named_lines(name))


def _listed(origin: Origin, name: str) -> frozenset[str]:
    return frozenset[str]().union(*(_faker(locale, name) for locale in _LOCALES[origin]))


def _faker(locale: str, name: str) -> frozenset[str]:
    """One list of a Faker locale; empty where the locale has none."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    names = getattr(provider, name, ())
    # Some locales compute a list from others, which are read anyhow.
    return frozenset() if isinstance(names, property) else frozenset(names)


def _usable(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(is_usable, names)))


def is_usable(name: str) -> bool:
    """Whether a name can serve as a pseudonym: one Latin word, no ordinary word, no known place."""
    if len(name) < 3 or not all(
        char.isalpha() and unicodedata.name(char, "").startswith("LATIN") for char in name
    ):
        return False
    if not name[0].isupper() or not name[1:].islower() or is_common(name):
        return False
    return all(place.kind is PlaceKind.PLACE for place in lookup(name))
