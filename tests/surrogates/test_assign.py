import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymizer.errors import PseudonymsExhausted
from anonymizer.lexicon.fold import fold
from anonymizer.model import Action, Decision, IdentifierType, Sex
from anonymizer.ports import Alias
from anonymizer.render import render
from anonymizer.surrogates import Style, assign
from benchmarks.memory_store import MemoryStore

from .building import document, put

STORY = (
    "{PERSON:Marta Escalante} ran. {PERSON:Marta}'s son {PERSON:Tulio} hid. {PERSON:MARTA} wept."
)
SAME = [("Marta Escalante", "Marta", "MARTA")]


def run(marked, language="en", store=None, style=Style.GIVEN, **options):
    story, resolution, decisions = document(marked, language, **options)
    store = store or MemoryStore()
    found = assign(story, resolution, decisions, store, "project", style=style)
    return put(story.text, found), found, store


def test_one_person_one_pseudonym():
    text, found, store = run(STORY, together=SAME)
    name = found[0].surrogate
    assert text == f"{name} ran. {name}'s son {found[2].surrogate} hid. {name.upper()} wept."
    assert {r.subject for r in found} == {"v1", "v2"}
    assert all(r.action is Action.PSEUDONYM for r in found)
    assert store.find(Alias("name", "Marta Escalante")) == {"v1"}


def test_the_known_subject_keeps_its_pseudonym_in_the_next_story():
    _, first, store = run(STORY, together=SAME)
    story, resolution, decisions = document("{PERSON:Marta Escalante} is back.")
    known = replace(resolution.entities[0], subject="v1")
    again = assign(story, replace(resolution, entities=(known,)), decisions, store, "project")
    assert again[0].surrogate == first[0].surrogate
    assert again[0].subject == "v1"


def test_a_known_subject_learns_its_new_aliases():
    _, _, store = run("{PERSON:Marta Escalante} ran.")
    run("{PERSON:Marta Lucía Escalante} ran.", store=store, subject="v1")
    assert store.find(Alias("name", "Marta Lucía Escalante")) == {"v1"}


def test_two_people_of_one_name_stay_two():
    story, resolution, decisions = document("{PERSON:Tulio Lara} met {PERSON:Tulio  Lara}.")
    first = replace(resolution.entities[0], mentions=(0,))
    second = replace(first, id="e2", mentions=(1,))
    found = assign(
        story, replace(resolution, entities=(first, second)), decisions, MemoryStore(), "project"
    )
    assert found[0].subject != found[1].subject
    assert found[0].surrogate != found[1].surrogate


def test_no_pseudonym_is_a_word_of_the_document():
    for _ in range(15):
        text, found, _ = run("{PERSON:Tulio Lara} knows Dilcia, Ovidio and Noé.", sex=Sex.MALE)
        assert fold(found[0].surrogate) not in fold(STORY + text.split("knows")[1]).split()


def test_starred_names_are_left_alone():
    text, found, _ = run("{PERSON:Oscar}* left.", starred=True)
    assert (text, found) == ("Oscar* left.", ())


def test_kept_mentions_are_left_alone():
    story, resolution, _ = document("{PERSON:Marta} ran.")
    keep = Decision(Action.KEEP, IdentifierType.NO_MASK, "public-figure")
    assert assign(story, resolution, [keep], MemoryStore(), "project") == ()


def test_families_take_a_surname_in_the_same_form():
    text, _, _ = run("{PERSON:Los} x", language="es")
    text, found, _ = run("Los {PERSON:Alvarado} y la familia {PERSON:Alvarado}.", language="es")
    name = found[0].surrogate
    assert text == f"Los {name} y la familia {name}."
    text, found, _ = run("The {PERSON:Riveras} and the {PERSON:Rivera} family.")
    assert re.fullmatch(r"The (\w+)s and the \w+ family\.", text)


def test_a_family_shares_its_surrogate_surname_in_full_style():
    story = (
        "{PERSON:Marta Escalante} and {PERSON:Tulio Escalante}, of the {PERSON:Escalantes}, ran. "
        "Mr. {PERSON:Escalante}"
    )
    together = [("Tulio Escalante", "Escalante")]
    text, found, _ = run(story, style=Style.FULL, together=together)
    surname = found[0].surrogate.split()[-1]
    assert found[1].surrogate.split()[-1] == surname
    assert found[3].surrogate == surname
    assert f"of the {surname}s" in text


