"""Licence plates of Central America, Mexico and the USA.

El Salvador writes one to three letters for the kind of vehicle and up to six characters, often with
a dash before the last three (``P 123-456``, ``N 14-882``); Guatemala the letter, three digits and
three letters (``P-123BCD``). These are read as such alone; all others next to a word.
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import Needs, Scheme, Scope, pattern

# Kinds of vehicle on Salvadoran plates: private, national, hired, lorry, motorcycle, bus, ...
_KINDS = r"(?:P|N|A|AB|C|CC|CD|M|MB|MI|MA|O|PNC|RE|V|D|PR|T)"
# An underscore may join a plate to the rest of a file name.
_BEFORE = r"(?<![^\W_])(?<!-)"
_AFTER = r"(?![^\W_])(?!-)"

SCHEME = Scheme(
    name="license_plate",
    entity_type="LICENSE_PLATE",
    patterns=(
        pattern(
            rf"{_BEFORE}{_KINDS}(?: ?- ?| )?\d{{1,3}} ?- ?\d{{3}}{_AFTER}(?![.,]\d)",
            0.6,
            scope=Scope.DIGITS,
        ),
        pattern(
            rf"{_BEFORE}(?:P|C|M|A|U|TC|O|TRC|CD|MI|DIS)[ -]{{0,3}}\d{{3}}[ -]?"
            rf"[B-DF-HJ-NP-TV-Z]{{3}}{_AFTER}",
            0.6,
            scope=Scope.DIGITS,
        ),
        pattern(
            rf"{_BEFORE}{_KINDS}(?: ?- ?| )?[0-9A-F]{{1,3}}[ -]?[0-9A-F]{{3}}{_AFTER}",
            0.5,
            Needs.CONTEXT,
        ),
        pattern(
            rf"{_BEFORE}(?:[A-Z]{{2,3}}[ -]{{0,2}}\d{{3,4}}(?:[ -]?[A-Z]{{1,2}})?"
            r"|[A-Z]{3}-?\d{2}-?\d{2}"
            r"|[A-Z]{1,2}[ -]?\d{4,6}|[A-Z]\d{2}[ -]?[A-Z]{3}|\d{3}[ -]?[A-Z]{3}|[A-Z]{4}-?\d{2}"
            r"|\d{2}-\d{4}|\d[A-Z]{3}\d{3}|[A-Z]{3}[ -]?\d{3}[ -]?[A-Z]|[A-Z]{2} ?\d{3}[ -]?\d{3})"
            rf"{_AFTER}",
            0.4,
            Needs.CONTEXT,
        ),
        pattern(
            rf"{_BEFORE}(?=(?:[A-Z -]{{0,4}}\d){{2}})"
            rf"[A-Z0-9]{{1,4}}(?:[ -]{{0,3}}[A-Z0-9]{{1,4}}){{0,2}}{_AFTER}",
            0.4,
            Needs.LABEL,
        ),
        pattern(
            rf"{_BEFORE}[a-z]{{1,3}}[ -]{{0,3}}\d{{2,3}}[ -]?[0-9a-z]{{2,4}}{_AFTER}",
            0.4,
            Needs.LABEL,
        ),
    ),
    context=(
        "placa",
        "placas",
        "placa número",
        "patrulla",
        "patrol car",
        "matrícula",
        "plate",
        "plates",
        "license plate",
        "licence plate",
        "plate number",
        "registration plate",
        "tag",
        "patente",
        "equipo",
        "unidad",
        "económico",
        "body number",
        "vehículo",
        "carro",
        "camioneta",
        "pickup",
        "pick-up",
        "picop",
        "moto",
        "motocicleta",
        "taxi",
        "microbús",
        "camión",
        "vehicle",
        "truck",
        "van",
        "motorcycle",
        "suv",
        "sedan",
        "número de placa",
    ),
)
