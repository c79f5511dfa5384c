"""What a person agreed to, and how long they may be kept.

The newest record holds. State, uses and last day stand open to every editor, so that a story can be
stopped; who took the consent, how and where is sealed to the subject, as the names are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Table, func, insert, select

from anonymizer.errors import ConfigurationError, UsageError
from anonymizer.vault.change import Change
from anonymizer.vault.crypto import Identity, open_row, seal
from anonymizer.vault.keys import now
from anonymizer.vault.naming import bearer
from anonymizer.vault.schema import consents, plain, retentions, subjects
from anonymizer.vault.vouching import fingerprint

GIVEN, WITHDRAWN = "given", "withdrawn"


@dataclass(frozen=True, slots=True)
class Consent:
    """The consent of one subject as it stands.

    Attributes:
        state: ``"given"`` or ``"withdrawn"``.
        uses: what for, one word each, such as ``"publication"`` or ``"court"``.
        until: last day on which it holds (ISO 8601), if it has one.
        recorded: UTC time, ISO 8601.
    """

    state: str
    uses: tuple[str, ...]
    until: str | None
    recorded: str

    def objection(self, use: str, today: str) -> str | None:
        """Why a story of this person must not be published; ``None`` if it may.

        Args:
            use: what publishing is called in this project.
            today: ISO 8601.
        """
        if self.state == WITHDRAWN:
            return "this person has withdrawn their consent"
        if self.until is not None and self.until < today:
            return f"this person's consent ended on {self.until}"
        if use not in self.uses:
            return f"this person's consent does not cover the use {use!r}"
        return None


@dataclass(frozen=True, slots=True)
class Rule:
    """What a project asks for: the part ``[consent]`` of ``anonymizer.toml``.

    Attributes:
        use: what publishing is called.
        required: whether somebody without any record of consent is an objection too.
    """

    use: str = "publication"
    required: bool = False

    @classmethod
    def read(cls, settings: Path) -> Rule:
        """The rule of a project.

        Raises:
            ConfigurationError: ``use`` is no word, ``required`` is not true or false.
        """
        table = tomllib.loads(settings.read_text("utf-8")).get("consent", {})
        use, required = table.get("use", "publication"), table.get("required", False)
        known = table.keys() <= {"use", "required"}
        if not (known and isinstance(use, str) and use and isinstance(required, bool)):
            raise ConfigurationError(
                f"{settings}: [consent] takes use (one word) and required (true or false)"
            )
        return cls(use, required)


def objection(connection: Connection, pseudonym: str, rule: Rule) -> str | None:
    """Why nobody must be published under this pseudonym; ``None`` if they may."""
    subject = bearer(connection, pseudonym)
    if subject is None:
        return None
    last = retained_until(connection, subject)
    if last is not None and last < today():
        return f"this person was to be kept until {last}: erase them"
    found = consent_of(connection, subject)
    if found is None:
        return "this person's consent is not recorded" if rule.required else None
    return found.objection(rule.use, today())


def today() -> str:
    """The day in UTC, ISO 8601."""
    return datetime.now(UTC).date().isoformat()


def day(text: str) -> str:
    """A day as it is stored.

    Raises:
        UsageError: it is none.
    """
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError("a day is written as 2027-12-31") from None


def record(
    change: Change,
    subject: str,
    state: str,
    uses: Collection[str],
    until: str | None,
    note: str,
) -> None:
    """Add a record of consent; see :meth:`anonymizer.vault.vault.Vault.consent`.

    Raises:
        UsageError: no such subject, consent for no use, or a use that is not one word.
    """
    if any(len(use.split()) != 1 for use in uses):
        raise UsageError("a use is one word, such as publication")
    if (state == GIVEN) != bool(uses):
        raise UsageError("say what the consent is for; a withdrawal is for nothing")
    public_key = _public_key(change.connection, subject)
    row: dict[str, object] = {
        "id": str(uuid4()),
        "subject": subject,
        "number": _next(change.connection, consents, subject),
        "recorded": now(),
        "state": state,
        "uses": " ".join(sorted(set(uses))),
        "until": until,
    }
    payload = {"table": consents.name, "row": row["id"], **row, "note": note}
    sealed = seal(payload, [public_key])
    change.connection.execute(
        insert(consents).values(**row, sealed=sealed, fingerprint=fingerprint(sealed))
    )
    change.note(f"consent.{state}", {"subject": subject}, subject)


def retain(change: Change, subject: str, until: str | None) -> None:
    """Say how long a subject may be kept; ``None`` is without end.

    Raises:
        UsageError: no such subject.
    """
    _public_key(change.connection, subject)
    number = _next(change.connection, retentions, subject)
    row = {"subject": subject, "number": number, "recorded": now(), "until": until}
    change.connection.execute(insert(retentions).values(row))
    change.note("retention.set", {"subject": subject, "until": until}, subject)


def consent_of(connection: Connection, subject: str) -> Consent | None:
    """The newest record of a subject, if there is one."""
    query = select(*plain(consents)).where(consents.c.subject == subject)
    row = connection.execute(query.order_by(consents.c.number.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    return Consent(row.state, tuple(row.uses.split()), row.until, row.recorded)


def retained_until(connection: Connection, subject: str) -> str | None:
    """Last day on which a subject may be kept, if it has one."""
    query = select(retentions.c.until).where(retentions.c.subject == subject)
    return connection.scalar(query.order_by(retentions.c.number.desc()).limit(1))


def overdue(connection: Connection, day: str) -> tuple[str, ...]:
    """Subjects that may not be kept any longer on ``day`` (ISO 8601)."""
    newest = (
        select(retentions.c.subject, func.max(retentions.c.number).label("number"))
        .group_by(retentions.c.subject)
        .subquery()
    )
    query = (
        select(retentions.c.subject)
        .join(
            newest,
            (newest.c.subject == retentions.c.subject) & (newest.c.number == retentions.c.number),
        )
        .where(retentions.c.until < day)
    )
    return tuple(sorted(connection.scalars(query)))


def notes(connection: Connection, subject: str, secret: Identity) -> tuple[str, ...]:
    """The sealed notes of a subject's records, oldest first.

    Args:
        connection: to the records.
        subject: its id.
        secret: of the subject, as the custodians open it.

    Raises:
        VaultTampered: one does not open, or belongs elsewhere.
    """
    query = select(consents.c.id, consents.c.sealed).where(consents.c.subject == subject)
    return tuple(
        str(open_row(row.sealed, [secret], consents.name, row.id, subject).get("note", ""))
        for row in connection.execute(query.order_by(consents.c.number))
    )


def _public_key(connection: Connection, subject: str) -> str:
    key = connection.scalar(select(subjects.c.public_key).where(subjects.c.id == subject))
    if key is None:
        raise UsageError(f"no subject {subject} in this vault")
    return str(key)


def _next(connection: Connection, table: Table, subject: str) -> int:
    query = select(func.max(table.c.number)).where(table.c.subject == subject)
    return (connection.scalar(query) or 0) + 1
