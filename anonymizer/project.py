"""A project: a folder with its settings and its sealed vault, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from anonymizer import pipeline
from anonymizer.errors import ConfigurationError, UsageError, VaultRefused
from anonymizer.gate import Gate
from anonymizer.house import House, house, load_house
from anonymizer.lexicon.fold import fold
from anonymizer.model import Action, Document, Mention
from anonymizer.policy import Policy, load_policy
from anonymizer.readers import load_readers
from anonymizer.results import Story, drafted
from anonymizer.scanning import detector
from anonymizer.sources import document_of
from anonymizer.surrogates import Style
from anonymizer.surrogates.nicknames import short_form
from anonymizer.surrogates.people import scope_of
from anonymizer.surrogates.proposals import objection
from anonymizer.surrogates.rules import Taken
from anonymizer.vault import KeySource, Revealed, Vault
from anonymizer.watch import WatchedDetector

SETTINGS = "anonymizer.toml"
SCOPE = "project"
"""Scope of pseudonyms where no series is named: one name for a person in the whole project."""


class Project(Gate):
    """An open project. Use it as a context manager.

    ::

        with anonymizer.Project.open("stories") as project:
            story = project.anonymize("In 2014 Juana Pérez left her home.")
    """

    def __init__(self, path: Path, vault: Vault) -> None:
        self.path = path
        self.vault = vault

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        passphrase: str | None = None,
        identities: Sequence[KeySource] = (),
        create: bool = True,
        store: str | None = None,
    ) -> Self:
        """Open the project in ``path``, or make one there.

        Args:
            path: folder of the project.
            passphrase: opens the editor's key; for a new project, protects the new keys. Without
                one the keys of a new project are the files ``editor.key`` and ``custodian.key``,
                and ``custodian.key`` must be moved away.
            identities: age identity files to open it with, instead of ``editor.key``.
            create: make the project if there is none.
            store: address of an empty PostgreSQL database for the vault of a new project.

        Raises:
            VaultLocked: no key opens it.
            VaultTampered: files are damaged.
            ProjectVersionError: made by a newer version.
            ConfigurationError: there is no project and none was to be made, or the folder holds
                something else.
        """
        folder = Path(path)
        if not (folder / SETTINGS).exists():
            if not create:
                raise ConfigurationError(
                    f"{folder}: no project here; `anonymizer vault init` makes one"
                )
            # one passphrase protects both files until the custodian sets one of her own
            vault = Vault.create(folder, editor=passphrase, custodian=passphrase, store=store)
            return cls(folder, vault)
        return cls(folder, Vault.open(folder, passphrase=passphrase, identities=identities))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the vault; keys are forgotten."""
        self.vault.close()

    def policy(self, name: str | None = None) -> Policy:
        """The policy ``name`` with what the project's settings change in it.

        Raises:
            PolicyError: no such policy, or settings that make no sense.
        """
        return load_policy(name, self.path / SETTINGS)

    def detector(self) -> WatchedDetector:
        """The detection, with the optional readers that the project's settings name.

        Raises:
            ConfigurationError: settings that make no sense.
        """
        return detector(load_readers(self.path / SETTINGS))

    def house(self, style: str | None = None) -> House:
        """The house style of the project.

        Args:
            style: how people are shown, instead of what the settings say.

        Raises:
            ConfigurationError: no such style, or settings that make no sense.
        """
        loaded = load_house(self.path / SETTINGS)
        return replace(loaded, people=house({"people": style}).people) if style else loaded

    def anonymize(
        self,
        source: str | Path | Document,
        *,
        language: str = "auto",
        policy: str | None = None,
        series: str | None = None,
        mentions: Sequence[Mention] | None = None,
        style: str | None = None,
        keep_original: bool = True,
        met: Mapping[int, str] | None = None,
    ) -> Story:
        """A story with pseudonyms, verified; the mapping goes into the vault.

        Args:
            source: a path, a text, or a document read before. A string that names an existing
                file counts as its path.
            language: ``"auto"``, ``"en"`` or ``"es"``.
            policy: name of a shipped policy or path of a TOML file; the project's own by default.
            series: scope of the pseudonyms, if not the whole project.
            mentions: what the detector found already.
            style: how people are shown: ``"given"``, ``"full"``, ``"initial"`` or ``"role"``;
                by default what the project's settings say.
            keep_original: seal a working copy of the original, from which custodians restore it.
            met: who is known otherwise: start of a person's first mention -> id of the subject.

        Raises:
            ConfigurationError: no such style, or settings that make no sense.
            PseudonymsExhausted: the style has no free pseudonym left.
            InputError: unreadable, unsupported or over a limit.
            DetectionError: a detector failed; nothing was written.
            VaultError: the vault refuses.
        """
        document = document_of(source, language)
        scope = self._scope(series)
        draft = pipeline.draft(
            document,
            self.detector(),
            self.policy(policy),
            self.vault,
            scope,
            mentions,
            house=self.house(style),
            series=series is not None,
            met=met,
        )
        if keep_original:
            people = {r.subject for r in draft.replacements if r.action is Action.PSEUDONYM}
            spans = [(p.start, p.end, p.output_start, p.output_end) for p in draft.rendering.placed]
            self.vault.keep_original(draft.output, document.text, alignment=spans, people=people)
        return drafted(draft)

    def anonymize_series(
        self,
        sources: Sequence[str | Path | Document],
        *,
        series: str,
        language: str = "auto",
        policy: str | None = None,
        mentions: Sequence[Sequence[Mention]] | None = None,
        style: str | None = None,
        keep_original: bool = True,
    ) -> Iterator[Story]:
        """The stories of a series, which are read together first.

        So a person who has only a nickname in the first file, and the whole name in the last, gets
        one pseudonym in all of them.

        Args:
            sources, language, policy, style, keep_original: as for :meth:`anonymize`.
            series: name of the series.
            mentions: what the detector found already, for each source.

        Yields:
            One story for each source, in their order; what was yielded is in the vault.
        """
        documents = [document_of(source, language) for source in sources]
        finder = self.detector()
        found = mentions or [finder.detect(document) for document in documents]
        subjects: dict[str, str] = {}
        people = pipeline.who_is_who(documents, found)
        for document, own, labels in zip(documents, found, people, strict=True):
            story = self.anonymize(
                document,
                policy=policy,
                series=series,
                mentions=own,
                style=style,
                keep_original=keep_original,
                met={start: subjects[who] for start, who in labels.items() if who in subjects},
            )
            for mention in story.mentions:
                if mention.surrogate is not None and mention.start in labels:
                    subjects.setdefault(labels[mention.start], mention.subject)
            yield story

    def reveal(
        self,
        name: str,
        identities: Iterable[KeySource],
        reason: str,
        passphrase: str | None = None,
    ) -> Revealed:
        """Open the sealed names of the person whose pseudonym is ``name``. The audit records it.

        Args:
            name: a pseudonym.
            identities: age identity files of a custodian.
            reason: why; stands in the audit chain.
            passphrase: opens the identity files, if they are protected.

        Raises:
            VaultLocked: these identities are no custodian's.
            VaultRefused: no reason was given.
            UsageError: nobody has that pseudonym.
        """
        return self.vault.reveal(name, tuple(identities), reason, passphrase=passphrase)

    def rename(
        self,
        current: str,
        new: str,
        *,
        document: str | Path | Document | None = None,
        series: str | None = None,
    ) -> None:
        """Give a person another pseudonym, such as one that the person chose.

        It keeps the rules of every pseudonym. Those about the real names (another initial, another
        sound) can be checked only with the testimony at hand: what is sealed stays sealed.

        Args:
            current: the pseudonym the person bears.
            new: the pseudonym to bear from now on.
            document: the testimony, as it came in.
            series: as for :meth:`anonymize`.

        Raises:
            UsageError: ``new`` breaks a rule, or nobody in the document bears ``current``.
            VaultRefused: nobody bears ``current``, or ``new`` is not free.
        """
        own: tuple[str, ...] = ()
        words: frozenset[str] = frozenset()
        others: tuple[str, ...] = ()
        if document is not None:
            scope = f"series:{series}" if series else SCOPE
            own, others, words = self._bearer(document_of(document), current, scope)
        broken = objection(new, own, Taken(words, self.vault.knows, others))
        if broken is not None:
            raise UsageError(f"the new pseudonym {broken.value}: choose another")
        subject = self.vault.rename(current, new)
        before, after = (short_form(name.partition(" ")[0]) for name in (current, new))
        if before not in current:
            with suppress(VaultRefused):  # the text may use no nickname
                self.vault.rename(before, after, subject=subject)

    def _bearer(
        self, document: Document, current: str, scope: str
    ) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
        """Real names of whoever bears a pseudonym in a document, others' pseudonyms, its words."""
        found = self.detector().detect(document)
        reading = pipeline.read(document, found, self.policy(), self.vault)
        shown = {
            entity: {
                name
                for style in Style
                if entity.subject
                and (name := self.vault.pseudonym(entity.subject, scope_of(scope, style)))
            }
            for entity in reading.resolution.entities
            if entity.entity_type == "PERSON"
        }
        bearer = next((e for e, names in shown.items() if fold(current) in map(fold, names)), None)
        if bearer is None:
            raise UsageError("nobody in that document bears the pseudonym to change")
        others = {name for e, names in shown.items() if e is not bearer for name in names}
        return bearer.names, tuple(sorted(others)), frozenset(fold(document.text).split())

    def decide_same(self, subject: str, other: str) -> None:
        """Remember that two subjects are one person, as a reviewer found.

        From now on whoever is known as ``other`` is ``subject`` and gets the pseudonym of
        ``subject``. Stories written before stay as they are: run them again.

        Args:
            subject: id of the one to keep.
            other: id of the one that is the same person.

        Raises:
            UsageError: not the ids of two subjects of this project.
        """
        self.vault.decide_same(subject, other)

    def decide_different(self, subject: str, other: str) -> None:
        """Remember that two subjects are two people: nobody is asked about them again.

        Args:
            subject, other: ids of two subjects.

        Raises:
            UsageError: not the ids of two subjects of this project.
        """
        self.vault.decide_different(subject, other)

    def _scope(self, series: str | None) -> str:
        return f"series:{series}" if series else SCOPE
