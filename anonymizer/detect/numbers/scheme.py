"""What an identifier scheme is, and how it says where it stands in running text.

A scheme module has the shape of a python-stdnum module (``compact``, ``validate``, ``is_valid``,
``format``) and one constant more, ``SCHEME``. Its patterns are written against normalised text
(see :mod:`anonymizer.detect.numbers.reading`): every dash is ``-``, every space is a blank.

Rules for a pattern: every quantifier is bounded, and it begins with :data:`START` or another
look-behind, so that a text of 100 kB of digits costs no more than its length.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from dataclasses import dataclass

from stdnum.exceptions import ValidationError

# A number is not the tail or the head of a longer one. A letter may stand directly before it
# ("DUI01234567-8"): the recognizer then asks for a label.
START = r"(?<!\d)(?<!\d[-.:])"
END = r"(?![^\W_])(?![-:.]\d)(?!,\d{1,3}(?!\d))"
# Before a letter that belongs to the number.
WORD_START = r"(?<![^\W_])(?<![^\W_][-.])"
# Up to three letters before the digits of a number that only its label announces. A blank may
# follow one letter; after more it would take in the label itself ("ID 000123").
LETTERS = r"(?:[A-Z]{1,3}-?|[A-Z] )?"
# What people put between two groups, or leave out. A dash may stand at the end of a line.
SEP = r"(?: ?[-.]\s?| {1,2})?"


class Needs(enum.Enum):
    """What must be there besides the shape before a match is reported."""

    NOTHING = enum.auto()
    VALID = enum.auto()
    """A right check digit, or a context word."""
    CONTEXT = enum.auto()
    """A context word within the window."""
    LABEL = enum.auto()
    """A context word directly before the number: "DUI No. ...", "case number is ..."."""


class Scope(enum.Enum):
    """Where in a text a pattern is tried; the narrower, the faster."""

    NUMBERS = enum.auto()
    """Around six or more digits close together."""
    DIGITS = enum.auto()
    """Around any digit."""
    TEXT = enum.auto()
    """Everywhere."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which numbers of a scheme are written.

    Attributes:
        regex: matches the number; a group named ``id``, if present, is the number proper.
        score: 0 to 1 without context.
        needs: when a match counts.
        scope: where it is tried.
        triggers: small letters without accents; one of them must occur in the text, if there are
            any, or the pattern is not tried at all.
    """

    regex: re.Pattern[str]
    score: float
    needs: Needs = Needs.NOTHING
    scope: Scope = Scope.NUMBERS
    triggers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """How numbers of one kind are found in running text.

    Attributes:
        name: unique; the module's name.
        entity_type: Presidio's where it has one, otherwise in the same style.
        patterns: tried one by one.
        context: words in both languages that announce the number; accents, case and a plural
            ending do not matter.
        validate: tells by check digit or structure whether a number can exist; a number that
            fails is reported all the same, with a lower score and :attr:`remark`.
        remark: flag for a number that fails.
        reach: code points before a number within which a context word counts; the default is about
            a line of a form.
    """

    name: str
    entity_type: str
    patterns: tuple[Pattern, ...]
    context: tuple[str, ...] = ()
    validate: Callable[[str], bool] | None = None
    remark: str = "checksum"
    reach: int = 60


def pattern(
    regex: str,
    score: float,
    needs: Needs = Needs.NOTHING,
    *,
    scope: Scope = Scope.NUMBERS,
    ignore_case: bool = False,
    triggers: tuple[str, ...] = (),
) -> Pattern:
    """A :class:`Pattern` from the text of a regular expression."""
    return Pattern(re.compile(regex, re.I if ignore_case else 0), score, needs, scope, triggers)


def digits(shape: str, score: float, needs: Needs = Needs.NOTHING) -> Pattern:
    """A pattern from group lengths: ``"8-1"`` is 8 digits, :data:`SEP`, 1 digit.

    A ``-`` is an optional separator, a ``=`` a dash, a ``.`` or a blank that must be there.
    """
    parts = [
        {"-": SEP, "=": r"(?: ?[-.]\s?| )"}.get(part, rf"\d{{{part}}}")
        for part in re.split(r"([-=])", shape)
    ]
    return pattern(START + "".join(parts) + END, score, needs)


def passes(validate: Callable[[str], object], number: str) -> bool:
    """Whether ``validate(number)`` raises no python-stdnum ``ValidationError``."""
    try:
        validate(number)
    except ValidationError:
        return False
    return True
