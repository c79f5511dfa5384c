from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.errors import RenderError
from anonymizer.model import Action, Document, Replacement
from anonymizer.render import MARK, render, to_original, to_output
from anonymizer.typography import Mode, Typography

MANY = "*All names in this post have been changed to protect those involved."
ONE = "*The name in this post has been changed to protect the person involved."
UNO = "*El nombre que aparece en este texto fue cambiado para proteger a la persona."


def replaced(text, *names, language="en", media_type="text/plain", typography=None, units=()):
    """Render; names are (written, surrogate, action): all places where it is written."""
    found = []
    for number, (name, surrogate, action) in enumerate(names):
        at = text.find(name)
        while at >= 0:
            found.append(
                Replacement(
                    at, at + len(name), surrogate, action, len(found), f"s{number}", language
                )
            )
            at = text.find(name, at + len(name))
    document = Document("story", text, language, media_type)
    return render(document, found, typography, units)


def person(name, surrogate):
    return name, surrogate, Action.PSEUDONYM


def general(name, surrogate):
    return name, surrogate, Action.GENERALISE


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Zoe, who ran, and Zoe.", "Oscar,* who ran, and Oscar."),
        ("en", "It was Zoe. Then Zoe ran.", "It was Oscar.* Then Oscar ran."),
        ("en", "Zoe's case. Zoe's son.", "Oscar's* case. Oscar's son."),
        ("en", "Then Zoe—tired—slept.", "Then Oscar*—tired—slept."),
        ("es", "Zoe, dijo Zoe.", "Oscar*, dijo Oscar."),
        ("es", "Era Zoe.", "Era Oscar*."),
    ],
)
def test_the_first_mention_carries_the_mark(language, text, expected):
    note = ONE if language == "en" else UNO
    assert replaced(text, person("Zoe", "Oscar"), language=language).text == f"{expected}\n\n{note}"


def test_every_and_none():
    every = replaced("Zoe and Zoe", person("Zoe", "Oscar"), typography=Typography(Mode.EVERY))
    assert every.text.startswith("Oscar* and Oscar*\n")
    none = replaced("Zoe and Zoe", person("Zoe", "Oscar"), typography=Typography(Mode.NONE))
    assert none.text == f"Oscar and Oscar\n\n{ONE[1:]}"


def test_emphasis_stays_around_the_name_and_the_mark_outside():
    text = "**Zoe**, who ran, met *Zed*. **Zoe**"
    found = replaced(text, person("Zoe", "Ana"), person("Zed", "Luis"), media_type="text/markdown")
    assert found.text == f"**Ana**,\\* who ran, met *Luis*.\\* **Ana**\n\n\\{MANY}"


def test_titles_are_units_of_their_own():
    markdown = "# Zoe's way\n\nZoe ran.\n\n## And Zoe\n\nZoe is safe."
    found = replaced(markdown, person("Zoe", "Ana"), media_type="text/markdown")
    assert found.text.startswith(
        "# Ana's\\* way\n\nAna\\* ran.\n\n## And Ana\\*\n\nAna is safe.\n\n"
    )
    plain = replaced("The way of Zoe\n\nZoe ran. Zoe fell.", person("Zoe", "Ana"))
    assert plain.text.startswith("The way of Ana*\n\nAna* ran. Ana fell.\n\n")


def test_further_units_can_be_given():
    text = "Zoe ran. Zoe fell. Zoe wept."
    found = replaced(text, person("Zoe", "Ana"), units=[(9, 18)])
    assert found.text.startswith("Ana* ran. Ana* fell. Ana wept.")


def test_only_pseudonyms_are_marked_and_noted():
    found = replaced("From Zed.", general("Zed", "a town"))
    assert (found.text, found.note_start) == ("From a town.", None)
    found = replaced("DUI 1", ("1", "[DUI withheld]", Action.REDACT))
    assert found.text == "DUI [DUI withheld]"


@pytest.mark.parametrize(
    "text",
    [
        "{} burned.",
        "It ended. {} burned.",
        "It ended.\n{} burned.",
        "It ended\n\n{} burned.",
        "- {} burned.",
        "# {}",
        "“{} burned.”",
        "¿{} ardió?",
        "Why? {} burned.",
    ],
)
def test_general_words_begin_a_sentence_with_a_capital(text):
    found = replaced(text.format("Zed"), general("Zed", "a town"))
    assert found.text == text.format("A town")


@pytest.mark.parametrize(
    "text", ["In {} it burned.", "He left\n{} at noon.", "Mr. {} x", "Col. {}", "so: {}", "x.{}"]
)
def test_and_within_a_sentence_without(text):
    found = replaced(text.format("Zed"), general("Zed", "a town"))
    assert found.text == text.format("a town")


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("", f"\n\n{ONE}"),
        ("\n", f"\n\n{ONE}\n"),
        ("\n\n", f"\n\n{ONE}\n"),
        ("\r\n", f"\r\n\r\n{ONE}\r\n"),
    ],
)
def test_the_note_is_a_paragraph_of_its_own(ending, expected):
    found = replaced(f"Zoe ran{ending}", person("Zoe", "Ana"))
    assert found.text == f"Ana* ran{expected}"
    assert found.text[found.note_start :].rstrip() == ONE


