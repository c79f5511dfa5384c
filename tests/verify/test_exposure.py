"""What is still told of somebody, and how many people that fits."""

from __future__ import annotations

import pytest

from anonymizer.model import Document, Mention
from anonymizer.ports import Evidence
from anonymizer.verify.exposure import Level, exposure, share_of_ages, told_of
from anonymizer.verify.facts import fact, facts
from anonymizer.verify.links import Links, PublicText
from tests.policy.building import marked


def of(kind: str, text: str, *, general: bool = False):
    return fact(kind, text, 0, len(text), general=general)


@pytest.mark.parametrize(
    ("kind", "general", "exact"),
    [
        ("DATE_TIME", "in April 2022", "14 de abril de 2022"),
        ("DATE_TIME", "in 2022", "2022-04-14"),
        ("DATE_TIME", "April 14, 2022", "2022-04-14"),
        ("AGE", "in her fifties", "52"),
        ("AGE", "cincuenta y tantos", "52 años"),
        ("AGE", "under ten", "8"),
        ("LOCATION", "a village in Chalatenango", "Nombre de Jesús"),
        ("LOCATION", "un cantón de El Salvador", "Nombre de Jesús"),
        ("LOCATION", "Guatajiagua", "guatajiagua"),
        ("ROLE", "the sexton", "The Sexton"),
    ],
)
def test_details_that_fit(kind: str, general: str, exact: str) -> None:
    known = of(kind, general)
    for common in (known.common(of(kind, exact)), of(kind, exact).common(known)):
        assert common is not None
        assert common.ages == known.ages
        assert (common.year, common.month) == (known.year, known.month)
        assert common.people == known.people


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("DATE_TIME", "in April 2022", "14 May 2022"),
        ("DATE_TIME", "in the 1980s", "1984"),
        ("AGE", "in her fifties", "61"),
        ("LOCATION", "a village in Chalatenango", "Ilobasco"),
        ("ROLE", "the sexton", "the midwife"),
    ],
)
def test_details_that_do_not_fit(kind: str, one: str, other: str) -> None:
    assert of(kind, one).common(of(kind, other)) is None


def test_the_shares_of_all_ages_are_the_whole() -> None:
    assert share_of_ages((0, 95)) == pytest.approx(1.0, abs=0.001)
    assert share_of_ages((25, 55)) == pytest.approx(0.4051)
    assert share_of_ages((30, 31)) == pytest.approx(0.4051 / 30)


def test_each_detail_makes_the_group_smaller() -> None:
    told = [of("LOCATION", "Ilobasco"), of("AGE", "in her fifties"), of("AGE", "52")]
    told += [of("ROLE", "the midwife")]
    sizes = [exposure(told[:count]).group_size for count in range(1, 5)]
    assert all(size is not None for size in sizes)
    assert sizes == sorted(sizes, reverse=True)  # type: ignore[type-var]
    assert len(set(sizes)) == 4


def test_levels() -> None:
    assert exposure([]).level is Level.LOW
    assert exposure([]).group_size is None
    assert exposure([], elsewhere=6_000_000).level is Level.LOW
    assert exposure([of("LOCATION", "Ilobasco"), of("AGE", "fifties")]).level is Level.MEDIUM
    village = [of("LOCATION", "Caserío Los Amates"), of("AGE", "52")]  # no list has it
    assert exposure(village).level is Level.HIGH
    assert exposure(village).group_size == round(1000 * 0.4051 / 30 / 2)


def test_a_detail_is_told_of_whom_its_sentence_names() -> None:
    text = "Ana left. She was 52. Berta met Clara in Ilobasco.\n\nIt was May 2020. Ana knew."
    found = [
        fact("AGE", "52", text.index("52"), text.index("52") + 2),
        fact("LOCATION", "Ilobasco", text.index("Ilo"), text.index("Ilo") + 8),
        fact("DATE_TIME", "May 2020", text.index("May"), text.index("May") + 8),
    ]
    people = [(text.index(n), n) for n in ("Ana", "Berta", "Clara")]
    people.append((text.rindex("Ana"), "Ana"))
    told = told_of(text, found, people)
    assert [f.entity_type for f in told["Ana"]] == ["AGE"]
    assert [f.entity_type for f in told["Berta"]] == ["LOCATION"]
    assert [f.entity_type for f in told["Clara"]] == ["LOCATION", "DATE_TIME"]


STORY = (
    "[Irma|PERSON]* was [in her fifties|AGE] when she came to [Guatajiagua|LOCATION] "
    "in [May 2019|DATE_TIME]. [Elmer|PERSON]* stayed in [El Salvador|LOCATION]."
)
NEWS = (
    "[Sabina Turcios|PERSON], [53|AGE], reached [Guatajiagua|LOCATION] on [3 May 2019|DATE_TIME] "
    "from [El Salvador|LOCATION]."
)


def findings(news: str) -> list[tuple[int | None, str]]:
    story, resolution = marked(STORY)
    other, read = marked(news)
    public = PublicText("news.txt", facts(other.text, read.mentions))
    evidence = Evidence(story, resolution.mentions, ())
    return [(f.start, f.message) for f in Links([public]).run(evidence)]


def test_who_shares_rare_details_with_a_public_text_is_told() -> None:
    ((start, message),) = findings(NEWS)
    assert start == 0
    assert "news.txt" in message
    assert "share 3 details" in message
    assert not any(word in message for word in ("Guatajiagua", "Irma", "2019", "Sabina"))


def test_what_many_share_is_no_link() -> None:
    assert findings("[Sabina|PERSON] left [El Salvador|LOCATION] in [2019|DATE_TIME].") == []
    assert findings("[Sabina|PERSON] was seen in [Guatajiagua|LOCATION].") == []


def test_mentions_of_nobody_are_told_of_nobody() -> None:
    assert told_of("It rained.", [of("AGE", "52")], []) == {}
    document = Document("a", "In May 2019.")
    evidence = Evidence(document, (Mention(3, 11, "DATE_TIME"),), ())
    assert list(Links([]).run(evidence)) == []
