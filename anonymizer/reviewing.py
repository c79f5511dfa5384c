"""The reviews of a project: the part of a project that a second pair of eyes needs."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path

from anonymizer.house import House
from anonymizer.model import Mention
from anonymizer.policy import Policy
from anonymizer.ports import Detector
from anonymizer.review import Listed, Review
from anonymizer.review.desk import Desk
from anonymizer.review.handover import take_in
from anonymizer.review.opening import Wish, open_review, reopen
from anonymizer.review.rules import Rule, rules, unlearn
from anonymizer.review.settings import FILE, ReviewSettings, load_review_settings
from anonymizer.review.shelf import listed
from anonymizer.review.together import Together
from anonymizer.sources import Source, document_of
from anonymizer.vault import KeySource, Vault


class Reviewing:
    """What :class:`anonymizer.project.Project` can do about reviews."""

    path: Path
    vault: Vault

    def review(
        self,
        source: Source,
        *,
        language: str = "auto",
        policy: str | None = None,
        series: str | None = None,
        mentions: Sequence[Mention] | None = None,
        style: str | None = None,
    ) -> Review:
        """Review a story step by step; go on with it if it was begun before.

        What is done is on the disk, sealed to the editors, before it is shown. See
        ``docs/review.md``.

        Args:
            source, language, policy, series, mentions, style: as for :meth:`anonymize`. The same
                text with the same arguments is the same review.

        Raises:
            VaultRefused: another window or process has this review open.
            InputError: unreadable, unsupported or over a limit.
            DetectionError: a detector failed; nothing was begun.
        """
        wish = Wish(self._scope(series), policy, style)
        return open_review(self._desk(), document_of(source, language), wish, mentions)

    def review_together(
        self,
        sources: Sequence[Source],
        *,
        series: str,
        language: str = "auto",
        policy: str | None = None,
        style: str | None = None,
    ) -> Together:
        """Review the stories of a series: who is who is read from all of them.

        Args:
            sources, series, language, policy, style: as for :meth:`anonymize_series`.

        Returns:
            What opens each of them, in whatever order.
        """
        documents = [document_of(source, language) for source in sources]
        return Together(self._desk(), documents, Wish(self._scope(series), policy, style))

    def reopen_review(self, review_id: str) -> Review:
        """Go on with one of :meth:`reviews`, without its source at hand.

        Raises:
            UsageError: there is no review of that id.
            VaultRefused: it is open in another window or process.
        """
        return reopen(self._desk(), review_id)

    def reviews(self) -> tuple[Listed, ...]:
        """The reviews of this project, those begun first coming first."""
        return tuple(listed(self.path, self.vault))

    def import_review(
        self,
        path: str | Path,
        *,
        identities: Sequence[KeySource] = (),
        passphrase: str | None = None,
    ) -> Review:
        """Go on with a review that a colleague exported.

        Args:
            path: of the sealed file.
            identities: key files of an editor, instead of the project's own ``editor.key``.
            passphrase: opens the key file, if it is protected.

        Raises:
            VaultLocked: no key opens the file.
            CommandRefused: the review went on here, too.
            VaultRefused: it is open in another window or process.
        """
        desk = self._desk()
        return reopen(desk, take_in(desk, Path(path), identities, passphrase))

    def rules(self) -> tuple[Rule, ...]:
        """What reviews taught this project, see ``docs/review.md``."""
        return rules(self.vault, self.path / FILE)

    def unlearn(self, rule: str) -> None:
        """Forget one of :meth:`rules`. Stories that were written stay as they are.

        Raises:
            UsageError: there is no such rule.
        """
        unlearn(self.vault, self.path / FILE, rule)

    def review_settings(self) -> ReviewSettings:
        """What the project asks of a sign-off.

        Raises:
            ConfigurationError: settings that make no sense.
        """
        return load_review_settings(self.path / FILE)

    def _desk(self) -> Desk:
        vault, settings = self.vault, self.review_settings
        return Desk(self.path, vault, self.policy, self.house, self.detector, settings)

    @abstractmethod
    def detector(self) -> Detector:
        """The detection, with the readers that the project's settings name."""

    @abstractmethod
    def policy(self, name: str | None = None) -> Policy:
        """The policy of that name, as the project changes it."""

    @abstractmethod
    def house(self, style: str | None = None) -> House:
        """The house style of the project."""

    @abstractmethod
    def _scope(self, series: str | None) -> str: ...
