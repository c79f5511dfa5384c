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
        ("Mr Rosales Ortiz came home", []),
    ],
)
def test_cited(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in cited(text)] == names


def test_only_what_lies_inside_a_citation_is_dropped() -> None:
    text = "Matter of Rosales-Ortiz, cited by Nubia Escalón"
    inside, outside = Mention(10, 23, "PERSON"), Mention(34, 47, "PERSON")
    assert without_citations(text, [inside, outside]) == [outside]
