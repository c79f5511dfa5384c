"""Opening subjects and stories: what a custodian does."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from anonymizer.vault import opening, originals
from anonymizer.vault.custodians import Custodians, check_reason
from anonymizer.vault.index import BlindIndex
from anonymizer.vault.keys import KeySource
from anonymizer.vault.ledger import Ledger
from anonymizer.vault.opening import Revealed
from anonymizer.vault.originals import Original
from anonymizer.vault.schema import subjects as subjects_table


class Guarding:
    """The part of a vault that custodians need."""

    _ledger: Ledger
    _index: BlindIndex
    custodians: Custodians

    def subject(self, name: str) -> str:
        """The subject that is meant: by its id, or by a pseudonym it bears.

        Raises:
            VaultRefused: there is none.
        """
        return self.custodians.bearer(name)[0]

    def reveal(
        self,
        pseudonym: str,
        identities: Sequence[KeySource],
        reason: str,
        *,
        passphrase: str | None = None,
        answers: Sequence[bytes] = (),
    ) -> Revealed:
        """Open the subject behind a pseudonym. An audit entry comes first, or nothing is opened.

        Args:
            pseudonym: as it stands in a text; accents and case do not matter.
            identities: key files or keys, a custodian's among them.
            reason: why; stands in the audit, sealed to the custodians.
            passphrase: for those key files that are encrypted.
            answers: of other custodians, to a request of :meth:`request`.

        Raises:
            VaultRefused: no reason, nobody bears the pseudonym, or the entry cannot be written.
            VaultLocked: no custodian's key, or too few custodians.
            VaultTampered: what is sealed does not open, belongs elsewhere, or a share is false.
        """
        check_reason(reason)
        opener = self.custodians.opener(identities, passphrase, answers)
        subject, shown = self.custodians.bearer(pseudonym)
        return opening.reveal(opener, subject, shown, reason)

    def reveal_story(
        self,
        story: str,
        identities: Sequence[KeySource],
        reason: str,
        answers: Sequence[bytes] = (),
    ) -> Original:
        """Open the original of a published story; otherwise as :meth:`reveal`.

        Args:
            story: its id (:meth:`story_of`).
            identities, reason, answers: as for :meth:`reveal`.
        """
        check_reason(reason)
        opener = self.custodians.opener(identities, None, answers)
        return opening.reveal_story(opener, story, reason)

    def is_story(self, subject: str) -> bool:
        """Whether a subject is the original of a story, not a person."""
        with self._ledger.reading() as connection:
            query = select(subjects_table.c.entity_type).where(subjects_table.c.id == subject)
            return connection.scalar(query) == originals.STORY

    def story_of(self, output: bytes) -> str | None:
        """The id of the sealed working copy of a published file, if there is one."""
        return self.custodians.story_of(output)

    def keep_original(
        self,
        output: bytes,
        text: str,
        *,
        alignment: originals.Alignment = (),
        people: Collection[str] = (),
    ) -> str:
        """Seal the original of a story, for custodians to restore it.

        Args:
            output: the published file, byte for byte.
            text: the original.
            alignment: which span of ``text`` became which of the story; half-open code points.
            people: ids of the subjects who appear; erasing one of them erases this too.

        Returns:
            The id of the story, a subject of its own.
        """
        with self._ledger.change() as change:
            return originals.keep(change, self._index, output, text, alignment, people)
