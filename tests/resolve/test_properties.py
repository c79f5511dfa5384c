"""What holds of every resolution, whatever the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from anonymizer.model import Document, Mention
from anonymizer.resolve import aliases, resolve

NAMES = st.one_of(
    st.text(min_size=1, max_size=8),
    st.sampled_from(
        'Nubia|Paz|de la|Abu|Jr.|viuda de|"|(|N|_|,|\n|Ma.|Petrovna|Гриша|J U A N A|'
        "B de burro, A, Z|Oran-\ntes|🦊|ß|ŉ".split("|")
    ),
)
BETWEEN = st.one_of(
    st.text(max_size=6),
    st.sampled_from([", alias ", " y ", ": ", ". ", " (", ") ", "\t", "\n\n", "'s wife, ", " = "]),
)
PIECES = st.lists(
    st.tuples(st.lists(NAMES, min_size=1, max_size=4).map(" ".join), BETWEEN), max_size=8
)


def written(pieces: list[tuple[str, str]]) -> tuple[str, list[Mention]]:
    text, mentions = "", []
    for name, between in pieces:
        mentions.append(Mention(len(text), len(text) + len(name), "PERSON"))
        text += name + between
    return text, mentions


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_any_names_are_partitioned_and_the_same_each_time(pieces: list[tuple[str, str]]) -> None:
    text, mentions = written(pieces)
    resolution = resolve(Document("a.txt", text), mentions)
    members = sorted(i for entity in resolution.entities for i in entity.mentions)
    assert members == list(range(len(mentions)))
    assert all(aliases(entity) for entity in resolution.entities)
    assert resolution == resolve(Document("b.txt", text), mentions)


@settings(deadline=None)
@given(PIECES, PIECES)
def test_documents_do_not_change_each_other(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    text, mentions = written(first)
    alone = resolve(Document("a.txt", text), mentions)
    other, others = written(second)
    resolve(Document("b.txt", other), others)
    assert resolve(Document("a.txt", text), mentions) == alone
