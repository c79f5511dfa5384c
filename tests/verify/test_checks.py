from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from anonymizer.lexicon.fold import squeeze
from anonymizer.model import (
    Action,
    Decision,
    Document,
    IdentifierType,
    Mention,
    Replacement,
    Resolution,
    Verdict,
)
from anonymizer.ports import Alias, Evidence
from anonymizer.verify import verify
from anonymizer.verify.collisions import Collisions
from anonymizer.verify.consent import Consent
from anonymizer.verify.identifiers import Identifiers
from anonymizer.verify.leaks import Leaks, _squeezed
from anonymizer.verify.note import Note
from anonymizer.verify.people import UnstarredPeople
from anonymizer.verify.sealed import SealedNames

KEEP = Decision(Action.KEEP, IdentifierType.NO_MASK, "public-figure")
RENAME = Decision(Action.PSEUDONYM, IdentifierType.DIRECT, "private-person")
REDACT = Decision(Action.REDACT, IdentifierType.DIRECT, "identifier")
NOTE = "\n\n*The name in this post has been changed to protect the person involved.\n"


def mention(text: str, surface: str, entity_type: str = "PERSON") -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), entity_type)


def seen(output: str, *found: tuple[str, Decision], entity_type: str = "PERSON") -> Evidence:
    mentions = tuple(mention(output, surface, entity_type) for surface, _ in found)
    return Evidence(Document("a.txt", output), mentions, tuple(d for _, d in found))


def after(original: str, name: str, output: str, entity_type: str = "PERSON") -> Evidence:
    at = mention(original, name, entity_type)
    replacement = Replacement(at.start, at.end, "Oscar", Action.PSEUDONYM, 0, "s1")
    return Evidence(
        Document("a.txt", output),
        (),
        (),
        Document("a.txt", original),
        Resolution((at,), ()),
        (replacement,),
    )


def test_no_checks_never_pass() -> None:
    assert not Verdict((), ()).passed
    assert not verify(seen("text"), []).passed


def leaks(original: str, name: str, output: str, entity_type: str = "PERSON") -> list[str]:
    found = Leaks().run(after(original, name, output, entity_type))
    return [output[f.start : f.end] for f in found]


def test_an_original_is_found_in_any_spelling() -> None:
    original, name = "Nubia Escalón came", "Nubia Escalón"
    assert leaks(original, name, "Oscar* came. ESCALON stayed.") == ["ESCALON"]
    assert leaks(original, name, "Oscar* came, see nubia-escalon.pdf") == ["nubia-escalon"]
    assert "nubiaescalon" in leaks(original, name, "write to nubiaescalon97@example.org")
    assert leaks(original, name, "Oscar* came.") == []


@given(st.text())
def test_a_text_is_squeezed_as_its_characters_are(text: str) -> None:
    """So an original is looked for in the whole text, and its place only where it is found."""
    assert _squeezed(text)[0] == squeeze(text)


def test_numbers_are_found_with_other_separators() -> None:
    assert leaks("DUI 04418276-1", "04418276-1", "no 0441 8276 1", "SV_DUI") == ["0441 8276 1"]


def test_a_short_number_elsewhere_is_no_leak() -> None:
    assert leaks("he is 17", "17", "on page 17", "AGE") == []


def test_common_words_elsewhere_are_no_leak() -> None:
    assert leaks("Will came", "Will", "he will come") == []


def test_a_name_without_star_is_found_unless_kept() -> None:
    text = f"Oscar* left. Nubia stayed. Bukele spoke. Oscar slept.{NOTE}"
    evidence = seen(text, ("Oscar", RENAME), ("Nubia", RENAME), ("Bukele", KEEP))
    assert [text[f.start : f.end] for f in UnstarredPeople().run(evidence)] == ["Nubia"]


def test_identifiers_left_are_found() -> None:
    text = "call 7000 4471"
    evidence = seen(text, ("7000 4471", REDACT), entity_type="PHONE_NUMBER")
    assert len(list(Identifiers().run(evidence))) == 1


def test_a_mark_of_what_was_withheld_is_no_identifier() -> None:
    text = "the number [A-number withheld], not [A 412 withheld]"
    evidence = seen(text, ("A-number", REDACT), ("A 412", REDACT), entity_type="IDENTIFIER")
    (finding,) = Identifiers().run(evidence)
    assert finding.start == text.index("A 412")


def test_the_words_before_such_a_mark_are_its_label() -> None:
    text = "package no. [number withheld], package no. 7781"
    evidence = seen(text, ("package no", REDACT), ("7781", REDACT), entity_type="IDENTIFIER")
    (finding,) = Identifiers().run(evidence)
    assert finding.start == text.index("7781")


def test_stars_need_the_note() -> None:
    assert len(list(Note().run(seen("Oscar* left.")))) == 1
    assert not list(Note().run(seen(f"Oscar* left.{NOTE}")))
    assert not list(Note().run(seen("Nobody is named.")))


def test_two_subjects_under_one_pseudonym_collide() -> None:
    evidence = after("Nubia met Delfina", "Nubia", "Oscar* met Oscar*")
    one = Replacement(0, 5, "Oscar", Action.PSEUDONYM, 0, "s1")
    two = Replacement(10, 17, "Óscar", Action.PSEUDONYM, 1, "s2")
    clash = Evidence(evidence.output, (), (), replacements=(one, two))
    assert len(list(Collisions().run(clash))) == 1


class Index:
    """Knows one person."""

    def find(self, alias: Alias) -> frozenset[str]:
        return frozenset({"s1"} if alias.text.lower() == "nubia escalón" else ())


def test_a_sealed_name_is_found() -> None:
    text = "Then Nubia Escalón came and NUBIA ESCALÓN left."
    found = SealedNames(Index()).run(seen(text))
    assert [text[f.start : f.end] for f in found] == ["Nubia Escalón", "NUBIA ESCALÓN"]


class Register:
    """Objects to one pseudonym."""

    def objection(self, pseudonym: str) -> str | None:
        return "this person has withdrawn their consent" if pseudonym == "Oscar" else None


def test_a_story_without_consent() -> None:
    output = Document("a.txt", "Inés and Oscar* left.")
    evidence = Evidence(output, (), (), pseudonyms=frozenset({"Oscar", "Inés"}))
    (finding,) = Consent(Register()).run(evidence)
    assert output.text[finding.start : finding.end] == "Oscar"
    assert "Oscar" not in finding.message
