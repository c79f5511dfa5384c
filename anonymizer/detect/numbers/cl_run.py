"""RUN and RUT (identity and tax number of Chile), after python-stdnum (``cl.rut``).

Seven or eight digits and a check digit, 0 to 9 or K: ``12.531.909-2``.

>>> validate("12.531.909-2")
'125319092'
>>> is_valid("12.531.909-3")
False
"""

from __future__ import annotations

from stdnum.cl.rut import compact, format, is_valid, validate  # noqa: A004

from anonymizer.detect.numbers.scheme import START, Needs, Scheme, pattern

__all__ = ["SCHEME", "compact", "format", "is_valid", "validate"]

_END = r"(?![^\W_])(?![-.]\d)"

SCHEME = Scheme(
    name="cl_run",
    entity_type="CL_RUN",
    patterns=(
        pattern(rf"{START}\d{{1,2}}\.\d{{3}}\.\d{{3}} ?- ?[\dkK]{_END}", 0.8),
        pattern(rf"{START}\d{{7,8}} ?- ?[kK]{_END}", 0.5, Needs.VALID),
        pattern(rf"{START}\d{{7,8}}(?: ?- ?)?[\dkK]{_END}", 0.4, Needs.CONTEXT),
    ),
    context=("run", "rut", "r.u.t", "rol único", "rol único nacional", "chilean id", "cédula"),
    validate=is_valid,
)
