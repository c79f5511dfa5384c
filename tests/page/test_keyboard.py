"""What is done with the keyboard; :mod:`tests.page.test_whole` has the rest of a review."""

from __future__ import annotations

from tests.page.browsing import Reviewer


def by_text(view: dict, words: str) -> dict:
    """The first mention that is written so."""
    text = view["original"]["text"]
    return next(m for m in view["mentions"] if text[m["start"] : m["end"]] == words)


def test_what_keys_do(reviewer: Reviewer) -> None:
    press, page = reviewer.press, reviewer.page
    total = len(reviewer.view()["todo"])

    press("n", "p", "ArrowRight", "ArrowLeft")
    press("a")
    assert len(reviewer.view()["todo"]) == total - 1
    press("Control+z")
    assert len(reviewer.view()["todo"]) == total
    press("Control+Shift+Z")
    assert len(reviewer.view()["todo"]) == total - 1

    # a missed name: searched, so that it is selected, and added everywhere
    press("/")
    page.keyboard.type("drummer")
    press("Enter", "Escape", "i")
    reviewer.dialog().get_by_text("also at").wait_for()
    press("Enter")
    added = [m for m in reviewer.view()["mentions"] if m["state"] == "added"]
    text = reviewer.view()["original"]["text"]
    assert [text[m["start"] : m["end"]] for m in added] == ["drummer", "drummer"]
    assert "drummer" not in reviewer.view()["draft"]["text"]

    # its span, resized to the right and back
    press("b", "ArrowRight", "ArrowRight", "Enter")
    longer = reviewer.view()
    assert any(text[m["start"] : m["end"]] == "drummer from" for m in longer["mentions"])
    press("u")

    # another pseudonym: drawn, then chosen, a bad choice being refused
    who = reviewer.view()["subjects"]
    before = {each["id"]: each["pseudonym"] for each in who}
    current = page.locator("[data-side=original] [aria-current]").get_attribute("data-m")
    subject = next(s["id"] for s in who if current in s["mentions"])
    press("t")
    drawn = next(s["pseudonym"] for s in reviewer.view()["subjects"] if s["id"] == subject)
    assert drawn not in (before[subject], None)
    press("r")
    page.keyboard.type("Nelson")
    press("Enter")
    assert "stands in the story" in reviewer.dialog().locator(".trouble").inner_text()
    chosen = reviewer.rename_to_what_is_free()
    assert chosen.lower() in reviewer.view()["draft"]["text"]

    # a comment, and the lists
    press("c")
    page.keyboard.type("Is this a nickname?")
    press("Tab", "Tab", "Enter")
    assert [c["text"] for c in reviewer.view()["comments"]] == ["Is this a nickname?"]
    press("4")
    assert page.locator("#panel .comment").inner_text() == "Is this a nickname?"

    press("x")
    assert len([m for m in reviewer.view()["mentions"] if m["state"] == "rejected"]) == 1
    press("u")
    for _ in range(total):
        if not reviewer.view()["todo"]:
            break
        press("n", "A")
    assert reviewer.view()["todo"] == []
    assert page.locator("#progress-text").inner_text().startswith(f"{total + 2} of")


def test_single_keys_can_be_turned_off(reviewer: Reviewer) -> None:
    total = len(reviewer.view()["todo"])
    reviewer.press("?")
    reviewer.page.get_by_label("Single keys work").uncheck()
    reviewer.press("Escape", "a", "x")
    assert len(reviewer.view()["todo"]) == total
    reviewer.page.reload()
    reviewer.ready()
    reviewer.press("a")
    assert len(reviewer.view()["todo"]) == total
    reviewer.press("Control+z")
    assert reviewer.page.locator("#alarm").inner_text() == "There is nothing to undo."


def test_a_real_name_is_seen_only_while_a_key_is_held(reviewer: Reviewer) -> None:
    reviewer.mark(by_text(reviewer.view(), "Nelson Iraheta")["id"]).click()
    held = reviewer.page.locator("#hold .held")
    reviewer.page.keyboard.down("v")
    reviewer.page.wait_for_selector("#hold .held[data-seen]")
    assert "Nelson Iraheta" in held.inner_text()
    assert "Wilber" not in held.inner_text()
    reviewer.page.keyboard.up("v")
    assert "Nelson" not in held.inner_text()


def test_focus_does_not_get_lost(reviewer: Reviewer) -> None:
    reviewer.page.locator("[data-key=accept]").focus()
    reviewer.press("Enter", "Enter")
    assert reviewer.page.evaluate("document.activeElement.dataset.key") == "accept"
    assert len([m for m in reviewer.view()["mentions"] if m["state"] == "accepted"]) == 2
    reviewer.press("e", "Escape")
    assert reviewer.page.evaluate("document.activeElement.dataset.key") == "accept"
