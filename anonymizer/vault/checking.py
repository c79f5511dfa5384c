"""Verifying a whole vault without opening anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from anonymizer.errors import VaultTampered
from anonymizer.vault import audit, postgres, sqlcipher
from anonymizer.vault.crypto import is_sealed
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keys import exposed
from anonymizer.vault.layout import FORMAT
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.schema import aliases, claims, consents, originals, pseudonyms, shares, undone
from anonymizer.vault.store import few, reading
from anonymizer.vault.subjects import facts_of, known_among
from anonymizer.vault.upgrading import UPGRADED
from anonymizer.vault.vouching import all_digests, all_share_digests, fingerprint


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to be mended that is not tampering.

    Attributes:
        code: short word, stable.
        message: one sentence for the editor.
    """

    code: str
    message: str


def verify(ledger: Ledger) -> tuple[Problem, ...]:
    """Check everything that can be checked without a custodian.

    Raises:
        VaultTampered: at the first thing that does not agree.
    """
    store = ledger.store
    found: list[Problem] = []
    with ledger.still():
        if not store.united:
            sqlcipher.check_pages(store.records, "records.db")
            sqlcipher.check_pages(store.keyring, "keyring.db")
        with reading(store.records) as connection, reading(store.keyring) as keyring:
            _check_facts(connection, ledger)
            _check_index(connection)
            said = _said(connection, ledger)
            _compare(said, all_digests(connection), "the records")
            if store.united and not postgres.reads_seals(store.records):
                found.append(Problem("seals-unread", _UNREAD))
            else:
                _compare(said, all_share_digests(keyring), "the keyring")
                if said:
                    raise VaultTampered("the vault lacks rows that the audit vouches for")
                _check_sealed(connection, (aliases, consents, originals))
                _check_sealed(keyring, (shares,))
    return (*found, *problems(ledger), *_real_names(ledger))


_UNREAD = (
    "your login reads no sealed column, so these were left aside: let a custodian's login verify"
)


def _check_facts(connection: Connection, ledger: Ledger) -> None:
    facts = facts_of(connection)
    if (facts.get("project"), facts.get("format")) != (ledger.keys.project, str(FORMAT)):
        raise VaultTampered("the records are of another project or format")


def _check_index(connection: Connection) -> None:
    """Whether every owner of a strong alias has that alias."""
    same = (claims.c.digest == aliases.c.digest) & (claims.c.subject == aliases.c.subject)
    empty = select(claims.c.subject).outerjoin(aliases, same).where(aliases.c.id.is_(None))
    if connection.execute(empty.limit(1)).first():
        raise VaultTampered("the index of the vault does not match its names")


def _said(connection: Connection, ledger: Ledger) -> dict[str, bytes]:
    """What the audit says of the rows of every subject in the end."""
    skip = set(connection.scalars(select(undone.c.seq)))
    said: dict[str, bytes] = {}
    for entry in ledger.entries():
        if entry.seq in skip:
            continue
        if entry.event == UPGRADED:
            # It names every row that there is, in its new form.
            said.clear()
        said.update({key: bytes.fromhex(digest) for key, digest in entry.rows.items()})
    return {key: digest for key, digest in said.items() if digest}


def _compare(said: dict[str, bytes], digests: Iterable[tuple[str, str]], what: str) -> None:
    """Take out of ``said`` what is found, if it is as it was said."""
    for key, digest in digests:
        if said.pop(key, None) != bytes.fromhex(digest):
            raise VaultTampered(f"rows of {what} differ from what the audit vouches for")


def _check_sealed(connection: Connection, tables: Iterable[Table]) -> None:
    for table in tables:
        (key,) = table.primary_key.columns
        query = select(key.label("id"), table.c.sealed, table.c.fingerprint)
        with connection.execution_options(yield_per=1000).execute(query) as found:
            for row in found:
                if not is_sealed(row.sealed) or fingerprint(row.sealed) != row.fingerprint:
                    raise VaultTampered(f"row {row.id} of {table.name} is not what was sealed")


def problems(ledger: Ledger) -> Iterator[Problem]:
    """What the keepers of the vault should know and mend."""
    layout = ledger.layout
    if layout.custodian_key.exists():
        yield Problem(
            "custodian-key-beside-vault",
            f"move {layout.custodian_key} away from this machine: whoever has both reads all names",
        )
    for path in exposed(layout.directory):
        yield Problem("permissions", f"others may read {path}: chmod go= it")
    with reading(ledger.store.records) as connection:
        for seq in connection.scalars(select(undone.c.seq)):
            yield Problem(
                "undone",
                f"entry {seq} of the audit was not carried out: the process died, or the store "
                "was damaged, before it was acknowledged",
            )


def _real_names(ledger: Ledger) -> Iterator[Problem]:
    """Pseudonyms that somebody met later bears in earnest."""
    index = BlindIndex(ledger.keys.project, ledger.keys.index)
    query = select(pseudonyms.c.subject, pseudonyms.c.pseudonym).where(~pseudonyms.c.burned)
    with reading(ledger.store.records) as connection:
        given = connection.execute(query).all()
        for some in few(given):
            real = known_among(connection, index, [row.pseudonym for row in some])
            for row in some:
                if row.pseudonym in real:
                    yield Problem(
                        "pseudonym-is-real-name",
                        f"the pseudonym of subject {row.subject} is also a real name, learnt "
                        "later: give the subject another one",
                    )


def entries(ledger: Ledger) -> tuple[audit.Entry, ...]:
    """The audit, each entry checked.

    Raises:
        VaultTampered: the chain is broken.
    """
    with ledger.still():
        return tuple(ledger.entries())
