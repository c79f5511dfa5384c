"""How a subject's secret is shared among the custodians.

One custodian alone opens (``threshold = 1``): each holds the whole secret, sealed to that
custodian only. Payloads name their scheme, so that other schemes can stand beside this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from anonymizer.errors import ConfigurationError, VaultTampered
from anonymizer.vault.crypto import Identity
from anonymizer.vault.recipients import Recipients

_WHOLE = "whole"


def split(secret: Identity, recipients: Recipients) -> Mapping[str, Mapping[str, object]]:
    """What each custodian gets: public key of the custodian -> fields of the sealed payload.

    Raises:
        ConfigurationError: the project asks for more than one custodian together.
    """
    if recipients.threshold != 1:
        raise ConfigurationError("this version opens subjects with one custodian only")
    share = {"scheme": _WHOLE, "value": secret.secret()}
    return dict.fromkeys(recipients.custodians, share)


def join(shares: Iterable[Mapping[str, object]]) -> Identity:
    """The subject's secret out of opened shares.

    Raises:
        VaultTampered: no share that gives it.
    """
    for share in shares:
        if share.get("scheme") == _WHOLE:
            return Identity.parse(str(share.get("value")))
    raise VaultTampered("the subject's key is missing from keyring.db: restore it from a backup")
