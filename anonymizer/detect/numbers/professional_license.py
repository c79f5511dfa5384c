"""Registration numbers of physicians and other licensed professions, found by their label.

``JVPM`` is El Salvador's medical board, ``colegiado`` Guatemala's and Honduras's word for a member
of a professional body, ``cédula profesional`` Mexico's licence.
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import LETTERS, Needs, Scheme, pattern

SCHEME = Scheme(
    name="professional_license",
    entity_type="MEDICAL_LICENSE",
    patterns=(
        pattern(
            rf"(?<![\w-]){LETTERS}(?:\d{{1,3}}[.,]\d{{3}}|\d{{3,10}})(?![\w-])(?![.,]\d)",
            0.4,
            Needs.LABEL,
            ignore_case=True,
        ),
    ),
    context=(
        "jvpm",
        "jvpe",
        "jvpp",
        "colegiado",
        "colegiada",
        "colegiado activo",
        "cédula profesional",
        "exequátur",
        "medical license",
        "medical licence",
        "npi",
        "lic",
        "license",
        "licence",
        "psychologist license",
        "céd. prof",
        "cédula prof",
        "carné profesional",
        "carnet profesional",
        "dea number",
        "bar number",
        "bar no",
        "eoir id",
        "tarjeta de abogado",
        "tarjeta profesional",
        "carné de abogado",
    ),
)
