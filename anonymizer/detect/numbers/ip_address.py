"""IP addresses, versions 4 and 6.

>>> validate("192.0.2.7")
'192.0.2.7'
>>> is_valid("300.0.2.7")
False
"""

from __future__ import annotations

import ipaddress

from stdnum.exceptions import InvalidFormat

from anonymizer.detect.numbers.scheme import Needs, Scheme, Scope, passes, pattern


def compact(number: str) -> str:
    """The address without blanks around it."""
    return number.strip()


def validate(number: str) -> str:
    """The address in its usual form.

    Raises:
        ValidationError: no such address.
    """
    try:
        return str(ipaddress.ip_address(compact(number)))
    except ValueError:
        raise InvalidFormat() from None


def is_valid(number: str) -> bool:
    """Whether there can be such an address."""
    return passes(validate, number)


SCHEME = Scheme(
    name="ip_address",
    entity_type="IP_ADDRESS",
    patterns=(
        pattern(
            r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)", 0.6, Needs.VALID, scope=Scope.DIGITS
        ),
        pattern(
            r"(?<![\w:.])(?=[0-9a-fA-F:]{6})(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\w:])",
            0.6,
            Needs.VALID,
            scope=Scope.DIGITS,
        ),
    ),
    context=("ip", "ip address", "dirección ip"),
    validate=is_valid,
    remark="range",
)
