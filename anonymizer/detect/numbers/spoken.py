"""Numbers that were dictated: "cero uno dos tres ...", "five five five, oh one ...".

Speech recognition often writes digits as words. A run of number words is read back as digits; the
context words of the schemes say what it is. A long run that nothing announces is an identifier all
the same: nobody dictates a quantity digit by digit.

>>> to_digits("cero uno veintitrés cuarenta y cinco doble seis guion 7")
'012345667'
>>> to_digits("five oh double two")
'5022'
>>> to_digits("nueve ciento treinta y cinco ciento cuatro veinte cero")
'9135104200'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from anonymizer.detect.numbers.context import Announced, ContextWords, Marks, announce, is_quantity
from anonymizer.detect.numbers.reading import fold, read
from anonymizer.detect.numbers.scheme import Scheme

_UNITS = {
    word: str(value % 10)
    for words in (
        "zero one two three four five six seven eight nine",
        "cero uno dos tres cuatro cinco seis siete ocho nueve",
    )
    for value, word in enumerate(words.split())
} | {"oh": "0", "un": "1", "una": "1", "nought": "0"}
_TEENS = {
    word: str(10 + value)
    for words in (
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
    )
    for value, word in enumerate(words.split())
} | {
    word: str(20 + value)
    for value, word in enumerate(
        [
            "veinte",
            "veintiuno",
            "veintidos",
            "veintitres",
            "veinticuatro",
            "veinticinco",
            "veintiseis",
            "veintisiete",
            "veintiocho",
            "veintinueve",
        ]
    )
}
_TENS = {
    word: str(value)
    for words in (
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    )
    for value, word in enumerate(words.split(), 2)
}
_HUNDREDS = {
    word: str(value)
    for value, word in enumerate(
        (
            *("ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos"),
            *("setecientos", "ochocientos", "novecientos"),
        ),
        1,
    )
}
_REPEAT = {"double": 2, "doble": 2, "triple": 3}
_ANY = "|".join(sorted(_UNITS | _TEENS | _TENS | _HUNDREDS | _REPEAT, key=len, reverse=True))
_TOKEN = rf"(?:{_ANY}|\d{{1,4}})"
_LINK = r"(?:[\s,.;…-]{1,4}(?:(?:y|guion|raya|punto|dash|hyphen|dot)[\s,.;…-]{1,4})?)"
_RUN = re.compile(rf"(?<![^\W_]){_TOKEN}(?:{_LINK}{_TOKEN}(?![^\W_])){{3,40}}", re.I)
_WORD = re.compile(rf"(?<![^\W_]){_TOKEN}(?![^\W_])", re.I)

# Digits: what a dictated number has at least, announced and unannounced.
_ANNOUNCED = 4
_UNANNOUNCED = 7
_COUNTING = "".join(map(str, range(31)))


def to_digits(text: str) -> str:
    """The digits that number words stand for; words in between are passed over."""
    digits = ""
    times = 1
    # Places that the next smaller word fills: 1 after "treinta", 2 after "ciento".
    open_places = 0
    for match in _WORD.finditer(fold(text).lower()):
        word = match.group()
        if word in _REPEAT:
            times = _REPEAT[word]
        elif word in _HUNDREDS:
            digits += _HUNDREDS[word] + "00"
            open_places = 2
        else:
            number = (
                _TENS[word] + "0" if word in _TENS else _UNITS.get(word, _TEENS.get(word, word))
            )
            fills = number != "0" and len(number) <= open_places
            digits = digits[: len(digits) - len(number)] if fills else digits
            digits += number * times
            open_places = 1 if word in _TENS else 0
            times = 1
    return digits


class SpokenNumberRecognizer(EntityRecognizer):
    """Finds dictated numbers of schemes.

    Args:
        schemes: their context words and entity types are used, not their patterns.
        language: the language Presidio files this instance under.
    """

    def __init__(self, schemes: Iterable[Scheme], language: str) -> None:
        self._schemes = tuple(scheme for scheme in schemes if scheme.context)
        self._words = ContextWords({scheme.name: scheme.context for scheme in self._schemes})
        super().__init__(
            supported_entities=sorted({s.entity_type for s in self._schemes} | {"IDENTIFIER"}),
            name="SpokenNumberRecognizer",
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
        """Dictated numbers in ``text``, without overlap.

        Args:
            text: offsets of the results are its code points.
            entities: entity types wanted; none or empty means all.
            nlp_artifacts: not used.
        """
        plain = fold(read(text).text)
        marks: Marks | None = None
        results = []
        for match in _RUN.finditer(plain):
            words = [word for word in _WORD.findall(match.group()) if not word.isdigit()]
            number = to_digits(match.group())
            if len(words) < 3 or len(number) < _ANNOUNCED or is_quantity(plain, *match.span()):
                continue
            marks = marks if marks is not None else self._words.find(plain)
            announced, scheme = self._scheme(plain, marks, match, number)
            if scheme is None and (len(number) < _UNANNOUNCED or number in _COUNTING):
                continue
            entity_type = scheme.entity_type if scheme else "IDENTIFIER"
            if entities and entity_type not in entities:
                continue
            score = {Announced.NO: 0.5, Announced.NEARBY: 0.65, Announced.LABEL: 0.8}[announced]
            results.append(_result(entity_type, match.start(), match.end(), score))
        return results

    def _scheme(
        self, text: str, marks: Marks, match: re.Match[str], number: str
    ) -> tuple[Announced, Scheme | None]:
        """The scheme that is announced most clearly, among equals one that the digits fit."""
        best: tuple[Announced, bool, Scheme | None] = (Announced.NO, False, None)
        for scheme in self._schemes:
            announced = announce(text, marks.get(scheme.name, ()), *match.span(), scheme.reach)
            if announced >= max(best[0], Announced.NEARBY):
                fits = bool(scheme.validate and scheme.validate(number))
                if (announced, fits) > best[:2]:
                    best = (announced, fits, scheme)
        return best[0], best[2]


def _result(entity_type: str, start: int, end: int, score: float) -> RecognizerResult:
    return RecognizerResult(
        entity_type=entity_type,
        start=start,
        end=end,
        score=score,
        analysis_explanation=AnalysisExplanation(
            recognizer="SpokenNumberRecognizer", original_score=score, pattern_name="spoken"
        ),
        recognition_metadata={
            RecognizerResult.RECOGNIZER_NAME_KEY: "spoken",
            RecognizerResult.IS_SCORE_ENHANCED_BY_CONTEXT_KEY: True,
        },
    )
