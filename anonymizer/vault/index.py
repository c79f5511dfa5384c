"""The blind index: how names and identifiers are found without being readable.

Names are compared folded, identifiers squeezed (:mod:`anonymizer.lexicon.fold`); what is stored is
an HMAC of that form under the project's index key.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from anonymizer.errors import UsageError
from anonymizer.lexicon.fold import fold, squeeze
from anonymizer.ports import Alias
from anonymizer.vault.crypto import blind_index

#: Alias kinds that are names, not identifiers.
NAME_KINDS = ("name", "weak")
#: Alias kinds that find nobody by themselves: single names, and what is told of a person.
SOFT_KINDS = ("weak", "trait")

# Words that join the parts of a name and name nobody by themselves.
_SPANISH = ("de", "del", "la", "las", "los", "el", "y", "e", "viuda", "vda")
_OTHER = ("da", "do", "dos", "das", "van", "von", "der", "den", "bin", "ibn", "al")
_PARTICLES = frozenset(_SPANISH + _OTHER)


def normalise(alias: Alias) -> str:
    """The form in which an alias is compared.

    Raises:
        UsageError: the alias is blank.
    """
    text = fold(alias.text) if alias.kind in NAME_KINDS else squeeze(alias.text)
    # A nickname may be a sign without any letter ("🦊").
    text = text or alias.text.strip().casefold()
    if not text:
        raise UsageError("an alias without a visible character cannot be looked up")
    return text


def name_parts(name: str) -> frozenset[str]:
    """The parts of a name that can stand for the person by themselves."""
    return frozenset(part for part in fold(name).split() if len(part) > 1) - _PARTICLES


@dataclass(frozen=True, slots=True)
class BlindIndex:
    """Digests of one project."""

    project: str
    key: bytes = field(repr=False)

    def alias(self, alias: Alias) -> bytes:
        """Digest of a whole alias.

        Raises:
            UsageError: the alias is blank.
        """
        return blind_index(self.key, self.project, "alias", alias.kind, normalise(alias))

    def trait(self, subject: str, text: str) -> bytes:
        """Digest of what is told of a subject; each subject has digests of its own."""
        return blind_index(self.key, self.project, "trait", subject, text)

    def parts(self, name: str) -> frozenset[bytes]:
        """Digests of the single parts of a name."""
        return frozenset(
            blind_index(self.key, self.project, "part", "name", part) for part in name_parts(name)
        )

    def of(self, use: str, digest: str) -> bytes:
        """Digest of a file's own digest, so that only this project finds it.

        Args:
            use: what the file is: ``"output"`` or ``"source"``.
            digest: its SHA-256 in hexadecimal.
        """
        return blind_index(self.key, self.project, use, "sha256", digest)
