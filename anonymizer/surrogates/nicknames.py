"""A nickname for a pseudonym: "Zaida, whom they call Zaidita".

Where a text uses a nickname beside a name, one surrogate for both would read oddly ("Esaú — so we
call my brother Esaú"). The nickname's surrogate is the diminutive of the pseudonym: it is as unique
as the pseudonym itself, and a reader sees whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from anonymizer.lexicon.fold import fold
from anonymizer.lexicon.given_names import is_given, is_surname, sex_of
from anonymizer.lexicon.particles import PARTICLES
from anonymizer.lexicon.tables import alternatives, rows
from anonymizer.model import Entity, Sex
from anonymizer.surrogates.origins import Origin, origin_of
from anonymizer.surrogates.rules import Rules, sounds_like


def is_nickname(surface: str, entity: Entity) -> bool:
    """Whether a mention calls a person otherwise than the person's fullest name does.

    Parts, spellings and initials of that name are no nicknames, nor are surnames of another one.

    Args:
        surface: the mention.
        entity: the person.
    """
    whole = _parts(entity.names[0])
    parts = _parts(surface)
    if not parts or not whole or parts == whole or all(len(part) == 1 for part in parts):
        return False
    if len(parts) == 1 and len(parts[0]) <= 4 and _spells(parts[0], whole):
        return False
    longer = [_parts(name) for name in entity.names[1:]]
    known = [*whole, *(part for other in longer if set(other) & set(whole) for part in other[1:])]
    return not any(part in known or any(sounds_like(part, w) for w in known) for part in parts)


def nicknames(pseudonym: str, sex: Sex, rules: Rules, others: Iterable[str] = ()) -> Iterator[str]:
    """Surrogates for the nickname of whoever bears ``pseudonym``; the last is that itself.

    Args:
        pseudonym: in style ``given`` or ``full``.
        sex: of the person; decides the ending where the name does not.
        rules: of the person.
        others: given names to fall back on, where that name has no short form.
    """
    first = pseudonym.partition(" ")[0]
    if (short := short_form(first, sex)) != first and rules.allow(short):
        yield short
    yield from islice((name.partition(" ")[0] for name in others), 20)
    yield pseudonym


def short_form(name: str, sex: Sex = Sex.UNKNOWN) -> str:
    """What people call somebody of that name: an English short form, or a Spanish diminutive.

    >>> short_form("Rosa"), short_form("Carlos"), short_form("Raquel"), short_form("Leonard")
    ('Rosita', 'Carlitos', 'Raquelita', 'Lenny')
    """
    if origin_of((name,)) is not Origin.ENGLISH:
        return _diminutive(name, sex)
    known = [n for n in _shorts().get(fold(name), ()) if n.endswith("y") and n[0] == fold(name)[0]]
    return known[0].capitalize() if known else name


def _diminutive(name: str, sex: Sex) -> str:
    """The Spanish diminutive: Franco - Franquito, Inés - Inesita, Carmen - Carmencita.

    After the Nueva gramática de la lengua española (RAE, 2009), chapter 9: a final vowel goes,
    words in -n and -r take -cito, others -ito; spelling keeps the sound.
    """
    shown = sex_of(name) if sex is Sex.UNKNOWN else sex
    vowel = "a" if shown is Sex.FEMALE or (shown is Sex.UNKNOWN and name.endswith("a")) else "o"
    stem = _plain(name)
    if re.search(r"[aeo]s$", name) and len(name) > 4:  # an accented ending stays: Inesita
        ending = "itas" if stem.endswith("as") or vowel == "a" else "itos"
        return _spelt(stem[:-2].rstrip("i"), stem[-2]) + ending
    if stem[-1] in "nr":
        return f"{stem}cit{vowel}"
    bare = re.sub(r"(?:i?[aou]|[eiy])$", "", stem)
    if len(bare) < 2 or (len(bare) < 3 and bare[-1] in "aeiou"):
        return name
    return f"{_spelt(bare, stem[len(bare) : len(bare) + 1] or stem[-1])}it{vowel}"


def _plain(name: str) -> str:
    """Without the written accent, which moves to the new ending."""
    return name.translate(str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU"))


def _spelt(stem: str, before: str) -> str:
    """Franc-o: Franqu-ito; Hug-o: Hugu-ito; Leticia: Letic-ita; Beatriz: Beatric-ita.

    Args:
        stem: what the ending is put to.
        before: the vowel that followed it, which tells how a c or g sounds.
    """
    if stem.endswith("z"):
        return f"{stem[:-1]}c"
    if before in "aou":
        for ending, by in (("c", "qu"), ("g", "gu")):
            if stem.endswith(ending):
                return stem[:-1] + by
    return stem


@cache
def _shorts() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for nick, cell in rows("hypocorisms.tsv", 2):
        for formal in alternatives(cell):
            found.setdefault(formal, []).append(nick)
    return {formal: tuple(sorted(nicks)) for formal, nicks in found.items()}


def _parts(name: str) -> list[str]:
    bare = re.sub(r"['’]s?$", "", name)
    return [word for word in fold(bare).split() if word not in PARTICLES]


def _spells(letters: str, whole: list[str]) -> bool:
    """Whether letters are initials of a name: "JMR" and "JR" of José Manuel Rivas."""
    left = iter([part[0] for part in whole])
    return (
        letters[0] == whole[0][0]
        and all(letter in left for letter in letters)
        and not is_surname(letters)
        and not is_given(letters)
    )
