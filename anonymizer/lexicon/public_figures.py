"""People whose names are public knowledge, so that keeping them exposes nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given
from anonymizer.lexicon.tables import alternatives, rows

# Words that announce an office, folded; the office as the table writes it. Only offices that few
# hold at a time: "mayor", "director", "officer" or "general" before a surname proves nothing.
_TITLES: dict[str, str] = {
    title: office
    for office, titles in {
        "president": "president presidente presidenta expresidente expresidenta ex president",
        "vice president": "vicepresident vicepresidente vicepresidenta exvicepresidente",
        "prime minister": "premier primerministro primeraministra primeminister",
        "attorney general": "fiscalgeneral attorneygeneral",
        "secretary": "secretary secretario secretaria",
        "minister": "minister ministro ministra exministro exministra",
        "governor": "governor",
        "pope": "pope papa",
        "bishop": "archbishop arzobispo cardinal cardenal",
        "king": "king queen rey reina",
    }.items()
    for title in titles.split()
    if title != "ex"
}
# Titles that many bear: they confirm a given name with a surname, never a surname alone.
_WEAK_TITLES: dict[str, frozenset[str]] = {
    title: frozenset(offices)
    for titles, offices in (
        ("obispo bishop monsenor mons", {"bishop"}),
        ("juez jueza judge justice magistrado magistrada", {"judge"}),
        ("fiscal prosecutor procurador procuradora", {"attorney general", "prosecutor"}),
        ("general coronel colonel comandante commander", {"military", "revolutionary"}),
        ("alcalde alcaldesa mayor", {"mayor"}),
        ("gobernador gobernadora", {"governor"}),
        ("senador senadora senator diputado diputada congressman congresswoman", {"legislator"}),
        ("padre father", {"priest"}),
        ("director directora", {"prison director", "agency director", "human rights leader"}),
        ("comisionado commissioner", {"migration commissioner", "official", "police chief"}),
        ("periodista journalist", {"journalist"}),
    )
    for title in titles.split()
}
# Titles of two words, run together before the look-up above.
_PAIRS = re.compile(
    r"\b(vice|prime|primera?|attorney|fiscal) (president[ea]?|minister|ministr[oa]|general)\b"
)
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y"})
_POLITE = frozenset(
    {"the", "el", "la", "los", "ex", "former", "then", "mr", "mrs", "ms", "sr", "sra", "senor"}
    | {"senora", "don", "dona"}
)


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """One line of the table.

    Attributes:
        name: full name.
        short_forms: names that mean this person and nobody else.
        office: "president", "activist" ...; the latest or best known.
        country: ISO 3166-1 alpha-2 or ``""``.
    """

    name: str
    short_forms: tuple[str, ...]
    office: str
    country: str


def find(name: str, title: str | None = None) -> PublicFigure | None:
    """The public figure that ``name`` means beyond doubt.

    A full name or listed short form is enough. Anything less, such as a bare surname, needs a high
    office in front ("President Hernández"), in ``title`` or in ``name`` itself, that the person
    holds or held. "Marta Bukele" is nobody known: another given name is another person.

    Args:
        name: as written in a text; case, accents and a possessive don't matter.
        title: the words just before it in the text, if any.
    """
    key = _without_possessive(fold(name))
    if figure := _forms().get(key):
        return figure
    inner_title, key = _split_title(key)
    if inner_title and (figure := _forms().get(key)):
        return figure
    before = fold(title or "").rpartition(" ")[2]
    if before and (figure := _forms().get(f"{before} {key}")):
        return figure
    words = frozenset(key.split()) - _PARTICLES
    strong = inner_title or office_of(title or "")
    offices = {strong} if strong else _WEAK_TITLES.get(before, frozenset())
    if len(words) < (1 if strong else 2):
        return None
    for office in offices:
        for figure, surnames, all_words in _by_office().get(office, ()):
            if words <= (all_words if len(words) > 1 else surnames):
                return figure
    return None


def fits(figure: PublicFigure, name: str) -> bool:
    """Whether every word of ``name`` but titles is part of the figure's names.

    A bare surname fits; so this confirms a figure found otherwise and finds none.
    """
    key = _split_title(_without_possessive(fold(name)))[1]
    forms = " ".join(fold(form) for form in (figure.name, *figure.short_forms))
    return set(key.split()) <= set(forms.split())


def office_of(title: str) -> str | None:
    """The high office that a text names at its very end, if any.

    >>> office_of("a speech by the former President")
    'president'
    """
    words = _PAIRS.sub(r"\1\2", fold(title)).split()
    return _TITLES.get(words[-1]) if words else None


def _split_title(key: str) -> tuple[str | None, str]:
    """An office that begins a folded name, and the name without it."""
    words = _PAIRS.sub(r"\1\2", key).split()
    while words and words[0] in _POLITE:
        words.pop(0)
    if len(words) > 1 and words[0] in _TITLES:
        return _TITLES[words[0]], " ".join(words[1:])
    return None, key


def _without_possessive(key: str) -> str:
    return key.removesuffix(" s")


@cache
def figures() -> tuple[PublicFigure, ...]:
    """The whole table."""
    return tuple(
        PublicFigure(name, tuple(alternatives(short)), office, country)
        for name, short, office, country in rows("public_figures.tsv", 4)
    )


@cache
def _forms() -> dict[str, PublicFigure]:
    index: dict[str, PublicFigure] = {}
    for figure in figures():
        for form in (figure.name, *figure.short_forms):
            index.setdefault(fold(form), figure)
    return index


@cache
def _by_office() -> dict[str, list[tuple[PublicFigure, frozenset[str], frozenset[str]]]]:
    """Office -> figures with the surnames and all words of their names, folded."""
    index: dict[str, list[tuple[PublicFigure, frozenset[str], frozenset[str]]]] = {}
    for figure in figures():
        forms = [fold(form).split() for form in (figure.name, *figure.short_forms)]
        surnames = {form[-1] for form in forms} | _two_surnames(forms[0])
        words = frozenset(word for form in forms for word in form)
        index.setdefault(figure.office, []).append((figure, frozenset(surnames), words))
    return index


def _two_surnames(words: list[str]) -> set[str]:
    """Both surnames of a full Spanish name; of three words the middle one may be a given name."""
    if len(words) > 3 or (len(words) == 3 and not is_given(words[1])):
        return set(words[-2:])
    return set()
