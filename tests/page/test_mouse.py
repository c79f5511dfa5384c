"""What is done with the mouse; :mod:`tests.page.test_whole` makes a whole review of it."""

from __future__ import annotations

from tests.page.browsing import Reviewer


def subject_of(view: dict, words: str) -> dict:
    """The subject of the first mention that is written so."""
    text = view["original"]["text"]
    mention = next(m for m in view["mentions"] if text[m["start"] : m["end"]] == words)
    return next(s for s in view["subjects"] if s["id"] == mention["subject"])


def undo(reviewer: Reviewer, before: dict) -> None:
    """The button takes back what was done last; its neighbour does it again."""
    after = reviewer.view()
    reviewer.page.locator("#undo").click()
    reviewer.settle()
    assert same(reviewer.view()) == same(before)
    reviewer.page.locator("#redo").click()
    reviewer.settle()
    assert same(reviewer.view()) == same(after)


def same(view: dict) -> dict:
    return {key: view[key] for key in ("draft", "mentions", "todo")}


def add_what_was_missed(reviewer: Reviewer) -> None:
    page = reviewer.page
    before = reviewer.view()
    reviewer.select_words("drummer")
    page.locator("#add").click()
    reviewer.dialog().locator("button.main").click()
    reviewer.settle()
    assert "drummer" not in reviewer.view()["draft"]["text"]
    undo(reviewer, before)


def merge_by_dropping_cards(reviewer: Reviewer) -> None:
    page = reviewer.page
    before = reviewer.view()
    wilber, drummer = subject_of(before, "Wilber"), subject_of(before, "drummer")
    page.locator("#tab-subjects").click()
    card = page.locator(f"[data-row='{drummer['id']}'].card .head b")
    reviewer.drag(card, page.locator(f"[data-row='{wilber['id']}'].card .head b"))
    assert "The one name from now on: " + wilber["pseudonym"] in reviewer.dialog().inner_text()
    reviewer.dialog().locator("button.main").click()
    reviewer.settle()
    assert subject_of(reviewer.view(), "drummer")["id"] == wilber["id"]
    undo(reviewer, before)


def split_by_dropping_a_word(reviewer: Reviewer) -> None:
    page = reviewer.page
    before = reviewer.view()
    last = subject_of(before, "Nelson")["mentions"][-1]
    reviewer.mark(last).click()
    reviewer.drag(reviewer.mark(last), page.locator(".drop"))
    reviewer.settle()
    after = reviewer.view()
    assert (
        subject_of(after, "Nelson Iraheta")["mentions"] != subject_of(before, "Nelson")["mentions"]
    )
    assert len(after["subjects"]) == len(before["subjects"]) + 1
    undo(reviewer, before)


def rename(reviewer: Reviewer) -> None:
    page = reviewer.page
    before = reviewer.view()
    rosa = subject_of(before, "Rosa Elvira Menjívar")
    card = page.locator(f"[data-row='{rosa['id']}'].card")
    card.locator("summary").click()
    card.get_by_text("Rename").click()
    assert reviewer.rename_to_what_is_free() in reviewer.view()["draft"]["text"]
    undo(reviewer, before)


def keep_a_place(reviewer: Reviewer) -> None:
    page = reviewer.page
    before = reviewer.view()
    place = subject_of(before, "canton El Almendro")["mentions"][0]
    reviewer.mark(place).click()
    page.locator("[data-key=keep]").click()
    reviewer.dialog().get_by_label("a place that points at nobody").check()
    reviewer.dialog().locator("button.main").click()
    reviewer.settle()
    assert "Few people live there" in reviewer.dialog().locator(".trouble").inner_text()
    reviewer.dialog().get_by_text("Keep all the same").click()
    reviewer.settle()
    kept = next(m for m in reviewer.view()["mentions"] if m["id"] == place)
    assert (kept["state"], kept["kept_because"]) == ("kept", "a place that points at nobody")
    assert "canton El Almendro" in reviewer.view()["draft"]["text"]
    undo(reviewer, before)


def test_a_change_is_shown_before_it_is_made(reviewer: Reviewer) -> None:
    page = reviewer.page
    reviewer.mark(subject_of(reviewer.view(), "14 April 2022")["mentions"][0]).click()
    page.locator("[data-key=change]").click()
    reviewer.dialog().locator("select[name=rung]").select_option("year")
    reviewer.dialog().locator(".preview").get_by_text("in 2022 the police").wait_for()
    assert "in 2022 the police" not in reviewer.view()["draft"]["text"].lower()
    reviewer.dialog().locator("button.main").click()
    reviewer.settle()
    assert "in 2022 the police" in reviewer.view()["draft"]["text"].lower()


def test_keeping_several_asks_twice(reviewer: Reviewer) -> None:
    nelson = subject_of(reviewer.view(), "Nelson")
    reviewer.page.locator("#tab-subjects").click()
    card = reviewer.page.locator(f"[data-row='{nelson['id']}'].card")
    card.locator("summary").click()
    card.get_by_text("Keep").click()
    main = reviewer.dialog().locator("button.main")
    for told in ("Keep", "Keep all the same", "Yes, really keep"):
        assert main.inner_text() == told
        assert "Nelson" not in reviewer.view()["draft"]["text"]
        main.click()
        reviewer.settle()
    assert "Nelson Iraheta" in reviewer.view()["draft"]["text"]


def test_a_real_name_is_seen_only_while_the_button_is_held(reviewer: Reviewer) -> None:
    nelson = subject_of(reviewer.view(), "Nelson")
    page = reviewer.page
    page.locator("#tab-subjects").click()
    hold = page.locator(f"[data-row='{nelson['id']}'].card .hold")
    hold.hover()
    page.mouse.down()
    page.wait_for_selector(".held[data-seen]")
    assert "Nelson" in page.locator("#panel").inner_text()
    assert "Wilber" not in page.locator("#panel").inner_text()
    page.mouse.up()
    assert "Nelson" not in page.locator("#panel").inner_text()


def test_what_the_checks_found_is_shown_where_it_stands(reviewer: Reviewer) -> None:
    page = reviewer.page
    bukele = subject_of(reviewer.view(), "Bukele")["mentions"][0]
    reviewer.mark(bukele).click()
    page.locator("[data-key=reject]").click()
    reviewer.settle()
    page.locator("#search input").fill("menjivar")
    page.keyboard.press("Enter")
    assert page.evaluate("getSelection().toString()") == "Menjívar"
    assert page.locator("#status").inner_text().startswith("1 of 2")
