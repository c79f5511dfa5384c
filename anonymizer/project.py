"""A project: a folder with its settings and its sealed vault, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from anonymizer import formats, pipeline
from anonymizer.errors import ConfigurationError, UnreadableInput
from anonymizer.lexicon.fold import fold
from anonymizer.model import Action, Document, Mention, Verdict
from anonymizer.policy import Policy, load_policy
from anonymizer.results import Story, drafted
from anonymizer.scanning import detector, with_language
from anonymizer.typography import starred_names
from anonymizer.vault import KeySource, Revealed, Vault
from anonymizer.verify import checks, verify

SETTINGS = "anonymizer.toml"
SCOPE = "project"
"""Scope of pseudonyms where no series is named: one name for a person in the whole project."""


class Project:
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

    def anonymize(
        self,
        source: str | Path | Document,
        *,
        language: str = "auto",
        policy: str | None = None,
        series: str | None = None,
        mentions: Sequence[Mention] | None = None,
        keep_original: bool = True,
    ) -> Story:
        """A story with pseudonyms, verified; the mapping goes into the vault.

        Args:
            source: a path, a text, or a document read before. A string that names an existing
                file counts as its path.
            language: ``"auto"``, ``"en"`` or ``"es"``.
            policy: name of a shipped policy or path of a TOML file; the project's own by default.
            series: scope of the pseudonyms, if not the whole project.
            mentions: what the detector found already.
            keep_original: seal a working copy of the original, from which custodians restore it.

        Raises:
            InputError: unreadable, unsupported or over a limit.
            DetectionError: a detector failed; nothing was written.
            VaultError: the vault refuses.
        """
        document = self._document(source, language)
        scope = f"series:{series}" if series else SCOPE
        draft = pipeline.draft(
            document, detector(), self.policy(policy), self.vault, scope, mentions
        )
        if keep_original:
            people = {r.subject for r in draft.replacements if r.action is Action.PSEUDONYM}
            spans = [(p.start, p.end, p.output_start, p.output_end) for p in draft.rendering.placed]
            self.vault.keep_original(draft.output, document.text, alignment=spans, people=people)
        return drafted(draft)

    def check(self, source: str | Path | Document, *, policy: str | None = None) -> Verdict:
        """What a stranger would find in a finished story.

        Args:
            source: as for :meth:`anonymize`.
            policy: what may stay in it.
        """
        document = self._document(source, "auto")
        evidence = pipeline.examine(document, detector(), self.policy(policy))
        evidence = replace(evidence, pseudonyms=self._pseudonyms_in(document))
        return verify(evidence, checks(self.vault))

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

    def pseudonyms_in(self, source: str | Path | Document) -> tuple[str, ...]:
        """Pseudonyms of this project that a story shows with a star."""
        document = self._document(source, "auto")
        return tuple(sorted(self._pseudonyms_in(document)))

    def _pseudonyms_in(self, document: Document) -> frozenset[str]:
        shown = starred_names(document)
        return frozenset(p for p in self.vault.pseudonyms() if fold(p) in shown)

    def _document(self, source: str | Path | Document, language: str) -> Document:
        if isinstance(source, Document):
            return source
        path = Path(source) if isinstance(source, Path) or _names_file(source) else None
        if path is None:
            return with_language(Document("text", str(source)), language)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UnreadableInput(f"{path}: cannot be read ({error.strerror})") from None
        return with_language(formats.read(data, str(path)), language)


def _names_file(source: str) -> bool:
    if "\n" in source or len(source) > 1000:
        return False
    try:
        return Path(source).is_file()
    except (OSError, ValueError):
        return False
