"""Recall by type, for every corpus: all that a corpus of named entities can tell.

What such a corpus leaves unmarked may still identify somebody, so it has no word on precision.
"""

from __future__ import annotations

from collections.abc import Sequence

from anonymizer.evaluate.cover import cover, is_covered
from anonymizer.evaluate.gold import GoldDocument
from anonymizer.evaluate.rate import Figures, by_type
from anonymizer.evaluate.systems import Found
from anonymizer.evaluate.titles import name_start

_NAMES = {
    "PERSON": ("PER", "PERSON"),
    "LOCATION": ("LOC", "LOCATION", "GPE"),
    "ORGANIZATION": ("ORG", "ORGANIZATION"),
    "DATE_TIME": ("DATE", "DATETIME", "DATE_TIME"),
    "AGE": ("AGE",),
    "ADDRESS": ("ADDRESS", "STREET_ADDRESS"),
}
_TYPED = {label: entity_type for entity_type, labels in _NAMES.items() for label in labels}
"""The corpora's labels in Presidio's terms, for those that have one meaning everywhere."""


def type_figures(documents: Sequence[GoldDocument], found: Sequence[Sequence[Found]]) -> Figures:
    """For each label the share of spans whose every letter and digit is covered.

    ``found`` by spans of any type, ``typed`` by spans of the right type, ``masked`` by spans that
    would not stay.
    """
    outcomes: dict[str, list[tuple[str, bool]]] = {"found": [], "typed": [], "masked": []}
    for gold, system in zip(documents, found, strict=True):
        text = gold.document.text
        covers = {
            "found": cover(len(text), ((f.start, f.end) for f in system)),
            "masked": cover(len(text), ((f.start, f.end) for f in system if f.masked)),
        }
        typed = {
            kind: cover(len(text), ((f.start, f.end) for f in system if f.entity_type == kind))
            for kind in {f.entity_type for f in system} & _NAMES.keys()
        }
        for span in gold.spans:
            start = name_start(text, span.start, span.end, span.type)
            for name, covered in covers.items():
                whole = is_covered(text, covered, start, span.end)
                outcomes[name].append((span.type, whole))
            if kind := _TYPED.get(span.type):
                covered = typed.get(kind, bytearray(len(text)))
                whole = is_covered(text, covered, start, span.end)
                outcomes["typed"].append((span.type, whole))
    return {k: r for name, rows in outcomes.items() for k, r in by_type(name, rows).items()}
