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

ANNOTATED: dict[str, frozenset[str]] = {
    "es_cess": CORE | {"DATE"},
    "es_echr_all": CORE | {"DATE", "ID"},
    "es_echr_manual": CORE | {"DATE", "ID"},
    "fr_echr_manual": CORE | {"DATE", "ID"},
    "en_tab": CORE | {"DATE", "ID"},
    "en_gum": CORE | {"DATE"},
    "es_meddocan": ALL - {"ROLE", "HANDLE", "COORD", "PLATE", "NRP"},
    "pt_lener": CORE | {"DATE"},
}
"""Types that a corpus marks wherever they occur; in others an unmarked token may be anything."""

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
