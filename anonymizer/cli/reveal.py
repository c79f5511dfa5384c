"""``anonymizer reveal``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from anonymizer.cli import inputs
from anonymizer.cli.options import PASSPHRASE, open_project, project_option
from anonymizer.errors import UsageError, VaultLocked, VaultRefused
from anonymizer.project import Project
from anonymizer.vault import Revealed


@click.command("reveal")
@click.argument("name", required=False)
@click.option(
    "--document", "document", type=click.Path(), help="Open everybody starred in this story."
)
@click.option(
    "--identity",
    "identities",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="A custodian's key file.",
)
@click.option("--reason", required=True, help="Why; it is written to the audit chain.")
@project_option
def command(
    name: str | None,
    document: str | None,
    identities: tuple[Path, ...],
    reason: str,
    project_path: Path | None,
) -> int:
    """Open the real name behind a pseudonym. Only a custodian's key can.

    Prints the sealed names and identifiers of NAME, one a line. Every opening is written to the
    audit chain with its reason; without the entry nothing opens.
    """
    if (name is None) == (document is None):
        raise UsageError("give either a pseudonym or --document FILE")
    with open_project(project_path, identities) as project:
        if name is not None:
            _show(_open(project, name, identities, reason))
            return 0
        source = inputs.sources([str(document)])[0]
        found = project.pseudonyms_in(inputs.document(source, "auto"))
        if not found:
            raise VaultRefused(f"{document}: shows no pseudonym of this project")
        for pseudonym in found:
            revealed = _open(project, pseudonym, identities, reason)
            click.echo(f"{pseudonym}:")
            _show(revealed, indent="  ")
    return 0


def _open(project: Project, name: str, identities: tuple[Path, ...], reason: str) -> Revealed:
    passphrase = os.environ.get(PASSPHRASE)
    try:
        return project.reveal(name, identities, reason, passphrase=passphrase)
    except VaultLocked:
        if passphrase is not None or not sys.stdin.isatty():
            raise
        asked = click.prompt("Passphrase of the custodian's key", hide_input=True, err=True)
        return project.reveal(name, identities, reason, passphrase=asked)


def _show(revealed: Revealed, indent: str = "") -> None:
    for alias in revealed.aliases:
        click.echo(f"{indent}{alias.text}")
