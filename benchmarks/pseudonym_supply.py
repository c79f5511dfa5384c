"""Names so many invented people in one scope, until a style has nothing left.

``python -m benchmarks.pseudonym_supply [SUBJECTS [STYLE ...]]``: style ``full`` must carry them all
without a collision; style ``given`` ends in an error that says what to do, never in a reuse.
"""

from __future__ import annotations

import random
import sys
import time
from itertools import islice

from anonymizer.errors import PseudonymsExhausted
from anonymizer.lexicon.fold import fold
from anonymizer.surrogates.people import Census, name_people
from anonymizer.surrogates.pseudonyms import Style
from anonymizer.surrogates.rules import Taken
from benchmarks.invented import people
from benchmarks.memory_store import MemoryStore


def main(subjects: int = 100_000, *styles: Style) -> None:
    """Print one row per style, and the error that ended it."""
    print(f"{'style':8} {'subjects':>9} {'distinct':>9} {'families':>9} {'ms each':>8}  end")
    for style in styles or (Style.FULL, Style.GIVEN, Style.INITIAL):
        store, chance = MemoryStore(), random.Random(4)
        given: list[str] = []
        end, begun = "all named", time.perf_counter()
        try:
            for person in islice(people(chance), subjects):
                taken = Taken(frozenset(fold(person.names[0]).split()), store.knows)
                named = name_people(Census([person]), taken, store, "project", style=style)
                given.append(named.by_entity[person.id].pseudonym)
        except PseudonymsExhausted as error:
            end = f"PseudonymsExhausted: {error}"
        each = (time.perf_counter() - begun) / max(len(given), 1) * 1000
        families = len(store.names) - len(given) if style is Style.FULL else 0
        print(f"{style:8} {len(given):>9} {len(set(map(fold, given))):>9} {families:>9} "
              f"{each:>8.2f}  {end}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100_000, *map(Style, sys.argv[2:]))
