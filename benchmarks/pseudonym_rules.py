"""Measures over many draws what the rules promise of a pseudonym.

``python -m benchmarks.pseudonym_rules [DRAWS]`` names so many invented people, ten to a document,
in one growing store, and counts every broken rule. Where a style runs out of names before that, the
first column says after how many.
"""

from __future__ import annotations

import random
import sys
from itertools import islice

from anonymizer.errors import PseudonymsExhausted
from anonymizer.lexicon.fold import fold
from anonymizer.model import Entity
from anonymizer.ports import Alias
from anonymizer.surrogates.name_parts import family_key, surname_of
from anonymizer.surrogates.people import FAMILY, Census, name_people
from anonymizer.surrogates.pseudonyms import Style
from anonymizer.surrogates.rules import Taken, is_close, is_public
from benchmarks.invented import people
from benchmarks.memory_store import MemoryStore

TOGETHER = 10


def _family(store: MemoryStore, own: list[str]) -> str:
    """The surrogate of the first surname of somebody with two given names."""
    key = surname_of(Entity("e", "PERSON", (0,), (" ".join(own),))) or ""
    subject = next(iter(store.find(Alias(FAMILY, family_key(key)))))
    return store.pseudonym(subject, "project") or ""


def main(draws: int = 10_000) -> None:
    """Print one row per style."""
    print(f"{'style':8} {'draws':>7} {'document':>9} {'vault':>6} {'initial':>8} {'sound':>6} "
          f"{'public':>7} {'shared':>7}")  # fmt: skip
    for style in (Style.GIVEN, Style.FULL, Style.INITIAL):
        store, chance = MemoryStore(), random.Random(4)
        invented = people(chance)
        broken = dict.fromkeys(("document", "vault", "initial", "sound", "public", "shared"), 0)
        seen: set[str] = set()
        drawn = 0
        for _ in range(draws // TOGETHER):
            persons = list(islice(invented, TOGETHER))
            words = frozenset(w for p in persons for w in fold(p.names[0]).split())
            taken = Taken(words, store.knows)
            try:
                named = name_people(Census(persons), taken, store, "project", style=style)
            except PseudonymsExhausted:
                break  # a style with few names says so, rather than break a rule
            drawn += TOGETHER
            for person in persons:
                name = named.by_entity[person.id].pseudonym
                own = fold(person.names[0]).split()
                parts = fold(name).split()
                if style is Style.FULL:  # a family's surrogate is compared with the surname
                    family = _family(store, own)
                    alone = fold(family).split()
                    parts = parts[: len(parts) - len(alone)]
                    broken["initial"] += any(a[0] == own[2][0] for a in alone)
                    broken["sound"] += any(is_close(a, own[2]) for a in alone)
                broken["document"] += any(part in words for part in parts)
                broken["vault"] += store.knows(name)
                broken["initial"] += any(p[0] == o[0] for p in parts for o in own)
                broken["sound"] += any(is_close(p, o) for p in parts if len(p) > 1 for o in own)
                broken["public"] += is_public(name)
                broken["shared"] += name in seen
                seen.add(name)
        cells = [
            f"{broken[key]:>{width}}" for key, width in zip(broken, (9, 6, 8, 6, 7, 7), strict=True)
        ]
        print(f"{style:8} {drawn:>7}", *cells)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
