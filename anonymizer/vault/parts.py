"""Whether one person bears all of several parts of a name, however many bear each of them.

Tens of thousands share a given name or a surname, so no such list is read through: only those who
bear the rarest part are looked at, one after the other, until one of them has all the others too.
Which part is the rarest is told without counting. Ids of subjects are random, so the more bear a
part, the sooner comes the eighth of them.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from sqlalchemy import (
    BindParameter,
    Connection,
    ScalarSelect,
    Select,
    bindparam,
    func,
    select,
    union_all,
)

from anonymizer.vault.schema import parts

# Further than every id, for parts that fewer bear.
_NEVER = "z"
_EIGHTH = 7


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
    """A subject that has all of so many parts."""
    wanted: list[BindParameter[bytes]] = [bindparam(f"part{number}") for number in range(count)]
    lists = [select(part.label("digest"), _eighth(part).label("eighth")) for part in wanted]
    by_length = union_all(*lists).subquery("by_length")
    rarest = select(by_length.c.digest).order_by(by_length.c.eighth.desc()).limit(1)
    found = select(parts.c.subject).where(parts.c.digest == rarest.scalar_subquery())
    for part in wanted:
        # For EXISTS, PostgreSQL would rather read the whole list of the other part once.
        other = parts.alias()
        same = select(other.c.subject).where(
            other.c.digest == part, other.c.subject == parts.c.subject
        )
        found = found.where((parts.c.digest == part) | same.scalar_subquery().is_not(None))
    return found.limit(1)


def _eighth(part: BindParameter[bytes]) -> ScalarSelect[str]:
    """The eighth subject of those who have a part, in the order of their ids."""
    here = parts.alias()
    subject = select(here.c.subject).where(here.c.digest == part).order_by(here.c.subject)
    eighth = subject.limit(1).offset(_EIGHTH).scalar_subquery()
    return select(func.coalesce(eighth, _NEVER)).scalar_subquery()
