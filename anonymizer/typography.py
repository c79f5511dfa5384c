"""The mark and the note: how a story shows that a name is not the real one.

The styles are data. English sets the mark after a comma or full stop ("Antonio,* who"), as it does
with notes (The Chicago Manual of Style, 17th ed., 14.26); Spanish, French and Portuguese set it on
the word. In every language it stands outside of emphasis and after a possessive.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.fold import fold
from anonymizer.model import Document

ASTERISK, DAGGER = "*", "†"
MARKDOWN = "text/markdown"


class Mode(enum.StrEnum):
    """Which mentions of a pseudonym carry the mark."""

    FIRST = "first"
    EVERY = "every"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The customs of one language.

    Attributes:
        after: punctuation that comes before the mark.
        one, many: the note, without mark.
    """

    after: str
    one: str
    many: str


STYLES: Mapping[str, HouseStyle] = {
    "en": HouseStyle(
        ",.",
        "The name in this post has been changed to protect the person involved.",
        "All names in this post have been changed to protect those involved.",
    ),
    "es": HouseStyle(
        "",
        "El nombre que aparece en este texto fue cambiado para proteger a la persona.",
        "Todos los nombres que aparecen en este texto fueron cambiados para proteger a las "
        "personas.",
    ),
    "fr": HouseStyle(
        "",
        "Le prénom cité dans ce texte a été modifié pour protéger la personne concernée.",
        "Tous les noms cités dans ce texte ont été modifiés pour protéger les personnes "
        "concernées.",
    ),
    "pt": HouseStyle(
        "",
        "O nome neste texto foi alterado para proteger a pessoa envolvida.",
        "Todos os nomes neste texto foram alterados para proteger as pessoas envolvidas.",
    ),
}


@dataclass(frozen=True, slots=True)
class Typography:
    """The settings of a project.

    Attributes:
        mode: which mentions are marked.
        mark: the sign, or ``None`` for an asterisk, or a dagger where the author uses asterisks.
        note: whether the note is appended.
        styles: by language.
    """

    mode: Mode = Mode.FIRST
    mark: str | None = None
    note: bool = True
    styles: Mapping[str, HouseStyle] = field(default_factory=lambda: STYLES)

    def style(self, language: str) -> HouseStyle:
        """The style of a language; English for one without."""
        return self.styles.get(language, self.styles["en"])


_POSSESSIVE = re.compile(r"['’]s\b")
_EMPHASIS = re.compile(r"[*_]+(?!\w)")
_CLOSES = re.compile(r"""\.(?=$|[\s"”’')\]*_])|,""")
_PARAGRAPH = re.compile(r"[^\r\n]+(?:\r?\n(?![ \t]*\r?$)[^\r\n]+)*", re.M)
_BULLET = re.compile(r"^[ \t>]*\*(?=[ \t])", re.M)
_SIGN = re.compile(r"\\\*|†|\*+")
_FOOTNOTE = re.compile(r"^[ \t>]*(?:\\\*|\*)(?=\w)(?![^*\r\n]+\*)[^\r\n]+", re.M)
_NOTE = re.compile(
    r"^[ \t>]*(?P<mark>[*_]*(?:\\\*|\*|†|[*_])[ \t]*)?[^\r\n]{0,80}?"
    r"(?<![^\W_])(?:names?|nombres?|noms?|prénoms?|nomes?|pseudonyms?)\b[^\r\n]{0,80}?"
    r"(?:\b(?:changed|altered|pseudonym|fictiti|fictici|fictif|cambi|modific|modifié|alterad)"
    r"|\bseud[óo]nim)[^\r\n]*$",
    re.I | re.M,
)
_WHY = re.compile(r"protect|proteg|protég|protéc|safety|securit|segurid|identi", re.I)
_WORDS = re.compile(r"(?:[^\W\d_][\w'’-]*[ \t]+){0,3}[^\W\d_][\w'’-]*$")
_PARTICLES = frozenset(["de", "del", "la", "las", "los", "y", "da", "dos", "van", "von", "bin"])
_REACH = 90


def written(mark: str, media_type: str) -> str:
    r"""The mark as the format needs it: ``\*`` in Markdown.

    Args:
        mark: the sign.
        media_type: of the document.
    """
    return "\\*" if mark == ASTERISK and media_type == MARKDOWN else mark