def test_the_note_stands_once():
    text = "Zoe ran with Luis.*\n\n*All names have been changed."
    found = replaced(text, person("Zoe", "Ana"))
    assert found.text == text.replace("Zoe", "Ana*")
    assert found.note_start is None


def test_an_author_who_uses_asterisks_gets_daggers():
    found = replaced("Zoe's pay* was low.\n\n*Per month.", person("Zoe", "Ana"))
    assert found.text == f"Ana's† pay* was low.\n\n*Per month.\n\n†{ONE[1:]}"


def test_no_note_if_the_project_wants_none():
    found = replaced("Zoe", person("Zoe", "Ana"), typography=Typography(note=False))
    assert found.text == "Ana*"


@pytest.mark.parametrize("spans", [[(0, 3), (2, 4)], [(0, 2), (0, 2)], [(3, 9)], [(4, 5)]])
def test_contradictions_are_refused(spans):
    wrong = [
        Replacement(start, end, "x", Action.REDACT, i, "e") for i, (start, end) in enumerate(spans)
    ]
    with pytest.raises(RenderError) as error:
        render(Document("story", "ABCD"), wrong)
    assert "ABCD" not in str(error.value)


def test_empty_spans_are_refused():
    with pytest.raises(RenderError):
        render(Document("s", "ABCD"), [Replacement(2, 2, "x", Action.REDACT, 0, "e")])


TEXTS = st.text(alphabet="aZé .,*_'’#>\n\r\t-†😀", min_size=1, max_size=80)
SURROGATES = st.sampled_from(["Ana", "a town", "[DUI withheld]", "María Luz", "", "un cantón"])


@st.composite
def edits(draw):
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    replacements = tuple(
        Replacement(
            start,
            end,
            draw(SURROGATES),
            draw(st.sampled_from([Action.PSEUDONYM, Action.GENERALISE, Action.REDACT])),
            number,
            draw(st.sampled_from(["s1", "s2"])),
            draw(st.sampled_from(["en", "es"])),
        )
        for number, (start, end) in enumerate(pairwise(cuts))
        if draw(st.booleans())
    )
    media = draw(st.sampled_from(["text/plain", "text/markdown"]))
    return Document("story", text, "en", media), replacements


@given(edits(), st.sampled_from(Mode))
def test_nothing_else_changes(edit, mode):
    document, replacements = edit
    found = render(document, replacements, Typography(mode))
    taken = output = 0
    for place in found.placed:
        assert document.text[taken : place.start] == found.text[output : place.output_start]
        taken, output = place.end, place.output_end
    rest = document.text[taken:]
    assert found.text[output:].startswith(rest)
    tail = found.text[output + len(rest) :]
    assert (found.note_start is None) == (tail == "")


@given(edits(), st.sampled_from(Mode))
def test_every_replacement_and_every_mark_is_listed(edit, mode):
    document, replacements = edit
    found = render(document, replacements, Typography(mode))
    listed = [p for p in found.placed if p.mention != MARK]
    assert [(p.start, p.end, p.mention) for p in listed] == [
        (r.start, r.end, r.mention) for r in replacements
    ]
    for place, replacement in zip(listed, replacements, strict=True):
        shown = found.text[place.output_start : place.output_end]
        assert shown.casefold() == replacement.surrogate.casefold()
    marks = [found.text[p.output_start : p.output_end] for p in found.placed if p.mention == MARK]
    assert set(marks) <= {"*", "\\*", "†"}
    named = [r for r in replacements if r.action is Action.PSEUDONYM]
    if mode is Mode.EVERY:
        assert len(marks) == len(named)
    elif mode is Mode.NONE:
        assert not marks
    else:
        assert len({r.subject for r in named}) <= len(marks) <= len(named)


@given(edits())
def test_offsets_map_both_ways(edit):
    document, replacements = edit
    found = render(document, replacements)
    covered = {i for r in replacements for i in range(r.start, r.end)}
    for offset, char in enumerate(document.text):
        there = to_output(found, offset)
        if offset not in covered:
            assert found.text[there] == char
            assert to_original(found, there) == offset
    for place in found.placed:
        for offset in range(place.output_start, place.output_end):
            assert to_original(found, offset) == place.start
        if place.mention != MARK:
            for offset in range(place.start, place.end):
                assert to_output(found, offset) == place.output_start


def test_the_note_has_no_original():
    found = replaced("Zoe", person("Zoe", "Ana"))
    with pytest.raises(ValueError, match="note"):
        to_original(found, found.note_start)
