"""A change to the vault in the making: what is to be stored, and what the audit will say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from anonymizer.vault.recipients import Recipients

#: Event of the entry of a batch; its detail lists the events of which it is made.
BATCH = "batch"

Row = Mapping[str, object]


@dataclass(slots=True)
class Change:
    """A change in the making. Nothing is stored unless something is noted in the end.

    Attributes:
        connection: open transaction of the records.
        recipients: who is sealed to.
        notes: events with their details, in order.
        touched: subjects and reservations whose rows change.
        shares: subject -> what is to be all its rows in the keyring: ``id``, ``subject``,
            ``custodian``, ``sealed``.
        resealed: those of them that have rows already, which go.
        erased: subjects whose rows in the keyring go for good.
        rows: digests that the audit says beside those of what is touched.
        new_recipients: if they change.
    """

    connection: Connection
    recipients: Recipients
    notes: list[tuple[str, Mapping[str, object]]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    shares: dict[str, Sequence[Row]] = field(default_factory=dict)
    resealed: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    rows: dict[str, str] = field(default_factory=dict)
    new_recipients: Recipients | None = None

    def reseal(self, subject: str, rows: Sequence[Row]) -> None:
        """Replace the shares of a known subject. Such a change may change nothing else."""
        self.shares[subject] = rows
        self.resealed.add(subject)

    def note(self, event: str, detail: Mapping[str, object], *touched: str) -> None:
        """Say what the audit will say."""
        self.notes.append((event, detail))
        self.touched.update(touched)

    def take_in(self, part: Change) -> None:
        """Add a part that succeeded."""
        self.notes += part.notes
        self.touched |= part.touched
        self.shares.update(part.shares)
        self.resealed |= part.resealed
        self.erased |= part.erased
        self.rows |= part.rows
        self.new_recipients = part.new_recipients or self.new_recipients

    def entry(self) -> tuple[str, Mapping[str, object]]:
        """Event and detail of the one entry that tells all of it."""
        if len(self.notes) == 1:
            return self.notes[0]
        return BATCH, {"events": [{"event": event, **detail} for event, detail in self.notes]}
