"""Detection neither crashes nor hangs, whatever the text.

It runs in a process that is ended after a while, so a text that hangs it fails its test instead of
the whole suite. ``python -m benchmarks.detection_time hostile`` shows that time is linear.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import anonymizer
from anonymizer import pipeline
from anonymizer.cli import run_command
from anonymizer.model import Document
from anonymizer.policy import load_policy
from anonymizer.scanning import detector as shipped
from anonymizer.scanning import with_language
from anonymizer.watch import Budget, WatchedDetector

LONG = 100_000
HARD = st.sampled_from(
    [
        *"\x00\u0301\u200b\u200d\u202e\u2066\ufeff\u00ad\ud800\udfff\u2028\U0010ffff",
        *"٣漢😀ñÑaA10 \t\r\n",
        *".,:;-–—_/\\|@#*%$&+=<>()[]{}«»“”\"'’`~^§º°¿¡!?",
        *("Ruperto ", "RUPERTO, ", "ruperto ", "J.", "de la ", "don ", "Mr. ", "ab-\n", "**"),
        *("+503 7", "00-", "1-2/", "DUI: ", "número de ", "A#", "P<", "http://", "a@b.", "www."),
        *(
            "cero uno ",
            "doble ",
            "edad 1",
            "años ",
            "$1,",
            "12 de enero",
            "Art. 1, ",
            "v. ",
            "name|age\n",
        ),
    ]
)
CHARACTERS = st.characters() | st.characters(categories=["Cs"]) | HARD
SHORT_TEXTS = st.lists(CHARACTERS, max_size=60).map("".join)
UNITS = st.lists(HARD, min_size=1, max_size=4).map("".join)


@st.composite
def long_texts(draw: st.DrawFn) -> str:
    """Up to 100,000 code points: a unit over and over, between others."""
    before, unit, after = draw(SHORT_TEXTS), draw(UNITS), draw(SHORT_TEXTS)
    room = draw(st.sampled_from([1_000, 20_000, LONG])) - len(before) - len(after)
    return before + unit * (room // len(unit)) + after


@pytest.fixture(scope="module")
def unread() -> Iterator[WatchedDetector]:
    made = WatchedDetector("tests.detect.unread:detector", Budget(floor=120, per_character=0))
    yield made
    made.close()


def check(text: str, detector: WatchedDetector) -> None:
    """Detect, resolve and decide; mentions are in order and inside the text."""
    document = with_language(Document("any.txt", text))
    mentions = detector.detect(document)
    ends = [0]
    for mention in mentions:
        assert ends[-1] <= mention.start
        assert any(map(str.isalnum, document.text[mention.start : mention.end]))
        ends.append(mention.end)
    assert ends[-1] <= len(text)
    (reading,) = pipeline.read_together([document], [mentions], load_policy("press"))
    assert len(reading.decisions) == len(mentions)


@given(text=SHORT_TEXTS)
@settings(max_examples=40, deadline=None)
def test_short_texts(text: str) -> None:
    check(text, shipped())


@given(text=long_texts())
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_long_texts_without_the_reader(text: str, unread: WatchedDetector) -> None:
    check(text, unread)


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "\x00", "\u0301", "\u202e", '"', "(", "J.", "1-2/", "ab-\n", "Ruperto Chávez, "],
)
def test_one_thing_over_and_over(unit: str, unread: WatchedDetector) -> None:
    check((unit * LONG)[:LONG], unread)


@pytest.mark.parametrize("unit", ["a", "\u0301", "\u202e \x00", "Á1("])
def test_the_reader_too(unit: str) -> None:
    check((unit * LONG)[: LONG // 40], shipped())


def test_many_names_that_are_alike(unread: WatchedDetector) -> None:
    rows = "\n".join(
        f"Xil{a}{b}o Quir{b}{a}ez | 15" for a in "abcdefghijkl" for b in "abcdefghijkl"
    )
    check("nombre | edad\n" + rows, unread)


def test_half_an_emoji_from_a_chat_export(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "Hola \ud83d soy Ruperto Chávez."
    with anonymizer.Project.open(tmp_path / "project") as project:
        assert "Ruperto" not in project.anonymize(text).text
    export = tmp_path / "chat.jsonl"
    export.write_text(json.dumps({"id": "1", "text": text}) + "\n", encoding="utf-8")
    assert run_command(["scan", "--json", str(export)]) == 0
    (mention,) = json.loads(capfd.readouterr().out)["mentions"]
    assert text[mention["start"] : mention["end"]] == "Ruperto Chávez"
