"""Every example of docs/house-style.md comes out as it stands there."""

import re
import tomllib
from pathlib import Path

import pytest

from anonymizer.errors import ConfigurationError
from anonymizer.house import House, house, load_house
from anonymizer.model import Action, Document, Replacement
from anonymizer.policy.rules import LADDERS
from anonymizer.render import render
from anonymizer.surrogates import Style
from anonymizer.typography import STYLES, Mode, Typography, note

DOC = (Path(__file__).parent.parent / "docs" / "house-style.md").read_text(encoding="utf-8")
_NAME = re.compile(r"\{([^=}]+)=([^}]+)\}")


def section(title):
    return re.search(rf"^## {title}$(.*?)(?=^## |\Z)", DOC, re.M | re.S)[1]


def rows(title):
    found = [
        line.strip("| ").split(" | ") for line in section(title).splitlines() if line[:1] == "|"
    ]
    return found[2:]


def examples():
    for rule, text, story in rows("English"):
        yield rule, "en", "text/plain", text, story
    for rule, language, text, story in rows("Spanish, French, Portuguese"):
        yield rule, language, "text/plain", text, story
    for rule, text, story in rows("Markdown"):
        yield rule, "en", "text/markdown", text, story


@pytest.mark.parametrize(("rule", "language", "media", "marked", "story"), list(examples()))
def test_example(rule, language, media, marked, story):
    marked, story = marked.replace("⏎", "\n"), story.replace("⏎", "\n")
    text, at, found = "", 0, []
    for match in _NAME.finditer(marked):
        text += marked[at : match.start()]
        start, subject = len(text), "s" if match[2].lower().startswith("oscar") else match[2]
        text += match[1]
        found.append(
            Replacement(start, len(text), match[2], Action.PSEUDONYM, len(found), subject, language)
        )
        at = match.end()
    document = Document("example", text + marked[at:], language, media)
    assert render(document, found, Typography(note=False)).text == story


def test_every_language_has_its_rules_and_its_note():
    assert {row[1] for row in rows("Spanish, French, Portuguese")} == set(STYLES) - {"en"}
    for language, one, many in rows("The note"):
        assert note(language, 1, "\\*", Typography()) == one
        assert note(language, 2, "\\*", Typography()) == many
    assert {row[0] for row in rows("The note")} == set(STYLES)


def test_the_settings_shown_are_read():
    settings = tomllib.loads(re.search(r"```toml\n(.*?)```", DOC, re.S)[1])
    read = house(settings["house"])
    assert (read.people, read.typography.mark) == (Style.GIVEN, "†")
    assert read.typography.style("es").after == ",."
    assert read.typography.style("en") == STYLES["en"]


def test_styles_and_rungs_are_all_shown():
    shown = re.findall(r"^\| `(\w+)` \|", section("A style of your own"), re.M)
    assert shown == list(Style)
    for name, cells in rows("How general the rest becomes"):
        assert tuple(re.findall(r"`(\w+)`", cells)) == LADDERS[name.strip("`")]


@pytest.mark.parametrize(
    "table",
    [
        {"poeple": "given"}, {"people": "nick"}, {"mark": "last"}, {"sign": "**"}, {"sign": "a"},
        {"note": "no"}, {"es": {"befor": ","}}, {"es": {"one": 1}}, [],
    ],
)  # fmt: skip
def test_settings_that_make_no_sense_are_refused(table):
    with pytest.raises(ConfigurationError):
        house(table)


def test_without_settings_the_defaults_hold(tmp_path):
    assert load_house() == load_house(tmp_path / "anonymizer.toml") == House()
    broken = tmp_path / "anonymizer.toml"
    broken.write_text("[house\n", encoding="utf-8")
    with pytest.raises(ConfigurationError):
        load_house(broken)
    broken.write_text('[house]\nmark = "every"\n', encoding="utf-8")
    assert load_house(broken).typography.mode is Mode.EVERY
