"""Which pseudonym a subject bears: given once, changed perhaps, and never anybody else's."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from uuid import uuid4

from sqlalchemy import Connection, bindparam, insert, select, update

from anonymizer.errors import PseudonymsExhausted, VaultRefused
from anonymizer.lexicon.fold import fold
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.schema import bearings, pseudonyms, put
from anonymizer.vault.store import attempt
from anonymizer.vault.subjects import knows

# A generator may be endless; when this many candidates are taken, the style has run dry.
_MOST_CANDIDATES = 10_000

# Questions that every new subject asks; made once, since making them costs more than the answer.
_BEARER = select(pseudonyms.c.subject).where(pseudonyms.c.folded == bindparam("folded"))
_BORNE = (
    select(pseudonyms.c.pseudonym)
    .join(bearings, bearings.c.folded == pseudonyms.c.folded)
    .where(bearings.c.subject == bindparam("subject"), bearings.c.scope == bindparam("scope"))
)


def bearer(connection: Connection, pseudonym: str) -> str | None:
    """The subject that bears a pseudonym, in whatever scope."""
    return connection.scalar(_BEARER, {"folded": fold(pseudonym)})


def pseudonym(connection: Connection, subject: str, scope: str) -> str | None:
    """The pseudonym that a subject bears in a scope."""
    return connection.scalar(_BORNE, {"subject": subject, "scope": scope})


def all_pseudonyms(connection: Connection, subject: str) -> tuple[str, ...]:
    """Every pseudonym that a subject bears."""
    query = select(pseudonyms.c.pseudonym).where(pseudonyms.c.subject == subject)
    return tuple(sorted(connection.scalars(query)))


def name_subject(
    connection: Connection, index: BlindIndex, subject: str, scope: str, candidates: Iterable[str]
) -> str:
    """Give the subject the first free candidate as its pseudonym in ``scope``.

    Whether one is free, and whether the subject got another one meanwhile, the unique constraints
    say; in the latter case that one is the answer.

    Raises:
        PseudonymsExhausted: none is free.
    """
    for candidate in islice(candidates, _MOST_CANDIDATES):
        folded = fold(candidate)
        if not folded or _taken(connection, folded, subject) or knows(connection, index, candidate):
            continue
        with attempt(connection) as undo:
            row = {"folded": folded, "pseudonym": candidate, "subject": subject, "burned": False}
            bearing = {"scope": scope, "subject": subject, "folded": folded}
            new = put(connection, pseudonyms, row)
            free = new or not _taken(connection, folded, subject)
            if not (free and put(connection, bearings, bearing)):
                undo()
            elif new:
                return candidate
        name = pseudonym(connection, subject, scope)
        if name is not None:
            return name
    raise PseudonymsExhausted(
        "every pseudonym offered is taken, burned or a real name in the vault; "
        "extend the list of names in anonymizer.toml"
    )


def _taken(connection: Connection, folded: str, subject: str) -> bool:
    """Whether somebody else has the pseudonym, or nobody may."""
    row = connection.execute(_BEARER, {"folded": folded}).one_or_none()
    return row is not None and row.subject != subject


def rename(
    connection: Connection, index: BlindIndex, current: str, new: str, subject: str | None
) -> str:
    """Let whoever bears ``current`` bear ``new`` instead, in every scope; the subject's id.

    Raises:
        VaultRefused: nobody (or not ``subject``) bears ``current``; ``new`` is somebody's name, or
            somebody else's pseudonym, or burned.
    """
    query = select(bearings.c.subject).where(bearings.c.folded == fold(current)).distinct().limit(1)
    owner = connection.scalar(query)
    if owner is None or subject not in (None, owner):
        raise VaultRefused("no subject of this vault bears that pseudonym now")
    if not fold(new) or knows(connection, index, new):
        raise VaultRefused("the new pseudonym is a name of somebody in the vault: choose another")
    taken = connection.execute(
        select(pseudonyms).where(pseudonyms.c.folded == fold(new))
    ).one_or_none()
    if taken is None:
        connection.execute(
            insert(pseudonyms).values(folded=fold(new), pseudonym=new, subject=owner, burned=False)
        )
    elif taken.burned or taken.subject != owner:
        raise VaultRefused("the new pseudonym is or was another subject's: choose another")
    connection.execute(
        update(bearings)
        .where(bearings.c.folded == fold(current), bearings.c.subject == owner)
        .values(folded=fold(new))
    )
    return str(owner)


def reserve(connection: Connection, names: Iterable[str]) -> tuple[str, int]:
    """Burn names that nobody bears here, so that nobody ever will.

    Returns:
        Id of the reservation, and how many names were new.
    """
    reservation = str(uuid4())
    rows = {
        folded: {
            "folded": folded,
            "pseudonym": name,
            "subject": None,
            "burned": True,
            "reservation": reservation,
        }
        for name in names
        if (folded := fold(name))
    }
    return reservation, put(connection, pseudonyms, *(rows[folded] for folded in sorted(rows)))
