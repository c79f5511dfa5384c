"""Names in small letters after a title: "don refugio", "la lic escalante".

Chats are written so, and there most names are words as well; the title tells.
"""

from __future__ import annotations

import re

from anonymizer.detect.spans import SpanRecognizer, typed
from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.given_names import is_given, is_surname
from anonymizer.lexicon.language import function_words

SCORE = 0.7
_TITLED = re.compile(
    r"(?<!\w)(?:(?P<don>don|doña|dona)|lic|licda|dra?|sra?|srta|mrs?|ms|sgto?|sargento|comandante|"
    r"inspector|inspectora|profe|pastor|pastora|hermano|hermana|t[ií][oa])\.?[ ]"
    r"(?P<name>[a-zà-ÿ]{3,})(?:[ ](?P<more>[a-zà-ÿ]{3,}))?(?![\w'’])"
)


def titled(text: str) -> list[tuple[int, int]]:
    """Half-open code points of names in small letters that stand after a title.

    The first word must be a listed name, and after other titles than "don" no ordinary word; a
    second one belongs to it if it is a surname and nothing else.
    """
    found = []
    for match in _TITLED.finditer(text):
        name, more = match["name"], match["more"]
        if not _is_name(name) or (not match["don"] and is_common(name)):
            continue
        two = more and is_surname(more) and not is_common(more) and _is_name(more)
        found.append((match.start("name"), match.end("more" if two else "name")))
    return found


def _is_name(word: str) -> bool:
    return (is_given(word) or is_surname(word)) and not any(
        word in words for words in function_words()
    )


def recognizer(language: str) -> SpanRecognizer:
    """Names in small letters after a title."""
    return SpanRecognizer("titled", typed(titled, "PERSON"), ["PERSON"], SCORE, language)
