"""``anonymizer rename``."""

from __future__ import annotations

from pathlib import Path

import click

from anonymizer.cli import inputs
from anonymizer.cli.options import identity_option, open_project, project_option


@click.command("rename")
@click.argument("current", metavar="CURRENT")
@click.argument("new", metavar="NEW")
@click.option(
    "--document",
    "document",
    metavar="FILE",
    type=click.Path(),
    help="The testimony of the person, as it came in: NEW is compared with its real names, too.",
)
@click.option("--series", metavar="NAME", help="As in the run that gave the pseudonym.")
@project_option
@identity_option
def command(
    current: str,
    new: str,
    document: str | None,
    series: str | None,
    project_path: Path | None,
    identities: tuple[Path, ...],
) -> int:
    """Give a person another pseudonym: one that the person chose.

    \b
    anonymizer rename Oscar Gaspar --document testimony.txt

    CURRENT and NEW are both pseudonyms; a real name has no place on a command line. NEW must keep
    the rules of every pseudonym. Whether it resembles the real name can only be told with
    --document, since nobody but a custodian can read what is sealed.
    """  # noqa: D301 - the sign for lines that click shall not fill
    given = None
    if document is not None:
        given = inputs.document(inputs.sources([document])[0], "auto")
    with open_project(project_path, identities) as project:
        project.rename(current, new, document=given, series=series)
    click.echo("renamed; run the stories again to show it", err=True)
    if given is None:
        click.echo("not compared with the real name; --document FILE does that", err=True)
    return 0
