"""IBAN (International Bank Account Number), after python-stdnum.

Country, two check digits (modulo 97) and the national account number.

>>> validate("SV62 CENR 0000 0000 0000 0070 0025")
'SV62CENR00000000000000700025'
>>> is_valid("SV63 CENR 0000 0000 0000 0070 0025")
False
"""

from __future__ import annotations

from stdnum.iban import compact, format, is_valid, validate  # noqa: A004

from anonymizer.detect.numbers.scheme import Needs, Scheme, pattern

__all__ = ["SCHEME", "compact", "format", "is_valid", "validate"]

_FORM = r"(?<![^\W_])[A-Z]{2} ?\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![^\W_])"

SCHEME = Scheme(
    name="iban",
    entity_type="IBAN_CODE",
    patterns=(
        pattern(_FORM, 0.7),
        pattern(_FORM, 0.4, Needs.VALID, ignore_case=True),
    ),
    context=("iban", "cuenta", "account", "bank", "banco"),
    validate=is_valid,
)
