"""Every command that touches the vault, in a real PostgreSQL, by each of the three logins."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from anonymizer.cli import run_command
from anonymizer.vault import Identity, Vault
from tests.vault.server import Server

TEXT = "Nubia Escalón Paz left Chalchuapa in 2019. Nubia is safe.\n"
KEY = ["--identity", "custodian.key"]
WHY = ["--reason", "a court asks"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANONYMIZER_PROJECT", "p")
    (tmp_path / "in.txt").write_text(TEXT, "utf-8")
    return tmp_path


class Shell:
    """Runs commands as one login of the database."""

    def __init__(
        self,
        server: Server,
        database: str,
        monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str],
    ) -> None:
        self._server, self._database = server, database
        self._monkeypatch, self._capfd = monkeypatch, capfd

    def login(self, role: str) -> None:
        """Be a new login that is a member of a role."""
        name = f"{self._database}_{role}_shell"
        self._server.run(f"CREATE ROLE {name} LOGIN")
        self._server.run(f"GRANT {self._database}_{role} TO {name}")
        self._monkeypatch.setenv("PGUSER", name)

    def __call__(self, *arguments: str, code: int = 0) -> str:
        """What the command prints; it must end with this exit code."""
        self._capfd.readouterr()
        done = run_command(list(arguments))
        out, err = self._capfd.readouterr()
        assert done == code, err
        if arguments[0] != "reveal":
            assert "Nubia" not in out + err
        return out + err


@pytest.fixture
def shell(
    server: Server,
    database: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Shell:
    """The administrator's, who has made the vault of the project ``p``."""
    shell = Shell(server, database, monkeypatch, capfd)
    shell("vault", "init", "--store", server.url(database))
    Path("p/custodian.key").rename("custodian.key")
    return shell


def story(shell: Shell) -> str:
    """Make the story as an editor; the pseudonym of the only person in it."""
    shell("run", "in.txt", "-o", "story.txt", "--force")
    found = re.match(r"(\w+)", Path("story.txt").read_text("utf-8"))
    assert found
    return found[1]


def test_an_editor_works_and_cannot_do_what_is_the_custodians(shell: Shell) -> None:
    shell.login("editor")
    given = story(shell)
    shell("vault", "consent", given, "--use", "publication", "--note", "by hand")
    shell("vault", "retain", given, "--until", "2999-12-31")
    shell("check", "story.txt")
    assert "subjects" in shell("vault", "status")
    assert "login reads no sealed column" in shell("vault", "verify", code=1)
    assert "subject.enrolled" in shell("vault", "audit", "show")
    assert "whole" in shell("vault", "audit", "verify")
    shell("doctor")
    # Each of these needs what is sealed, or takes something away; a custodian's key is no help.
    for refused in (
        ["reveal", given, *KEY, *WHY],
        ["reveal", "--document", "story.txt", *KEY, *WHY],
        ["vault", "erase", given],
        ["vault", "rotate", *KEY],
        ["vault", "custodian", "add", Identity.generate().recipient, *KEY],
        ["vault", "backup", "--records", "r.tar", "--keyring", "k.tar"],
    ):
        assert "login" in shell(*refused, code=4), refused
    assert not Path("r.tar").exists()
    assert not Path("k.tar").exists()
    assert given in Path("story.txt").read_text("utf-8")
    shell("vault", "verify", code=1)


def test_an_editor_renames(shell: Shell) -> None:
    shell.login("editor")
    old = story(shell)
    new = "Xiomara" if not old.startswith("X") else "Yanira"
    shell("rename", old, new, "--document", "in.txt")
    assert story(shell) == new
    assert "pseudonym.changed" in shell("vault", "audit", "show")
    shell("rename", old, "Zoraida", code=4)  # nobody bears it now
    shell("vault", "verify", code=1)
    with Vault.open("p") as vault:
        # What an earlier story shows still leads to the person.
        assert vault.subject(old) == vault.subject(new)


def test_a_custodian_keeps_the_vault(shell: Shell, server: Server, database: str) -> None:
    given = story(shell)
    shell.login("custodian")
    another = Identity.generate()
    Path("another.key").write_text(another.secret() + "\n")
    shell("vault", "custodian", "add", another.recipient, *KEY)
    assert "Nubia" in shell("reveal", given, "--identity", "another.key", *WHY)
    assert TEXT in shell("reveal", "--document", "story.txt", *KEY, *WHY)
    shell("vault", "rotate", *KEY)
    shell("vault", "custodian", "remove", another.recipient, *KEY)
    shell("reveal", given, "--identity", "another.key", *WHY, code=4)
    shell("vault", "editor", "add", another.recipient)
    shell("vault", "audit", "countersign", *KEY, "-o", "checkpoint.json")
    shell("vault", "audit", "verify", "--checkpoint", "checkpoint.json")
    shell("vault", "verify")
    assert "custodians" in shell("vault", "status")
    shell("vault", "backup", "--records", "r.tar", "--keyring", "k.tar")
    assert "VACUUM" in shell("vault", "erase", given)
    shell("vault", "retain", given, "--forever", code=4)
    shell("reveal", given, *KEY, *WHY, code=4)
    shell("vault", "verify")


def test_an_administrator_restores_into_another_database(
    shell: Shell, server: Server, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = story(shell)
    shell("vault", "backup", "--records", "r.tar", "--keyring", "k.tar")
    server.run(f"CREATE DATABASE {database}_again")
    both = ["--records", "r.tar", "--keyring", "k.tar"]
    where = ["--store", server.url(f"{database}_again"), "--project", "q"]
    shell("vault", "restore", *both, *where, "--identity", "p/editor.key")
    monkeypatch.setenv("ANONYMIZER_PROJECT", "q")
    shell("vault", "verify", *KEY)
    assert "Nubia" in shell("reveal", given, *KEY, *WHY)
    # The owner's erasure leaves nothing to be done by hand.
    assert "VACUUM" not in shell("vault", "erase", given, *KEY)
    shell("vault", "verify", *KEY)
