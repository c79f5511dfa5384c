"""What a text is made of, for showing it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from anonymizer.formats.blocks import MARKDOWN, blocks

PAGE = """# A title

Some words
that go on.

Another head
============

- one
  goes on
- two
  - within two
1. first

> said so
> and so

| who | when |
|-----|------|
| she | then |

```
code | here |
# no heading
```

INTERVIEWER: And then?
Doña Rosa*: They came.
by night.
"""


def kinds(text: str, media_type: str = MARKDOWN) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, text[b.start : b.end]) for b in blocks(text, media_type)]


def test_markdown() -> None:
    assert kinds(PAGE) == [
        ("heading", 1, "# A title"),
        ("paragraph", 1, "Some words\nthat go on."),
        ("heading", 1, "Another head\n============"),
        ("list", 1, "- one\n  goes on"),
        ("list", 1, "- two"),
        ("list", 2, "  - within two"),
        ("list", 1, "1. first"),
        ("quote", 1, "> said so\n> and so"),
        ("table", 1, "| who | when |\n|-----|------|\n| she | then |"),
        ("row", 1, "| who | when |"),
        ("cell", 1, "who"),
        ("cell", 1, "when"),
        ("row", 1, "| she | then |"),
        ("cell", 1, "she"),
        ("cell", 1, "then"),
        ("code", 1, "```\ncode | here |\n# no heading\n```"),
        ("speaker", 1, "INTERVIEWER: And then?"),
        ("speaker", 1, "Doña Rosa*: They came.\nby night."),
    ]


def test_plain_text() -> None:
    text = "A title\r\n\r\n# no heading\r\n\r\nP: ¿Qué pasó?\r\nR: Se lo llevaron.\r\n"
    assert kinds(text, "text/plain") == [
        ("heading", 1, "A title"),
        ("paragraph", 1, "# no heading"),
        ("speaker", 1, "P: ¿Qué pasó?"),
        ("speaker", 1, "R: Se lo llevaron."),
    ]
    assert kinds("One sentence.\n\nAnother.", "text/plain")[0][0] == "paragraph"


@given(
    st.lists(st.sampled_from(["# a", "- b", "> c", "|d|", "```", "E: f", "g", "", "---", "  "])),
    st.sampled_from([MARKDOWN, "text/plain"]),
)
def test_every_letter_lies_in_one_block(lines: list[str], media_type: str) -> None:
    text = "\n".join(lines)
    found = blocks(text, media_type)
    outer = [b for b in found if b.kind not in ("row", "cell")]
    assert all(a.end <= b.start for a, b in pairwise(outer))
    covered = {at for b in outer for at in range(b.start, b.end)}
    assert all(char.isspace() or at in covered for at, char in enumerate(text))
    assert all(b.start <= b.end for b in found)
    for inner in found:
        if inner.kind in ("row", "cell"):
            assert any(o.start <= inner.start and inner.end <= o.end for o in outer)
