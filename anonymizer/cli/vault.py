"""``anonymizer vault``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from anonymizer.cli import vault_store
from anonymizer.cli.options import (
    DEFAULT_PROJECT,
    PASSPHRASE,
    announce_new,
    identity_option,
    new_passphrase,
    open_project,
    project_option,
)
from anonymizer.errors import UsageError
from anonymizer.project import SETTINGS, Project
from anonymizer.vault import Problem


@click.group("vault")
def command() -> None:
    """Keep the vault: make it, look at it, verify it."""


@command.command("init")
@project_option
@click.option(
    "--store",
    metavar="URL",
    help="Keep the vault in this empty PostgreSQL database: postgresql://ADMIN@HOST/DATABASE.",
)
def init(project_path: Path | None, store: str | None) -> int:
    """Make a project with an empty vault and new keys.

    With --store a database administrator makes the vault: schemas, tables and two roles,
    DATABASE_editor and DATABASE_custodian, to be granted to the logins of those people.
    """
    folder = project_path or Path(DEFAULT_PROJECT)
    if (folder / SETTINGS).exists():
        raise UsageError(f"{folder}: there is a project here already")
    passphrase = os.environ.get(PASSPHRASE)
    if passphrase is None and sys.stdin.isatty():
        passphrase = new_passphrase()
    with Project.open(folder, passphrase=passphrase, store=store):
        announce_new(folder, protected=passphrase is not None)
    return 0


for each in vault_store.COMMANDS:
    command.add_command(each)


@command.command("status")
@project_option
@identity_option
def status(project_path: Path | None, identities: tuple[Path, ...]) -> int:
    """Show the vault in numbers; no name is opened."""
    with open_project(project_path, identities) as project:
        state = project.vault.status()
    rows = {
        "project": state.project,
        "format": state.format,
        "created": state.created,
        "subjects": state.subjects,
        "sealed names": state.aliases,
        "pseudonyms": state.pseudonyms,
        "reserved names": state.reserved,
        "custodians": f"{len(state.custodians)} ({state.threshold} needed to open a name)",
        "editors": len(state.editors),
        "devices": len(state.devices),
        "audit entries": state.entries,
    }
    for label, value in rows.items():
        click.echo(f"{label:<15} {value}")
    return 1 if _told(state.problems) else 0


@command.command("verify")
@project_option
@identity_option
def verify(project_path: Path | None, identities: tuple[Path, ...]) -> int:
    """Check every page, row, seal and audit entry of the vault.

    The exit code is 4 if anything was changed by somebody else than this software.
    """
    with open_project(project_path, identities) as project:
        problems = project.vault.verify()
    count = _told(problems)
    click.echo(f"whole, but to mend: {count}" if count else "the vault is whole")
    return 1 if count else 0


def _told(problems: Sequence[Problem]) -> int:
    """Tell the problems on standard error; how many of them are the vault's own.

    A custodian's key that was not moved away yet is a danger, but nothing is wrong with the vault.
    """
    for problem in problems:
        click.echo(problem.message, err=True)
    return sum(problem.code != "custodian-key-beside-vault" for problem in problems)
