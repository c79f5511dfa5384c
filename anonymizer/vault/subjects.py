"""What the store knows and learns about subjects, as functions over one open transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select

from anonymizer.errors import PseudonymsExhausted, UsageError
from anonymizer.lexicon.fold import fold
from anonymizer.ports import Alias
from anonymizer.vault import custody
from anonymizer.vault.crypto import Identity, seal
from anonymizer.vault.index import NAME_KINDS, SOFT_KINDS, BlindIndex
from anonymizer.vault.keys import now
from anonymizer.vault.recipients import Recipients
from anonymizer.vault.schema import (
    aliases,
    bearings,
    claims,
    meta,
    parts,
    pseudonyms,
    put,
    subjects,
    traits,
)
from anonymizer.vault.vouching import fingerprint

PERSON = "PERSON"

# A generator may be endless; when this many candidates are taken, the style has run dry.
_MOST_CANDIDATES = 10_000


def find(
    connection: Connection, index: BlindIndex, alias: Alias, entity_type: str | None
) -> frozenset[str]:
    """Subjects known under exactly this alias, of one entity type if given."""
    if not alias.text.strip():
        return frozenset()
    query = select(aliases.c.subject).where(
        aliases.c.digest == index.alias(alias), aliases.c.kind == alias.kind
    )
    if entity_type is not None:
        query = query.join(subjects).where(subjects.c.entity_type == entity_type)
    return frozenset(connection.scalars(query))


def knows(connection: Connection, index: BlindIndex, name: str) -> bool:
    """Whether ``name`` is somebody's name, or all its parts are of one person's name."""
    if not name.strip():
        return False
    whole = [index.alias(Alias(kind, name)) for kind in NAME_KINDS]
    if connection.scalar(select(aliases.c.id).where(aliases.c.digest.in_(whole)).limit(1)):
        return True
    single = sorted(index.parts(name))
    if not single:
        return False
    first = parts.alias()
    bearer = select(first.c.subject).where(first.c.digest == single[0])
    for digest in single[1:]:
        other = parts.alias()
        same = (other.c.subject == first.c.subject) & (other.c.digest == digest)
        bearer = bearer.join(other, same)
    return connection.scalar(bearer.limit(1)) is not None


def known_among(connection: Connection, index: BlindIndex, names: Collection[str]) -> set[str]:
    """Those of the names that :func:`knows` knows, with few questions."""
    whole = {index.alias(Alias(kind, name)): name for name in names for kind in NAME_KINDS}
    single = {digest: name for name in names if len(ds := index.parts(name)) == 1 for digest in ds}
    found = connection.scalars(select(aliases.c.digest).where(aliases.c.digest.in_(whole)))
    known = {whole[digest] for digest in found}
    met = connection.scalars(select(parts.c.digest).where(parts.c.digest.in_(single)).distinct())
    known |= {single[digest] for digest in met}
    several = (name for name in names if len(index.parts(name)) > 1 and name not in known)
    return known | {name for name in several if knows(connection, index, name)}


def exists(connection: Connection, subject: str) -> bool:
    """Whether there is such a subject."""
    return connection.scalar(select(subjects.c.id).where(subjects.c.id == subject)) is not None


def bearer(connection: Connection, pseudonym: str) -> str | None:
    """The subject that bears a pseudonym, in whatever scope."""
    query = select(pseudonyms.c.subject).where(pseudonyms.c.folded == fold(pseudonym))
    return connection.scalar(query)


def claimant(
    connection: Connection, index: BlindIndex, entity_type: str, new: Collection[Alias]
) -> str | None:
    """The subject that already owns one of the strong aliases, in the order given."""
    digests = [index.alias(alias) for alias in new if alias.kind not in SOFT_KINDS]
    query = select(claims.c.digest, claims.c.subject).where(
        claims.c.digest.in_(digests), claims.c.entity_type == entity_type
    )
    owners = {row.digest: row.subject for row in connection.execute(query)} if digests else {}
    return next((owners[digest] for digest in digests if digest in owners), None)


def add_subject(
    connection: Connection, recipients: Recipients, entity_type: str
) -> tuple[str, list[dict[str, object]]]:
    """A new subject: its id, and its secret as rows for the keyring. The secret is forgotten."""
    subject = str(uuid4())
    secret = Identity.generate()
    connection.execute(
        insert(subjects).values(
            id=subject, entity_type=entity_type, public_key=secret.recipient, created=now()
        )
    )
    return subject, custody.seal_shares(subject, secret, recipients)


def learn(
    connection: Connection,
    index: BlindIndex,
    subject: str,
    new: Collection[Alias],
    *,
    first: bool = False,
) -> int:
    """Seal those of the aliases that are not known yet of this subject; how many those were.

    Args:
        connection: open transaction.
        index: of the project.
        subject: its id.
        new: aliases.
        first: whether the subject must be the first to bear each strong one.

    Raises:
        UsageError: no such subject, or a blank alias.
        Outrun: ``first``, and somebody was faster.
    """
    row = connection.execute(select(subjects).where(subjects.c.id == subject)).one_or_none()
    if row is None:
        raise UsageError(f"no subject {subject} in this vault")
    query = select(aliases.c.kind, aliases.c.digest).where(aliases.c.subject == subject)
    known = {(kind, digest) for kind, digest in connection.execute(query)}
    fresh: dict[tuple[str, bytes], Alias] = {}
    for alias in new:
        if alias.kind == "trait":
            continue
        key = (alias.kind, index.alias(alias))
        if key not in known:
            fresh.setdefault(key, alias)
    strong = [
        {"entity_type": row.entity_type, "kind": kind, "digest": digest, "subject": subject}
        for kind, digest in sorted(fresh)
        if kind not in SOFT_KINDS
    ]
    if put(connection, claims, *strong) < len(strong) and first:
        raise Outrun
    put(connection, aliases, *(_alias(row, alias, key[1]) for key, alias in fresh.items()))
    if row.entity_type == PERSON:
        names = (alias.text for (kind, _), alias in fresh.items() if kind in NAME_KINDS)
        digests = sorted({digest for name in names for digest in index.parts(name)})
        put(connection, parts, *({"digest": digest, "subject": subject} for digest in digests))
    told = sorted({index.trait(subject, alias.text) for alias in new if alias.kind == "trait"})
    return len(fresh) + put(
        connection, traits, *({"subject": subject, "digest": digest} for digest in told)
    )


class Outrun(Exception):
    """Another writer was the first to bear a strong alias."""


def _alias(subject: Row[tuple[str]], alias: Alias, digest: bytes) -> dict[str, object]:
    row = str(uuid4())
    payload = {
        "table": "aliases",
        "row": row,
        "subject": subject.id,
        "kind": alias.kind,
        "text": alias.text,
    }
    sealed = seal(payload, [subject.public_key])
    return {
        "id": row,
        "subject": subject.id,
        "kind": alias.kind,
        "digest": digest,
        "sealed": sealed,
        "fingerprint": fingerprint(sealed),
    }


def pseudonym(connection: Connection, subject: str, scope: str) -> str | None:
    """The pseudonym that a subject bears in a scope."""
    return connection.scalar(
        select(pseudonyms.c.pseudonym)
        .join(bearings, bearings.c.folded == pseudonyms.c.folded)
        .where(bearings.c.subject == subject, bearings.c.scope == scope)
    )


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
        with connection.begin_nested() as attempt:
            row = {"folded": folded, "pseudonym": candidate, "subject": subject, "burned": False}
            bearing = {"scope": scope, "subject": subject, "folded": folded}
            new = put(connection, pseudonyms, row)
            free = new or not _taken(connection, folded, subject)
            if not (free and put(connection, bearings, bearing)):
                attempt.rollback()
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
    query = select(pseudonyms.c.subject).where(pseudonyms.c.folded == folded)
    row = connection.execute(query).one_or_none()
    return row is not None and row.subject != subject


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


def facts_of(connection: Connection) -> dict[str, str]:
    """The small facts that the store keeps about itself."""
    query = select(meta.c.key, meta.c.value)
    return {row.key: row.value for row in connection.execute(query)}
