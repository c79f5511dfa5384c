"""The two texts: with their structure, side by side, and whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from anonymizer.model import Document
from anonymizer.page.desk import Desk, Waiting
from anonymizer.project import Project
from tests.page.browsing import Reviewer, reviewing

TEXT = """# A title

> They told us 🕊 nothing.

ROSA MENJÍVAR: I waited.

- the papers
- the keys

| who | where |
|---|---|
| Nelson Iraheta | Mariona |

He was there on 14 April 2022, and I said so to the people who asked me about it, more than once,
before Nelson Iraheta came back.
"""


@pytest.fixture
def shown(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reviewer]:
    monkeypatch.setenv("ANONYMIZER_HOME", str(tmp_path / "home"))
    with Project.open(tmp_path / "project") as project:
        document = Document("t.md", TEXT, "en", "text/markdown")
        desk = Desk([Waiting("t.md", tmp_path / "out.md", partial(project.review, document))])
        with reviewing(chromium, desk, tmp_path) as person:
            yield person.open()
        desk.close()


def test_structure_is_shown_and_nothing_is_left_out(shown: Reviewer) -> None:
    page, view = shown.page, shown.view()
    for side in ("original", "draft"):
        cells = f"[data-side={side}]"
        assert page.locator(f"{cells} h3").inner_text() == "A title"
        assert page.locator(f"{cells} .quote").count() == 1
        assert page.locator(f"{cells} .list").count() == 2
        assert page.locator(f"{cells} .speaker").count() == 1
        assert [
            page.locator(f"{cells} .block.row").nth(n).locator("div").count() for n in (0, 1)
        ] == [
            2,
            2,
        ]
        text = "".join(page.locator(cells).all_text_contents())
        words = "".join(view[side]["text"].replace("|", "").replace("---", "").split())
        assert "".join(text.replace("|", "").replace("---", "").split()) == words


def test_pairs_stand_side_by_side(shown: Reviewer) -> None:
    for pair in shown.page.locator("#texts .pair").all()[:-1]:
        tops = [cell.bounding_box() for cell in pair.locator(".cell").all()]
        assert tops[0]
        assert tops[1]
        assert tops[0]["y"] == tops[1]["y"]
        assert tops[0]["x"] < tops[1]["x"]


def test_offsets_hold_behind_signs_of_two_units(shown: Reviewer) -> None:
    view = shown.view()
    text = view["original"]["text"]
    for mention in view["mentions"]:
        words = text[mention["start"] : mention["end"]]
        assert shown.mark(mention["id"]).inner_text() == words
    shown.select_words("once")
    shown.press("i", "Enter")
    view = shown.view()
    added = next(m for m in view["mentions"] if m["state"] == "added")
    assert text[added["start"] : added["end"]] == "once"
