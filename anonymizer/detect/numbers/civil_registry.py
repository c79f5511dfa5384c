"""Entries of a civil or land register: "partida 45, folio 23, tomo 2, libro 7".

Two parts of such a reference together identify the entry; one alone is a page number.
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import Needs, Scheme, Scope, pattern

_PART = (
    r"(?:partidas?|actas?|libros?|tomos?|folios?|asientos?|vol(?:umen|ume)?\.?|fojas?|inscripci[oó]n"
    r"|entry|book|foja)"
)
_NUMBER = (
    r"(?: (?:n[uú]mero|number|no\.?|n[°º]\.?|num\.?|#))? ?\d{1,7}(?:-?[A-Z](?![^\W_])|[-/]\d{1,4})?"
)
_LINK = r"(?:,? ?(?:y |and |de |del |of |in |en )?(?:el |la |the )?)"

SCHEME = Scheme(
    name="civil_registry",
    entity_type="IDENTIFIER",
    patterns=(
        pattern(
            rf"(?<![^\W_]){_PART}{_NUMBER}(?:{_LINK}{_PART}{_NUMBER}){{1,4}}(?!\d)",
            0.7,
            ignore_case=True,
            scope=Scope.DIGITS,
        ),
        pattern(r"(?<![\w-])\d{3,7}(?:[-/]\d{1,4})?(?![\w-])", 0.4, Needs.LABEL),
    ),
    context=(
        "partida de nacimiento",
        "partida de nacimiento número",
        "partida de defunción",
        "partida de matrimonio",
        "acta de nacimiento",
        "acta de defunción",
        "acta de matrimonio",
        "birth certificate",
        "death certificate",
        "marriage certificate",
    ),
)
