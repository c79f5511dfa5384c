"""Known subjects whom a name that joins nobody may mean, for the reviewer to say.

The vault answers to whole forms only, so each form in which it may know the person is asked for.
Nobody is joined by this. The reasons are

- ``one-name``: a subject is called by just this name, too;
- ``other-form``: the surname is a subject's, and the given name is another form of its own, a
  nickname or a formal name ("Lupe Paz" and "Guadalupe Paz");
- ``spelling``: a subject's whole name, but for letters that sound alike ("Barela", "Varela").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from anonymizer.lexicon.hypocorisms import formals_of, forms_of
from anonymizer.model import Entity, Possibility
from anonymizer.ports import Acquaintances, Alias
from anonymizer.resolve.names import Name
from anonymizer.resolve.traits import OFFICIAL, contrary, speaks_against

MOST = 3
"""Subjects that are suggested for one entity; a name that more bear says nothing."""
_MOST_FORMS = 10
_SOUND_ALIKE = tuple(
    pair.split() for pair in "b v,z s,ce se,ci si,ll y,ge je,gi ji,x j,k c,qu k,ie y".split(",")
)


def suspected(entity: Entity, names: Sequence[Name], index: Acquaintances) -> list[Possibility]:
    """Whom somebody may be, with the reason.

    Args:
        entity: somebody whom no known subject fits.
        names: what the entity is called.
        index: who is known.

    Returns:
        At most a few; none where more bear the name than a reviewer can tell apart.
    """
    found: dict[str, str] = {}
    for reason, kinds, forms in _questions(names):
        for form in dict.fromkeys(forms):
            for kind in kinds:
                for subject in index.find(Alias(kind, form)):
                    found.setdefault(subject, reason)
    asked = contrary(entity) | {OFFICIAL}
    told = index.told(found, asked) if found else {}
    left = {
        subject: reason
        for subject, reason in found.items()
        if not speaks_against(entity, own := told.get(subject, frozenset()))
        and (OFFICIAL in own) == entity.official
    }
    return [Possibility(*each) for each in sorted(left.items())] if len(left) <= MOST else []


def _questions(names: Sequence[Name]) -> Iterator[tuple[str, tuple[str, ...], Iterable[str]]]:
    """Reason, kinds of aliases, and the forms to ask for."""
    for name in names:
        if name.full and name.given and name.surnames:
            yield "other-form", ("name", "weak"), _other_forms(name)
            yield "spelling", ("name", "weak"), _respelled(name)
        elif not name.full and not name.initials:
            bare = _written(name.parts)
            yield "one-name", ("weak",), [bare, f"El {bare}", f"La {bare}"]


def _other_forms(name: Name) -> Iterator[str]:
    first = name.given[0]
    formal = formals_of(first)
    forms = sorted(forms_of(first) - {first}, key=lambda form: (form not in formal, form))
    for form in forms[:_MOST_FORMS]:
        yield _written((form, *name.surnames[:1]))
        yield _written((form, *name.surnames))


def _respelled(name: Name) -> Iterator[str]:
    parts = (name.given[0], *name.surnames)
    for place, part in enumerate(parts):
        for one, other in _SOUND_ALIKE:
            for a, b in ((one, other), (other, one)):
                if a in part:
                    changed = (*parts[:place], part.replace(a, b), *parts[place + 1 :])
                    yield _written(changed[:2])
                    yield _written(changed)


def _written(parts: Sequence[str]) -> str:
    return " ".join(part.title() for part in parts)
