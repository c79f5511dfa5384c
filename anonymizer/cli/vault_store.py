"""``anonymizer vault erase|consent|retain|backup|restore|upgrade``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from anonymizer.cli.options import (
    PASSPHRASE,
    identity_option,
    open_project,
    project_folder,
    project_option,
)
from anonymizer.errors import UsageError
from anonymizer.vault import Erased, Vault


@click.command("erase")
@click.argument("subject", required=False)
@click.option("--due", is_flag=True, help="Everybody whose time to be kept is over.")
@project_option
@identity_option
def erase(
    subject: str | None, due: bool, project_path: Path | None, identities: tuple[Path, ...]
) -> int:
    """Erase a person for good.

    SUBJECT is an id or a pseudonym. Their key goes first, then names, identifiers and consent, then
    what the files still hold of them. Their pseudonym stays burned: nobody gets it again. Nothing
    undoes this.
    """
    if (subject is None) != due:
        raise UsageError("say whom to erase: an id or pseudonym, or --due")
    with open_project(project_path, identities) as project:
        vault = project.vault
        people = vault.overdue() if subject is None else (vault.subject(subject),)
        if people and sys.stdin.isatty():
            click.confirm(f"Erase {len(people)} for good?", abort=True, err=True)
        for person in people:
            _tell(vault.erase(person))
    if not people:
        click.echo("nobody is to be erased")
    return 0


def _tell(erased: Erased) -> None:
    click.echo(f"erased {erased.subject}; {len(erased.burned)} pseudonyms burned")
    if erased.backups_until is None:
        click.echo("no backup of the keyring is known; destroy any copy of the vault made by hand")
    else:
        click.echo(
            f"backups of the keyring made until today expire on {erased.backups_until}: "
            "until they are destroyed, a custodian can open this person from them"
        )
    if not erased.rewritten:
        click.echo("the owner of the database must run VACUUM FULL on the vault's tables", err=True)


@click.command("consent")
@click.argument("subject")
@click.option(
    "--use", "uses", multiple=True, help="What for, one word; may be given several times."
)
@click.option("--until", metavar="DAY", help="Last day on which it holds, as 2027-12-31.")
@click.option("--withdraw", is_flag=True, help="The person agrees no longer.")
@click.option("--note", default="", help="Who took it, how and where; sealed to the person.")
@project_option
@identity_option
def consent(
    subject: str,
    uses: tuple[str, ...],
    until: str | None,
    withdraw: bool,
    note: str,
    project_path: Path | None,
    identities: tuple[Path, ...],
) -> int:
    """Record or show what a person agreed to.

    SUBJECT is an id or a pseudonym. Without options it shows the consent as it stands. A story of
    somebody whose consent is withdrawn, over, or not for publication is a finding of run and check.
    """
    with open_project(project_path, identities) as project:
        person = project.vault.subject(subject)
        if uses or withdraw:
            if withdraw and (uses or until):
                raise UsageError("a withdrawal takes no --use and no --until")
            project.vault.consent(person, uses, until=until, withdrawn=withdraw, note=note)
        elif until or note:
            raise UsageError("say what the consent is for: --use publication")
        found = project.vault.consent_of(person)
    if found is None:
        click.echo(f"{person}: no consent is recorded")
        return 0
    click.echo(
        f"{person}: {found.state} {found.recorded}"
        + (f", for {', '.join(found.uses)}" if found.uses else "")
        + (f", until {found.until}" if found.until else "")
    )
    return 0


@click.command("retain")
@click.argument("subject")
@click.option("--until", metavar="DAY", help="Last day on which they may be kept.")
@click.option("--forever", is_flag=True, help="Without an end.")
@project_option
@identity_option
def retain(
    subject: str,
    until: str | None,
    forever: bool,
    project_path: Path | None,
    identities: tuple[Path, ...],
) -> int:
    """Say how long a person may be kept.

    SUBJECT is an id or a pseudonym. After that day a story with them is a finding, and `vault erase
    --due` erases them.
    """
    if (until is None) != forever:
        raise UsageError("give either --until DAY or --forever")
    with open_project(project_path, identities) as project:
        project.vault.retain(project.vault.subject(subject), until)
    return 0


@click.command("backup")
@click.option(
    "--records", metavar="FILE", type=click.Path(path_type=Path), help="New file for the records."
)
@click.option(
    "--keyring", metavar="FILE", type=click.Path(path_type=Path), help="New file for the keyring."
)
@click.option("--days", type=click.IntRange(1), default=90, show_default=True, help="To keep it.")
@project_option
@identity_option
def backup(
    records: Path | None,
    keyring: Path | None,
    days: int,
    project_path: Path | None,
    identities: tuple[Path, ...],
) -> int:
    """Back up the records and the keyring, each in a file of its own.

    Make both at once, since they are restored together, and keep them on different media. Who is
    erased can be opened from an older backup of the keyring until that is destroyed.
    """
    if records is None and keyring is None:
        raise UsageError("give --records FILE, --keyring FILE, or both")
    with open_project(project_path, identities) as project:
        expires = project.vault.back_up(records=records, keyring=keyring, days=days)
    for target in (records, keyring):
        if target is not None:
            click.echo(f"{target}: destroy it on {expires}")
    return 0


@click.command("restore")
@click.option(
    "--records", metavar="FILE", type=click.Path(path_type=Path), help="Backup of the records."
)
@click.option(
    "--keyring", metavar="FILE", type=click.Path(path_type=Path), help="Backup of the keyring."
)
@click.option("--store", metavar="URL", help="An empty PostgreSQL database to restore into.")
@project_option
@identity_option
def restore(
    records: Path | None,
    keyring: Path | None,
    store: str | None,
    project_path: Path | None,
    identities: tuple[Path, ...],
) -> int:
    """Make a project from backups.

    The folder --project is new, or lacks its keyring. Afterwards `anonymizer vault verify` says
    whether the two belong together. Key files are in no backup.
    """
    if records is None and keyring is None:
        raise UsageError("give --records FILE, --keyring FILE, or both")
    folder = project_folder(project_path)
    Vault.restore(
        folder,
        records=records,
        keyring=keyring,
        store=store,
        identities=identities,
        passphrase=os.environ.get(PASSPHRASE),
    )
    click.echo(f"restored {folder}; now run: anonymizer vault verify", err=True)
    return 0


@click.command("upgrade")
@click.option("--store", metavar="URL", help="The database, with the login of its owner.")
@project_option
@identity_option
def upgrade(store: str | None, project_path: Path | None, identities: tuple[Path, ...]) -> int:
    """Bring a project of an older version up to date.

    Make a copy of the folder first.
    """
    passphrase = os.environ.get(PASSPHRASE)
    folder = project_folder(project_path)
    done = Vault.upgrade(folder, identities=identities, passphrase=passphrase, store=store)
    click.echo("the vault is up to date" + ("" if done else " already"))
    return 0


COMMANDS = (erase, consent, retain, backup, restore, upgrade)
