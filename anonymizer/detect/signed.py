"""Who filled in a form, where its label says so: "Elabora: I. Quant", "Taken by: Beto Quiroa"."""

from __future__ import annotations

import re

from anonymizer.detect.spans import SpanRecognizer, typed
from anonymizer.lexicon import organisations
from anonymizer.lexicon.given_names import is_given, is_surname

SCORE = 0.7
_SIGNED = re.compile(
    r"^[ \t*_]*(?:elabora(?:d[oa] por)?|elaboró|atiende|atendió|recibe|recibió|escribe|responsable|"
    r"supervisa|firma|firmado por|entrevista(?:dora?)?|entrevistó|toma nota|redacta|"
    r"prepared by|taken by|opened by|written by|author|interviewer|interpreter|visitor|caseworker|"
    r"volunteer|caller|signed|reviewed by)[*_]*:[*_]*[ \t]+"
    r"(?:(?:lic|licda|dra?|sra?|mrs?|ms)\.?[ \t]+)?"
    r"(?P<name>(?:[A-ZÁÉÍÓÚÑ](?:\.|[^\W\d_]+)[ \t]+){1,3}(?-i:[A-ZÁÉÍÓÚÑ][a-zà-ÿ]+))[ \t]*"
    r"(?:$|[,;(|])",
    re.IGNORECASE | re.MULTILINE,
)


def signed(text: str) -> list[tuple[int, int]]:
    """Half-open code points of names after such a label.

    The first word must be an initial or a listed given name, or the last one a listed surname.
    """
    return [
        match.span("name") for match in _SIGNED.finditer(text) if _is_name(match["name"].split())
    ]


def _is_name(words: list[str]) -> bool:
    first, *_, last = words
    named = is_given(first) or first.endswith(".") or is_surname(last)
    cased = all(word[0].isupper() for word in words)
    return named and cased and not organisations.find(" ".join(words))


def recognizer(language: str) -> SpanRecognizer:
    """Names of those who fill in forms."""
    return SpanRecognizer("signed", typed(signed, "PERSON"), ["PERSON"], SCORE, language)
