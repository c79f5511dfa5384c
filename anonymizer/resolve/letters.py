"""Names that were damaged in writing, made readable: spaced out, spelled, scanned, glued."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"(?<=\w)[-\u00ad]\s*\n\s*(?=\w)|(?<=[^\W\d_A-ZÁÉÍÓÚÑ])\n(?=[a-zà-ÿ])")
_SPELLED = re.compile(r"(?<!\w)[^\W\d_](?:(?:[ -]|,[ ]?)[^\W\d_]){3,}(?!\w)")
# "G as in George", "B de burro", "doble L": how one spells on the telephone.
_AS_IN = re.compile(r"\b([^\W\d_])\s+(?:as\s+in|like|for|de|como)\s+[^\W\d_]{2,}", re.I)
_DOUBLE = re.compile(r"\b(?:doble|double)\s+([^\W\d_])\b", re.I)
_SPACED_WORDS = re.compile(r"(?<!\w)(?:[^\W\d_] ){2,}[^\W\d_](?!\w)")
_WIDE = re.compile(r"[^\S\n]{2,}")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÁÉÍÓÚÑ][a-zà-ÿ]{2,})|(?<=^[A-Z])(?=[A-Z][a-zà-ÿ]{2,})")
_DIGIT_IN_WORD = re.compile(r"(?<=[^\W\d_])[01!¡](?=[^\W\d_]|\b)|\b[01](?=[^\W\d_]{2,})")
# "O'Brien", "D'Angelo", "M'Cirhu" are one word; so is a surname of one letter with its particle.
_ELIDED = re.compile(r"(?<!\w)([A-Z])['’]([A-ZÁÉÍÓÚÑ])")
_ONE_LETTER = re.compile(r"(?<!\w)de\s+la\s+h?([AEIOU])(?![\w.'’])", re.I)
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
_LATIN = "a b v g g d e e ie zh z i i i i k l m n o p r s t u u f kh ts ch sh shch _ y _ e iu ia"
_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя",
        _LATIN.split(),
        strict=True,
    )
)


def readable(surface: str) -> str:
    """The name as its writer meant it; a clean name comes back as it is.

    ``"J U A N A   P A Z"`` is ``"JUANA PAZ"``, ``"B de burro, A, I, R, E, S"`` is ``"BAIRES"``,
    ``"Ju1ian"`` is ``"Julian"``, ``"MariaPaz"`` is ``"Maria Paz"`` and ``"Гриша"`` is ``"grisha"``
    (after the rules of the Library of Congress, without the marks).

    Args:
        surface: a mention as the text has it.
    """
    text = _POSSESSIVE.sub("", _LINE_END.sub("", surface))
    if len(text) > 3 and "," in text:
        text = _DOUBLE.sub(r"\1, \1", _AS_IN.sub(r"\1", text))
    text = _ONE_LETTER.sub(r"Dela\1", _ELIDED.sub(_together, _unspaced(text)))
    text = _DIGIT_IN_WORD.sub(lambda m: "o" if m[0] == "0" else "l", text)
    text = text.replace("_", " ")
    if " " not in text.strip() and not text.isupper():
        text = _split(text)
    return _latin(text)


def _together(match: re.Match[str]) -> str:
    return match[1] + match[2].lower()


def _unspaced(text: str) -> str:
    if _WIDE.search(text) and _SPACED_WORDS.search(text):
        return " ".join(_joined(word) for word in _WIDE.split(text))
    return _SPELLED.sub(lambda m: re.sub(r"[\s,-]", "", m[0]), text)


def _joined(word: str) -> str:
    return word.replace(" ", "") if _SPACED_WORDS.fullmatch(word.strip()) else word


def _split(word: str) -> str:
    pieces = _CAMEL.split(word)
    # McDonald and DeLeon are one name each; "ElSapo" is an article and a name.
    if len(pieces) < 2 or (len(pieces[0]) in {2, 3} and pieces[0].lower() not in {"el", "la"}):
        return word
    return " ".join(pieces)


def _latin(text: str) -> str:
    if not any("\u0400" <= char <= "\u04ff" for char in text):
        return text
    return "".join(_CYRILLIC.get(char, char).replace("_", "") for char in text.lower())
