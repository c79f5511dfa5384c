"""A phonetic key for given names and surnames as Central Americans spell them."""

from __future__ import annotations

import re

from anonymizer.lexicon.fold import fold

# In order. Spelling follows the ear in the region: Spanish merges b/v, s/z/c, ll/y, drops h, and
# names borrowed from English are written as heard (Jhon, Yenifer, Brayan).
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"ph", "f"),
        (r"th", "t"),
        (r"tz|ts", "s"),  # Tzunux, Sunux
        (r"[sc]h", "Q"),  # Chirley, Shirley
        (r"h", ""),
        (r"ck|qu(?=[ei])|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"^x", "s"),  # Xiomara, Siomara
        (r"x", "ks"),
        (r"z", "s"),
        (r"v", "b"),
        (r"w", "u"),
        (r"g(?=[eiy])|j|ll", "y"),  # Gerson, Jerson, Yerson
        (r"y(?![aeiou])", "i"),  # Katy, Kati
        (r"(?<=[ae])y(?=[aeiou])", "i"),  # Mayela, Maiela
        (r"y[ei](?=o)", "y"),  # Geovany, Giovani, Jovany
        (r"(.)\1+", r"\1"),
        (r"[ae]i", "E"),  # Daysi, Deisi
        (r"^s(?=[tpkm])", "es"),  # Stefany, Estefany
        (r"ie$", "i"),
        (r"(?<=[ln])e$", ""),  # Katherine, Katerin
        (r"m$", "n"),  # William, Willian
        (r"d$", "t"),  # David, Davit
    )
)


def sound(name: str) -> str:
    """How a name sounds, as a key: names with the same key are spellings of one name.

    ``sound("Yessenia") == sound("Jesenia")``. The rules stand in this module; they are our own,
    in the manner of Soundex, and made for Spanish ears.

    Args:
        name: one name; several words run together.

    Returns:
        A key to compare, not to show; ``""`` where ``name`` has no letters.
    """
    key = fold(name).replace(" ", "")
    for pattern, by in _RULES:
        key = pattern.sub(by, key)
    return key
