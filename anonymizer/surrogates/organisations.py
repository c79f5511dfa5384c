"""Organisations: the name gives way to what kind of organisation it is."""

from __future__ import annotations

import re
from itertools import takewhile

from anonymizer.lexicon.fold import fold
from anonymizer.surrogates.grammar import Noun, indefinite
from anonymizer.surrogates.site import Site, Wording

# English noun | Spanish noun (feminine with "+") | folded words that show it: Spanish / English
_TABLE = """
workshop       | taller          | taller / workshop garage
school         | +escuela        | escuela colegio instituto liceo academia / school academy
university     | +universidad    | universidad / university college
parish         | +parroquia      | parroquia / parish
church         | +iglesia        | iglesia templo catedral capilla / church cathedral chapel
clinic         | +clínica        | clinica dispensario sanatorio / clinic
hospital       | hospital        | hospital / hospital
pharmacy       | +farmacia       | farmacia / pharmacy
factory        | +fábrica        | fabrica maquila / factory textiles mill
cooperative    | +cooperativa    | cooperativa / cooperative coop
farm           | +finca          | finca hacienda beneficio / ranch farm
bakery         | +panadería      | panaderia / bakery
restaurant     | restaurante     | restaurante comedor pupuseria cafeteria / restaurant diner
hotel          | hotel           | hotel hostal motel / hotel motel
bank           | banco           | banco / bank
market         | mercado         | mercado / market
shop           | +tienda         | tienda ferreteria pulperia libreria / store shop boutique
foundation     | +fundación      | fundacion / foundation
association    | +asociación     | asociacion adesco / association
committee      | comité          | comite / committee
trade union    | sindicato       | sindicato / union
shelter        | albergue        | albergue / shelter refuge
court          | juzgado         | juzgado tribunal / court
police station | puesto policial | delegacion subdelegacion comisaria / precinct
prison         | +cárcel         | carcel penal / prison jail penitentiary
town hall      | +alcaldía       | alcaldia municipalidad ayuntamiento / council
newspaper      | periódico       | periodico diario / newspaper gazette herald
radio station  | +radio          | radio emisora / radio
sports club    | club deportivo  | club equipo / club fc
law firm       | bufete          | bufete / llp attorneys
detention centre | centro de detención | / detention
company        | +empresa        | empresa compania constructora / company inc llc corp ltd sa
"""
_ENGLISH: dict[str, Noun] = {}
_SPANISH: dict[str, Noun] = {}
_SPANISH_HEADS: set[str] = set()
for _row in _TABLE.strip().splitlines():
    _en, _es, _words = (cell.strip() for cell in _row.split("|"))
    _SPANISH_HEADS.update(_words.partition("/")[0].split())
    for _word in _words.replace("/", " ").split():
        _ENGLISH[_word] = Noun(_en)
        _SPANISH[_word] = Noun(_es.removeprefix("+"), _es.startswith("+"))
# Heads of two words, which would mislead taken singly.
_PAIRS = {
    "centro escolar": "escuela",
    "complejo educativo": "escuela",
    "centro penal": "penal",
    "centro de detencion": "detention",
    "unidad de salud": "clinica",
    "centro de salud": "clinica",
    "law firm": "bufete",
    "law office": "bufete",
    "s a de c v": "empresa",
}


# English, Spanish (feminine with "+"), and the English nouns above that it stands for.
_SECTORS: tuple[tuple[str, str, str], ...] = (
    ("place of learning", "centro educativo", "school|university"),
    ("place of worship", "lugar de culto", "parish|church"),
    ("health centre", "centro de salud", "clinic|hospital|pharmacy"),
    (
        "public institution",
        "+institución pública",
        "court|police station|prison|town hall|detention centre",
    ),
    ("news outlet", "medio de comunicación", "newspaper|radio station"),
    (
        "business",
        "negocio",
        "workshop|factory|cooperative|farm|bakery|restaurant|hotel|bank|market|shop|law firm"
        "|company",
    ),
)


def write(site: Site, rung: str = "") -> Wording:
    """What is written instead of an organisation: "una escuela", "a clinic".

    Where the text says so already ("a bakery, Panadería La Espiga") the name just goes.

    Args:
        site: the mention.
        rung: ``"kind"`` (the default) or ``"sector"``: "a business" for a bakery.
    """
    noun = kind_of(site.surface, site.language)
    if rung == "sector":
        noun = _sector(kind_of(site.surface, "en").word, site.language)
    said = re.search(rf"\b(?:an?|una?|the|el|la) {re.escape(noun.word)},? $", site.before)
    if said is None:
        return indefinite(site, noun)
    return Wording(site.start - len(said[0]), site.end, said[0].rstrip(", "))


def _sector(kind: str, language: str) -> Noun:
    for english, spanish, kinds in _SECTORS:
        if kind in kinds.split("|"):
            return _noun(english, spanish, language)
    return _noun("organisation", "+organización", language)


def _noun(english: str, spanish: str, language: str) -> Noun:
    if language == "es":
        return Noun(spanish.removeprefix("+"), spanish.startswith("+"))
    return Noun(english)


_AFTER_HEAD = frozenset("of at on in to for from by with that who behind near beside".split())


def is_place(name: str, language: str) -> bool:
    """Whether words that were taken for a role name a place of work: "el taller de su papá"."""
    words = [word for word in fold(name).split() if word not in {"el", "la", "un", "una", "the"}]
    if language == "es":
        return words[:1] != [] and words[0] in _SPANISH_HEADS
    # "the bakery on Broadway", but not "keeper of the keys to the chapel"
    head = list(takewhile(lambda word: word not in _AFTER_HEAD, words))
    return head[-1:] != [] and head[-1] in _ENGLISH


def kind_of(name: str, language: str) -> Noun:
    """The general noun for an organisation, by the head word of its name.

    Spanish names begin with their head, English ones end with it.

    Args:
        name: as written.
        language: of the noun.
    """
    nouns = _SPANISH if language == "es" else _ENGLISH
    key = fold(name)
    for pair, head in _PAIRS.items():
        if re.search(rf"\b{pair}\b", key):
            return nouns[head]
    words = key.split()
    ordered = words if words[:1] and words[0] in _SPANISH_HEADS else reversed(words)
    for word in ordered:
        if word in nouns:
            return nouns[word]
    return _noun("organisation", "+organización", language)
