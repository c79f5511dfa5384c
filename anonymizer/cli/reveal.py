"""``anonymizer reveal``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from anonymizer.cli import inputs
from anonymizer.cli.options import PASSPHRASE, open_project, project_option
from anonymizer.errors import UsageError, VaultLocked, VaultRefused
from anonymizer.lexicon.fold import fold
from anonymizer.ports import Alias
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
    for text in told(revealed.aliases):
        click.echo(f"{indent}{text}")


def told(aliases: Sequence[Alias]) -> list[str]:
    """What a person was called, without the forms that are sealed only to be looked up by.

    Those are a whole name's parts in the order of the alphabet, and parts and abbreviations of it.
    """
    names = [alias.text for alias in aliases if alias.kind != "weak"]
    kept = [n for n in names if not _only_sorted(n, names)]
    told_words = {word for name in kept for word in fold(name).split()}
    rest = [alias.text for alias in aliases if alias.kind == "weak"]
    return kept + [text for text in rest if " " not in text or not _derived(text, told_words)]


def _only_sorted(name: str, names: Sequence[str]) -> bool:
    words = fold(name).split()
    alike = [w for other in names if sorted(w := fold(other).split()) == sorted(words)]
    return len(words) > 1 and words == sorted(words) and any(w != words for w in alike)


def _derived(text: str, words: set[str]) -> bool:
    return all(len(word) == 1 or word in words for word in fold(text).split())
