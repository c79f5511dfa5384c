"""Articles: how a general noun takes the place of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anonymizer.surrogates.site import Site, Wording

_ADJECTIVE = {
    "en": r"(?P<adjective>(?:same|small|little|nearby|old|tiny|remote|poor|rural|neighbou?ring"
    r"|only|very)\s+)?",
    "es": r"(?P<adjective>(?:mism|pequeñ|antigu|nuev|viej|humilde|lejan|cercan|vecin|propi|únic)"
    r"[oa]?\s+)?",
}
# With these the thing is the one spoken of before, so the article stays definite.
_DEFINITE = re.compile(r"same|only|very|mism|propi|únic", re.I)
_ARTICLE = {
    language: re.compile(rf"(?<!\w)({words})\s+{_ADJECTIVE[language]}$", re.I)
    for language, words in {
        "en": "the|an?|this|that|my|our|his|her|their|its|your|another|each|every|no",
        "es": "el|la|los|las|del|al|una?|este|esta|ese|esa|aquel|aquella|nuestro|nuestra|otro|otra"
        "|mi|su|tu|cada|ning[uú]n|ninguna|alg[uú]n|alguna|dicho|dicha",
    }.items()
}
_AGREEING = {
    word: pair
    for pair in (
        ("este", "esta"),
        ("ese", "esa"),
        ("aquel", "aquella"),
        ("nuestro", "nuestra"),
        ("otro", "otra"),
        ("ningún", "ninguna"),
        ("algún", "alguna"),
        ("dicho", "dicha"),
    )
    for word in pair
}
_AN = re.compile(r"(?!uni|us[ei]|eu|one\b)[aeiou]|hour|honest", re.I)
# Words after a name that end its noun phrase; anything else in lower case may be its head noun.
_NO_NOUN = (
    "a an and as at be because been before but by can did do does during for from had has have he "
    "her his i if in into is it my near not of on or our over she since so that the their then "
    "there they to under until was we were when where which while who will with would you"
)
_HEAD_NOUN = re.compile(rf"[ \t]+(?!(?:{_NO_NOUN.replace(' ', '|')})\b)[a-z]")


@dataclass(frozen=True, slots=True)
class Noun:
    """A general noun.

    Attributes:
        word: such as ``"town"`` or ``"municipio"``.
        feminine: Spanish gender.
        rest: what may follow it, such as ``" de Usulután"``.
    """

    word: str
    feminine: bool = False
    rest: str = ""


def a(noun: str) -> str:
    """An English noun with "a" or "an".

    >>> a("hour"), a("university"), a("island")
    ('an hour', 'a university', 'an island')
    """
    return f"an {noun}" if _AN.match(noun) else f"a {noun}"


def like(replaced: str, text: str) -> str:
    """The text, with a capital if the words that it replaces begin with one."""
    return text[:1].upper() + text[1:] if replaced[:1].isupper() else text


def indefinite(site: Site, noun: Noun) -> Wording:
    """The noun with the article that fits, in place of the mention and of the article before it.

    "del {X}" becomes "de un cantón", "this {X}" stays "this canton".

    Args:
        site: the span to replace; a word that announces the name belongs to it already.
        noun: what to write.
    """
    if site.language == "es":
        return _spanish(site, noun)
    return _english(site, noun)


def _spanish(site: Site, noun: Noun) -> Wording:
    phrase = noun.word + noun.rest
    article = "una" if noun.feminine else "un"
    match = _ARTICLE["es"].search(site.before)
    if match is None:
        return Wording(site.start, site.end, f"{article} {phrase}")
    word = match[1].lower()
    if adjective := match["adjective"]:
        phrase = re.sub(r"[oa]?\s+$", "a " if noun.feminine else "o ", adjective) + phrase
        phrase = re.sub("^humilde[oa]", "humilde", phrase)
    if adjective and _DEFINITE.match(adjective) and word in ("el", "la", "del", "al"):
        joint = word[:-1] if word in ("del", "al") else ""
        article = f"{joint} la".strip() if noun.feminine else word if joint else "el"
    elif word in ("del", "al"):
        article = f"{word[:-1]} {article}"
    elif word in _AGREEING:
        article = _AGREEING[word][noun.feminine]
    elif word in ("mi", "su", "tu", "cada"):
        article = word
    return _from(match, site, f"{article} {phrase}")


def _english(site: Site, noun: Noun) -> Wording:
    owner = re.match(r"['’]s\b", site.after)
    phrase = noun.word if owner else noun.word + noun.rest
    if re.search(r"['’]s\s+$", site.before):
        return Wording(site.start, site.end, phrase)
    match = _ARTICLE["en"].search(site.before)
    if match is None:
        return Wording(site.start, site.end, a(phrase))
    word = match[1].lower()
    if word == "the" and _HEAD_NOUN.match(site.after):
        return Wording(site.start, site.end, noun.word)
    if adjective := match["adjective"]:
        phrase = adjective + phrase
        if _DEFINITE.match(adjective):
            return _from(match, site, f"{word} {phrase}")
    return _from(match, site, a(phrase) if word in ("the", "a", "an") else f"{word} {phrase}")


def _from(match: re.Match[str], site: Site, text: str) -> Wording:
    """The wording that takes in a match of the text before; its capital stays."""
    start = site.back(len(site.before) - match.start())
    return Wording(start, site.end, like(match[0], text))
