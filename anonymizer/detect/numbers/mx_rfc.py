"""RFC (Registro Federal de Contribuyentes, Mexico's tax number), after python-stdnum.

Persons: four letters, date of birth, three characters ("homoclave", with a check digit), which are
often left out. Companies have three letters.

>>> validate("GODE 561231 GR8")
'GODE561231GR8'
>>> is_valid("GODE561331GR8")
False
"""

from __future__ import annotations

from stdnum.mx.rfc import compact, format, is_valid, validate  # noqa: A004

from anonymizer.detect.numbers.scheme import Needs, Scheme, pattern

__all__ = ["SCHEME", "compact", "format", "is_valid", "validate"]

_DATE = r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"

SCHEME = Scheme(
    name="mx_rfc",
    entity_type="MX_RFC",
    patterns=(
        pattern(
            rf"(?<![^\W_])[A-ZÑ&]{{3,4}}[ -]?{_DATE}[ -]?[A-Z\d]{{2}}[A\d](?![^\W_])",
            0.7,
            ignore_case=True,
        ),
        pattern(rf"(?<![^\W_])[A-ZÑ&]{{4}}[ -]?{_DATE}(?![^\W_])", 0.5),
        pattern(
            r"(?<![^\W_])[A-ZÑ&]{3,4}[ -]?\d{6}(?:[ -]?[A-Z\d]{3})?(?![^\W_])",
            0.4,
            Needs.CONTEXT,
            ignore_case=True,
        ),
    ),
    context=(
        "rfc",
        "r.f.c",
        "registro federal de contribuyentes",
        "contribuyente",
        "tax id",
        "homoclave",
    ),
    validate=is_valid,
)
