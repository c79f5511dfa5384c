"""Debian's Chromium on the real page, entered through the launch file as a person does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from anonymizer.page.desk import Desk
from anonymizer.review import view_json
from tests.page.serving import serving

AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
}


@dataclass
class Reviewer:
    """A person with a browser."""

    desk: Desk
    context: BrowserContext
    page: Page
    origin: str
    troubles: list[str] = field(default_factory=list)

    def open(self, number: int = 0) -> Reviewer:
        """Choose a story from the list."""
        self.page.locator("#stories a").nth(number).click()
        self.ready()
        return self

    def ready(self) -> None:
        self.page.wait_for_selector("body[data-ready]")

    def view(self, number: int = 0) -> dict[str, Any]:
        """What the review holds, seen from the server's side."""
        return view_json(self.desk.review(number).view())

    def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait until each has had its effect."""
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.page.wait_for_selector("body:not([data-busy])")

    def mark(self, mention: str, side: str = "original") -> Locator:
        return self.page.locator(f'[data-side={side}] [data-m="{mention}"]').first

    def dialog(self) -> Locator:
        return self.page.locator("dialog[open]")

    def drag(self, source: Locator, target: Locator) -> None:
        """Drag as a hand does: it has begun before the list scrolls to the target."""
        source.hover()
        box = source.bounding_box()
        assert box
        self.page.mouse.down()
        self.page.mouse.move(box["x"] + 8, box["y"] + 8, steps=3)
        target.hover()
        target.hover()
        self.page.mouse.up()

    def select_words(self, words: str) -> None:
        """Select words of the original by dragging over them."""
        place = self.page.evaluate(
            """(words) => {
              for (const side of document.querySelectorAll("[data-side=original]")) {
                const walker = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                  const at = node.data.indexOf(words);
                  if (at < 0) continue;
                  side.scrollIntoView({block: "center"});
                  const range = document.createRange();
                  range.setStart(node, at);
                  range.setEnd(node, at + words.length);
                  const {left, right, top, bottom} = range.getBoundingClientRect();
                  return {left, right, y: (top + bottom) / 2};
                }
              }
            }""",
            words,
        )
        mouse = self.page.mouse
        mouse.move(place["left"] + 0.5, place["y"])
        mouse.down()
        mouse.move(place["right"] - 0.5, place["y"], steps=4)
        mouse.up()

    def rename_to_what_is_free(self) -> str:
        """Choose a pseudonym in the open dialog; chance may have given some away already."""
        for name in ("Zoilo", "Gaspar", "Higinio", "Fulgencio", "Ovidio"):
            self.page.locator("dialog [name=name]").fill(name)
            self.press("Enter")
            if not self.dialog().count():
                return name
        raise AssertionError(self.dialog().locator(".trouble").inner_text())

    def violations(self) -> list[str]:
        """What axe finds on the page as it is."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(Axe().axe_script)
        run = "(options) => axe.run(document, options)"
        found = self.page.evaluate(run, AXE)["violations"]
        return [
            f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
            for each in found
            for node in each["nodes"]
        ]


@contextmanager
def reviewing(
    chromium: Browser, desk: Desk, folder: Path, language: str = "en-US", **options: Any
) -> Iterator[Reviewer]:
    """The page of ``desk`` in a browser of its own, which must run without any trouble."""
    with serving(desk, folder) as server:
        shown = {"viewport": {"width": 1366, "height": 768}, "locale": language, **options}
        context = chromium.new_context(**shown)
        context.set_default_timeout(20_000)
        page = context.new_page()
        troubles: list[str] = []
        page.on(
            "console",
            lambda message: troubles.append(f"{message.type}: {message.text} {message.location}"),
        )
        page.on("pageerror", lambda error: troubles.append(str(error)))
        try:
            page.goto(server.page.as_uri())
            page.wait_for_url(f"{server.session.origin}/")
            reviewer = Reviewer(desk, context, page, server.session.origin, troubles)
            reviewer.ready()
            yield reviewer
            refusals = "status of 409"  # what a browser says when the review refuses
            assert [each for each in troubles if refusals not in each] == [], troubles
        finally:
            context.close()
