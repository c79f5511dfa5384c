"""The stories of a series under review: one person is one, whichever story is opened first."""

from __future__ import annotations

from pathlib import Path

import pytest

from anonymizer import Project
from anonymizer.model import Document
from anonymizer.review import Review
from anonymizer.review import commands as c
from tests.review.building import free_name, story

WHOLE = "[Nubia Escalón|PERSON] came to the office. [Wilber Coto|PERSON] drove."
BARE = "[Nubia|PERSON] wept. [Nubia|PERSON] went home."


class Reader:
    """Finds what was marked, and counts how often it was asked."""

    def __init__(self, *texts: str) -> None:
        self.stories = [story(text) for text in texts]
        self.documents = [document for document, _ in self.stories]
        self.read: list[str] = []

    def detect(self, document: Document):
        self.read.append(document.text)
        return next(found for known, found in self.stories if known.text == document.text)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    found = Reader(WHOLE, BARE)
    monkeypatch.setattr(Project, "detector", lambda project: found)
    return found


def names(review: Review) -> dict[str, str | None]:
    return {review.names(s.id)[0]: s.pseudonym for s in review.view().subjects}


@pytest.mark.parametrize("first", [0, 1])
def test_who_is_who_does_not_depend_on_what_is_opened_first(
    project: Project, reader: Reader, first: int
) -> None:
    together = project.review_together(reader.documents, series="case")
    with together.open(first) as one, together.open(1 - first) as other:
        shown = names(one) | names(other)
        assert shown["Nubia"] == shown["Nubia Escalón"]
        assert shown["Wilber Coto"] != shown["Nubia"]
        assert len(set(one.known().values()) & set(other.known().values())) == 1
    assert len(reader.read) == 2


def test_what_was_begun_is_not_read_again(project: Project, reader: Reader) -> None:
    together = project.review_together(reader.documents, series="case")
    with together.open(0) as one:
        nubia = names(one)["Nubia Escalón"]
    reader.read.clear()
    again = project.review_together(reader.documents, series="case")
    with again.open(1) as other:
        assert names(other)["Nubia"] == nubia
    assert reader.read == [story(BARE)[0].text]


def test_a_renaming_in_one_story_holds_in_the_others(
    project: Project, reader: Reader, tmp_path: Path
) -> None:
    together = project.review_together(reader.documents, series="case")
    with together.open(0) as one, together.open(1) as other:
        who = next(s.id for s in one.view().subjects if "Nubia Escalón" in one.names(s.id))
        name = free_name(one, who)
        one.do(c.Rename(who, name))
        other.refresh()
        assert names(other)["Nubia"] == name
        one.undo()
        assert name not in other.write(tmp_path / "b.txt").read_text()
