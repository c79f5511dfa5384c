"""What stands before a name and says something about its bearer."""

from __future__ import annotations

import enum
import re

from anonymizer.lexicon.fold import fold
from anonymizer.model import Sex


class Station(enum.StrEnum):
    """In what capacity a text speaks of a person, as far as a title shows it."""

    OFFICIAL = "official"
    CIVIL = "civil"
    NONE = ""


_OFFICIAL = (
    "officer agent agente oficial sargento sgt sergeant cabo teniente lt lieutenant capitan captain "
    "capt coronel colonel mayor major general comisario inspector inspectora subinspector "
    "subinspectora custodio custodia guard guardia detective deputy sheriff soldado soldier "
    "comandante commander judge juez jueza magistrado magistrada fiscal prosecutor ij"
)
_CIVIL = (
    "mr mrs ms miss mx sir madam dr dra doctor doctora prof profesor profesora professor maestro "
    "maestra lic licda licenciado licenciada abogado abogada atty attorney sr sra srta senor senora "
    "senorita don dona nina nino padre madre father mother sister brother sor fray pastor pastora "
    "reverend rev hermano hermana tio tia uncle aunt abuelo abuela grandma grandpa papa mama primo "
    "prima cousin comadre compadre president presidente presidenta ministro ministra minister "
    "senator senador senadora ingeniero ingeniera ing jefe jefa interpreter interprete"
)
_FEMALE = (
    "mrs ms miss madam dra doctora profesora maestra licda licenciada abogada sra srta senora "
    "senorita dona nina madre mother sister sor pastora hermana tia aunt abuela grandma mama prima "
    "comadre presidenta ministra senadora ingeniera jefa inspectora subinspectora jueza magistrada "
    "custodia wife daughter esposa hija nuera suegra sobrina nieta compañera companera senadora "
    "widow viuda girlfriend novia niece granddaughter woman mujer girl she ella"
)
_MALE = (
    "mr sir sr senor don nino padre father brother fray pastor hermano tio uncle abuelo grandpa "
    "papa primo compadre presidente ministro senador ingeniero jefe magistrado husband son esposo "
    "marido hijo yerno suegro sobrino nieto companero cunado boyfriend novio nephew grandson man "
    "hombre boy licenciado abogado profesor maestro doctor lic"
)
STATIONS = {
    **dict.fromkeys(_CIVIL.split(), Station.CIVIL),
    **dict.fromkeys(_OFFICIAL.split(), Station.OFFICIAL),
}
SEXES = {
    **dict.fromkeys(_FEMALE.split(), Sex.FEMALE),
    **dict.fromkeys(_MALE.split(), Sex.MALE),
}
_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \t]*[,:]?[ \t]*$")
_ARTICLE = frozenset({"el", "la", "the", "al", "del", "un", "una", "a", "los", "las"})
REACH = 24
"""Code points looked at before a name."""


def word_before(text: str, start: int) -> str:
    """The folded word just before ``start``, past a comma or full stop; empty if there is none."""
    match = _BEFORE.search(text, max(0, start - REACH), start)
    return fold(match[1]) if match else ""


def station(text: str, start: int) -> Station:
    """What the title before a name says of its bearer's station."""
    match = _BEFORE.search(text, max(0, start - REACH), start)
    if match is None or "," in match[0]:
        return Station.NONE
    return STATIONS.get(fold(match[1]), Station.NONE)


def sex_before(text: str, start: int) -> Sex:
    """Sex as a title or a kinship word before the name shows it ("señora", "my husband,")."""
    return SEXES.get(word_before(text, start), Sex.UNKNOWN)


def is_plural(text: str, start: int, end: int) -> bool:
    """Whether the name stands for a family: "the Riveras", "los Alvarado"."""
    match = _BEFORE.search(text, max(0, start - 6), start)
    article = fold(match[1]) if match else ""
    surface = text[start:end]
    if " " in surface.strip():
        return False
    return article in {"los", "las"} or (article == "the" and surface.endswith("s"))
