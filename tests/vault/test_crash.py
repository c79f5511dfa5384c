"""What was acknowledged survives kill -9, and what was not leaves no damage."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from anonymizer.errors import VaultTampered
from anonymizer.ports import Alias
from anonymizer.vault import Vault
from anonymizer.vault.schema import shares
from anonymizer.vault.store import reading

ENROL = """
import os, sys
from anonymizer.ports import Alias
from anonymizer.vault import Vault, journal, ledger
{prelude}
with Vault.open(sys.argv[1]) as vault:
    {prepare}
    for number in range(int(sys.argv[2]), 10_000):
        name = f"Given{{number}} Family{{number}}"
        vault.enrol("PERSON", [Alias("name", name)], "press", [f"Pseudonym {{number}}"])
        print(number, flush=True)
"""

# Where a process dies: a name, what is set up before the vault opens, and after.
DEATHS = {
    "before the entry": ("", "journal.append = lambda *args: os._exit(9)"),
    "within the entry": (
        """
def torn(path, entry, head):
    with path.open("r+b") as file:
        file.seek(head.end)
        file.write(entry.line()[:100])
    os._exit(9)
""",
        "journal.append = torn",
    ),
    "after the entry": (
        """
append = journal.append
def dying(*args):
    append(*args)
    os._exit(9)
""",
        "journal.append = dying",
    ),
    "after the shares": (
        """
from contextlib import contextmanager
writing = ledger.writing
@contextmanager
def dying(engine):
    with writing(engine) as connection:
        yield connection
    os._exit(9)
""",
        "ledger.writing = lambda engine:"
        " (dying if engine is vault._ledger.store.keyring else writing)(engine)",
    ),
    "after new recipients": (
        """
replace = journal.replace
def dying(*args):
    replace(*args)
    os._exit(9)
""",
        "journal.replace = dying",
    ),
}


def run(folder: Path, prelude: str = "", prepare: str = "pass", start: int = 0) -> subprocess.Popen:
    code = ENROL.format(prelude=prelude, prepare=prepare)
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder), str(start)], stdout=subprocess.PIPE, text=True
    )


def check(folder: Path, acknowledged: int) -> set[str]:
    """Codes of the problems, once the vault is found sound and nothing lost."""
    with Vault.open(folder) as vault:
        problems = vault.verify()
        for number in range(acknowledged):
            (subject,) = vault.find(Alias("name", f"Given{number} Family{number}"))
            assert vault.pseudonym(subject, "press") == f"Pseudonym {number}"
        subjects = vault.status().subjects
        assert acknowledged <= subjects <= acknowledged + 1
        with reading(vault._ledger.store.keyring) as connection:
            assert len(connection.execute(select(shares)).all()) == subjects
        vault.enrol("PERSON", [Alias("name", "Ada Luna")], "press", ["Zoila"])
        assert vault.reveal("Zoila", [folder / "custodian.key"], "why").aliases
        vault.verify()
    return {problem.code for problem in problems} - {"custodian-key-beside-vault"}


# Only a new device changes the recipients.
PLACES = [(death, new) for death in DEATHS for new in (False, True) if new or "new" not in death]


@pytest.mark.parametrize(("death", "new_device"), PLACES)
def test_dying_at_each_step(
    folder: Path, vault: Vault, death: str, new_device: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.enrol("PERSON", [Alias("name", "Given0 Family0")], "press", ["Pseudonym 0"])
    vault.close()
    if new_device:
        monkeypatch.setenv("ANONYMIZER_HOME", str(folder.with_name("other")))
    with run(folder, *DEATHS[death], start=1) as process:
        printed, _ = process.communicate()
    assert process.returncode == 9
    assert printed == ""
    problems = check(folder, acknowledged=1)
    assert problems == (set() if death in ("before the entry", "within the entry") else {"undone"})


def test_an_undone_entry_is_settled_once_and_the_chain_goes_on(folder: Path, vault: Vault) -> None:
    vault.close()
    for _ in range(3):
        with run(folder, *DEATHS["after the shares"]) as process:
            process.communicate()
    with Vault.open(folder) as again:
        assert sum(problem.code == "undone" for problem in again.verify()) == 3
        assert again.status().subjects == 0
        assert len(again.audit()) == 4


def test_what_looks_like_a_crash_but_is_two_entries_is_tampering(
    folder: Path, vault: Vault
) -> None:
    vault.close()
    records = folder / "vault" / "records.db"
    before = records.read_bytes()
    with Vault.open(folder) as again:
        again.record("one", {})
        again.record("two", {})
    records.write_bytes(before)
    with pytest.raises(VaultTampered):
        Vault.open(folder)


def test_a_changed_byte_of_a_log_left_by_a_crash_is_told(folder: Path, vault: Vault) -> None:
    vault.close()
    prelude = """
real = Vault.enrol
def enrol(self, *args):
    if self.status().subjects == 3:
        os._exit(9)
    return real(self, *args)
Vault.enrol = enrol
"""
    with run(folder, prelude) as process:
        process.communicate()
    left = folder.with_name("left")
    shutil.copytree(folder, left)
    for name in ("records.db-wal", "keyring.db-wal"):
        log = (left / "vault" / name).read_bytes()
        assert log
        for number in range(12):
            shutil.rmtree(folder)
            shutil.copytree(left, folder)
            changed = bytearray(log)
            changed[number * (len(log) - 1) // 11] ^= 0x10
            (folder / "vault" / name).write_bytes(changed)
            assert told_or_unharmed(folder), (name, number)


def told_or_unharmed(folder: Path) -> bool:
    try:
        with Vault.open(folder) as vault:
            told = "undone" in {problem.code for problem in vault.verify()}
            return told or vault.status().subjects == 3
    except VaultTampered:
        return True


@pytest.mark.skipif(os.name != "posix", reason="no kill -9 here")
def test_killed_at_any_moment(folder: Path, vault: Vault) -> None:
    vault.close()
    acknowledged = 0
    for delay in (0.0, 0.013, 0.05, 0.11):
        with run(folder, start=acknowledged) as process:
            printed = iter_until(process, delay)
            acknowledged = 1 + max(printed, default=acknowledged - 1)
        with Vault.open(folder) as again:
            subjects = again.status().subjects
            again.verify()
            for number in range(acknowledged):
                assert again.find(Alias("name", f"Given{number} Family{number}"))
        # One more than acknowledged may be stored: it was killed before it could say so.
        assert subjects in (acknowledged, acknowledged + 1)
        acknowledged = subjects


def iter_until(process: subprocess.Popen, delay: float) -> Iterator[int]:
    """What the process prints until it is killed, ``delay`` seconds after its first word."""
    assert process.stdout is not None
    printed = [int(process.stdout.readline())]
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    printed += [int(line) for line in process.stdout if line.endswith("\n")]
    return iter(printed)
