"""The interface says the same in both languages, and has a word for everything it says."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from anonymizer.page.words import LANGUAGES, preferred, words
from anonymizer.policy.rules import LADDERS, Reason

STATIC = resources.files("anonymizer.page") / "static"
TEMPLATES = resources.files("anonymizer.page") / "templates"
NAMES = re.compile(r"\{(\w+)\}")


def test_both_languages_have_the_same_texts() -> None:
    english, spanish = words("en"), words("es")
    assert {t: set(keys) for t, keys in english.items()} == {t: set(k) for t, k in spanish.items()}
    for table, texts in english.items():
        for key, text in texts.items():
            other = spanish[table][key]
            assert text.count(" | ") == other.count(" | "), (table, key)
            assert set(NAMES.findall(text)) == set(NAMES.findall(other)), (table, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_text_for_everything_the_page_says(language: str) -> None:
    texts = words(language)
    asked = set()
    for folder, pattern in (
        (STATIC, r'word\("(\w+)\.([\w-]+)"'),
        (TEMPLATES, r"\bw\.(\w+)\.(\w+)\b"),
    ):
        for file in folder.iterdir():
            if file.name.endswith((".js", ".html")):
                asked |= set(re.findall(pattern, file.read_text(encoding="utf-8")))
    assert len(asked) > 100
    assert {each for each in asked if each[1] not in texts[each[0]]} == set()


def test_there_is_a_text_for_every_code_of_the_review() -> None:
    texts = words("en")
    assert {reason.value for reason in Reason} <= texts["reasons"].keys()
    rungs = {f"{kind}_{rung}" for kind, steps in LADDERS.items() for rung in steps}
    assert rungs <= texts["rungs"].keys()
    package = resources.files("anonymizer.review")
    codes = set()
    for file in package.iterdir():
        if file.name.endswith(".py"):
            codes |= set(re.findall(r'CommandRefused\(\s*"([\w-]+)"', file.read_text("utf-8")))
    assert len(codes) > 20
    assert codes - {"confirm"} <= texts["errors"].keys()


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("es-SV,es;q=0.9,en;q=0.8", "es"), ("fr,en-US;q=0.7", "en"), ("de", "en"), ("", "en")],
)
def test_the_browser_says_which_language_its_user_reads(accepted: str, language: str) -> None:
    assert preferred(accepted) == language
