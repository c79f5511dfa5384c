"""``anonymizer review``."""

from __future__ import annotations

from pathlib import Path

import click

from anonymizer.cli import inputs
from anonymizer.cli.options import (
    identity_option,
    language_option,
    open_project,
    policy_option,
    project_option,
)
from anonymizer.errors import UsageError
from anonymizer.model import Document
from anonymizer.page.desk import Choices, Desk
from anonymizer.page.launch import open_browser
from anonymizer.page.serve import serve
from anonymizer.page.session import Session
from anonymizer.policy import load_policy

STORIES = "stories"


@click.command("review")
@click.argument("paths", metavar="INPUT...", nargs=-1, required=True)
@project_option
@identity_option
@policy_option
@language_option
@click.option("--series", help="Scope of the pseudonyms: stories of one series share them.")
@click.option(
    "-o",
    "--out-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"Folder for the finished stories; by default {STORIES} in the project.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="Port of this machine to serve the page on; by default a free one.",
)
@click.option("--no-open", is_flag=True, help="Print the file that opens the page instead.")
def command(
    paths: tuple[str, ...],
    project_path: Path | None,
    identities: tuple[Path, ...],
    policy: str | None,
    language: str,
    series: str | None,
    out_dir: Path | None,
    port: int,
    no_open: bool,
) -> int:
    """Correct drafts on a page in your browser, and sign them off.

    INPUT are the testimonies as they came in: files, folders, or - for standard input. The page is
    served by this machine for this browser only, and ends when its tab is closed. Everything done
    is saved at once, sealed in the project; call it again with the same inputs to go on.
    """
    documents = [inputs.document(source, language) for source in inputs.sources(paths)]
    load_policy(policy)
    names = _names(documents)
    with open_project(project_path, identities, create=True) as project:
        folder = out_dir or project.path / STORIES
        desk = Desk(
            project,
            [(document, folder / name) for document, name in zip(documents, names, strict=True)],
            Choices(series, policy, language),
        )
        try:
            serve(desk, project.path, port, _printed if no_open else _opened)
        finally:
            desk.close()
    return 0


def _names(documents: list[Document]) -> list[str]:
    """File names of the stories: those of the inputs, which ``Review.write`` makes neutral.

    Raises:
        UsageError: two inputs have the same.
    """
    names = [Path(d.name).name if d.name != "stdin" else "story.txt" for d in documents]
    if len(set(names)) < len(names):
        raise UsageError("two inputs have the same file name; review them one after the other")
    return names


def _opened(page: Path, session: Session) -> None:
    if open_browser(page):
        click.echo("The review is open in your browser. It ends when you close its tab.", err=True)
    else:
        click.echo("No browser was found. Open this file in one:", err=True)
        click.echo(page.resolve())


def _printed(page: Path, session: Session) -> None:
    click.echo("Open this file in your browser, within ten minutes:", err=True)
    click.echo(page.resolve())
