"""Who is who: what joins and what must stay apart, in made-up sentences of both languages.

People are marked ⟦surface|who⟧; the resolution must group the surfaces exactly so.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.model import Document, Mention, Sex
from anonymizer.resolve import recall, resolve
from anonymizer.resolve.memory import MemoryIndex

CASES = [
    # parts of a name, in any order, capitals and accents
    "⟦Nubia Escalón Paz|a⟧ came. ⟦Nubia|a⟧ sat. ⟦ESCALON PAZ, NUBIA|a⟧ is on it. Mrs ⟦Escalón|a⟧.",
    "⟦Ruperto Chávez|a⟧ y ⟦Delmy Orantes|b⟧ llegaron. ⟦Delmy|b⟧ habló; ⟦Chávez|a⟧ calló.",
    "⟦CHAVEZ MEJIA Ruperto|a⟧ se presentó. ⟦Ruperto Chávez|a⟧ firmó.",
    "⟦Nubia Orellana|a⟧ came; the police file has ⟦Orellana Rugama|a⟧.",
    "⟦Nubia de la Cruz|a⟧ is ⟦DELACRUZ, NUBIA|a⟧ in the locator.",
    # married names
    "⟦Ercilia Funes de Aguilar|a⟧ spoke. Señora ⟦Aguilar|a⟧ wept. ⟦Ercilia Funes|a⟧ signed.",
    # nicknames and diminutives
    "⟦Guadalupe Sorto|a⟧ vino. Todos le dicen ⟦Lupita|a⟧. ⟦Lupe|a⟧ se fue.",
    "⟦José Melgar|a⟧ vino con ⟦Kevin Rugama|b⟧. ⟦Chepe|a⟧ es mayor que ⟦Kevin|b⟧.",
    # aliases that the text introduces
    "⟦Kevin Rugama|a⟧, alias ⟦Grillo|a⟧, ran. ⟦Grillo|a⟧ was shot.",
    "Era ⟦El Tuerto|a⟧, que se llama ⟦Jairo|a⟧. ⟦El Tuerto|a⟧ mandaba.",
    "Me llamo ⟦Abelardo Melgar|a⟧ y me conocen como don ⟦Lalo|a⟧. ⟦Lalo|a⟧ no duerme.",
    "They feared ⟦Tiny|a⟧. ⟦Tiny|a⟧'s real name is ⟦Wilson Rugama|a⟧.",
    "Preguntó por «el ⟦Chele|a⟧». Así le dicen a ⟦Otto Paz|a⟧ desde niño. El ⟦Chele|a⟧ tosía.",
    "They asked for ⟦Smoke|a⟧. That is what we call ⟦Otto Paz|a⟧. ⟦Delmy|b⟧ cried.",
    # spelling slips
    "⟦Yesenia Orantes|a⟧ called. The form says ⟦Jessenia Orantes|a⟧.",
    # initials
    "⟦Nubia Ruth Escalón|a⟧ is the client. ⟦N.R.E.|a⟧ fears the police.",
    "I, ⟦Nubia Paz|a⟧, drove for my uncle ⟦Otto|b⟧'s firm. Two men, known as ⟦Tiny|c⟧, came.",
    # two people who share a part stay two
    "⟦Nubia Escalón|a⟧ and ⟦Delmy Escalón|b⟧ are cousins. ⟦Delmy|b⟧ is older.",
    "Agent ⟦Orellana|b⟧ asked. ⟦Ismael Orellana|a⟧ is no kin. Officer ⟦Orellana|b⟧. ⟦Ismael|a⟧.",
    "⟦Santos Paz|a⟧ (padre) y ⟦Santos Paz|b⟧ (hijo) fueron detenidos.",
    "My brother ⟦Kevin|a⟧'s wife, ⟦Yesenia|b⟧, saw it. ⟦Kevin|a⟧ did not.",
    "Don ⟦Melgar|a⟧ spoke to doña ⟦Melgar|b⟧.",
    # a family is nobody of its members
    "The ⟦Escalons|f⟧ fled. ⟦Nubia Escalón|a⟧ stayed.",
    "Los ⟦Alvarado|f⟧ huyeron. ⟦Delmy Alvarado|a⟧ se quedó.",
]  # fmt: skip
MARK = re.compile(r"⟦([^|]+)\|(\w+)⟧")


def read(marked: str) -> tuple[str, list[Mention], list[str]]:
    text, mentions, who, last = "", [], [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        mentions.append(Mention(len(text), len(text) + len(match[1]), "PERSON"))
        who.append(match[2])
        text += match[1]
        last = match.end()
    return text + marked[last:], mentions, who


@pytest.mark.parametrize("marked", CASES)
def test_who_is_who(marked: str) -> None:
    text, mentions, who = read(marked)
    entities = resolve(Document("a.txt", text), mentions).entity_by_mention()
    found = [entities[i].id for i in range(len(mentions))]
    named = [(text[m.start : m.end], f, w) for m, f, w in zip(mentions, found, who, strict=True)]
    for _, f1, w1 in named:
        for _, f2, w2 in named:
            assert (f1 == f2) == (w1 == w2), named


@given(
    st.text(max_size=120),
    st.lists(st.tuples(st.integers(0, 119), st.integers(1, 12)), max_size=12),
)
def test_entities_partition_the_mentions_of_any_text(
    text: str, spans: list[tuple[int, int]]
) -> None:
    mentions, last = [], 0
    for start, length in sorted(spans):
        if start >= last and start + length <= len(text):
            kind = "PERSON" if length % 3 else "SV_DUI"
            mentions.append(Mention(start, start + length, kind))
            last = start + length
    resolution = resolve(Document("a.txt", text), mentions)
    members = sorted(i for e in resolution.entities for i in e.mentions)
    assert members == list(range(len(mentions)))
    assert resolution == resolve(Document("a.txt", text), mentions)


def test_sex_is_told_by_title_or_name() -> None:
    text, mentions, _ = read("Doña ⟦Cruz|a⟧ came. ⟦Ruperto Chávez|b⟧ left.")
    entities = resolve(Document("a.txt", text), mentions).entities
    assert [e.sex for e in entities] == [Sex.FEMALE, Sex.MALE]


def test_numbers_written_differently_are_one_thing() -> None:
    text = "04418276-1 or 0441 8276 1"
    mentions = [Mention(0, 10, "SV_DUI"), Mention(14, 25, "SV_DUI")]
    assert len(resolve(Document("a.txt", text), mentions).entities) == 1


def test_full_names_join_across_documents_and_single_names_do_not() -> None:
    index = MemoryIndex()
    subjects = []
    for marked in (
        "⟦Nubia Escalón|a⟧ and ⟦Delmy|b⟧.",
        "⟦NUBIA ESCALON|a⟧ and ⟦Delmy|b⟧.",
    ):
        text, mentions, _ = read(marked)
        resolution = index.enrol(resolve(Document("a.txt", text), mentions, index))
        subjects.append([e.subject for e in resolution.entities])
    assert subjects[0][0] == subjects[1][0]
    assert subjects[0][1] != subjects[1][1]


def test_a_known_name_is_recalled_where_it_was_missed() -> None:
    index = MemoryIndex()
    text, mentions, _ = read("⟦Nubia Escalón|a⟧ came.")
    index.enrol(resolve(Document("a.txt", text), mentions, index))
    later = Document("b.txt", "They asked for Nubia Escalon again.")
    (found,) = recall(later, (), index)
    assert later.text[found.start : found.end] == "Nubia Escalon"
    assert found.detector == "vault"


def test_a_starred_name_is_a_pseudonym_already() -> None:
    text, mentions, _ = read("⟦Oscar|a⟧* left.")
    resolution = resolve(Document("a.txt", text), mentions, starred=frozenset({"oscar"}))
    assert resolution.entities[0].starred


def test_a_thousand_mentions_take_no_time() -> None:
    marked = " ".join(f"⟦Nubia {chr(65 + i % 26)}obles{'aeiou'[i % 5]}|x⟧." for i in range(1000))
    text, mentions, _ = read(marked)
    assert len(resolve(Document("a.txt", text), mentions).mentions) == 1000
