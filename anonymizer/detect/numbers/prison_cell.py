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
    r"|bunks?|catre|camarote|cama|beds?|patio|range|ward|phase|fase|etapa|room|bay|hall|galer[ií]a"
    r"|gallery|cages?|jaulas?|barracks?|barracas?|sections?|secci[oó]n|edificio|piso|torre|anexo)"
)
_WORDS = (
    r"(?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
    r"|diecis[eé]is|diecisiete|dieciocho|diecinueve|veinte|veinti[a-zóéú]{2,6}"
    r"|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)"
    r"(?: y (?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|one(?! (?!and|at|in|of|on|was|where|with)\w)|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
# "In the cell 45 people slept" counts people.
_NOT_COUNTED = (
    r"(?! ?(?:personas?|people|persons?|hombres?|men|man|mujeres?|wom[ae]n|pres[oa]s?|reos?"
    r"|intern[oa]s?|prisoners?|inmates?|detenid[oa]s?|detainees?|of us|of them|metros?"
    r"|met(?:er|re)s?|veces|times|noches?|nights?|años?|years?|meses|months?|d[ií]as?|days?"
    r"|horas?|hours?)(?!\w))"
)
# "12", "B-12", "12-A", "4B", "B", "twelve", "#9". No telephone number, no clock, no amount; and not
# the words "I", "A", "Y" and "O".
_NUMBER = (
    r"\d{1,3}(?: ?- ?[A-Za-z]\b|[A-Za-z]\b|-\d{1,2}\b)?"
    r"(?![\w%])(?![-.:]?\d)(?! ?- ?\d{2})" + _NOT_COUNTED
)
_LETTER = r"(?-i:(?:[A-Z](?: ?- ?)?\d{1,3}|[B-HJ-NP-XZ]|A(?! \w))(?![\w'’]))"
_SIGN = r"(?:(?:n(?:o|um|[uú]mero|umber|[°º])(?![^\W\d_])\.? ?|# ?){0,2}"
_ID = rf"{_SIGN}(?:{_NUMBER}|{_LETTER}|{_WORDS}(?![^\W_]){_NOT_COUNTED}))"
_LINK = (
    r"(?:,? (?:y|e|and|in|of|on|at|en|de|del) (?:(?:el|la|los|the) )?"
    r"|, ?(?:en (?:el|la) |in |the )?| ?[-/] ?| )"
)
_MORE = rf"(?:{_LINK}(?:{_CELL}|{_PART}) {_ID})"
_OTHERS = rf"(?:(?:, | y | e | o | and | or )(?:{_NUMBER}|{_LETTER})){{0,4}}"
_WARD = r"(?:[a-zé]{4,15} ward,? |(?:sala|[aá]rea|pabell[oó]n) de [a-záéíóúñ]{4,15},? (?:en la )?)"
"""A ward by what its patients have: with the bed it tells who lies there."""
_TRIGGERS = ("cel", "bartolina", "calabozo", "galera", "dungeon")

SCHEME = Scheme(
    name="prison_cell",
    entity_type="PRISON_CELL",
    patterns=(
        pattern(
            rf"(?<![^\W_]){_CELL} {_ID}{_OTHERS}{_MORE}{{0,4}}",
            0.75,
            ignore_case=True,
            scope=Scope.TEXT,
            triggers=_TRIGGERS,
        ),
        pattern(
            rf"(?<![^\W_]){_PART} {_ID}{_MORE}{{0,3}}{_LINK}{_CELL} {_ID}{_MORE}{{0,3}}",
            0.85,
            ignore_case=True,
            scope=Scope.TEXT,
            triggers=_TRIGGERS,
        ),
        pattern(
            rf"(?<![^\W_]){_WARD}?{_PART} {_ID}{_OTHERS}{_MORE}{{0,4}}",
            0.4,
            Needs.CONTEXT,
            ignore_case=True,
            scope=Scope.TEXT,
        ),
    ),
    reach=400,
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
        "warden",
        "detention",
        "detained",
        "detention facility",
        "processing center",
        "cell",
        "cellmate",
        "held",
        "locked",
        "encerrado",
        "encerrados",
    ),
)
