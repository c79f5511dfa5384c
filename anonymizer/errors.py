"""Everything that can go wrong, as one tree.

::

    AnonymizerError                  exit code
    ├── UsageError                   2   wrong arguments or combination of them
    │   └── CommandRefused           2   a step of a review makes no sense, or must be confirmed
    ├── ConfigurationError           2   a policy, project or installation that cannot be used
    │   ├── PolicyError              2
    │   ├── ProjectVersionError      2   made by a newer version of this software
    │   └── PseudonymsExhausted      2   no pseudonym left that breaks no rule
    ├── InputError                   3   the input is not what it should be
    │   ├── UnreadableInput          3   missing, empty, not decodable
    │   ├── UnsupportedInput         3   no format reads it
    │   └── HostileInput             3   over a limit of size or depth
    ├── DetectionError               3   a detector failed or timed out: nothing may pass as "clean"
    ├── RenderError                  3   replacements that contradict the text
    └── VaultError                   4   the vault refuses
        ├── VaultLocked              4   no key, or the wrong one
        ├── VaultTampered            4   bytes, rows or the audit chain do not agree
        └── VaultRefused             4   the rules forbid it (no reason given, no entry written)
            └── SelfSignOff          4   whoever edited a story cannot sign it off

A message says what happened and what to do next. It carries ids, paths and offsets, never text of
a document: messages end up in terminals, logs and bug reports.
"""

from __future__ import annotations


class AnonymizerError(Exception):
    """Base of all errors that this package raises on purpose."""

    exit_code = 2


class UsageError(AnonymizerError):
    """The call itself is wrong."""


class CommandRefused(UsageError):
    """A step of a review that makes no sense as things stand, or that must be confirmed first.

    Attributes:
        code: short word, stable; the page has a sentence for it in each language.
        reason: for the code ``"confirm"``, what would go wrong; otherwise empty.
        needed: how often it must be confirmed.
    """

    def __init__(self, code: str, message: str, *, reason: str = "", needed: int = 0) -> None:
        super().__init__(message)
        self.code = code
        self.reason = reason
        self.needed = needed


class ConfigurationError(AnonymizerError):
    """A policy, a project or the installation cannot be used as it is."""


class PolicyError(ConfigurationError):
    """A policy file has an unknown key, type or action."""


class ProjectVersionError(ConfigurationError):
    """The project was made by a newer version of this software."""


class PseudonymsExhausted(ConfigurationError):
    """Every pseudonym of the style is taken or forbidden; reuse would join two people."""


class InputError(AnonymizerError):
    """The input cannot be worked on."""

    exit_code = 3


class UnreadableInput(InputError):
    """The input is missing, empty or not decodable."""


class UnsupportedInput(InputError):
    """No format of this package reads such input."""


class HostileInput(InputError):
    """The input is over a limit of size, depth or count."""


class DetectionError(AnonymizerError):
    """A detector failed or timed out, so nothing is known about the document."""

    exit_code = 3


class RenderError(AnonymizerError):
    """Replacements overlap, or point outside the text."""

    exit_code = 3


class VaultError(AnonymizerError):
    """The vault cannot or will not do what was asked."""

    exit_code = 4


class VaultLocked(VaultError):
    """No key was given, or it opens nothing here."""


class VaultTampered(VaultError):
    """Stored bytes, rows or the audit chain do not agree with each other."""


class VaultRefused(VaultError):
    """The rules of the vault forbid the request."""


class SelfSignOff(VaultRefused):
    """A story is signed off by somebody who did not edit it."""
