"""The vault: the sealed mapping between subjects and pseudonyms.

An editor adds names and looks them up, but never reads them; a custodian opens them, for a stated
reason, and each opening is logged first. ``docs/vault-format.md`` says how to open a name with
stock tools when this software is gone.
"""

from anonymizer.vault import remembering
from anonymizer.vault.audit import Entry
from anonymizer.vault.checking import Problem
from anonymizer.vault.checkpoints import Checkpoint
from anonymizer.vault.consent import Consent
from anonymizer.vault.crypto import Identity
from anonymizer.vault.erasing import Erased
from anonymizer.vault.keeping import Status
from anonymizer.vault.keys import KeySource, device_key, exposed, write_identity
from anonymizer.vault.keys import load as load_identities
from anonymizer.vault.layout import project_id
from anonymizer.vault.opening import Revealed, reason_of
from anonymizer.vault.originals import Original
from anonymizer.vault.paper import sheet
from anonymizer.vault.releasing import SignOff
from anonymizer.vault.requests import Request, read_request
from anonymizer.vault.sealed_log import SealedLog
from anonymizer.vault.vault import Vault

__all__ = [
    "Checkpoint",
    "Consent",
    "Entry",
    "Erased",
    "Identity",
    "KeySource",
    "Original",
    "Problem",
    "Request",
    "Revealed",
    "SealedLog",
    "SignOff",
    "Status",
    "Vault",
    "device_key",
    "exposed",
    "load_identities",
    "project_id",
    "read_request",
    "reason_of",
    "remembering",
    "sheet",
    "write_identity",
]
