"""Where in a prison somebody is held: cell, sector, module, wing, with number, letter or both.

The whole phrase is one match ("module 4, cell 12", "celda 9 del sector 5"). A cell tells alone; a
module, sector or block alone only where a word near it speaks of a prison.
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import Needs, Scheme, Scope, pattern

_CELL = r"(?:celdas?|cells?|bartolinas?|calabozos?|galeras?|dungeons?|holding cells?)"
_PART = (
    r"(?:sectors?|sectores|m[oó]dulos?|modules?|mod\.|pabell[oó]n(?:es)?|pavilions?"
    r"|(?:cell ?)?blocks?|bloques?"
    r"|wings?|alas?|pods?|units?|unidad|dorms?|dormitor(?:y|io)s?|cuadras?|tiers?|nivel|level|litera"
    r"|bunks?|catre|camarote|cama|beds?|patio|range|ward)"
)
_WORDS = (
    r"(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
    r"|diecis[eé]is|diecisiete|dieciocho|diecinueve|veinte|veinti[a-zóéú]{2,6}"
    r"|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)"
    r"(?: y (?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen)"
)
# "12", "B-12", "12-A", "4B", "B", "twelve", "#9". No telephone number, no clock, no amount.
_ID = (
    r"(?:(?:n(?:o|um|[uú]mero|umber|[°º])(?![^\W\d_])\.? ?|# ?){0,2}"
    r"(?:\d{1,3}(?: ?- ?[A-Za-z]\b|[A-Za-z]\b)?(?![\w%])(?![-.:]?\d)(?! ?- ?\d{2})"
    r"|(?-i:[A-Z])(?: ?- ?\d{1,3}|\d{1,3})?(?![\w'’])"
    rf"|{_WORDS}(?![^\W_])))"
)
_LINK = (
    r"(?:,? (?:y|e|and|in|of|on|at|en|de|del) (?:(?:el|la|los|the) )?"
    r"|, ?(?:en (?:el|la) |in |the )?| ?[-/] ?| )"
)
_MORE = rf"(?:{_LINK}(?:{_CELL}|{_PART}) {_ID}){{1,4}}"

SCHEME = Scheme(
    name="prison_cell",
    entity_type="PRISON_CELL",
    patterns=(
        pattern(
            rf"(?<![^\W_])(?:{_CELL}|{_PART}) {_ID}{_MORE}",
            0.85,
            ignore_case=True,
            scope=Scope.TEXT,
        ),
        pattern(
            rf"(?<![^\W_]){_CELL} {_ID}(?! ?(?:años|years|phones?))",
            0.75,
            ignore_case=True,
            scope=Scope.TEXT,
            triggers=("cel", "bartolina", "calabozo", "galera", "dungeon"),
        ),
        pattern(
            rf"(?<![^\W_]){_PART} {_ID}", 0.4, Needs.CONTEXT, ignore_case=True, scope=Scope.TEXT
        ),
    ),
    context=(
        "cárcel",
        "prisión",
        "penal",
        "centro penal",
        "centro penitenciario",
        "penitenciaría",
        "penitenciario",
        "reclusorio",
        "cereso",
        "cefereso",
        "cecot",
        "mariona",
        "izalco",
        "celda",
        "recluido",
        "recluida",
        "preso",
        "presa",
        "interno",
        "interna",
        "custodio",
        "detenido",
        "detenida",
        "detenidos",
        "reos",
        "reo",
        "bartolina",
        "prison",
        "jail",
        "penitentiary",
        "inmate",
        "prisoner",
        "detention center",
        "detention centre",
        "guard",
        "guards",
        "cell",
        "cellmate",
        "held",
        "locked",
        "encerrado",
        "encerrados",
    ),
)
