from anonymizer.detect.institutions import whole
from anonymizer.model import Mention


def grown(text: str, *parts: tuple[str, str]) -> list[tuple[str, str]]:
    mentions = [Mention(text.index(p), text.index(p) + len(p), kind) for p, kind in parts]
    return [(text[m.start : m.end], m.entity_type) for m in whole(text, mentions)]


def test_the_word_before_the_name_belongs_to_it() -> None:
    text = "Trabajaba en la refaccionaria El Tornillo hasta marzo."
    assert grown(text, ("El Tornillo", "ORGANIZATION")) == [
        ("refaccionaria El Tornillo", "ORGANIZATION")
    ]


def test_a_saint_after_a_parish_is_the_parish() -> None:
    text = "en la parroquia San Onofre"
    assert grown(text, ("San Onofre", "LOCATION")) == [("parroquia San Onofre", "ORGANIZATION")]


def test_a_small_place_after_it_is_part_of_it() -> None:
    text = "She sang at Chapel of Grace in Pine Hollow every week."
    assert grown(text, ("Chapel of Grace", "ORGANIZATION"), ("Pine Hollow", "LOCATION")) == [
        ("Chapel of Grace in Pine Hollow", "ORGANIZATION")
    ]


def test_a_big_place_after_it_stays_apart() -> None:
    text = "She sang at Chapel of Grace in San Salvador every week."
    assert len(grown(text, ("Chapel of Grace", "ORGANIZATION"), ("San Salvador", "LOCATION"))) == 2


def test_a_listed_agency_stays_as_it_is() -> None:
    text = "el grupo PNC de Pasaquina"
    assert grown(text, ("PNC", "ORGANIZATION"))[0] == ("PNC", "ORGANIZATION")


def test_a_school_called_like_a_city_is_a_school() -> None:
    assert grown("del colegio San Pablo", ("San Pablo", "LOCATION")) == [
        ("colegio San Pablo", "ORGANIZATION")
    ]
    assert grown("del hospital de Managua", ("Managua", "LOCATION")) == [("Managua", "LOCATION")]
