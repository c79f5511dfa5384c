"""One Presidio recognizer for any number of schemes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from anonymizer.detect.numbers.context import (
    Announced,
    ContextWords,
    announce,
    around,
    is_citation,
    is_date,
    is_quantity,
    is_symbol,
)
from anonymizer.detect.numbers.reading import Reading, Spans, read
from anonymizer.detect.numbers.scheme import Needs, Pattern, Scheme, Scope

FLAGS_KEY = "flags"
"""Key of :attr:`RecognizerResult.recognition_metadata`: remarks for the reviewer."""

# Presidio's context enhancer adds 0.35 (``LemmaContextAwareEnhancer``); here a label, the
# stronger sign, adds a little more and a word further off less. What is reported never falls
# under FLOOR, or a threshold would drop what only its check digit speaks against.
LABEL_BONUS = 0.4
NEARBY_BONUS = 0.25
VALID_BONUS = 0.1
INVALID_MALUS = 0.2
FLOOR = 0.4
# From this score on a shape is no word, even where letters had to be read as digits.
STRONG = 0.7

_LEAST = {Needs.CONTEXT: Announced.NEARBY, Needs.LABEL: Announced.LABEL}


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    announced: Announced
    valid: bool | None


class NumberRecognizer(EntityRecognizer):
    """Finds the numbers of schemes.

    All schemes share one reading of the text, so one recognizer for all of them is much faster
    than one for each. A failed check digit lowers the score and sets the scheme's remark under
    :data:`FLAGS_KEY`; it never drops a match.

    Args:
        schemes: what to look for.
        language: the language Presidio files this instance under. It changes nothing else:
            context words of all languages count, since testimonies mix them.
    """

    def __init__(self, schemes: Iterable[Scheme], language: str) -> None:
        self._schemes = tuple(schemes)
        self._words = ContextWords({scheme.name: scheme.context for scheme in self._schemes})
        super().__init__(
            supported_entities=sorted({scheme.entity_type for scheme in self._schemes}),
            name="NumberRecognizer",
            supported_language=language,
        )

    def load(self) -> None:
        """Nothing to load."""

    def analyze(
        self,
        text: str,
        entities: Sequence[str] | None = None,
        nlp_artifacts: NlpArtifacts | None = None,
    ) -> list[RecognizerResult]:
        """All numbers in ``text``; those of different schemes may overlap.

        Args:
            text: offsets of the results are its code points.
            entities: entity types wanted; none or empty means all.
            nlp_artifacts: not used.
        """
        reading = read(text)
        marks = self._words.find(reading.text)
        best: dict[tuple[str, int, int], RecognizerResult] = {}
        for scheme in self._schemes:
            if entities and scheme.entity_type not in entities:
                continue
            for pattern in scheme.patterns:
                for match in _matches(reading, scheme, pattern, tuple(marks.get(scheme.name, ()))):
                    result = _result(scheme, pattern, match)
                    key = (scheme.entity_type, match.start, match.end)
                    if key not in best or best[key].score < result.score:
                        best[key] = result
        return sorted(best.values(), key=lambda result: (result.start, -result.score))


def _matches(reading: Reading, scheme: Scheme, pattern: Pattern, words: Spans) -> Iterator[_Match]:
    text = reading.text
    group: str | int = "id" if "id" in pattern.regex.groupindex else 0
    for lo, hi in _spans(reading, scheme, pattern, words):
        for found in pattern.regex.finditer(text, lo, hi):
            start, end = _trim(text, *found.span(group))
            announced = announce(text, words, start, end, scheme.reach)
            if announced < _LEAST.get(pattern.needs, Announced.NO):
                continue
            if pattern.scope is not Scope.TEXT and _is_other(text, start, end, pattern, announced):
                continue
            if (
                announced is Announced.NO
                and pattern.score < STRONG
                and reading.is_misread(start, end)
            ):
                continue
            valid = scheme.validate(text[start:end]) if scheme.validate else None
            if pattern.needs is Needs.VALID and announced is Announced.NO and not valid:
                continue
            yield _Match(start, end, announced, valid)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the separators that optional groups take in at its ends."""
    stripped = text[start:end].rstrip(" -")
    return end - len(text[start:end].lstrip(" -")), start + len(stripped)


def _is_other(text: str, start: int, end: int, pattern: Pattern, announced: Announced) -> bool:
    """Whether the number is glued to a word, a quantity, a year or part of a citation."""
    number = text[start:end]
    if is_date(number) or is_symbol(number) or not any(map(str.isdigit, number)):
        return True
    if announced is Announced.LABEL:
        # A label is proof enough for a shape of its own, but not for any digits.
        return pattern.needs is Needs.LABEL and is_quantity(text, start, end)
    glued = start > 0 and text[start].isdigit() and text[start - 1].isalpha()
    return glued or is_quantity(text, start, end) or is_citation(text, start)


def _spans(reading: Reading, scheme: Scheme, pattern: Pattern, words: Spans) -> Spans:
    """Where to try a pattern."""
    if pattern.triggers and not any(word in reading.folded for word in pattern.triggers):
        return ()
    if pattern.needs in _LEAST:
        return around(words, len(reading.text), scheme.reach)
    if pattern.scope is Scope.TEXT:
        return ((0, len(reading.text)),)
    return reading.digits if pattern.scope is Scope.DIGITS else reading.numbers


def _result(scheme: Scheme, pattern: Pattern, match: _Match) -> RecognizerResult:
    bonus = {Announced.NO: 0.0, Announced.NEARBY: NEARBY_BONUS, Announced.LABEL: LABEL_BONUS}
    score = pattern.score + bonus[match.announced]
    explanation = AnalysisExplanation(
        recognizer=scheme.name,
        original_score=pattern.score,
        pattern_name=scheme.name,
        validation_result=match.valid,  # type: ignore[arg-type]
    )
    if match.valid is not None:
        score += VALID_BONUS if match.valid else -INVALID_MALUS
    if match.valid is False:
        explanation.append_textual_explanation_line(f"failed: {scheme.remark}")
    score = round(min(1.0, max(FLOOR, score)), 2)
    explanation.set_improved_score(score)
    return RecognizerResult(
        entity_type=scheme.entity_type,
        start=match.start,
        end=match.end,
        score=score,
        analysis_explanation=explanation,
        recognition_metadata={
            RecognizerResult.RECOGNIZER_NAME_KEY: scheme.name,
            # Presidio's own enhancer must not add a second bonus.
            RecognizerResult.IS_SCORE_ENHANCED_BY_CONTEXT_KEY: True,
            FLAGS_KEY: frozenset({scheme.remark} if match.valid is False else ()),
        },
    )
