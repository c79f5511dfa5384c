"""A mention in its surroundings, and the words that go there."""

from __future__ import annotations

from dataclasses import dataclass, field

REACH = 80
"""Code points of context that grammar looks at."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a surrogate is to stand.

    Attributes:
        text: the whole document.
        start, end: of the mention, half-open code points.
        language: ``"en"`` or ``"es"``, of the passage.
        floor, ceiling: how far a surrogate may reach out; other mentions begin there.
    """

    text: str = field(repr=False)
    start: int
    end: int
    language: str
    floor: int = 0
    ceiling: int = 1 << 60

    @property
    def surface(self) -> str:
        """The mention as written."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """Text before the mention that may be rewritten with it, at most :data:`REACH` long."""
        return self.text[max(self.floor, self.start - REACH) : self.start]

    @property
    def after(self) -> str:
        """Text after the mention that may be rewritten with it, at most :data:`REACH` long."""
        return self.text[self.end : min(self.ceiling, self.end + REACH)]

    def back(self, length: int) -> int:
        """The offset ``length`` code points before the mention."""
        return self.start - length


@dataclass(frozen=True, slots=True)
class Wording:
    """A surrogate and the span that it replaces, never narrower than the mention."""

    start: int
    end: int
    text: str
