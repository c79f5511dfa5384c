import pytest

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.places import PlaceKind, lookup
from anonymizer.surrogates import places
from anonymizer.surrogates.site import Site

from .building import rewritten

ENGLISH = [
    ("She left {Jiquilisco} at noon.", "She left a town in Usulután at noon."),
    ("He hid in the village of {Las Mesitas}.", "He hid in a village."),
    ("They burned canton {El Mojón}.", "They burned a canton."),
    ("They burned the canton of {El Mojón}.", "They burned a canton."),
    ("We slept in the {El Mojón} canton.", "We slept in a canton."),
    ("He lives in the {Vista Verde} neighborhood.", "He lives in a neighbourhood."),
    ("He lives in our village, {Vista Verde}.", "He lives in our village, a place."),
    ("From this hamlet {Los Hornos} nobody came.", "From this hamlet nobody came."),
    ("{Jiquilisco}'s market was closed.", "a town's market was closed."),
    ("The {Jiquilisco} priest was gone.", "The town priest was gone."),
    ("They crossed the {Sucio River} twice.", "They crossed the river twice."),
    ("She sells on {Tamarind Street}.", "She sells on a street."),
    ("In the small village of {Los Hornos} it rained.", "In a small village it rained."),
    ("In Colonia {Vista Verde} it rained.", "In a neighbourhood it rained."),
    ("He is from {Jiquilisco}, Usulután.", "He is from a town in Usulután."),
    ("They met in {Qwxyz}.", "They met in a place."),
]
SPANISH = [
    ("Salió de {Jiquilisco} a pie.", "Salió de un municipio de Usulután a pie."),
    ("Vive en el cantón {El Mojón}.", "Vive en un cantón."),
    ("Bajó del cantón {El Mojón}.", "Bajó de un cantón."),
    ("Subió al barrio {Vista Verde}.", "Subió a un barrio."),
    ("Iba a la colonia {Vista Verde}.", "Iba a una colonia."),
    ("Iba a la {colonia Vista Verde}.", "Iba a una colonia."),
    ("Iba a la Col. {Vista Verde}.", "Iba a una colonia."),
    ("De esta aldea {Los Hornos} no salió nadie.", "De esta aldea no salió nadie."),
    ("En el mismo caserío {Los Hornos} vivía.", "En el mismo caserío vivía."),
    ("Es de la aldea de {Los Hornos}.", "Es de una aldea."),
    ("Cerca del río {Sucio} lo hallaron.", "Cerca de un río lo hallaron."),
    ("Nuestro caserío {Los Hornos} es chico.", "Nuestro caserío es chico."),
    (
        "del caserío {Los Hornos}, cantón {El Mojón}, {Jiquilisco}, Usulután",
        "de un caserío, un cantón, un municipio de Usulután",
    ),
    ("Vino de {Qwxyz}.", "Vino de un lugar."),
    ("Es la finca {La Ceibita}.", "Es una finca."),
    ("Viajó a la ciudad de {Qwxyz}.", "Viajó a una ciudad."),
]


@pytest.mark.parametrize(("marked", "expected"), ENGLISH)
def test_english(marked, expected):
    assert rewritten(marked.replace("{", "{LOCATION:"), "en") == expected


@pytest.mark.parametrize(("marked", "expected"), SPANISH)
def test_spanish(marked, expected):
    assert rewritten(marked.replace("{", "{LOCATION:"), "es") == expected


def test_one_place_is_called_the_same_wherever_its_kind_was_told():
    told = "El cantón {LOCATION:El Mojón} ardió. En {LOCATION:El Mojón} hubo humo."
    assert rewritten(told, "es") == "Un cantón ardió. En un cantón hubo humo."


def test_a_place_of_many_departments_is_not_put_in_any():
    departments = {p.first_level for p in lookup("San Antonio")}
    assert len(departments) > 1
    assert rewritten("He fled {LOCATION:San Antonio}.", "en").startswith("He fled a ")
    assert " in " not in rewritten("He fled {LOCATION:San Antonio}.", "en")


@pytest.mark.parametrize("name", ["San Miguel", "Santa Ana", "Jiquilisco", "Corinto", "Nueva York"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_name_is_gone(name, language):
    text = f"x {name} y"
    wording = places.write(Site(text, 2, 2 + len(name), language))
    shared = set(fold(wording.text).split()) & set(fold(name).split())
    assert not shared


def test_the_sample_place_is_in_the_gazetteer():
    assert lookup("Jiquilisco")[0].kind in (PlaceKind.MUNICIPALITY, PlaceKind.CITY)
