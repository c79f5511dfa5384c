"""How a subject's secret is shared among the custodians.

Where one custodian alone opens, each holds the whole secret (scheme ``whole``). Where k of n open
together, each holds one SLIP-39 share of it (scheme ``slip39``, by shamir-mnemonic; SatoshiLabs,
SLIP-0039: Shamir's Secret-Sharing for Mnemonic Codes): k shares give the secret, k-1 tell nothing
about it. What is split is the text of the age key, which a stock tool gives back ready for use.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice
from uuid import uuid4

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics

from anonymizer.errors import UsageError, VaultLocked, VaultTampered
from anonymizer.vault.crypto import Identity, seal
from anonymizer.vault.recipients import Recipients

#: SLIP-39 numbers its shares with four bits.
MOST_CUSTODIANS = 16

_WHOLE, _SLIP39 = "whole", "slip39"
# The secret is random, so stretching would only cost time: as few rounds as SLIP-39 allows.
_EXPONENT = 0
# If a share is false, so many choices of others are tried.
_MOST_TRIALS = 2000


def check_threshold(threshold: int, custodians: int) -> None:
    """Whether so many custodians can be asked for.

    Raises:
        UsageError: they cannot.
    """
    if not 1 <= threshold <= custodians <= MOST_CUSTODIANS:
        raise UsageError(
            f"{threshold} of {custodians} custodians: give 1 to {MOST_CUSTODIANS} custodians, and "
            "a threshold that they can reach"
        )


def split(secret: Identity, recipients: Recipients) -> Mapping[str, Mapping[str, object]]:
    """What each custodian gets: public key of the custodian -> fields of the sealed payload."""
    custodians, threshold = recipients.custodians, recipients.threshold
    if threshold == 1:
        return {key: {"scheme": _WHOLE, "value": secret.secret()} for key in custodians}
    group = (threshold, len(custodians))
    ((*words,),) = generate_mnemonics(
        1, [group], secret.secret().encode("ascii"), iteration_exponent=_EXPONENT
    )
    return {
        custodian: {"scheme": _SLIP39, "value": share}
        for custodian, share in zip(custodians, words, strict=True)
    }


def seal_shares(subject: str, secret: Identity, recipients: Recipients) -> list[dict[str, object]]:
    """A subject's rows in the keyring: one share for each custodian, sealed to them."""
    rows: list[dict[str, object]] = []
    for custodian, share in split(secret, recipients).items():
        row = str(uuid4())
        payload = {"table": "shares", "row": row, "subject": subject, **share}
        sealed = seal(payload, [custodian])
        rows.append({"id": row, "subject": subject, "custodian": custodian, "sealed": sealed})
    return rows


def join(shares: Iterable[Mapping[str, object]], public_key: str) -> Identity:
    """The subject's secret out of opened shares.

    Args:
        shares: opened payloads, of several splits perhaps.
        public_key: of the subject. A secret that does not belong to it is none, so a false share
            is noticed; with more shares than needed the others still open.

    Raises:
        VaultLocked: more custodians are needed.
        VaultTampered: the shares are enough, but not those of this subject.
    """
    missing, false = [], False
    for needed, together in _splits(shares):
        if len(together) < needed:
            missing.append(needed - len(together))
            continue
        for some in islice(combinations(together, needed), _MOST_TRIALS):
            secret = _secret(some)
            if secret is not None and secret.recipient == public_key:
                return secret
        false = True
    if false:
        raise VaultTampered(
            "the shares do not give the key that the names are sealed to: one of them is false"
        )
    raise VaultLocked(_more(min(missing, default=1)))


def _more(count: int) -> str:
    more = "1 more custodian" if count == 1 else f"{count} more custodians"
    return (
        f"{more} must take part to open this: give their key files too, or write a request that "
        "they answer on their own machines (--request)"
    )


def enough(found: int, threshold: int) -> None:
    """Whether so many custodians open a subject.

    Raises:
        VaultLocked: more are needed.
    """
    if found < threshold:
        raise VaultLocked(_more(threshold - found))


def _splits(shares: Iterable[Mapping[str, object]]) -> Iterable[tuple[int, Sequence[str]]]:
    """How many shares a split needs, and those at hand."""
    splits: dict[tuple[int, int], set[str]] = defaultdict(set)
    for share in shares:
        value = str(share.get("value"))
        if share.get("scheme") == _WHOLE:
            yield 1, [value]
            continue
        try:
            parsed = Share.from_mnemonic(value)
        except MnemonicError:
            # As false as one that gives another key; perhaps the others are enough.
            yield 1, [value]
            continue
        splits[parsed.identifier, parsed.member_threshold].add(value)
    for (_, needed), values in splits.items():
        yield needed, sorted(values)


def _secret(values: Sequence[str]) -> Identity | None:
    try:
        if len(values) == 1 and values[0].startswith("AGE-"):
            return Identity.parse(values[0])
        return Identity.parse(combine_mnemonics(values).decode("ascii"))
    except (MnemonicError, ValueError, VaultLocked):
        return None
