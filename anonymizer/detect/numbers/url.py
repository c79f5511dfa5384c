"""Web addresses: with a scheme, with ``www.``, and bare domains with a path or a common ending."""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import Scheme, Scope, pattern

_CHARACTER = r"(?:[^\s<>\"'()\[\]{}]|\([^\s()]{0,80}\))"
_REST = rf"{_CHARACTER}{{0,2000}}(?<![.,;:!?*_])"
_DOMAIN = r"(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}"
_COMMON = (
    r"(?:(?:com|org|net|edu|info|gov|gob|biz|onion)(?:\.[a-z]{2})?|(?:or|co|go|ac|mil)\.[a-z]{2}"
    r"|sv|gt|hn|cr|mx|bz|example|test|local)"
)
# Endings that are words of Spanish or English too: only with a path.
_SHORT = (
    r"(?:app|be|cc|cl|co|cr|de|dev|do|ec|es|eu|fr|gg|gl|gt|hn|io|la|link|ly|me|mx|news|ni|pa|page"
    r"|pe|pr|site|sv|to|tv|uk|us|ve|xyz|cat)"
)

SCHEME = Scheme(
    name="url",
    entity_type="URL",
    patterns=(
        pattern(
            rf"(?<![^\W_])(?:h(?:tt|xx)ps?://|ftp://|www\d?\.){_CHARACTER}{_REST}",
            0.9,
            ignore_case=True,
            scope=Scope.TEXT,
            triggers=("http", "hxxp", "ftp", "www"),
        ),
        pattern(
            rf"{_DOMAIN}{_COMMON}(?:[/?#]{_REST}|(?![\w@-])(?!\.\w))",
            0.8,
            ignore_case=True,
            scope=Scope.TEXT,
        ),
        pattern(rf"{_DOMAIN}{_SHORT}/{_REST}", 0.8, ignore_case=True, scope=Scope.TEXT),
    ),
)
