"""MAC address of a network device, after python-stdnum: six pairs of hexadecimal digits.

>>> validate("00-00-5E-00-53-01")
'00:00:5e:00:53:01'
>>> is_valid("00-00-5E")
False
"""

from __future__ import annotations

from stdnum.mac import compact, is_valid, validate

from anonymizer.detect.numbers.scheme import Scheme, Scope, pattern

__all__ = ["SCHEME", "compact", "is_valid", "validate"]

SCHEME = Scheme(
    name="mac_address",
    entity_type="MAC_ADDRESS",
    patterns=(
        pattern(
            r"(?<![\w:-])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![\w:-])", 0.8, scope=Scope.DIGITS
        ),
        pattern(
            r"(?<![\w:-])(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}(?![\w:-])", 0.8, scope=Scope.DIGITS
        ),
    ),
    context=("mac", "mac address"),
)
