"""A key on paper: a sheet to print and lock away, typed in again when it is needed.

The text of an age key is made for this (Bech32, BIP 173): no letter looks like another, case does
not matter, and a checksum finds slips.
"""

from __future__ import annotations

from anonymizer.vault.crypto import Identity

_GROUP, _LINE = 4, 5


def sheet(identity: Identity) -> str:
    """The text to print. It holds the secret: send it to a printer or a screen, never to a log."""
    secret = identity.secret()
    groups = [secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP)]
    lines = [" ".join(groups[at : at + _LINE]) for at in range(0, len(groups), _LINE)]
    return "\n".join(
        (
            "KEY OF A CUSTODIAN - whoever has this sheet can act as that person",
            "",
            "Public key:",
            f"  {identity.recipient}",
            "",
            "Secret key (blanks and small letters do not matter):",
            *(f"  {line}" for line in lines),
            "",
            "To use it, type the secret key into a file on one line, then:",
            "  anonymizer reveal NAME --identity FILE --reason TEXT",
            "The program age takes the same file once the blanks are gone and all is in capitals.",
            "Delete the file afterwards.",
            "",
        )
    )
