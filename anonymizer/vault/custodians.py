"""What custodians do: ask each other, come and go, and watch over the audit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from anonymizer.errors import UsageError, VaultLocked, VaultRefused
from anonymizer.lexicon.fold import fold
from anonymizer.vault import (
    audit,
    checkpoints,
    keys,
    naming,
    originals,
    remembering,
    requests,
    rotation,
    subjects,
)
from anonymizer.vault.checkpoints import Checkpoint
from anonymizer.vault.crypto import check_recipient
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keys import KeySource
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.opening import Opener, reason_of
from anonymizer.vault.schema import subjects as subjects_table


@dataclass(frozen=True, slots=True)
class Custodians:
    """The custodians' part of a vault."""

    ledger: Ledger
    index: BlindIndex

    def request(
        self,
        pseudonyms: Iterable[str],
        identities: Sequence[KeySource],
        reason: str,
        *,
        output: bytes | None = None,
        passphrase: str | None = None,
    ) -> bytes:
        """A request to the other custodians to open something together; the audit records it.

        Args:
            pseudonyms: whom to open.
            identities: the key of the custodian who asks; answers are sealed to it.
            reason: why; the other custodians read it.
            output: a published file whose original is wanted.
            passphrase: for a key file that is encrypted.

        Raises:
            VaultRefused: no reason, or nothing is known that could be opened.
            VaultLocked: no custodian's key.
        """
        check_reason(reason)
        opener = self.opener(identities, passphrase)
        wanted = dict(map(self.bearer, pseudonyms))
        if output is not None and (story := self.story_of(output)) is not None:
            wanted[story] = "the original of a whole story"
        return requests.make(self.ledger, opener.custodians[0], wanted, reason)

    def requested(
        self,
        answers: Sequence[bytes],
        identities: Sequence[KeySource],
        passphrase: str | None = None,
    ) -> tuple[tuple[str, ...], str]:
        """What the request was about that some answers are to: subject ids, and the reason.

        Raises:
            VaultRefused: the audit knows no such request.
            VaultLocked: the answers are for other keys.
        """
        opener = self.opener(identities, passphrase, answers)
        entry = opener.request()
        if entry is None:
            raise UsageError("no answers were given")
        wanted = entry.detail.get("subjects")
        found = tuple(map(str, wanted)) if isinstance(wanted, list) else ()
        return found, reason_of(entry, opener.custodians)

    def opener(
        self,
        identities: Sequence[KeySource],
        passphrase: str | None,
        answers: Sequence[bytes] = (),
    ) -> Opener:
        """Who opens.

        Raises:
            VaultLocked: no custodian's key, or answers for other keys.
            VaultRefused: the audit knows no request that these are answers to.
        """
        opened = keys.load(identities, passphrase)
        given = requests.read_answers(answers, opened, self.ledger.keys.project)
        opener = Opener.of(self.ledger, opened, given)
        opener.request()
        return opener

    def bearer(self, pseudonym: str) -> tuple[str, str]:
        """Id of the subject behind a pseudonym (or of that id), and the pseudonym as it is kept.

        Raises:
            VaultRefused: there is none.
        """
        with self.ledger.reading() as connection:
            known = subjects.exists(connection, pseudonym)
            subject = pseudonym if known else naming.bearer(connection, pseudonym)
            if subject is None:
                raise VaultRefused("no subject of this vault has that id or bears that pseudonym")
            names = naming.all_pseudonyms(connection, subject)
        shown = next((name for name in names if fold(name) == fold(pseudonym)), None)
        return subject, shown or next(iter(names), subject)

    def change(
        self,
        identities: Sequence[KeySource],
        *,
        add: str | None = None,
        remove: str | None = None,
        threshold: int | None = None,
        passphrase: str | None = None,
    ) -> int:
        """Add or remove a custodian, or change how many open together, and share all secrets anew.

        Args:
            identities: of so many present custodians as open together.
            add, remove: public keys, ``age1...``.
            threshold: how many open together from now on; by default as before.
            passphrase: for those key files that are encrypted.

        Returns:
            How many subjects were shared anew.

        Raises:
            UsageError: a key is in the list already or not at all, or the threshold does not fit.
            VaultLocked: too few custodians take part.
        """
        opener = self.opener(identities, passphrase)
        rotation.check_custodians(opener)
        new, said = self.ledger.recipients(), dict[str, object]()
        if add is not None:
            check_recipient(add)
            new, said["added"] = new.with_recipient("custodian", add), add
        if remove is not None:
            new, said["removed"] = new.without_recipient("custodian", remove), remove
        rotation.change_recipients(
            self.ledger, new.with_threshold(threshold or new.threshold), said
        )
        return rotation.rotate(self.ledger, opener.custodians)

    def change_editors(self, *, add: str | None = None, remove: str | None = None) -> None:
        """Add or remove somebody who may add and look up.

        Args:
            add, remove: public keys, ``age1...``.

        Raises:
            UsageError: a key is in the list already or not at all, or is the last one.
        """
        new, said = self.ledger.recipients(), dict[str, object]()
        if add is not None:
            check_recipient(add)
            new, said["added"] = new.with_recipient("editor", add), add
        if remove is not None:
            new, said["removed"] = new.without_recipient("editor", remove), remove
        rotation.change_recipients(self.ledger, new, said)

    def rotate(
        self,
        identities: Sequence[KeySource],
        *,
        passphrase: str | None = None,
        answers: Sequence[bytes] = (),
    ) -> int:
        """Share all secrets anew among the present custodians; how many subjects that were.

        Args:
            identities: of custodians, also of former ones who still hold shares.
            passphrase: for those key files that are encrypted.
            answers: of other custodians, to a request of :meth:`request_rotation`.

        Raises:
            VaultLocked: too few custodians take part.
            VaultTampered: a share is false or does not open.
        """
        opened = keys.load(identities, passphrase)
        opener = self.opener(opened, None, answers)
        return rotation.rotate(self.ledger, opened, opener.answers)

    def request_rotation(
        self, identities: Sequence[KeySource], reason: str, *, passphrase: str | None = None
    ) -> bytes:
        """A request to the other custodians to share all secrets anew; see :meth:`request`."""
        check_reason(reason)
        opener = self.opener(identities, passphrase)
        with self.ledger.reading() as connection:
            everybody = dict.fromkeys(connection.scalars(select(subjects_table.c.id)), "")
        return requests.make(self.ledger, opener.custodians[0], everybody, reason, requests.ROTATE)

    def countersign(
        self, identities: Sequence[KeySource], *, passphrase: str | None = None
    ) -> Checkpoint:
        """Check the whole audit and sign where it ends, as a custodian; to be kept elsewhere.

        Raises:
            VaultTampered: the audit is not whole.
            VaultLocked: no custodian's key, or one that cannot sign.
        """
        opener = self.opener(identities, passphrase)
        return checkpoints.countersign(self.ledger, opener.custodians[0])

    def verify_audit(
        self,
        points: Sequence[Checkpoint] = (),
        identities: Sequence[KeySource] = (),
        *,
        passphrase: str | None = None,
    ) -> tuple[audit.Entry, ...]:
        """The audit, each entry checked, and the whole against checkpoints.

        Args:
            points: kept elsewhere.
            identities: of custodians, who so recognise their own countersignatures.
            passphrase: for those key files that are encrypted.

        Raises:
            VaultTampered: the chain is broken, cut, written anew, or an old copy.
        """
        opened = keys.load(identities, passphrase)
        with self.ledger.still():
            return checkpoints.compare(self.ledger, points, opened)

    def remember(self, identities: Sequence[KeySource], passphrase: str | None = None) -> None:
        """Put an editor's key into the keyring of the operating system.

        Raises:
            VaultLocked: none of the keys is an editor's.
            ConfigurationError: there is no keyring here.
        """
        editors = set(self.ledger.recipients().editors)
        for identity in keys.load(identities, passphrase):
            if identity.recipient in editors:
                remembering.remember(self.ledger.keys.project, identity)
                return
        raise VaultLocked("only the key of an editor of this project goes into the keyring")

    def story_of(self, output: bytes) -> str | None:
        """The id of the sealed working copy of a published file, if there is one."""
        with self.ledger.reading() as connection:
            return originals.story_of(connection, self.index, output)


def check_reason(reason: str) -> None:
    """Whether a reason was given.

    Raises:
        VaultRefused: none was.
    """
    if not reason.strip():
        raise VaultRefused("an opening needs a stated reason")
