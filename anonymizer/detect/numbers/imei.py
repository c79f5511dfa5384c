"""IMEI (identity of a mobile phone), after python-stdnum: 15 digits, the last a Luhn check digit.

>>> validate("35-417803-685978-9")
'354178036859789'
>>> is_valid("35-417803-685978-1")
False
"""

from __future__ import annotations

from stdnum.imei import compact, format, is_valid, validate  # noqa: A004

from anonymizer.detect.numbers.scheme import Needs, Scheme, digits

__all__ = ["SCHEME", "compact", "format", "is_valid", "validate"]

SCHEME = Scheme(
    name="imei",
    entity_type="IMEI",
    patterns=(
        digits("2=6=6=1", 0.8),
        digits("8=6=1", 0.6),
        digits("15", 0.4, Needs.VALID),
        digits("2-6-6-1", 0.4, Needs.CONTEXT),
        digits("14", 0.4, Needs.LABEL),
        digits("16", 0.4, Needs.LABEL),
    ),
    context=("imei", "imei number", "imeis", "número imei", "serial del teléfono", "device id"),
    validate=is_valid,
)
