"""Driver licences and state identity cards, found by what announces them.

The states of the USA and the countries of Central America have dozens of forms (letters and 4 to
14 digits), none of which means anything alone.
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import LETTERS, Needs, Scheme, pattern

SCHEME = Scheme(
    name="driver_license",
    entity_type="US_DRIVER_LICENSE",
    patterns=(
        pattern(
            rf"(?<![\w-]){LETTERS}\d{{1,4}}(?:[ -]?\d{{1,6}}){{1,4}}[A-Z]?\d{{0,2}}"
            r"(?![^\W_])",
            0.4,
            Needs.LABEL,
            ignore_case=True,
        ),
    ),
    context=(
        "driver license",
        "driver's license",
        "drivers license",
        "driver licence",
        "driver's licence",
        "driving licence",
        "driving license",
        "license number",
        "licence number",
        "dl",
        "state id",
        "state identification",
        "dmv",
        "licencia de conducir",
        "licencia de manejo",
        "licencia de manejar",
        "licencia",
    ),
)
