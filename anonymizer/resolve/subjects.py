"""Subjects across documents: what is enrolled of a person, and how a known one is found again.

The vault answers one question only: who is known under exactly this alias? So the forms that a
name may take elsewhere are enrolled together with it. For "Nubia Ruth Escalón Paz" these are

====== ===================================================== ===================================
kind   forms                                                 what for
====== ===================================================== ===================================
name   as written; given names before surnames without       the same whole name, in any order
       particles; its parts in alphabetical order
weak   Nubia Escalón, Ruth Escalón, Nubia Ruth Escalón,      part of the name, with a surname
       Nubia Escalón Paz, Ruth Escalón Paz
weak   Nubia R. Escalón, Nubia Escalón P.                    initials; they also tell that a
                                                             "Nubia Elena Escalón" is another
weak   names of one part                                     within a series, and for the check
trait  "female", "official", "born 1986", numbers of papers  tells namesakes apart
====== ===================================================== ===================================

The mother's surname alone is left out: it is the first surname of too many others. A person is
joined to a known subject by the whole name, else by a part of it, either way round, if exactly one
subject fits and nothing contradicts. Several that fit are nobody: the reviewer decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_lowercase

from anonymizer.lexicon.fold import fold
from anonymizer.model import Entity, Possibility
from anonymizer.ports import Acquaintances, Alias
from anonymizer.resolve.likeness import Likeness
from anonymizer.resolve.names import Name, parse
from anonymizer.resolve.shape import of_names
from anonymizer.resolve.suspected import MOST, suspected
from anonymizer.resolve.traits import against, traits

_MOST_NAMES = 12
"""Full names of one person whose variants are enrolled; more than that is a list gone wrong."""


def aliases(entity: Entity) -> tuple[Alias, ...]:
    """What an entity's names are worth as evidence, with the forms they may take elsewhere.

    A name of two or more parts, of which none is an initial, is strong; the rest are weak.
    """
    found: dict[tuple[str, str], Alias] = {}
    for alias in _enrolled(entity):
        found.setdefault(compared(alias), alias)
    strong = {text for kind, text in found if kind == "name"}
    return tuple(a for (kind, text), a in found.items() if kind == "name" or text not in strong)


def compared(alias: Alias) -> tuple[str, str]:
    """Kind and text by which two aliases are one.

    Pieces of a shape differ by their sign alone: "g1~ana" is not "g1-ana".
    """
    exact = alias.kind == "trait"
    return alias.kind, alias.text if exact else fold(alias.text) or alias.text


def shaped(entity: Entity) -> Entity:
    """A person of a series as it is enrolled there, whose names a reviewer may have changed."""
    return replace(entity, shape=entity.shape | of_names(map(parse, entity.names)))


def _enrolled(entity: Entity) -> Iterator[Alias]:
    whole = [(text, name) for text in entity.names if (name := parse(text)).full]
    yield from (Alias("name" if parse(text).full else "weak", text) for text in entity.names)
    for _, name in whole[:_MOST_NAMES]:
        yield from (Alias("name", form) for form in _orders(name))
        yield from (Alias("weak", form) for form in (*_shorter(name), *_initialled(name)))
    yield from traits(entity)


def known(entity: Entity, index: Acquaintances) -> Entity:
    """The entity with its subject, if exactly one known subject fits and nothing contradicts.

    Where several fit it is nobody of them until a reviewer says so.
    """
    if entity.entity_type != "PERSON" or entity.starred or entity.subject:
        return entity
    found: set[str] = set()
    fullest = _fullest(entity)
    for name in fullest:
        exact = _find(index, "name", [_plain(name), *_orders(name)])
        found |= exact or _partly(index, name, partial=len(fullest) == 1)
    fitting = found - against(entity, found, index)
    if len(fitting) == 1:
        return replace(entity, subject=fitting.pop())
    if not found:
        return replace(entity, maybe=tuple(suspected(entity, _called(entity), index)))
    few = sorted(fitting) if len(fitting) <= MOST else []
    maybe = tuple(Possibility(subject, "several-fit") for subject in few)
    return replace(entity, distinct=True, maybe=maybe)


def _called(entity: Entity) -> list[Name]:
    """The fullest names of an entity, or all it is called by if it has only single ones."""
    return _fullest(entity) or [parse(text) for text in entity.names[:_MOST_NAMES]]


def _fullest(entity: Entity) -> list[Name]:
    """Full names of an entity without those that only abbreviate another of them."""
    like = Likeness()
    kept: list[Name] = []
    for text in entity.names[:_MOST_NAMES]:
        name = parse(text)
        if name.full and not any(like.names(name, longer) for longer in kept):
            kept.append(name)
    return kept


def _partly(index: Acquaintances, name: Name, partial: bool) -> set[str]:
    """Subjects of whose name this is a part, or whose whole name is a part of this."""
    found = _find(index, "weak", [_plain(name)])
    shorter = _find(index, "name", _shorter(name)) if partial else set()
    return found | {subject for subject in shorter if not _another(index, name, subject)}


def _another(index: Acquaintances, name: Name, subject: str) -> bool:
    """Whether a subject is known with another second given name or second surname."""
    first, last = name.given[0], name.surnames[0] if name.surnames else name.married[0]
    for own, form in (
        (name.given[1:2], f"{first} {{}} {last}"),
        (name.surnames[1:2], f"{first} {last} {{}}"),
    ):
        letters = {
            letter
            for letter in ascii_lowercase
            if own and subject in index.find(Alias("weak", form.format(letter)))
        }
        if letters and own[0][0] not in letters:
            return True
    return False


def _find(index: Acquaintances, kind: str, forms: list[str]) -> set[str]:
    return {s for form in dict.fromkeys(forms) if form for s in index.find(Alias(kind, form))}


def _written(*parts: str) -> str:
    return " ".join(part.title() for part in parts)


def _plain(name: Name) -> str:
    return _written(*name.parts)


def _orders(name: Name) -> list[str]:
    """The whole name, its parts in two orders that do not depend on how it was written."""
    return [_plain(name), _written(*sorted(name.parts))]


def _shorter(name: Name) -> list[str]:
    """Given names with surnames, but not all of them."""
    given, surnames = name.given[:2], name.surnames[:2]
    firsts = {(g,) for g in given} | {given}
    lasts = {surnames[:1], surnames, name.married, (*surnames[:1], *name.married)}
    forms = {
        (*first, *last)
        for first in firsts
        for last in lasts
        if first and last and all(len(part) > 1 for part in (*first, *last))
    }
    return [_written(*form) for form in sorted(forms - {name.parts})]


def _initialled(name: Name) -> list[str]:
    """One second given name or second surname as an initial."""
    if not name.given or not name.surnames:
        return []
    first, last = name.given[0], name.surnames[0]
    forms = [(first, g[0] + ".", last) for g in name.given[1:2] if len(g) > 1]
    forms += [(first, last, s[0] + ".") for s in name.surnames[1:2] if len(s) > 1]
    return [_written(*form) for form in forms]
