"""Markup and script in a story, in names and in file names are text, and nothing else."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.page.browsing import Reviewer
from tests.page.stories import HOSTILE

SENT = "http://review-"


def unhurt(page: Page) -> bool:
    hurt = page.evaluate("window.hurt === undefined")
    strangers = page.locator("main img, main svg, main script, main style, main meta, main iframe")
    return bool(hurt) and strangers.count() == 0 and page.locator("main").first.is_visible()


def test_a_hostile_story_is_only_text(reviewer: Reviewer) -> None:
    page = reviewer.page
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.go_back()
    reviewer.ready()
    assert "<img src=x onerror=window.hurt=1>.md" in page.locator("#stories").inner_text()
    reviewer.open(1)
    assert page.locator("#name").inner_text() == "<img src=x onerror=window.hurt=1>.md"
    shown = page.evaluate(
        "[...document.querySelectorAll('[data-side=original]')].map((c) => c.textContent).join('')"
    )
    assert "".join(shown.split()) == "".join(HOSTILE.split())
    for tab in ("subjects", "findings", "comments", "todo"):
        page.locator(f"#tab-{tab}").click()
        assert unhurt(page)
    reviewer.press("c")
    page.keyboard.type("<img src=x onerror=window.hurt=1>")
    reviewer.dialog().locator("button.main").click()
    reviewer.settle()
    page.locator("#tab-comments").click()
    assert page.locator("#panel .comment").text_content() == "<img src=x onerror=window.hurt=1>"
    reviewer.press("f")
    assert unhurt(page)
    assert all(url.startswith(SENT) for url in requests)


def test_nothing_stays_in_the_browser(reviewer: Reviewer) -> None:
    page = reviewer.page
    reviewer.press("a", "c", "Escape")
    kept = page.evaluate(
        """async () => ({
          local: localStorage.length, session: sessionStorage.length,
          bases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
          cookie: document.cookie,
          token: document.documentElement.outerHTML.includes("token"),
        })"""
    )
    assert not any(kept.values()), kept
    assert page.title() == "Review · 1"  # titles stand in the history
    assert "story.md" not in page.url
    [cookie] = reviewer.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Strict", -1)


def test_the_page_is_cleared_when_the_session_ends(reviewer: Reviewer) -> None:
    reviewer.page.goto(f"{reviewer.origin}/")
    reviewer.ready()
    reviewer.page.locator("#leave").click()
    reviewer.page.get_by_text("This session has ended").wait_for()
    assert "story" not in reviewer.page.locator("body").inner_text()
