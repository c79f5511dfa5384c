"""A review in Firefox, by keyboard: the same page in the other browser that is promised."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from anonymizer.page.desk import Desk
from anonymizer.review import view_json
from tests.page.marionette import Firefox, started
from tests.page.serving import serving

CONTROL, ENTER, ESCAPE = "\ue009", "\ue007", "\ue00c"
DIALOG = "document.querySelector('dialog[open] button.main')"


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("Firefox is missing: scripts/setup installs it")
        pytest.skip("needs Firefox")
    with started(program, tmp_path / "profile") as browser:
        yield browser


def test_a_review_in_firefox(firefox: Firefox, desk: Desk, tmp_path: Path) -> None:
    def view() -> dict[str, Any]:
        return view_json(desk.review(0).view())

    total = len(view()["todo"])
    with serving(desk, tmp_path) as server:
        firefox.go(server.page.as_uri())
        firefox.wait(f"location.href === '{server.session.origin}/' && document.body.dataset.ready")
        firefox.click("#stories a")
        firefox.wait("location.pathname === '/stories/0' && document.body.dataset.ready")

        firefox.press("n", "a")
        assert len(view()["todo"]) == total - 1
        firefox.press("z", held=CONTROL)
        assert len(view()["todo"]) == total

        # a missed name, searched, selected, and added everywhere
        firefox.press("/", *"drummer", ENTER, ESCAPE, "i")
        firefox.wait(DIALOG)
        firefox.press(ENTER)
        firefox.wait(f"!{DIALOG}")
        assert "drummer" not in view()["draft"]["text"]
        assert "drummer" not in firefox.text("[data-side=draft] [aria-current]")

        # another action, with its preview; and who remains exposed
        firefox.press("e")
        firefox.wait("document.querySelector('dialog[open] .preview .mark')")
        firefox.press(ESCAPE, "2")
        assert "exposed" in firefox.text("#panel")

        firefox.press("f")
        firefox.click("#write")
        assert "story-1.md" in firefox.text("#finish-dialog .path:not(:empty)")
    assert "drummer" not in (tmp_path / "out" / "story-1.md").read_text()
