import pytest

from anonymizer.model import Entity, Sex
from anonymizer.surrogates.nicknames import is_nickname, nicknames, short_form
from anonymizer.surrogates.rules import Rules, Taken

from .test_assign import run


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Rosa", "Rosita"), ("Carlos", "Carlitos"), ("Raquel", "Raquelita"), ("Hugo", "Huguito"),
        ("Franco", "Franquito"), ("Leticia", "Leticita"), ("Beatriz", "Beatricita"),
        ("Lucas", "Luquitas"), ("Ramón", "Ramoncito"), ("Enrique", "Enriquito"), ("Lía", "Lía"),
        ("Leonard", "Lenny"),
    ],
)  # fmt: skip
def test_short_forms(name, short):
    sex = Sex.FEMALE if name in ("Raquel", "Beatriz") else Sex.UNKNOWN
    assert short_form(name, sex) == short


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Toño", True), ("El Gato", True), ("Ismael", False), ("Ysmael", False), ("FUNES", False),
        ("I. F.", False), ("IAF", False), ("Ismael Antonio", False), ("Funes'", False),
    ],
)  # fmt: skip
def test_what_is_a_nickname(surface, expected):
    entity = Entity("e1", "PERSON", (0,), ("Ismael Antonio Funes", surface))
    assert is_nickname(surface, entity) is expected


def test_a_short_form_that_is_a_word_of_the_document_gives_way():
    rules = Rules(("Ismael",), Taken(frozenset({"rosita"}), lambda name: False))
    assert list(nicknames("Rosa", Sex.FEMALE, rules, ["Zulma"])) == ["Zulma", "Rosa"]


def test_the_nickname_lasts_with_the_subject():
    marked = "{PERSON:Ismael Funes}, called {PERSON:Toño}, left. {PERSON:Toño} coughed."
    together = [("Ismael Funes", "Toño")]
    text, found, store = run(marked, together=together)
    names = [replacement.surrogate for replacement in found]
    assert names[0] != names[1] == names[2]
    assert len({replacement.subject for replacement in found}) == 1
    again, _, _ = run(marked, store=store, together=together, subject=found[0].subject)
    assert again == text
