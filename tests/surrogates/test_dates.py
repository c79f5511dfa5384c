import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.model import Action, Decision, IdentifierType
from anonymizer.surrogates import assign, dates
from anonymizer.surrogates.site import Site
from anonymizer.surrogates.written_dates import MONTHS

from .building import MemoryStore, document, put, rewritten

ENGLISH = [
    ("They came on {9 June 2021}.", "They came in June 2021."),
    ("On {June 9th}, they came.", "In June, they came."),
    ("They came on the {9th of June 2021}.", "They came in June 2021."),
    ("They came {on the 9th of June, 2021}.", "They came in June 2021."),
    ("They came on Tuesday, {9 June 2021}.", "They came in June 2021."),
    ("They came on {Tuesday, June 9, 2021}.", "They came in June 2021."),
    ("Date: {23/06/21}", "Date: June 2021"),
    ("Date: {2021-06-09}", "Date: June 2021"),
    ("Date: {2021-06-09T08:15:00Z}", "Date: June 2021, 08:15"),
    ("Before {9 June 2021} he sold bread.", "Before a day in June 2021 he sold bread."),
    ("By {9 June} he knew.", "By a day in June he knew."),
    ("Since {9 June 2021} he hides.", "Since June 2021 he hides."),
    ("On the night of {9 June 2021} it rained.", "On the night of a day in June 2021 it rained."),
    ("The {9 June 2021} raid ended it.", "The June 2021 raid ended it."),
    ("From {9 June} to {2 July 2021} he hid.", "From June to July 2021 he hid."),
    ("{9 June - 2 July 2021}", "June to July 2021"),
    ("It went on between {9 and 11 June 2021}.", "It went on in June 2021."),
    ("She left on {Good Friday of 2021}.", "She left in April 2021."),
    ("She left on {Christmas Eve 2019}.", "She left in December 2019."),
    ("Signed {the ninth of June two thousand twenty-one}.", "Signed June 2021."),
    ("She was born on {9 June 2001}.", "She was born in the early 2000s."),
    ("She was born in {1985}.", "She was born in the mid-1980s."),
    ("DOB: {06/09/58}", "DOB: late 1950s"),
    ("It was on the {9th}.", "It was one day that month."),
    ("She came on {xyzzy}.", "She came on a date withheld."),
    ("[{06/09}, 21:14] hi", "[June, 21:14] hi"),
    ("He moved in {June 2021}.", "He moved in 2021."),
    ("He moved in {2021}.", "He moved in the early 2020s."),
]
SPANISH = [
    ("Vinieron el {9 de junio de 2021}.", "Vinieron en junio de 2021."),
    ("El {9 de junio} vinieron.", "En junio vinieron."),
    ("Vinieron {el 9 de junio de 2021}.", "Vinieron en junio de 2021."),
    ("Vinieron el día {9 de junio de 2021}.", "Vinieron en junio de 2021."),
    ("Vinieron el martes {9 de junio de 2021}.", "Vinieron en junio de 2021."),
    ("Vinieron el {martes 9 de junio de 2021}.", "Vinieron en junio de 2021."),
    ("Vinieron el pasado {9 de junio}.", "Vinieron en junio."),
    ("Desde el {9 de junio} no duerme.", "Desde junio no duerme."),
    ("Antes del {9 de junio} vendía pan.", "Antes de un día de junio vendía pan."),
    ("La noche del {9 de junio} llovió.", "La noche de un día de junio llovió."),
    ("Del {9 de junio} al {2 de julio de 2021}.", "De junio a julio de 2021."),
    ("Preso del {9 al 11 de junio de 2021}.", "Preso en junio de 2021."),
    ("Entre el {9 de junio} y el {2 de julio}.", "Entre junio y julio."),
    ("Vino el {3 de junio} y el {2 de julio} se fue.", "Vino en junio y en julio se fue."),
    ("Cada {9 de junio} reza.", "Cada junio reza."),
    ("Aquel {9 de junio} rezó.", "Aquel junio rezó."),
    ("A partir del {9 de junio} calló.", "A partir de junio calló."),
    ("Fecha: {09/06/2021}", "Fecha: junio de 2021"),
    ("Fecha: {9-VI-21}", "Fecha: junio de 2021"),
    ("El {nueve de junio de dos mil veintiuno}.", "En junio de 2021."),
    ("Huyó el {Viernes Santo de 2021}.", "Huyó en abril de 2021."),
    ("En la {Semana Santa de 2019} huyó.", "En abril de 2019 huyó."),
    ("Nació el {9 de junio de 2001}.", "Nació a principios de los años 2000."),
    ("Nací en {1985}.", "Nací a mediados de los años ochenta."),
    (
        "Fecha de nacimiento: {9 de junio de 1958}",
        "Fecha de nacimiento: finales de los años cincuenta",
    ),
    ("Vino el {9 de junio de 2021 a las 21:30}.", "Vino en junio de 2021 a las 21:30."),
    ("Vino el {xyzzy}.", "Vino en una fecha reservada."),
    ("El día {9} vinieron.", "Un día de ese mes vinieron."),
    ("[{09/06}, 21:14] hola", "[junio, 21:14] hola"),
]


@pytest.mark.parametrize(("marked", "expected"), ENGLISH)
def test_english(marked, expected):
    assert rewritten(marked.replace("{", "{DATE_TIME:"), "en") == expected


@pytest.mark.parametrize(("marked", "expected"), SPANISH)
def test_spanish(marked, expected):
    assert rewritten(marked.replace("{", "{DATE_TIME:"), "es") == expected


def test_one_clear_date_tells_how_the_others_are_written():
    told = "{DATE_TIME:05/03/2020}, {DATE_TIME:25/03/2020}"
    assert rewritten(told, "en") == "March 2020, March 2020"
    assert rewritten("{DATE_TIME:05/03/2020}, {DATE_TIME:03/25/2020}", "es") == (
        "mayo de 2020, marzo de 2020"
    )


def test_the_policy_may_know_of_a_birth_that_the_words_hide():
    story, resolution, _ = document("Ana, {DATE_TIME:9 June 1991}", "en")
    birth = Decision(Action.GENERALISE, IdentifierType.QUASI, "birth-date")
    found = assign(story, resolution, [birth], MemoryStore(), "project")
    assert put(story.text, found) == "Ana, early 1990s"


@given(st.dates(), st.dates(), st.sampled_from(["en", "es"]))
def test_the_order_of_events_never_turns(one, other, language):
    def written(day):
        wording = dates.write(Site(day.isoformat(), 0, 10, language), day_first=True)
        *_, year = wording.text.split()
        name = wording.text.split()[0]
        return int(year), MONTHS[language].index(name)

    if one <= other and min(one, other).year >= 1000:
        assert written(one) <= written(other)


@given(st.dates(min_value=__import__("datetime").date(1900, 1, 1)))
def test_the_day_is_gone(day):
    text = f"on {day.day} {day:%B %Y}"
    wording = dates.write(Site(text, 3, len(text), "en"), day_first=True)
    assert wording.text == f"in {MONTHS['en'][day.month - 1]} {day.year}"
