"""Whether one person bears all of several parts of a name, however many bear each of them.

Tens of thousands share a given name or a surname, so neither list is read through. The search jumps
from list to list to the next subject not before the last one met, as in a leapfrog join (Veldhuizen
2014, arXiv:1210.0481): the rarest part decides what it costs.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, literal, null, select
from sqlalchemy import cast as sql_cast

from anonymizer.vault.schema import parts


def one_bears(connection: Connection, digests: Collection[bytes]) -> bool:
    """Whether a single subject has all of these parts.

    Args:
        connection: open transaction.
        digests: of the parts, at least one.
    """
    values = {f"part{number}": digest for number, digest in enumerate(sorted(digests))}
    return connection.scalar(_search(len(values)), values) is not None


@lru_cache(maxsize=16)
def _search(count: int) -> Select[tuple[str]]:
    """The first subject that is in all of so many lists.

    Each row is one round of jumps: where it came down in the first list, and where in the last.
    """
    nowhere = select(
        sql_cast(null(), Text).label("first"), sql_cast(literal(""), Text).label("last")
    )
    rounds = nowhere.cte("rounds", recursive=True)
    first = _next(0, rounds.c.last)
    last: ColumnElement[str] = rounds.c.last
    for number in range(count):
        last = _next(number, last)
    going_on = rounds.c.last.is_not(None) & rounds.c.first.is_distinct_from(rounds.c.last)
    rounds = rounds.union_all(select(first, last).where(going_on))
    return select(rounds.c.last).where(rounds.c.first == rounds.c.last).limit(1)


def _next(number: int, at: ColumnElement[str]) -> ColumnElement[str]:
    """The first subject from ``at`` on that has the part of this number, or NULL."""
    here = parts.alias()
    query = select(here.c.subject).where(
        here.c.digest == bindparam(f"part{number}"), here.c.subject >= at
    )
    # What it starts from may stand several queries further out.
    return query.correlate_except(here).order_by(here.c.subject).limit(1).scalar_subquery()
