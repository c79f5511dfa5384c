"""A project directory: its paths, ``anonymizer.toml`` and ``project.age``.

::

    anonymizer.toml      format, id and date of the project; the policy may stand there too
    editor.key           identity of the first editor      (0600; may live elsewhere)
    custodian.key        identity of the first custodian   (0600; must be moved away)
    reviews/             one sealed log for each story under review   (0700)
    vault/               (0700)
      project.age        index key and store keys, sealed to editors and custodians
      records.db         subjects, sealed aliases, blind index, pseudonyms   (SQLCipher)
      keyring.db         subject secrets, sealed to custodians               (SQLCipher)
      recipients.toml    public keys
      audit.jsonl        the signed chain of changes and openings
      lock               empty; whoever writes holds it
      queue              empty; who writes next holds it
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from anonymizer.errors import (
    ConfigurationError,
    ProjectVersionError,
    VaultError,
    VaultLocked,
    VaultTampered,
)
from anonymizer.vault.crypto import Identity, random_key, seal, unseal
from anonymizer.vault.recipients import Recipients

#: Version of everything below a project directory.
FORMAT = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are."""

    directory: Path

    @property
    def settings(self) -> Path:
        """``anonymizer.toml``."""
        return self.directory / "anonymizer.toml"

    @property
    def editor_key(self) -> Path:
        """Identity of the first editor."""
        return self.directory / "editor.key"

    @property
    def custodian_key(self) -> Path:
        """Identity of the first custodian, until it is moved away."""
        return self.directory / "custodian.key"

    @property
    def vault(self) -> Path:
        """The directory of all the rest."""
        return self.directory / "vault"

    @property
    def sealed_keys(self) -> Path:
        """``project.age``."""
        return self.vault / "project.age"

    @property
    def records(self) -> Path:
        """``records.db``."""
        return self.vault / "records.db"

    @property
    def keyring(self) -> Path:
        """``keyring.db``."""
        return self.vault / "keyring.db"

    @property
    def recipients(self) -> Path:
        """``recipients.toml``."""
        return self.vault / "recipients.toml"

    @property
    def audit(self) -> Path:
        """``audit.jsonl``."""
        return self.vault / "audit.jsonl"

    @property
    def reviews(self) -> Path:
        """Folder of the reviews: sealed logs that hold originals."""
        return self.directory / "reviews"

    @property
    def lock(self) -> Path:
        """The file that writers lock."""
        return self.vault / "lock"

    @property
    def queue(self) -> Path:
        """The file that the writer locks who is next."""
        return self.vault / "queue"


@dataclass(frozen=True, slots=True)
class ProjectKeys:
    """What ``project.age`` holds.

    Attributes:
        project: id of the project.
        created: UTC time, ISO 8601.
        index: key of the blind index, 32 bytes.
        records, keyring: raw SQLCipher keys, 32 bytes each.
    """

    project: str
    created: str
    index: bytes = field(repr=False)
    records: bytes = field(repr=False)
    keyring: bytes = field(repr=False)

    @classmethod
    def generate(cls, project: str, created: str) -> ProjectKeys:
        """Keys of a new project."""
        return cls(project, created, random_key(), random_key(), random_key())

    def seal(self, recipients: Recipients) -> bytes:
        """The content of ``project.age``."""
        payload = {
            "format": FORMAT,
            "project": self.project,
            "created": self.created,
            "index_key": self.index.hex(),
            "records_key": self.records.hex(),
            "keyring_key": self.keyring.hex(),
        }
        return seal(payload, (*recipients.editors, *recipients.custodians))

    @classmethod
    def unseal(cls, sealed: bytes, identities: Sequence[Identity]) -> ProjectKeys:
        """The reverse of :meth:`seal`.

        Raises:
            VaultTampered: it does not open, or lacks a key.
        """
        payload = unseal(sealed, identities)
        try:
            return cls(
                project=str(payload["project"]),
                created=str(payload["created"]),
                index=bytes.fromhex(str(payload["index_key"])),
                records=bytes.fromhex(str(payload["records_key"])),
                keyring=bytes.fromhex(str(payload["keyring_key"])),
            )
        except (KeyError, ValueError):
            raise VaultTampered("project.age lacks a key: restore it from a backup") from None


