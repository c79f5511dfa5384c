"""Names run together or cut down to their initials."""

from __future__ import annotations

from anonymizer.resolve.named import Person
from anonymizer.resolve.names import Name


def glued(part: str, name: Name) -> bool:
    """Whether a word is several parts run together, or one with the initials of the rest."""
    parts = name.parts
    for first in range(len(parts)):
        for last in range(first + 2, len(parts) + 1):
            if part == "".join(parts[first:last]):
                return True
    rest = "".join(p[0] for p in parts[1:])
    return (
        len(parts) >= 2
        and len(parts[0]) >= 4
        and part.startswith(parts[0])
        and (part[len(parts[0]) :] in {rest, rest[:1]})
    )


def by_initials(person: Person, name: Name) -> float:
    """How well initials stand for a person's name: all of them, in another order, or some."""
    letters = "".join(name.parts)
    best = 0.0
    for other in person.names:
        firsts = "".join(part[0] for part in other.parts)
        if firsts == letters:
            return 3.0
        if len(other.parts) >= 2 and sorted(firsts) == sorted(letters):
            best = max(best, 2.5)
        elif len(firsts) >= 2 and (_within(letters, firsts) or _within(firsts, letters)):
            best = max(best, 2.0)
    return best


def _within(short: str, long: str) -> bool:
    letters = iter(long)
    return len(short) >= 2 and short[0] == long[0] and all(char in letters for char in short)
