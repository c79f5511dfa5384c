import pytest

from anonymizer.model import Document
from anonymizer.typography import (
    DAGGER,
    STYLES,
    HouseStyle,
    Typography,
    choose_mark,
    find_note,
    has_note,
    note,
    place,
    starred_names,
    written,
)

HOUSE = Typography()


def story(text, media_type="text/plain"):
    return Document("story", text, "en", media_type)


@pytest.mark.parametrize(
    ("rest", "english", "spanish"),
    [
        (", who", 1, 0),
        (". Then", 1, 0),
        (".", 1, 0),
        (" said", 0, 0),
        ("—who", 0, 0),
        (" – who", 0, 0),
        ("; who", 0, 0),
        ("... who", 0, 0),
        (".jpg", 0, 0),
        ('."', 1, 0),
        ("'s case", 2, 2),
        ("’s case", 2, 2),
        ("'s, then", 3, 2),
        ("' house", 0, 0),  # a closing quotation mark
        ("** ran", 2, 2),
        ("**, who", 3, 2),
        ("**'s case", 4, 4),
        ("_, who", 2, 1),
        ("", 0, 0),
    ],
)
def test_place(rest, english, spanish):
    assert place(rest, "en", HOUSE) == english
    assert place(rest, "es", HOUSE) == spanish
    assert place(rest, "fr", HOUSE) == spanish
    assert place(rest, "pt", HOUSE) == spanish


def test_the_house_style_is_configurable():
    glued = Typography(styles={"en": HouseStyle("", "One.", "Many.")})
    assert place(", who", "en", glued) == 0
    assert note("en", 2, "*", glued) == "*Many."


def test_marks_are_escaped_in_markdown_only():
    assert written("*", "text/markdown") == r"\*"
    assert written("*", "text/plain") == "*"
    assert written(DAGGER, "text/markdown") == DAGGER


def test_notes():
    assert note("en", 2, "*", HOUSE) == (
        "*All names in this post have been changed to protect those involved."
    )
    assert note("en", 1, "*", HOUSE) == (
        "*The name in this post has been changed to protect the person involved."
    )
    assert note("es", 1, r"\*", HOUSE).startswith(r"\*El nombre")
    assert note("de", 3, "*", HOUSE) == note("en", 3, "*", HOUSE)


@pytest.mark.parametrize("language", STYLES)
@pytest.mark.parametrize("subjects", [1, 2])
@pytest.mark.parametrize("mark", ["*", r"\*", "†", ""])
def test_every_own_note_is_recognised(language, subjects, mark):
    words = note(language, subjects, mark, HOUSE)
    assert find_note(story(f"Ana ran.\n\n{words}\n")) == (10, 10 + len(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Names have been changed.", True),
        ("_Names have been changed for safety._", True),
        ("*Los nombres fueron cambiados.", True),
        ("Se usan nombres ficticios por seguridad.", True),
        ("At the border they changed my name, I never learned why.", False),
        ("Me cambiaron el nombre en la lista.", False),
        ("*Salary per month.", False),
    ],
)
def test_has_note(text, expected):
    assert has_note(story(f"Text.\n\n{text}")) is expected


@pytest.mark.parametrize(
    ("text", "media_type", "expected"),
    [
        ("In 2014 Oscar* left.", "text/plain", {"oscar"}),
        ("Antonio,* who ran", "text/plain", {"antonio"}),
        ("Oscar's* case", "text/plain", {"oscar"}),
        ("María*, dijo", "text/plain", {"maria"}),
        ("Ana† ran", "text/plain", {"ana"}),
        (r"Ana,\* who", "text/markdown", {"ana"}),
        (r"**Ana**\* ran", "text/markdown", {"ana"}),
        ("**Ana*** ran", "text/markdown", {"ana"}),
        ("**Ana** ran *home*", "text/markdown", set()),
        ("* Ana\n* Luis", "text/markdown", set()),
        ("*Ana*: hola", "text/plain", set()),
        ("with Marta Lara* today", "text/plain", {"marta lara", "lara"}),
        ("then Marta de la A* came", "text/plain", {"marta de la a", "a"}),
        ("2 * 3 * 4", "text/plain", set()),
        ("dijo vilma* ayer", "text/plain", {"vilma"}),
        ("his salary* was low", "text/plain", set()),
        ('(Ana*) and "Luis*"', "text/plain", {"ana", "luis"}),
        ("nothing", "text/plain", set()),
    ],
)
def test_starred_names(text, media_type, expected):
    assert starred_names(story(text, media_type)) == expected


@pytest.mark.parametrize(
    ("text", "media_type", "expected"),
    [
        ("Nothing here.", "text/plain", "*"),
        ("Oscar* left.", "text/plain", "*"),
        ("His salary* was low.\n\n*Per month.", "text/plain", DAGGER),
        ("*Source: a report.", "text/plain", DAGGER),
        ("His salary\\* was low.", "text/markdown", DAGGER),
        ("**Bold** and *slanted*.\n\n* one\n* two", "text/markdown", "*"),
        ("Oscar* left.\n\n*All names have been changed.", "text/plain", "*"),
        ("Oscar† left.\n\n†All names have been changed.", "text/plain", DAGGER),
    ],
)
def test_choose_mark(text, media_type, expected):
    assert choose_mark(story(text, media_type), HOUSE) == expected


def test_a_mark_that_is_set_is_used():
    assert choose_mark(story("x"), Typography(mark="‡")) == "‡"
