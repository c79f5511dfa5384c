"""The gate: what must be true of a file before it is published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from anonymizer import pipeline
from anonymizer.lexicon.fold import fold
from anonymizer.model import Document, Verdict
from anonymizer.policy import shipped_policies
from anonymizer.release import with_sign_off
from anonymizer.reviewing import Reviewing
from anonymizer.sources import Source, document_of, file_of
from anonymizer.typography import starred_names
from anonymizer.verify import checks, verify
from anonymizer.verify.facts import facts
from anonymizer.verify.links import Links, PublicText


class Gate(Reviewing):
    """What :class:`anonymizer.project.Project` can say about finished files."""

    def check(
        self,
        source: Source,
        *,
        policy: str | None = None,
        data: bytes | None = None,
        against: Sequence[PublicText] = (),
    ) -> Verdict:
        """What a stranger would find in a finished story, and whether somebody answers for it.

        A sign-off is asked for where ``[review] sign_off`` says so, or where the project has
        written or signed off any story in a review. What the signer answered for is no finding.

        Args:
            source: as for :meth:`anonymize`.
            policy: what may stay in it; by default the one under which it was signed off.
            data: the file byte for byte, for a ``source`` that is a document.
            against: texts that are public already, see :meth:`public_text`: does anybody in the
                story share rare details with one of them?
        """
        if data is None:
            document, data = file_of(source)
        else:
            document = document_of(source)
        signed = self.vault.sign_off_of(data)
        if policy is None and signed is not None and signed.policy in shipped_policies():
            policy = signed.policy
        rules = self.policy(policy)
        evidence = pipeline.examine(document, self.detector(), rules, self.vault)
        evidence = replace(evidence, pseudonyms=self._pseudonyms_in(document))
        put = checks(self.vault)
        verdict = verify(evidence, (*put, Links(against)) if against else put)
        asked = self.review_settings().sign_off
        if signed is None and not (self.vault.uses_sign_off() if asked is None else asked):
            return verdict
        return with_sign_off(verdict, signed, rules)

    def public_text(self, source: Source) -> PublicText:
        """A text that is public already, read for :meth:`check`.

        Args:
            source: as for :meth:`anonymize`.
        """
        document = document_of(source)
        found = self.detector().detect(document)
        return PublicText(document.name, facts(document.text, found))

    def pseudonyms_in(self, source: Source) -> tuple[str, ...]:
        """Pseudonyms of this project that a story shows with a star."""
        document = document_of(source)
        return tuple(sorted(self._pseudonyms_in(document)))

    def _pseudonyms_in(self, document: Document) -> frozenset[str]:
        shown = starred_names(document)
        return frozenset(p for p in self.vault.pseudonyms() if fold(p) in shown)