@dataclass(frozen=True, slots=True)
class Settings:
    """The ``[project]`` part of ``anonymizer.toml``.

    Attributes:
        project: id.
        created: UTC time, ISO 8601.
        store: address of the database, if the vault is in PostgreSQL.
        format: version of the project.
    """

    project: str
    created: str
    store: str | None = None
    format: int = FORMAT

    def render(self) -> str:
        """The text of a new ``anonymizer.toml``."""
        lines = [
            "# Settings of this project. Nothing in here is secret.\n",
            "[project]",
            f"format = {FORMAT}",
            f'id = "{self.project}"',
            f'created = "{self.created}"',
        ]
        if self.store is not None:
            # A JSON string of plain ASCII is a TOML basic string.
            lines.append(f"store = {json.dumps(self.store)}")
        return "\n".join(lines) + "\n"

    @classmethod
    def read(cls, path: Path) -> Settings:
        """Read and check the file.

        Raises:
            ConfigurationError: no project here, or the file cannot be read.
            ProjectVersionError: made by a newer version of this software.
        """
        try:
            data = tomllib.loads(path.read_text("utf-8"))
            project = data["project"]
            version = project["format"]
            store = project.get("store")
            settings = cls(
                str(project["id"]),
                str(project["created"]),
                None if store is None else str(store),
                version,
            )
        except FileNotFoundError:
            raise ConfigurationError(f"no project here: {path} is missing") from None
        except (OSError, ValueError, KeyError, TypeError):
            raise ConfigurationError(
                f"{path} cannot be read, or its [project] part lacks format, id or created"
            ) from None
        check_format(version)
        return settings


def project_id(directory: Path) -> str:
    """The id of the project in a directory.

    Raises:
        ConfigurationError: no project there.
    """
    return Settings.read(Layout(directory).settings).project


def check_format(version: object) -> None:
    """Whether this software may work on a format.

    Raises:
        ProjectVersionError: it is newer.
        ConfigurationError: it is no version at all.
    """
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ConfigurationError("the project's format version is not a number from 1 up")
    if version > FORMAT:
        raise ProjectVersionError(
            f"the project has format {version}, this software knows {FORMAT}: update it"
        )


def open_keys(layout: Layout, settings: Settings, identities: Sequence[Identity]) -> ProjectKeys:
    """The project's keys, if one of the identities opens them.

    Raises:
        VaultLocked: no identity belongs to this project.
        VaultTampered: one does, but ``project.age`` is damaged or of another project.
    """
    sealed = read_bytes(layout.sealed_keys)
    try:
        keys = ProjectKeys.unseal(sealed, identities)
    except VaultTampered:
        members = _members(layout)
        if members is None or members.isdisjoint(identity.recipient for identity in identities):
            raise VaultLocked("none of the given keys belongs to this project") from None
        raise VaultTampered("project.age is damaged: restore it from a backup") from None
    if (keys.project, keys.created) != (settings.project, settings.created):
        raise VaultTampered("anonymizer.toml and project.age are of different projects")
    return keys


def _members(layout: Layout) -> set[str] | None:
    """Public keys of the project; ``None`` where they stand in a database that is still closed."""
    if not layout.recipients.exists() and not layout.audit.exists():
        return None
    public = Recipients.parse(read_text(layout.recipients))
    return {*public.editors, *public.custodians}


def read_bytes(path: Path) -> bytes:
    """A file of the vault.

    Raises:
        VaultTampered: it is missing.
        VaultError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise VaultTampered(f"{path.name} is missing: restore it from a backup") from None
    except OSError as error:
        raise VaultError(f"cannot read {path}: {error.strerror}") from None


def read_text(path: Path) -> str:
    """A text file of the vault.

    Raises:
        VaultTampered: it is missing or not UTF-8.
        VaultError: it cannot be read.
    """
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise VaultTampered(f"{path.name} is not UTF-8: restore it from a backup") from None
