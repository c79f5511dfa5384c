"""``anonymizer vault``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from anonymizer.cli import vault_audit, vault_custody, vault_key, vault_link, vault_store
from anonymizer.cli.groups import InOrder
from anonymizer.cli.options import (
    DEFAULT_PROJECT,
    announce_new,
    identity_option,
    new_passphrase,
    open_project,
    project_option,
)
from anonymizer.errors import UsageError
from anonymizer.project import SETTINGS
from anonymizer.vault import Problem, Vault


@click.group("vault", cls=InOrder)
def command() -> None:
    """Look after the vault, in which real names are sealed."""


@command.command("init")
@project_option
@click.option(
    "--custodian",
    "custodians",
    metavar="PUBLIC_KEY",
    multiple=True,
    help="Somebody who may open names (age1...); without any, a new custodian.key is made.",
)
@click.option(
    "--threshold",
    type=click.IntRange(1, 16),
    default=1,
    show_default=True,
    help="How many custodians open a name together.",
)
@click.option(
    "--editor",
    "editors",
    metavar="PUBLIC_KEY",
    multiple=True,
    help="Somebody who may add names (age1...); without any, a new editor.key is made.",
)
@click.option(
    "--store",
    metavar="URL",
    help="Keep the vault in this empty PostgreSQL database: postgresql://ADMIN@HOST/DATABASE.",
)
def init(
    project_path: Path | None,
    custodians: tuple[str, ...],
    threshold: int,
    editors: tuple[str, ...],
    store: str | None,
) -> int:
    """Make a project with an empty vault.

    Custodians make their keys on their own machines (`vault key new`, or `age-keygen`) and give
    their public keys; so no custodian's key ever stands beside the vault.

    With --store a database administrator makes the vault: schemas, tables and two roles,
    DATABASE_editor and DATABASE_custodian, to be granted to the logins of those people.
    """
    folder = project_path or Path(DEFAULT_PROJECT)
    if (folder / SETTINGS).exists():
        raise UsageError(f"{folder}: there is a project here already")
    needs_keys = not (custodians and editors)
    passphrase = new_passphrase() if needs_keys else None
    made = Vault.create(
        folder,
        editor=passphrase,
        custodian=passphrase,
        editors=editors,
        custodians=custodians,
        threshold=threshold,
        store=store,
    )
    made.close()
    announce_new(folder, protected=passphrase is not None or not needs_keys)
    return 0


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
        "stories": state.stories,
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
    for role, members in (("custodian", state.custodians), ("editor", state.editors)):
        for key in members:
            click.echo(f"{role:<15} {key}")
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


for each in (
    *vault_link.COMMANDS,
    *vault_store.COMMANDS,
    *vault_custody.COMMANDS,
    *vault_key.COMMANDS,
    *vault_audit.COMMANDS,
):
    command.add_command(each)
