"""The labels of the reader, and what the labels of other corpora mean in them."""

from __future__ import annotations

TYPES = (
    "PERSON", "LOCATION", "ORG", "DATE", "AGE", "ADDRESS", "ROLE", "ID",
    "PHONE", "EMAIL", "URL", "HANDLE", "COORD", "PLATE", "NRP",
)  # fmt: skip
LABELS = ("O", *(f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"))
CLASS = {label: position for position, label in enumerate(LABELS)}

CORE = frozenset({"PERSON", "LOCATION", "ORG"})
ALL = frozenset(TYPES)

IGNORE = "?"
"""Marks a span whose right label is unknown: it takes no part in the loss."""

_PLACES = CORE | {"ADDRESS"}
"""Who marks places marks addresses as such: what is unmarked is none."""
_JUDGMENTS = _PLACES | {"DATE", "ID", "AGE", "ROLE", "NRP"}
"""Judgments with demographic attributes marked: among them are ages, trades and nationalities."""

ANNOTATED: dict[str, frozenset[str]] = {
    "es_cess": _PLACES | {"DATE"},
    "es_echr_all": _JUDGMENTS,
    "es_echr_manual": _PLACES | {"DATE", "ID", "NRP"},
    "fr_echr_manual": _PLACES | {"DATE", "ID", "NRP"},
    "en_tab": _JUDGMENTS,
    "en_gum": _PLACES | {"DATE"},
    "es_meddocan": ALL - {"ROLE", "HANDLE", "COORD", "PLATE", "NRP"},
    "pt_lener": _PLACES | {"DATE"},
}
"""Types that a corpus marks wherever they occur; in others an unmarked token may be anything.

An address, an age or a role is then marked by its corpus under a wider name (a place, a demographic
attribute), so that only what is unmarked says something about these types.
"""

MEANING = {
    "PER": "PERSON", "LOC": "LOCATION", "ORG": "ORG", "DATE": "DATE",
    "CODE": "ID", "AGE": "AGE", "EDAD_SUJETO_ASISTENCIA": "AGE", "ID_SUJETO_ASISTENCIA": "ID",
    "ID_ASEGURAMIENTO": "ID", "ID_CONTACTO_ASISTENCIAL": "ID",
    "ID_TITULACION_PERSONAL_SANITARIO": "ID", "NUMERO_TELEFONO": "PHONE",
    "CORREO_ELECTRONICO": "EMAIL", "CALLE": "ADDRESS", "PHONE_NUMBER": "PHONE",
    "EMAIL_ADDRESS": "EMAIL", "CREDIT_CARD": "ID", "US_SSN": "ID", "IBAN_CODE": "ID",
    "NATIONALITY": "NRP", "ETHNIC_CATEGORY": "NRP",
}  # fmt: skip


def meaning(label: str, original: str) -> str:
    """Our type for a corpus label (its general and its original form), or :data:`IGNORE`."""
    return MEANING.get(original) or MEANING.get(label) or IGNORE
