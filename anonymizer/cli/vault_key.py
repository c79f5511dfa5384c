"""``anonymizer vault key``: key files, keys on paper, and the keyring of the operating system."""

from __future__ import annotations

from pathlib import Path

import click

from anonymizer.cli.groups import InOrder
from anonymizer.cli.options import (
    custodian_option,
    new_passphrase,
    open_project,
    project_folder,
    project_option,
    read_keys,
)
from anonymizer.errors import UsageError
from anonymizer.vault import Identity, project_id, remembering, sheet, write_identity


@click.group("key", cls=InOrder)
def key() -> None:
    """Make keys, print them, or store them."""


@key.command("new")
@click.argument("file", type=click.Path(path_type=Path))
def new(file: Path) -> int:
    """Make a key in FILE and print its public half for the others.

    At a terminal a passphrase is asked for; ANONYMIZER_PASSPHRASE gives it otherwise. `age-keygen`
    makes the same kind of file.
    """
    identity = Identity.generate()
    try:
        write_identity(file, identity, new_passphrase())
    except FileExistsError:
        raise UsageError(f"{file}: exists already; a key is never overwritten") from None
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror})") from None
    click.echo(identity.recipient)
    return 0


@key.command("paper")
@custodian_option
def paper(identities: tuple[Path, ...]) -> int:
    """Print a key as a sheet of paper to lock away. This shows the secret."""
    click.echo("\f\n".join(map(sheet, read_keys(identities))), nl=False)
    return 0


@key.command("remember")
@project_option
@custodian_option
def remember(project_path: Path | None, identities: tuple[Path, ...]) -> int:
    """Put an editor's key into the system's keyring.

    By default that of the project's editor.key, whose file may be moved away afterwards: the
    keyring opens the project from then on.
    """
    folder = project_folder(project_path)
    keys = read_keys(identities or (folder / "editor.key",))
    with open_project(folder, keys) as project:
        project.vault.custodians.remember(keys)
    click.echo("the keyring holds the key", err=True)
    return 0


@key.command("forget")
@project_option
def forget(project_path: Path | None) -> int:
    """Take the editor's key of this project out of it again."""
    remembering.forget(project_id(project_folder(project_path)))
    click.echo("the keyring has forgotten the key", err=True)
    return 0


COMMANDS = (key,)
