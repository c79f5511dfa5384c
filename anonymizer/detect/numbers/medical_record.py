"""Medical record numbers (MRN, historia clínica, expediente clínico), found by their label."""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import Needs, Scheme, pattern

SCHEME = Scheme(
    name="medical_record",
    entity_type="MEDICAL_RECORD",
    patterns=(
        pattern(
            r"(?<![\w-])(?=[A-Z]{0,4}\d)(?=(?:[A-Z/. -]{0,5}\d){3})"
            r"[A-Z0-9]{1,14}(?:[-/. ]?\d[A-Z0-9]{0,13}){0,4}(?![\w-])",
            0.4,
            Needs.LABEL,
            ignore_case=True,
        ),
    ),
    context=(
        "mrn",
        "medical record",
        "medical record number",
        "medical file",
        "patient id",
        "patient number",
        "chart number",
        "hospital number",
        "health record",
        "historia clínica",
        "expediente clínico",
        "expediente médico",
        "expediente hospitalario",
        "registro médico",
        "registro clínico",
        "número de paciente",
        "ficha clínica",
        "ficha médica",
        "nhc",
    ),
)
