"""What the store knows and learns about subjects, as functions over one open transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from uuid import uuid4

from sqlalchemy import Connection, bindparam, insert, select

from anonymizer.errors import UsageError
from anonymizer.ports import Alias
from anonymizer.vault import custody
from anonymizer.vault.crypto import Identity, seal
from anonymizer.vault.index import NAME_KINDS, SOFT_KINDS, BlindIndex
from anonymizer.vault.keys import now
from anonymizer.vault.parts import one_bears
from anonymizer.vault.recipients import Recipients
from anonymizer.vault.schema import (
    aliases,
    claims,
    meta,
    parts,
    put,
    subjects,
    traits,
)
from anonymizer.vault.vouching import fingerprint

PERSON = "PERSON"

# Questions that every new subject asks; made once, since making them costs more than the answer.
_NAMED = (
    select(aliases.c.subject).where(aliases.c.digest.in_(list(map(bindparam, NAME_KINDS)))).limit(1)
)
_NEW = insert(subjects)
_SUBJECT = select(subjects.c.id, subjects.c.entity_type, subjects.c.public_key).where(
    subjects.c.id == bindparam("id")
)
_KNOWN = select(aliases.c.kind, aliases.c.digest).where(aliases.c.subject == bindparam("id"))
# All three columns of the key, or the database reads every claim there is.
_CLAIMED = select(claims.c.digest, claims.c.subject).where(
    claims.c.entity_type == bindparam("entity_type"),
    claims.c.kind.in_(bindparam("kinds", expanding=True)),
    claims.c.digest.in_(bindparam("digests", expanding=True)),
)
_FOUND = select(aliases.c.subject).where(
    aliases.c.digest == bindparam("digest"), aliases.c.kind == bindparam("kind")
)
_FOUND_OF_TYPE = _FOUND.join(subjects).where(subjects.c.entity_type == bindparam("entity_type"))


def find(
    connection: Connection, index: BlindIndex, alias: Alias, entity_type: str | None
) -> frozenset[str]:
    """Subjects known under exactly this alias, of one entity type if given."""
    if not alias.text.strip():
        return frozenset()
    wanted = {"digest": index.alias(alias), "kind": alias.kind}
    if entity_type is None:
        return frozenset(connection.scalars(_FOUND, wanted))
    return frozenset(connection.scalars(_FOUND_OF_TYPE, {**wanted, "entity_type": entity_type}))


def knows(connection: Connection, index: BlindIndex, name: str) -> bool:
    """Whether ``name`` is somebody's name, or all its parts are of one person's name."""
    if not name.strip():
        return False
    whole = {kind: index.alias(Alias(kind, name)) for kind in NAME_KINDS}
    if connection.scalar(_NAMED, whole) is not None:
        return True
    single = index.parts(name)
    return bool(single) and one_bears(connection, single)


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


def claimant(
    connection: Connection, index: BlindIndex, entity_type: str, new: Collection[Alias]
) -> str | None:
    """The subject that already owns one of the strong aliases, in the order given."""
    strong = [alias for alias in new if alias.kind not in SOFT_KINDS]
    if not strong:
        return None
    digests, kinds = [index.alias(alias) for alias in strong], sorted({a.kind for a in strong})
    wanted = {"entity_type": entity_type, "kinds": kinds, "digests": digests}
    found = connection.execute(_CLAIMED, wanted)
    owners = {row.digest: row.subject for row in found}
    return next((owners[digest] for digest in digests if digest in owners), None)


@dataclass(frozen=True, slots=True)
class Subject:
    """What sealing to a subject needs.

    Attributes:
        id: of the subject.
        entity_type: what it is.
        public_key: of the subject.
    """

    id: str
    entity_type: str
    public_key: str


def add_subject(
    connection: Connection, recipients: Recipients, entity_type: str
) -> tuple[Subject, list[dict[str, object]]]:
    """A new subject, and its secret as rows for the keyring. The secret is forgotten."""
    secret = Identity.generate()
    subject = Subject(str(uuid4()), entity_type, secret.recipient)
    connection.execute(_NEW, {**asdict(subject), "created": now()})
    return subject, custody.seal_shares(subject.id, secret, recipients)


def learn(connection: Connection, index: BlindIndex, subject: str, new: Collection[Alias]) -> int:
    """Seal those of the aliases that are not known yet of this subject; how many those were.

    Raises:
        UsageError: no such subject, or a blank alias.
    """
    row = connection.execute(_SUBJECT, {"id": subject}).one_or_none()
    if row is None:
        raise UsageError(f"no subject {subject} in this vault")
    known = {(kind, digest) for kind, digest in connection.execute(_KNOWN, {"id": subject})}
    fresh = {key: alias for key, alias in _keyed(index, new).items() if key not in known}
    _claim(connection, Subject(*row), fresh)
    _store(connection, index, Subject(*row), fresh)
    return len(fresh) + _tell(connection, index, subject, new)


def learn_first(
    connection: Connection,
    index: BlindIndex,
    subject: Subject,
    new: Collection[Alias],
    *,
    distinct: bool,
) -> None:
    """Seal the aliases of a subject that was added just now.

    Args:
        connection: open transaction.
        index: of the project.
        subject: the new one.
        new: aliases.
        distinct: whether others may have been the first to bear the strong ones.

    Raises:
        UsageError: a blank alias.
        Outrun: not ``distinct``, and somebody was faster.
    """
    fresh = _keyed(index, new)
    strong = sum(kind not in SOFT_KINDS for kind, _ in fresh)
    if _claim(connection, subject, fresh) < strong and not distinct:
        raise Outrun
    _store(connection, index, subject, fresh)
    _tell(connection, index, subject.id, new)


_Keyed = Mapping[tuple[str, bytes], Alias]


def _keyed(index: BlindIndex, new: Collection[Alias]) -> _Keyed:
    """Aliases by what tells them apart."""
    keyed: dict[tuple[str, bytes], Alias] = {}
    for alias in new:
        if alias.kind == "trait":
            continue
        keyed.setdefault((alias.kind, index.alias(alias)), alias)
    return keyed


def _claim(connection: Connection, subject: Subject, fresh: _Keyed) -> int:
    """Claim the strong aliases; how many of them were nobody's."""
    about = {"entity_type": subject.entity_type, "subject": subject.id}
    strong = [(kind, digest) for kind, digest in sorted(fresh) if kind not in SOFT_KINDS]
    return put(
        connection, claims, *({**about, "kind": kind, "digest": digest} for kind, digest in strong)
    )


def _store(connection: Connection, index: BlindIndex, subject: Subject, fresh: _Keyed) -> None:
    put(connection, aliases, *(_alias(subject, alias, key[1]) for key, alias in fresh.items()))
    if subject.entity_type == PERSON:
        names = (alias.text for (kind, _), alias in fresh.items() if kind in NAME_KINDS)
        digests = sorted({digest for name in names for digest in index.parts(name)})
        put(connection, parts, *({"digest": digest, "subject": subject.id} for digest in digests))


def _tell(connection: Connection, index: BlindIndex, subject: str, new: Collection[Alias]) -> int:
    """Keep the digests of what is told of a subject; how many were new."""
    told = sorted({index.trait(subject, alias.text) for alias in new if alias.kind == "trait"})
    return put(connection, traits, *({"subject": subject, "digest": digest} for digest in told))


class Outrun(Exception):
    """Another writer was the first to bear a strong alias."""


def _alias(subject: Subject, alias: Alias, digest: bytes) -> dict[str, object]:
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


def facts_of(connection: Connection) -> dict[str, str]:
    """The small facts that the store keeps about itself."""
    query = select(meta.c.key, meta.c.value)
    return {row.key: row.value for row in connection.execute(query)}
