import random

import pytest

from anonymizer.errors import PseudonymsExhausted
from anonymizer.lexicon.fold import fold
from anonymizer.surrogates import Style, assign
from anonymizer.surrogates.proposals import objection
from anonymizer.surrogates.rules import Rule, Taken
from benchmarks.memory_store import MemoryStore

from .building import document, put
from .test_assign import run


def shown(marked, language="en", style=Style.ROLE, store=None, **options):
    story, resolution, decisions = document(marked, language, **options)
    store = store or MemoryStore()
    found = assign(
        story, resolution, decisions, store, "project", style=style, chance=random.Random(1)
    )
    return put(story.text, found), found, store


def test_a_role_is_told_by_somebody_who_has_a_name():
    text, found, store = shown(
        "{PERSON:Tulio Lara} left. His mother, {PERSON:Berta Lara}, waits. {PERSON:Berta Lara} is "
        "ill. {PERSON:Berta Lara}'s bread is sold."
    )
    son = found[0].surrogate
    assert text == (
        f"{son} left. His mother waits. the mother of {son} is ill. {son}'s mother's bread is sold."
    )
    assert found[2].bearer == found[0].subject != found[2].subject
    assert store.pseudonym(found[2].subject, "project, role en") == f"the mother of {son}"


def test_a_second_brother_has_a_name_of_his_own():
    _, found, _ = shown(
        "{PERSON:Tulio Lara}'s brother {PERSON:Elmer Lara} and {PERSON:Noé Lara}, a brother of "
        "{PERSON:Tulio Lara}, ran. {PERSON:Elmer Lara} and {PERSON:Noé Lara} ran."
    )
    names = [replacement.surrogate for replacement in found[-2:]]
    assert names[0] == f"the brother of {found[0].surrogate}"
    assert names[1].isalpha()


def test_initials_are_nobody_elses():
    text, found, _ = shown(
        "{PERSON:Tulio Lara} met {PERSON:Berta Umaña}. {PERSON:TULIO LARA}.", style=Style.INITIAL
    )
    first, second, again = (fold(replacement.surrogate) for replacement in found)
    assert first == again != second
    assert not set(first.split()) & {"t", "l"}
    assert text.endswith(found[2].surrogate)
    assert ".." not in text


def test_families_keep_the_surrogate_of_their_surname_from_story_to_story():
    store = MemoryStore()
    _, first, _ = shown("{PERSON:Tulio Lara} left.", style=Style.FULL, store=store)
    _, second, _ = shown("{PERSON:Berta Lara} left.", style=Style.FULL, store=store)
    _, third, _ = shown("La familia {PERSON:Lara} huyó.", "es", store=store)
    surname = first[0].surrogate.split(" ", 1)[1]
    assert second[0].surrogate.endswith(surname)
    assert third[0].surrogate == surname


def test_another_style_keeps_the_given_name():
    # with chance left to itself, one family in some hundreds sounds like the given name
    _, first, store = shown("{PERSON:Tulio Lara} left.", style=Style.GIVEN)
    _, again, _ = shown(
        "{PERSON:Tulio Lara} left.", store=store, style=Style.FULL, subject=first[0].subject
    )
    assert again[0].surrogate.split()[0] == first[0].surrogate


def test_an_exhausted_style_says_what_to_do():
    class Full(MemoryStore):
        def knows(self, name):
            return True

    with pytest.raises(PseudonymsExhausted, match="--style full"):
        run("{PERSON:Tulio Lara} left.", store=Full())


@pytest.mark.parametrize(
    ("proposal", "rule"),
    [
        ("Zoraida", None), ("Zoraida Umanzor", None), ("Tania", Rule.INITIAL),
        ("Jesenia", Rule.SOUND), ("Oscar", Rule.DOCUMENT), ("Rosa María Inés Ana", Rule.SHAPE),
        ("Perla", Rule.SHAPE), ("zoraida", Rule.SHAPE), ("", Rule.SHAPE), ("Otilia", Rule.VAULT),
        ("Noemí", Rule.OTHERS), ("Nayib Bukele", Rule.PUBLIC),
    ],
)  # fmt: skip
def test_a_proposal_keeps_the_rules(proposal, rule):
    taken = Taken(frozenset({"oscar"}), lambda name: name == "Otilia", ("Nohemí",))
    assert objection(proposal, ("Tulio", "Yesenia"), taken) is rule