def choose_mark(document: Document, typography: Typography) -> str:
    """The sign for a document: the one set, that of the note it has, or one the author leaves free.

    Args:
        document: the original.
        typography: the settings.
    """
    if typography.mark is not None:
        return typography.mark
    span = find_note(document)
    if span is not None:
        return DAGGER if DAGGER in document.text[slice(*span)] else ASTERISK
    return DAGGER if _author_uses_asterisk(document.text) else ASTERISK


def place(rest: str, language: str, typography: Typography) -> int:
    """How many code points after a name its mark goes: past possessive, emphasis, punctuation.

    Args:
        rest: the text that follows the name, up to the next replacement.
        language: of the passage.
        typography: the settings.
    """
    at = 0
    while match := _POSSESSIVE.match(rest, at) or _EMPHASIS.match(rest, at):
        at = match.end()
    closing = _CLOSES.match(rest, at)
    if closing and closing[0] in typography.style(language).after:
        at = closing.end()
    return at


def note(language: str, subjects: int, mark: str, typography: Typography) -> str:
    """The note for so many subjects, with the mark in front.

    Args:
        language: of the document.
        subjects: how many people have another name in it.
        mark: as written in the format; empty for a story without marks.
        typography: the settings.
    """
    style = typography.style(language)
    return mark + (style.one if subjects == 1 else style.many)


def find_note(document: Document) -> tuple[int, int] | None:
    """The last line that says that names were changed (half-open code points), if there is one.

    Such a line begins with a mark or emphasis, or says what it is good for.
    """
    found = None
    for match in _NOTE.finditer(document.text):
        if match["mark"] or _WHY.search(match[0]):
            found = match.span()
    return found


def has_note(document: Document) -> bool:
    """Whether the document says that names were changed."""
    return find_note(document) is not None


def starred_names(document: Document) -> frozenset[str]:
    """The names that carry a mark in the document, folded.

    Up to four words before a mark, the first with a capital. What precedes a name at the head of
    a sentence cannot be told from it ("Then Oscar*"), so the shorter readings are given, too.
    """
    found: set[str] = set()
    for at in _marks(document.text):
        words = _words_before(document.text, at)
        while words and (words[-1][0].islower() and len(words) > 1):
            words = words[-1:]
        for start, word in enumerate(words):
            if word[0].isupper() or (len(words) == 1 and not is_common(word)):
                found.add(fold(" ".join(words[start:])))
    return frozenset(found - {""})


def _words_before(text: str, at: int) -> list[str]:
    """The words that a mark at ``at`` may belong to: capitalised ones and particles, in order."""
    before = text[max(0, at - _REACH) : at].rsplit("\n", 1)[-1]
    before = re.sub(r"[,.]$", "", before)
    while (bare := re.sub(r"(?:[*_]+|['’]s?)$", "", before)) != before:
        before = bare
    match = _WORDS.search(before)
    words = match[0].split() if match else []
    for start in range(len(words) - 1, 0, -1):
        word = words[start - 1]
        if not word[0].isupper() and word not in _PARTICLES:
            return words[start:]
    return words


def _marks(text: str) -> Iterator[int]:
    r"""Where marks stand: ``\*``, a dagger, or an asterisk that closes no emphasis."""
    for paragraph in _PARAGRAPH.finditer(text):
        bullets = {match.end() - 1 for match in _BULLET.finditer(paragraph[0])}
        opened: list[int] = []
        for sign in _SIGN.finditer(paragraph[0]):
            if sign.start() in bullets:
                continue
            before = paragraph[0][: sign.start()][-1:]
            after = paragraph[0][sign.end() :][:1]
            closes = bool(before.strip()) and not (after.isalnum() or after == "_")
            if sign[0] in (DAGGER, "\\*"):
                if closes:
                    yield paragraph.start() + sign.start()
                continue
            length = len(sign[0])
            if closes and length in opened:
                del opened[opened.index(length) :]
            elif closes and length - 1 in opened:
                del opened[opened.index(length - 1) :]
                yield paragraph.start() + sign.end() - 1
            elif after.strip() and not (before.isalnum()):
                opened.append(length)
            elif closes and length == 1:
                yield paragraph.start() + sign.start()


def _author_uses_asterisk(text: str) -> bool:
    """Whether asterisks mark something other than names: a footnote, or a word in lower case."""
    if any(not _NOTE.match(line[0]) for line in _FOOTNOTE.finditer(text)):
        return True
    words = (_words_before(text, at)[-1:] for at in _marks(text) if text[at] != DAGGER)
    return any(not word or not word[0][0].isupper() for word in words)
