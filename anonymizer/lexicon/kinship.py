"""Words for relatives in both languages, and the relations that they name."""

from __future__ import annotations

from dataclasses import dataclass

from anonymizer.lexicon.fold import fold

# relation | English words | Spanish words, feminine ones with a plus | more that is understood.
# The first word of a language is the one that is written. A relation with a star may go together
# with another one: a partner may be a girlfriend, too.
_TABLE = """
mother | mother mom mum | madre+ mamá+ | mommy mama mami mamita
father | father dad | padre papá | daddy papi
wife | wife | esposa+ mujer+ compañera+ |
husband | husband | esposo marido compañero |
daughter | daughter | hija+ hijita+ | daughters hijas
son | son | hijo hijito | sons hijos
child | | | child children kid kids baby bebé boy girl boys girls niño niña niños niñas
 cipote cipota nene nena patojo patoja
sister | sister | hermana+ hermanita+ | sisters hermanas
brother | brother | hermano hermanito | brothers hermanos
grandmother | grandmother | abuela+ | grandma abuelita bisabuela
grandfather | grandfather | abuelo | grandpa abuelito bisabuelo
grandson | grandson | nieto | nietos
granddaughter | granddaughter | nieta+ | nietas
uncle | uncle | tío |
aunt | aunt | tía+ | auntie
nephew | nephew | sobrino | nephews sobrinos
niece | niece | sobrina+ | nieces sobrinas
cousin | cousin | prima+ primo | cousins primos primas
mother-in-law | mother-in-law | suegra+ |
father-in-law | father-in-law | suegro |
sister-in-law | sister-in-law | cuñada+ |
brother-in-law | brother-in-law | cuñado |
daughter-in-law | daughter-in-law | nuera+ |
son-in-law | son-in-law | yerno |
neighbour | neighbour neighbor | vecina+ vecino |
friend | friend | amiga+ amigo |
stepfather* | stepfather | padrastro |
stepmother* | stepmother | madrastra+ |
stepson* | stepson | hijastro |
stepdaughter* | stepdaughter | hijastra+ |
partner* | partner | pareja+ | spouse conviviente
girlfriend* | girlfriend | novia+ |
boyfriend* | boyfriend | novio |
widow* | widow | viuda+ |
* | | | widower viudo fiance twin twins parents padres comadre compadre madrina padrino ahijado
 ahijada tocayo tocaya namesake homónimo homónima muchacho muchacha law gemelo gemela gemelos
 gemelas cuates
"""


@dataclass(frozen=True, slots=True)
class Relation:
    """What somebody is to somebody else.

    Attributes:
        name: in English; empty for words that are understood but name no one relation.
        alone: nobody is this and another relation to the same person.
        english: words, the one to write first.
        spanish: words, the one to write first; with whether it is feminine.
        more: other words for it.
    """

    name: str
    alone: bool
    english: tuple[str, ...]
    spanish: tuple[tuple[str, bool], ...]
    more: tuple[str, ...]


def _relation(line: str) -> Relation:
    name, english, spanish, more = (cell.strip() for cell in line.split("|"))
    return Relation(
        name.rstrip("*"),
        not name.endswith("*"),
        tuple(english.split()),
        tuple((word.rstrip("+"), word.endswith("+")) for word in spanish.split()),
        tuple(more.split()),
    )


RELATIONS = tuple(map(_relation, _TABLE.replace("\n ", " ").strip().splitlines()))
BY_WORD = {
    word: relation
    for relation in RELATIONS
    for word in (*relation.english, *(word for word, _ in relation.spanish))
}
"""Word as written, of either language -> its relation."""
ENGLISH = frozenset(word for relation in RELATIONS for word in relation.english)
SPANISH = {word: feminine for relation in RELATIONS for word, feminine in relation.spanish}
"""Spanish word -> whether it is feminine."""
KIN = {
    word if "-" in word else fold(word): relation
    for relation in RELATIONS
    for word in (*relation.english, *(word for word, _ in relation.spanish), *relation.more)
}
"""Folded word -> its relation, plurals and pet words included ("mami" is ``mother``)."""
