"""An editor's key in the keyring of the operating system, by the library ``keyring`` (an extra).

The keyring opens with the user's login (Keychain, Credential Locker, Secret Service), so no key
file lies about. A custodian's key does not belong there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from anonymizer.errors import ConfigurationError, VaultLocked
from anonymizer.vault import keys
from anonymizer.vault.crypto import Identity
from anonymizer.vault.keys import KeySource

_SERVICE = "anonymizer"


def remember(project: str, identity: Identity) -> None:
    """Put an editor's key into the keyring of this user.

    Args:
        project: id of the project.
        identity: the key.

    Raises:
        ConfigurationError: there is no keyring here.
    """
    library = _library()
    try:
        library.set_password(_SERVICE, project, identity.secret())
    except library.errors.KeyringError:
        raise ConfigurationError(_NONE) from None


def recall(project: str) -> Identity | None:
    """The editor's key in the keyring, if there is one; ``None`` also where there is no keyring."""
    try:
        library = _library()
    except ConfigurationError:
        return None
    try:
        secret = library.get_password(_SERVICE, project)
    except library.errors.KeyringError:
        return None
    return None if secret is None else Identity.parse(secret)


def forget(project: str) -> None:
    """Take the editor's key out of the keyring.

    Raises:
        VaultLocked: it is not in there.
        ConfigurationError: there is no keyring here.
    """
    library = _library()
    try:
        library.delete_password(_SERVICE, project)
    except library.errors.PasswordDeleteError:
        raise VaultLocked("the keyring holds no key of this project") from None
    except library.errors.KeyringError:
        raise ConfigurationError(_NONE) from None


def identities(
    editor_key: Path, project: str, given: Sequence[KeySource], passphrase: str | None
) -> tuple[Identity, ...]:
    """The keys to open a project with: those given, ``editor.key``, or what the keyring holds.

    Raises:
        VaultLocked: there is none, or a passphrase is missing or wrong.
    """
    if given:
        return keys.load(given, passphrase)
    try:
        return keys.load([editor_key], passphrase)
    except VaultLocked:
        remembered = recall(project)
        if remembered is None:
            raise
        return (remembered,)


_NONE = (
    "no keyring of the operating system can be used here: pip install "
    "'testimony-anonymizer[keyring]', and log in to a desktop session"
)


def _library() -> ModuleType:
    try:
        import keyring  # noqa: PLC0415 - an extra
        import keyring.errors  # noqa: PLC0415
    except ImportError:
        raise ConfigurationError(_NONE) from None
    return keyring
