"""``anonymizer vault same`` and ``different``: what a reviewer says of two subjects."""

from __future__ import annotations

from pathlib import Path

import click

from anonymizer.cli.options import identity_option, open_project, project_option


@click.command("same")
@click.argument("subject", metavar="SUBJECT")
@click.argument("other", metavar="OTHER")
@project_option
@identity_option
def same(subject: str, other: str, project_path: Path | None, identities: tuple[Path, ...]) -> int:
    """Remember that two subjects are one person.

    SUBJECT and its pseudonym are kept. Both are told by a pseudonym, or by the id that stands in a
    report. From now on whoever is known as OTHER is SUBJECT. Stories written before stay as they
    are: run them again.
    """
    with open_project(project_path, identities) as project:
        vault = project.vault
        project.decide_same(vault.subject(subject), vault.subject(other))
    click.echo("remembered; run the stories of OTHER again to show the pseudonym kept", err=True)
    return 0


@click.command("different")
@click.argument("subject", metavar="SUBJECT")
@click.argument("other", metavar="OTHER")
@project_option
@identity_option
def different(
    subject: str, other: str, project_path: Path | None, identities: tuple[Path, ...]
) -> int:
    """Remember that two subjects are two people.

    No report and no review asks about them again. Both are told as for `vault same`.
    """
    with open_project(project_path, identities) as project:
        vault = project.vault
        project.decide_different(vault.subject(subject), vault.subject(other))
    click.echo("remembered", err=True)
    return 0


COMMANDS = (same, different)
