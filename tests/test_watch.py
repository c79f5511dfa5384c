"""A detector that fails or takes too long stops its document."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from anonymizer.batch import detect_all
from anonymizer.cli import run_command
from anonymizer.errors import DetectionError
from anonymizer.model import Document, Mention
from anonymizer.watch import Budget, WatchedDetector

FACTORY = "tests.misbehaving:Detector"
SHORT = Budget(start=60, floor=0.5, per_character=0)
FOUND = (Mention(6, 13, "PERSON"),)
HANGING = [
    "backtracks Ruperto",
    pytest.param(
        "hangs Ruperto", marks=pytest.mark.skipif(sys.platform == "win32", reason="no pause")
    ),
]


@pytest.fixture
def detector() -> Iterator[WatchedDetector]:
    made = WatchedDetector(FACTORY, SHORT)
    yield made
    made.close()


def good(name: str = "b.txt") -> Document:
    return Document(name, "finds Ruperto")


@pytest.mark.parametrize("text", HANGING)
def test_what_hangs_is_stopped_and_the_next_document_is_read(
    detector: WatchedDetector, text: str
) -> None:
    assert detector.detect(good()) == FOUND
    with pytest.raises(DetectionError, match=r"a\.txt: .* longer than 0.5 seconds") as caught:
        detector.detect(Document("a.txt", text))
    assert "Ruperto" not in str(caught.value)
    assert detector.detect(good()) == FOUND


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("raises Ruperto", "detection failed (TimeoutError)"),
        ("dies Ruperto", "stopped unexpectedly (exit code 7)"),
    ],
)
def test_what_fails_stops_the_document_and_quotes_nothing(
    detector: WatchedDetector, text: str, told: str
) -> None:
    with pytest.raises(DetectionError) as caught:
        detector.detect(Document("a.txt", text))
    assert told in str(caught.value)
    assert "a.txt" in str(caught.value)
    assert "Ruperto" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert detector.detect(good()) == FOUND


def test_what_a_library_prints_is_no_answer_and_is_shown_to_nobody(
    detector: WatchedDetector, capfd: pytest.CaptureFixture[str]
) -> None:
    found = detector.detect(Document("a.txt", "prints Ruperto"))
    assert [(m.start, m.end) for m in found] == [(7, 14)]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("factory", ["tests.misbehaving:unmade", "tests.nowhere:Detector"])
def test_a_detector_that_cannot_be_made_stops_every_document(factory: str) -> None:
    detector = WatchedDetector(factory, SHORT)
    for _ in range(2):
        with pytest.raises(DetectionError, match="the detector: detection failed"):
            detector.detect(good())
    detector.close()


def test_the_budget_grows_with_the_document() -> None:
    budget = Budget()
    page, book = Document("a", "x" * 3_000), Document("b", "x" * 3_000_000)
    assert budget.of(Document("c", "")) == budget.floor
    assert budget.of(book) - budget.floor == pytest.approx(1000 * (budget.of(page) - budget.floor))


def test_threads_take_turns(detector: WatchedDetector) -> None:
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(detector.detect(good()))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [FOUND] * 8


def test_with_many_workers_one_hanging_document_stops_all(detector: WatchedDetector) -> None:
    patient = Budget(start=60, floor=30, per_character=0)
    hanging = [Document(f"{k}.txt", "backtracks Ruperto") for k in range(2)]
    began = time.monotonic()
    workers = WatchedDetector(FACTORY, patient)
    with pytest.raises(DetectionError, match=r"a\.txt"):
        list(detect_all([Document("a.txt", "raises Ruperto"), *hanging], workers, workers=3))
    assert time.monotonic() - began < patient.floor  # nobody waited for the others


@pytest.mark.parametrize("text", ["backtracks Ruperto", "raises Ruperto", "dies Ruperto"])
def test_run_writes_nothing_for_such_a_document(
    text: str,
    tmp_path: Path,
    detector: WatchedDetector,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("anonymizer.project.detector", lambda readers: detector)
    (tmp_path / "good.txt").write_text("finds Ruperto", encoding="utf-8")
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    arguments = ["run", "good.txt", "story.txt", "--out-dir", "out", "--report", "report.json"]
    assert run_command(arguments) == 3
    out, err = capfd.readouterr()
    assert not out
    assert "story.txt" in err
    assert "Ruperto" not in err
    assert not list((tmp_path / "out").iterdir())
    assert not (tmp_path / "report.json").exists()


def test_scan_prints_nothing_for_such_a_document(
    tmp_path: Path,
    detector: WatchedDetector,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("anonymizer.cli.scan.detector", lambda readers: detector)
    (tmp_path / "story.txt").write_text("backtracks Ruperto", encoding="utf-8")
    assert run_command(["scan", "--json", str(tmp_path)]) == 3
    out, err = capfd.readouterr()
    assert not out
    assert "longer than" in err
