"""Another pseudonym for a subject: the old one stays its own for ever, and nobody else's."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from anonymizer.errors import VaultRefused
from anonymizer.lexicon.fold import fold
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.schema import bearings, pseudonyms
from anonymizer.vault.subjects import knows


def rename(
    connection: Connection, index: BlindIndex, current: str, new: str, subject: str | None
) -> str:
    """Let whoever bears ``current`` bear ``new`` instead, in every scope; the subject's id.

    Raises:
        VaultRefused: nobody (or not ``subject``) bears ``current``; ``new`` is somebody's name, or
            somebody else's pseudonym, or burned.
    """
    query = select(bearings.c.subject).where(bearings.c.folded == fold(current)).distinct().limit(1)
    bearer = connection.scalar(query)
    if bearer is None or subject not in (None, bearer):
        raise VaultRefused("no subject of this vault bears that pseudonym now")
    if not fold(new) or knows(connection, index, new):
        raise VaultRefused("the new pseudonym is a name of somebody in the vault: choose another")
    taken = connection.execute(
        select(pseudonyms).where(pseudonyms.c.folded == fold(new))
    ).one_or_none()
    if taken is None:
        connection.execute(
            insert(pseudonyms).values(folded=fold(new), pseudonym=new, subject=bearer, burned=False)
        )
    elif taken.burned or taken.subject != bearer:
        raise VaultRefused("the new pseudonym is or was another subject's: choose another")
    connection.execute(
        update(bearings)
        .where(bearings.c.folded == fold(current), bearings.c.subject == bearer)
        .values(folded=fold(new))
    )
    return str(bearer)
