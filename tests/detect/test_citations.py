from __future__ import annotations

import pytest

from anonymizer.detect.citations import cited, without_citations
from anonymizer.model import Mention


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("under Matter of Rosales-Ortiz the fear is well founded", ["Rosales-Ortiz"]),
        ("in the sense of the Istanbul Protocol", ["Istanbul"]),
        ("según el Protocolo de Minnesota", ["Minnesota"]),
        ("Ramirez Duarte v. Holder, 612 F.3d 7", ["Ramirez Duarte v. Holder"]),
        ("Matter of Rosales; Rosales is a cook.", []),
        ("Dice Mateo 25:35, y Lucas 6 lo repite.", ["Mateo 25:35", "Lucas 6"]),
        ("Lucas 6, Mateo 9, Rut 11: los tres viven aquí.", []),
        ("Did they read you Miranda?", ["Miranda"]),
        ("the Miranda warnings were skipped", ["Miranda"]),
        ("Miranda was read her rights.", []),
        ("See INS v. Cardoza-Fonseca.", ["INS v. Cardoza-Fonseca"]),
        ("Preserving the Pereira issue, your Honor.", ["Pereira"]),
        ("Preserving the Pereira house, your Honor.", []),
        ("Mrs. Pereira on the Pereira issue", []),
        ("the Martinez claim and the Flores motion", []),
        ("citing Matter of M-E-V-G-. Finds Valladares credible", ["M-E-V-G-"]),
        ("Matter of T-L-K-, decided today. T-L-K- is a cook.", []),
        ("Mr Rosales Ortiz came home", []),
    ],
)
def test_cited(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in cited(text)] == names


def test_only_what_lies_inside_a_citation_is_dropped() -> None:
    text = "Matter of Rosales-Ortiz, cited by Nubia Escalón"
    inside, outside = Mention(10, 23, "PERSON"), Mention(34, 47, "PERSON")
    assert without_citations(text, [inside, outside]) == [outside]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("see 8 C.F.R. Part 208 and after", "208"),
        ("por el Decreto Legislativo No. 333 fue detenido", "333"),
        ("según el artículo 345 del Código Penal", "345"),
        ("she filed Form I-589 in May", "I-589"),
        ("under the State of Exception they came", "Exception"),
        ("under 8 U.S.C. § 1158(a)", "1158"),
    ],
)
def test_numbers_of_law_are_no_identifiers(text: str, number: str) -> None:
    start = text.index(number)
    assert without_citations(text, [Mention(start, start + len(number), "IDENTIFIER")]) == []


def test_a_case_number_beside_a_statute_stays() -> None:
    text = "artículo 345, expediente 0187-UDHO-2022"
    mention = Mention(25, len(text), "CASE_NUMBER")
    assert without_citations(text, [mention]) == [mention]
