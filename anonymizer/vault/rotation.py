"""Changing who opens: custodians come and go, and every secret is shared anew among them.

First the list of recipients changes, so that whoever is enrolled from then on is sealed to the new
custodians; then the secrets of all known subjects are shared anew, some at a time. A rotation that
was interrupted goes on where it stopped. The names themselves are not sealed again.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from anonymizer.vault import custody, keys
from anonymizer.vault.change import Change
from anonymizer.vault.crypto import Identity
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.opening import Opener, joined
from anonymizer.vault.recipients import Recipients
from anonymizer.vault.requests import Answer, sealed_shares
from anonymizer.vault.schema import subjects
from anonymizer.vault.store import few, reading

#: Events of a change of recipients, and of secrets shared anew.
CHANGED, RESEALED = "recipients.changed", "shares.resealed"

# Subjects of which one entry tells: few entries, and little to do again after a crash.
_MANY = 200


def change_recipients(ledger: Ledger, new: Recipients, said: dict[str, object]) -> None:
    """Put a list of recipients in place of the present one.

    Args:
        ledger: of the vault.
        new: the list.
        said: what the audit says of it.

    Raises:
        UsageError: the threshold does not fit the custodians.
    """
    custody.check_threshold(new.threshold, len(new.custodians))
    with ledger.change(acknowledged=True) as change:
        change.new_recipients = new
        change.note(CHANGED, {**said, "threshold": new.threshold})
    seal_project_keys(ledger)


def seal_project_keys(ledger: Ledger) -> None:
    """Seal ``project.age`` to the present recipients."""
    keys.replace(ledger.layout.sealed_keys, ledger.keys.seal(ledger.recipients()))


def check_custodians(opener: Opener) -> None:
    """Whether enough custodians take part to change who they are.

    Raises:
        VaultLocked: too few.
    """
    custody.enough(len(opener.everybody()), opener.ledger.recipients().threshold)


def rotate(ledger: Ledger, identities: Sequence[Identity], answers: Sequence[Answer] = ()) -> int:
    """Share every secret anew among the present custodians.

    Args:
        ledger: of the vault.
        identities: those of custodians, also of former ones who still hold shares.
        answers: to a request for this.

    Returns:
        How many subjects were shared anew; those that were already are left as they are.

    Raises:
        VaultLocked: too few custodians; what was done so far stays done.
        VaultTampered: a share is false or does not open.
    """
    seal_project_keys(ledger)
    with reading(ledger.store.records) as connection:
        public_keys = dict(connection.execute(select(subjects.c.id, subjects.c.public_key)).all())
    count = 0
    for some in few(sorted(public_keys), _MANY):
        held = sealed_shares(ledger, some)
        secrets = {
            subject: joined(subject, public_keys[subject], held[subject], identities, answers)
            for subject in some
            if subject in held
        }
        if secrets:
            with ledger.change(acknowledged=True) as change:
                _reseal(change, secrets)
            count += len(secrets)
    return count


def _reseal(change: Change, secrets: dict[str, Identity]) -> None:
    for subject, secret in secrets.items():
        change.reseal(subject, custody.seal_shares(subject, secret, change.recipients))
    change.note(RESEALED, {"subjects": len(secrets)})
