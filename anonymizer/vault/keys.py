"""Key files: age identities as the stock tools write them, and the signing key of this device.

An identity file is what ``age-keygen`` writes: comment lines and ``AGE-SECRET-KEY-1...`` lines; or
such a file encrypted with a passphrase, which is what ``age -p`` makes of it.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
import pyrage

from anonymizer.errors import UsageError, VaultLocked, VaultRefused
from anonymizer.vault.crypto import Device, Identity

#: A key file, or a key in memory.
KeySource = str | Path | Identity

_PUBLIC = re.compile(r"\bage1[a-z0-9-]+")
_ENCRYPTED = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")


def now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def write_new(path: Path, data: bytes) -> None:
    """Write a file of mode 0600 that appears whole or not at all, and survives a crash.

    Raises:
        FileExistsError: ``path`` exists; it is left as it is.
    """
    temporary = _write_beside(path, data)
    try:
        # Unlike a rename, a link never replaces what is there: two makers, one winner.
        os.link(temporary, path)
    finally:
        temporary.unlink()
    sync_directory(path.parent)


def replace(path: Path, data: bytes) -> None:
    """Write a file of mode 0600 in place of ``path``, whole or not at all."""
    _write_beside(path, data).replace(path)
    sync_directory(path.parent)


def _write_beside(path: Path, data: bytes) -> Path:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with filling(path):
        try:
            descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    return temporary


@contextlib.contextmanager
def filling(path: Path) -> Iterator[None]:
    """Say it in the vault's own words when a file cannot be written: no space, no right.

    Raises:
        VaultRefused: it cannot.
    """
    try:
        yield
    except OSError as error:
        raise VaultRefused(f"cannot write {path}: {error.strerror}") from None


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable, where the system can."""
    if os.name == "posix":
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_identity(path: Path, identity: Identity, passphrase: str | None = None) -> None:
    """Write an identity file, encrypted if there is a passphrase.

    Raises:
        FileExistsError: ``path`` exists.
        UsageError: the passphrase is empty.
    """
    text = f"# created: {now()}\n# public key: {identity.recipient}\n{identity.secret()}\n".encode()
    if passphrase is not None:
        if not passphrase:
            raise UsageError("an empty passphrase protects nothing: give one, or none at all")
        text = pyrage.passphrase.encrypt(text, passphrase)
    write_new(path, text)


def read_identities(path: Path, passphrase: str | None = None) -> tuple[Identity, ...]:
    """All identities in a file; the passphrase is used only if the file is encrypted.

    Raises:
        VaultLocked: unreadable, no identity in it, passphrase missing or wrong.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise VaultLocked(
            f"cannot read the key file {path}: {error.strerror}; name yours with --identity"
        ) from None
    if data.startswith(_ENCRYPTED):
        if not passphrase:
            raise VaultLocked(f"the key file {path} needs its passphrase")
        try:
            data = pyrage.passphrase.decrypt(data, passphrase)
        except pyrage.DecryptError:
            raise VaultLocked(f"wrong passphrase for the key file {path}") from None
    try:
        found = tuple(_identities(data.decode("utf-8", "replace")))
    except VaultLocked as error:
        raise VaultLocked(f"the key file {path}: {error}") from None
    if not found:
        raise VaultLocked(f"no identity in the key file {path}")
    return found


def _identities(text: str) -> Iterator[Identity]:
    public = None
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            # What age-keygen and the plugins write above an identity: "# public key: age1...".
            named = _PUBLIC.search(line)
            public = named.group() if named else public
        elif line.strip():
            yield Identity.parse(line, public)
            public = None


def load(sources: Iterable[KeySource], passphrase: str | None = None) -> tuple[Identity, ...]:
    """Identities from files and from memory.

    Raises:
        VaultLocked: as :func:`read_identities`.
    """
    found: list[Identity] = []
    for source in sources:
        if isinstance(source, Identity):
            found.append(source)
        else:
            found.extend(read_identities(Path(source), passphrase))
    return tuple(found)


def device_key() -> Path:
    """Where the signing key of this user on this machine is."""
    home = os.environ.get("ANONYMIZER_HOME") or platformdirs.user_data_dir("anonymizer")
    return Path(home) / "device.key"


def exposed(directory: Path) -> list[Path]:
    """What of a project, and of this device, other users of the machine may read.

    Args:
        directory: of the project.
    """
    if os.name != "posix":
        return []
    vault = directory / "vault"
    private = (vault, *sorted(vault.glob("*")), *sorted(directory.glob("*.key")), device_key())
    return [path for path in private if path.exists() and path.stat().st_mode & 0o077]


def device() -> Device:
    """The signing key of this user on this machine, made at first use.

    It lives outside every project, in the user's data directory or where the environment variable
    ``ANONYMIZER_HOME`` says.

    Raises:
        VaultLocked: the key file is there but cannot be used.
    """
    path = device_key()
    if not path.exists():
        with filling(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Another process may make it in this moment; its key is as good.
        with contextlib.suppress(FileExistsError):
            write_new(path, Device.generate().pem())
    try:
        return Device.parse(path.read_bytes())
    except OSError as error:
        raise VaultLocked(f"cannot read the device key {path}: {error.strerror}") from None
