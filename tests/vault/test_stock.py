"""A name opens without this software, by what docs/vault-format.md says and nothing else.

The commands of its walk-through are run as they stand there, with Debian's age and the command
``shamir`` of shamir-mnemonic. Without these programs that test is skipped, but never in CI.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlcipher3 import dbapi2

from anonymizer.ports import Alias
from anonymizer.vault import Vault, load_identities

NAME = "Wenceslao Quijada"


def age_d(data: bytes, key_file_text: str) -> dict[str, str]:
    """``age -d -i KEYFILE``."""
    (line,) = [line for line in key_file_text.splitlines() if not line.startswith("#")]
    return json.loads(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(line)]))


def sqlcipher(path: Path, key: str) -> dbapi2.Connection:
    """``sqlcipher FILE`` and ``PRAGMA key = "x'KEY'"``, all else as it comes."""
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def walk_through() -> str:
    """The commands of the page, but those that say what is given."""
    page = (Path(__file__).parents[2] / "docs" / "vault-format.md").read_text("utf-8")
    blocks = re.findall(r"^ +```sh\n(.*?)^ +```$", page, re.S | re.M)
    assert len(blocks) == 5
    return "set -eu\n" + "\n".join(map(textwrap.dedent, blocks))


@pytest.mark.parametrize(("custodians", "threshold"), [(1, 1), (3, 2), (5, 4)])
def test_a_name_opens_with_stock_tools(
    folder: Path, tmp_path: Path, custodians: int, threshold: int
) -> None:
    if not shutil.which("age") and not os.environ.get("CI"):
        pytest.skip("needs age: apt-get install age")
    files, people = [], []
    for number in range(custodians):
        files.append(tmp_path / f"custodian{number}.key")
        subprocess.run(["age-keygen", "-o", files[-1]], check=True, capture_output=True)
        people.append(load_identities([files[-1]])[0].recipient)
    with Vault.create(folder, custodians=people, threshold=threshold) as vault:
        vault.enrol("PERSON", [Alias("name", NAME), Alias("SV_DUI", "0123")], "press", ["Teresa"])
        vault.enrol("PERSON", [Alias("name", "Otra Persona")], "press", ["Lidia"])
    work = tmp_path / "work"
    work.mkdir()
    keys = " ".join(map(str, files[-threshold:]))
    scripts = Path(sys.executable).parent
    given = {"PSEUDONYM": "teresa", "PROJECT": str(folder), "KEYS": keys}
    path = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash"],
        input=walk_through(),
        text=True,
        capture_output=True,
        cwd=work,
        env={"PATH": path, "HOME": str(work), "LC_ALL": "C.UTF-8", **given},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert sorted(done.stdout.splitlines()) == ["SV_DUI: 0123", f"name: {NAME}"]


def test_a_name_opens_by_the_documented_steps(folder: Path, vault: Vault) -> None:
    vault.enrol("PERSON", [Alias("name", NAME)], "press", ["Teresa"])
    vault.close()
    custodian = (folder / "custodian.key").read_text()
    keys = age_d((folder / "vault/project.age").read_bytes(), custodian)

    records = sqlcipher(folder / "vault/records.db", keys["records_key"])
    ((subject,),) = records.execute("SELECT subject FROM pseudonyms WHERE folded = 'teresa'")
    ((row, alias),) = records.execute("SELECT id, sealed FROM aliases WHERE subject = ?", [subject])
    keyring = sqlcipher(folder / "vault/keyring.db", keys["keyring_key"])
    ((share,),) = keyring.execute("SELECT sealed FROM shares WHERE subject = ?", [subject])

    secret = age_d(share, custodian)["value"]
    assert age_d(alias, secret) == {
        "table": "aliases",
        "row": row,
        "subject": subject,
        "kind": "name",
        "text": NAME,
    }
    records.close()
    keyring.close()


def test_a_name_is_looked_up_by_the_documented_digest(folder: Path, vault: Vault) -> None:
    subject, _ = vault.enrol("PERSON", [Alias("name", NAME)], "press", ["Teresa"])
    vault.close()
    keys = age_d((folder / "vault/project.age").read_bytes(), (folder / "editor.key").read_text())
    fields = [keys["project"], "alias", "name", "wenceslao quijada"]
    message = b"".join(len(text).to_bytes(4, "big") + text.encode() for text in fields)
    digest = hmac.digest(bytes.fromhex(keys["index_key"]), message, "sha256")
    records = sqlcipher(folder / "vault/records.db", keys["records_key"])
    found = records.execute("SELECT subject FROM aliases WHERE digest = ?", [digest]).fetchall()
    assert found == [(subject,)]
    records.close()


def test_the_audit_is_checked_as_documented(folder: Path, vault: Vault) -> None:
    import base64
    import tomllib

    vault.enrol("PERSON", [Alias("name", NAME)], "press", ["Teresa"])
    text = (folder / "vault/recipients.toml").read_text()
    devices = {each["id"]: each["key"] for each in tomllib.loads(text)["device"]}
    prev = "0" * 64
    lines = (folder / "vault/audit.jsonl").read_text().splitlines()
    assert len(lines) == 2
    for line in lines:
        entry = json.loads(line)
        signature = base64.b64decode(entry.pop("signature"))
        claimed = entry.pop("hash")
        body = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
        digest = hashlib.sha256(body)
        assert (entry["prev"], claimed) == (prev, digest.hexdigest())
        key = base64.b64decode(devices[entry["device"]])
        Ed25519PublicKey.from_public_bytes(key).verify(signature, digest.digest())
        prev = claimed
