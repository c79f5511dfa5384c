"""Normal forms: :func:`fold` for names, :func:`squeeze` for identifiers, :func:`encodable`."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[\W_]+")
_HALVES = re.compile("[\ud800-\udfff]")


def _plain(text: str) -> str:
    """Casefolded, without the combining marks that NFKD splits off."""
    if text.isascii():
        return text.lower()
    return text.translate(_LATIN) if max(text) < _LATIN_END else _decomposed(text)


def _decomposed(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    # Casefolding may compose anew ("ǰ"), so the result is decomposed once more.
    folded = unicodedata.normalize("NFKD", kept.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


# Latin letters one by one: the same result, faster, since the gazetteer folds 30,000 names.
_LATIN_END = "\u0180"
_LATIN = {code: _decomposed(chr(code)) for code in range(ord(_LATIN_END))}


def fold(text: str) -> str:
    """A name as it is compared: no accents, no case, words parted by single spaces.

    Letters of every script survive. ``fold("  Peña-Nieto ") == "pena nieto"``; folding twice
    changes nothing.

    Args:
        text: any text.

    Returns:
        Only letters and digits with single spaces between words; may be empty.
    """
    return _SEPARATORS.sub(" ", _plain(text)).strip()


def squeeze(text: str) -> str:
    """An identifier as it is compared: letters and digits only, casefolded.

    ``squeeze("01234567-8") == squeeze("01234567 8")``.

    Args:
        text: any text.

    Returns:
        Only letters and digits; may be empty.
    """
    return _SEPARATORS.sub("", _plain(text))


def encodable(text: str) -> str:
    r"""A text that can be written as UTF-8: half a surrogate pair becomes U+FFFD.

    JSON can carry one (``"\ud83d"``), where a program cut an emoji in two. No offset changes.
    """
    return _HALVES.sub("\ufffd", text)