def test_types_and_actions():
    marked = (
        "{PERSON:Marta} of {LOCATION:Jiquilisco}, {AGE:52}, has {SV_DUI:00000000-0}; the "
        "{ORGANIZATION:Clínica Los Pinos}, {NRP:Lenca}, {ROLE:midwife}, {DATE_TIME:9 June 2021}"
    )
    story, resolution, decisions = document(marked)
    general = Decision(Action.GENERALISE, IdentifierType.QUASI, "")
    decisions = tuple(
        general if m.entity_type == "NRP" else d
        for m, d in zip(resolution.mentions, decisions, strict=True)
    )
    found = assign(story, resolution, decisions, MemoryStore(), "project")
    assert [r.action.value for r in found] == [
        "pseudonym", "generalise", "generalise", "redact",
        "generalise", "redact", "generalise", "generalise",
    ]  # fmt: skip
    assert put(story.text, found).endswith(
        "in her fifties, has [DUI withheld]; a clinic, [group withheld], a health worker, June 2021"
    )
    for left, right in pairwise(found):
        assert left.end <= right.start
    for replacement in found:
        mention = resolution.mentions[replacement.mention]
        assert replacement.start <= mention.start < mention.end <= replacement.end


def test_a_heading_in_capitals_stays_one():
    text, _, _ = run("HECHOS EN {LOCATION:JIQUILISCO}\n\nEn {LOCATION:Ilobasco}.", language="es")
    assert text.startswith("HECHOS EN UN MUNICIPIO DE USULUTÁN\n")
    assert text.endswith("En un municipio de Cabañas.")


def test_redacted_names_and_general_people():
    story, resolution, _ = document("{PERSON:Marta} ran.")
    for action, expected in [
        (Action.REDACT, "[name withheld] ran."),
        (Action.GENERALISE, "a person ran."),
    ]:
        decision = Decision(action, IdentifierType.DIRECT, "")
        found = assign(story, resolution, [decision], MemoryStore(), "project")
        assert put(story.text, found) == expected
        assert found[0].action is action


def test_running_out_of_names_is_an_error_of_the_store():
    class Empty(MemoryStore):
        def adopt(self, subject, scope, candidates):
            raise PseudonymsExhausted("none left")

    with pytest.raises(PseudonymsExhausted):
        run(STORY, store=Empty())


CONTEXT = (
    "the el del al la on in en cantón colonia village of de between entre y and at age a an los "
    "familia 's , . \n - years old años years-old turned before antes"
)
WORDS = st.sampled_from(CONTEXT.split(" "))
MENTIONS = st.sampled_from(
    [
        "{LOCATION:Jiquilisco}", "{LOCATION:cantón El Mojón}", "{DATE_TIME:9 June 2021}",
        "{DATE_TIME:el 9 de junio}", "{DATE_TIME:1985}", "{DATE_TIME:?}", "{AGE:8}",
        "{AGE:52-year-old}", "{AGE:ocho años}", "{ORGANIZATION:Taller X}", "{ROLE:midwife}",
        "{PERSON:Marta}", "{PERSON:Riveras}", "{SV_DUI:00000000-0}",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(WORDS, MENTIONS), max_size=14), st.sampled_from(["en", "es"]))
def test_in_any_surroundings_mentions_are_covered_and_nothing_overlaps(pieces, language):
    _, found, _ = run(marked := " ".join(pieces), language)
    story, resolution, _ = document(marked, language)
    assert [r.mention for r in found] == list(range(len(resolution.mentions)))
    for left, right in pairwise(found):
        assert left.end <= right.start
    for replacement, mention in zip(found, resolution.mentions, strict=True):
        assert replacement.start <= mention.start < mention.end <= replacement.end
        surface = story.text[mention.start : mention.end]
        assert surface.casefold() not in replacement.surrogate.casefold()


NAMES = ["Jiquilisco", "Mojón", "9 June", "9 de junio", "1985", "52", "Taller X", "midwife",
         "Marta", "Rivera", "00000000"]  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.one_of(WORDS, MENTIONS), max_size=14),
    st.sampled_from(["en", "es"]),
    st.sampled_from(Style),
)
def test_nothing_that_was_acted_on_survives_in_the_story(pieces, language, style):
    story, resolution, decisions = document(" ".join(pieces), language)
    found = assign(story, resolution, decisions, MemoryStore(), "project", style=style)
    written = render(story, found).text
    assert not [name for name in NAMES if name.casefold() in written.casefold()]


def test_an_age_beside_another_takes_nothing_of_it_along():
    _, found, _ = run("{AGE:52-year-old} {AGE:ocho años} {AGE:52-year-old}", "es")
    assert "52" not in "".join(replacement.surrogate for replacement in found)
