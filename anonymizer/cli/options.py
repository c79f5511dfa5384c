"""Options that several commands share, and how keys are come by."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from anonymizer.errors import UnreadableInput, VaultLocked
from anonymizer.project import SETTINGS, Project
from anonymizer.vault import Identity, load_identities

Command = Callable[..., Any]
PASSPHRASE = "ANONYMIZER_PASSPHRASE"  # noqa: S105 - the name of a variable
DEFAULT_PROJECT = "anonymizer-project"


def project_option(command: Command) -> Command:
    """``--project DIR``."""
    return click.option(
        "--project",
        "project_path",
        metavar="FOLDER",
        type=click.Path(path_type=Path),
        envvar="ANONYMIZER_PROJECT",
        help=f"Project folder; by default the one you stand in, else ./{DEFAULT_PROJECT}.",
    )(command)


def key_option(about: str, *, required: bool = False) -> Callable[[Command], Command]:
    """``--identity FILE``, several times; ``about`` says whose key is meant."""
    return click.option(
        "--identity",
        "identities",
        metavar="FILE",
        multiple=True,
        required=required,
        type=click.Path(path_type=Path),
        help=about,
    )


identity_option = key_option(
    "Key file (age identity) that opens the project; may be given several times."
)
# Keys of custodians, or another than ``editor.key``.
custodian_option = key_option("A key file (age identity); may be given several times.")


def read_keys(files: Sequence[Path]) -> tuple[Identity, ...]:
    """The keys in some files, asking for passphrases where a terminal is at hand.

    Raises:
        VaultLocked: a file is no key file, or its passphrase is missing or wrong.
    """
    found: list[Identity] = []
    for file in files:
        try:
            found += load_identities([file], os.environ.get(PASSPHRASE))
        except VaultLocked:
            if not sys.stdin.isatty():
                raise
            asked = click.prompt(f"Passphrase of {file}", hide_input=True, err=True)
            found += load_identities([file], asked)
    return tuple(found)


def read_files(files: Sequence[Path]) -> list[bytes]:
    """The content of files that custodians send each other.

    Raises:
        UnreadableInput: one cannot be read.
    """
    try:
        return [file.read_bytes() for file in files]
    except OSError as error:
        raise UnreadableInput(f"{error.filename}: cannot be read ({error.strerror})") from None


def policy_option(command: Command) -> Command:
    """``--policy P``."""
    return click.option(
        "--policy",
        metavar="POLICY",
        help="press, strict, research, or a TOML file; by default what the project says.",
    )(command)


def readers_option(command: Command) -> Command:
    """``--readers FILE``."""
    return click.option(
        "--readers",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Settings (anonymizer.toml) whose table readers names optional readers to join in.",
    )(command)


def language_option(command: Command) -> Command:
    """``--language``."""
    return click.option(
        "--language",
        type=click.Choice(["auto", "en", "es"]),
        default="auto",
        show_default=True,
        help="Main language of the texts; passages in the other one are read all the same.",
    )(command)


def project_folder(given: Path | None) -> Path:
    """The project folder: as given, the one we stand in or below, or the default one."""
    if given is not None:
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / SETTINGS).exists():
            return folder
    return Path(DEFAULT_PROJECT)


def open_project(
    given: Path | None, identities: Sequence[Path | Identity] = (), create: bool = False
) -> Project:
    """Open (or make) the project, asking for the passphrase where a terminal is at hand."""
    folder = project_folder(given)
    fresh = not (folder / SETTINGS).exists()
    passphrase = os.environ.get(PASSPHRASE)
    if fresh and create and not identities:
        passphrase = new_passphrase()
    try:
        project = Project.open(folder, passphrase=passphrase, identities=identities, create=create)
    except VaultLocked:
        if passphrase is not None or not sys.stdin.isatty():
            raise
        asked = click.prompt("Passphrase", hide_input=True, err=True)
        project = Project.open(folder, passphrase=asked, identities=identities, create=create)
    if fresh:
        announce_new(folder, protected=passphrase is not None)
    return project


def new_passphrase() -> str | None:
    """The passphrase for new keys: from the environment, or asked for; empty means none."""
    given = os.environ.get(PASSPHRASE)
    if given is not None or not sys.stdin.isatty():
        return given
    text = "Passphrase for the new keys (empty for none)"
    asked = click.prompt(
        text, hide_input=True, default="", show_default=False, confirmation_prompt=True, err=True
    )
    return asked or None


def announce_new(folder: Path, protected: bool) -> None:
    """Say where the keys of a new project are, and what must happen to them."""
    click.echo(f"New project in {folder}.", err=True)
    if (folder / "custodian.key").exists():
        click.echo(
            f"""
  *** MOVE {folder / "custodian.key"} AWAY FROM THIS MACHINE NOW ***
  Whoever holds it and this folder can read every real name. Give it to the person who may
  open names again, on a medium of their own, and keep a second copy in a safe place.
""",
            err=True,
        )
    if (folder / "editor.key").exists():
        click.echo(
            f"  {folder / 'editor.key'} stays here; it can add and look up names, never read them.",
            err=True,
        )
    if not protected:
        click.echo(
            f"  New keys are files without a passphrase; set {PASSPHRASE} before the first run "
            "to protect them.\n",
            err=True,
        )


def series_option(command: Command) -> Command:
    """``--series NAME``."""
    return click.option(
        "--series",
        metavar="NAME",
        help="Stories of one series share their pseudonyms; without it, all of the project do.",
    )(command)
