"""NIT (Guatemala's tax number), after python-stdnum.

Two to twelve characters; the last is the check digit, 0 to 9 or K.

>>> validate("576937-K")
'576937K'
>>> is_valid("8977112-0")
False
"""

from __future__ import annotations

from stdnum.gt.nit import compact, format, is_valid, validate  # noqa: A004

from anonymizer.detect.numbers.scheme import START, Needs, Scheme, pattern

__all__ = ["SCHEME", "compact", "format", "is_valid", "validate"]

SCHEME = Scheme(
    name="gt_nit",
    entity_type="GT_NIT",
    patterns=(
        pattern(START + r"\d{5,8} ?- ?[kK](?![^\W_])", 0.6),
        pattern(START + r"\d{2,11}(?: ?- ?|)[\dkK](?![\w-])", 0.4, Needs.LABEL),
    ),
    context=(
        "nit",
        "n.i.t",
        "identificación tributaria",
        "número de identificación tributaria",
        "tax id",
        "tax number",
    ),
    validate=is_valid,
)
