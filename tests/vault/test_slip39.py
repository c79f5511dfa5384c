"""SLIP-39's published vectors, through the library that splits the secrets.

``slip39-vectors.json`` is the file that the standard names as its test vectors
(https://github.com/trezor/python-shamir-mnemonic, ``vectors.json``, MIT licence): description,
mnemonics, master secret in hexadecimal (empty if the mnemonics must be refused). All are made with
the passphrase ``TREZOR``.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shamir_mnemonic import MnemonicError, combine_mnemonics

VECTORS = json.loads((Path(__file__).parent / "slip39-vectors.json").read_text("utf-8"))


def test_all_vectors_are_here() -> None:
    assert len(VECTORS) == 45
    assert sum(bool(vector[2]) for vector in VECTORS) >= 12


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector[0])
def test_vector(vector: list) -> None:
    _, mnemonics, secret = vector[:3]
    if secret:
        assert combine_mnemonics(mnemonics, b"TREZOR").hex() == secret
        return
    with pytest.raises(MnemonicError):
        combine_mnemonics(mnemonics, b"TREZOR")
