"""Keys on hardware, by age plugins (https://c2sp.org/age-plugin).

A plugin is a program ``age-plugin-NAME`` on the PATH that speaks for a device: a YubiKey, a
Trezor, a TPM. Its public keys look like ``age1NAME1...``, its identities like
``AGE-PLUGIN-NAME-1...``; the secret never leaves the device. Who seals to such a key needs the
plugin too.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from getpass import getpass

import pyrage

from anonymizer.errors import UsageError, VaultLocked

#: How the identity of a plugin begins.
PREFIX = "AGE-PLUGIN-"


def is_plugin_recipient(public_key: str) -> bool:
    """Whether a public key is of a plugin: its human-readable part holds the plugin's name."""
    return public_key.startswith("age1") and "1" in public_key[4:]


def recipient(public_key: str) -> pyrage.plugin.RecipientPluginV1:
    """A public key ``age1NAME1...`` to seal to.

    Raises:
        UsageError: it is none, or its plugin is not installed here.
    """
    try:
        key = pyrage.plugin.Recipient.from_str(public_key)
        return pyrage.plugin.RecipientPluginV1(key.plugin(), [key], [], _Callbacks(key.plugin()))
    except (pyrage.RecipientError, ValueError):
        raise UsageError("not a public age key (age1...)") from None
    except pyrage.EncryptError:
        raise UsageError(_missing(public_key[4:].rpartition("1")[0])) from None


def identity(secret: str) -> pyrage.plugin.IdentityPluginV1:
    """An identity ``AGE-PLUGIN-NAME-1...`` to open with.

    Raises:
        VaultLocked: it is none, or its plugin is not installed here.
    """
    try:
        key = pyrage.plugin.Identity.from_str(secret)
        return pyrage.plugin.IdentityPluginV1(key.plugin(), [key], _Callbacks(key.plugin()))
    except (pyrage.IdentityError, ValueError):
        raise VaultLocked("not the identity of an age plugin (AGE-PLUGIN-...)") from None
    except pyrage.DecryptError:
        name = secret.removeprefix(PREFIX).rpartition("-1")[0].lower()
        raise VaultLocked(_missing(name)) from None


def _missing(name: str) -> str:
    return f"this key needs the program age-plugin-{name}: install it, then try again"


@dataclass(frozen=True, slots=True)
class _Callbacks:
    """What a plugin may ask of the person in front of the machine; messages go to stderr."""

    plugin: str

    def display_message(self, message: str) -> None:
        """Show a message, such as "touch the key"."""
        sys.stderr.write(f"age-plugin-{self.plugin}: {message}\n")

    def confirm(self, message: str, yes_string: str, no_string: str | None) -> bool | None:
        """Ask for a choice; without a terminal the plugin goes on without an answer."""
        if not sys.stdin.isatty():
            return None
        choices = f"{yes_string} = y" + (f", {no_string} = n" if no_string else "")
        sys.stderr.write(f"age-plugin-{self.plugin}: {message} [{choices}] ")
        return sys.stdin.readline().strip().lower().startswith("y")

    def request_public_string(self, description: str) -> str | None:
        """Ask for something that may be seen."""
        if not sys.stdin.isatty():
            return None
        sys.stderr.write(f"age-plugin-{self.plugin}: {description} ")
        return sys.stdin.readline().strip()

    def request_passphrase(self, description: str) -> str | None:
        """Ask for a PIN or passphrase."""
        if not sys.stdin.isatty():
            return None
        return getpass(f"age-plugin-{self.plugin}: {description} ", sys.stderr)
