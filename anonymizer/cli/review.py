"""``anonymizer review``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from anonymizer.cli import inputs
from anonymizer.cli.options import (
    PASSPHRASE,
    identity_option,
    language_option,
    open_project,
    policy_option,
    project_option,
    series_option,
)
from anonymizer.errors import UsageError, VaultLocked
from anonymizer.page.desk import Desk, Waiting
from anonymizer.page.launch import open_browser
from anonymizer.page.serve import serve
from anonymizer.page.session import Session
from anonymizer.policy import load_policy
from anonymizer.project import Project
from anonymizer.review import Review

STORIES = "stories"


@click.command("review")
@click.argument("paths", metavar="[INPUT...]", nargs=-1)
@project_option
@identity_option
@policy_option
@language_option
@series_option
@click.option(
    "--out-dir",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"Folder for the finished stories; by default {STORIES} in the project.",
)
@click.option(
    "--port",
    metavar="NUMBER",
    type=click.IntRange(0, 65535),
    default=0,
    help="Port of this machine to serve the page on; by default a free one.",
)
@click.option("--no-open", is_flag=True, help="Print the file that opens the page instead.")
@click.option(
    "--export",
    "exported",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Seal the review of one INPUT into this file, for a colleague, instead of showing it.",
)
@click.option(
    "--import",
    "imported",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Go on with a review that a colleague exported.",
)
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
    exported: Path | None,
    imported: Path | None,
) -> int:
    """Correct drafts on a page in your browser, and sign them off.

    \b
    anonymizer review testimony.txt          begin, or go on
    anonymizer review                        go on with all that was begun
    anonymizer review --series families testimonies

    INPUT are the testimonies as they came in: files, folders, or - for standard input. The page is
    served by this machine for this browser only, and ends when its tab is closed. Everything done
    is saved at once, sealed in the project; call it again to go on. Stories of a --series are read
    together: a name in one can tell who is meant in another.

    Two people are needed: one corrects, and another one calls the same command under a login of
    their own, reads, and signs off.
    """  # noqa: D301 - the sign for lines that click shall not fill
    documents = [inputs.document(source, language) for source in inputs.sources(paths)]
    if imported is not None and (documents or exported is not None):
        raise UsageError("--import takes the story from the file: give no INPUT and no --export")
    if exported is not None and len(documents) != 1:
        raise UsageError("--export takes one INPUT")
    load_policy(policy)
    with open_project(project_path, identities, create=bool(documents)) as project:
        begin = partial(project.review, language=language, policy=policy, series=series)
        if exported is not None:
            with begin(documents[0]) as review:
                review.export(exported)
            click.echo(f"{exported}: sealed to the editors of this project", err=True)
            return 0
        folder = out_dir or project.path / STORIES
        if imported is not None:
            with _import(project, imported, identities) as review:
                click.echo(f"{imported}: taken in", err=True)
                found = [(review.name, partial(project.reopen_review, review.id))]
        elif series and len(documents) > 1:
            together = project.review_together(
                documents, series=series, language=language, policy=policy
            )
            found = [(d.name, partial(together.open, n)) for n, d in enumerate(documents)]
        elif documents:
            found = [(each.name, partial(begin, each)) for each in documents]
        else:
            found = [(r.name, partial(project.reopen_review, r.id)) for r in project.reviews()]
        if not found:
            raise UsageError("no review was begun in this project: name a testimony as INPUT")
        files = _files([name for name, _ in found])
        desk = Desk(
            [Waiting(n, folder / file, o) for (n, o), file in zip(found, files, strict=True)]
        )
        try:
            serve(desk, project.path, port, _printed if no_open else _opened)
        finally:
            desk.close()
    return 0


def _import(project: Project, sealed: Path, identities: Sequence[Path]) -> Review:
    """Take a review in, asking for the passphrase where a terminal is at hand."""
    passphrase = os.environ.get(PASSPHRASE)
    try:
        return project.import_review(sealed, identities=identities, passphrase=passphrase)
    except VaultLocked:
        if passphrase is not None or not sys.stdin.isatty():
            raise
        asked = click.prompt("Passphrase", hide_input=True, err=True)
        return project.import_review(sealed, identities=identities, passphrase=asked)


def _files(names: Sequence[str]) -> Iterator[str]:
    """A file name for each story: that of its source, with a number where another has it."""
    given: set[str] = set()
    for name in names:
        path = Path("story.txt" if name == "stdin" else Path(name).name)
        number, file = 1, path.name
        while file in given:
            number += 1
            file = f"{path.stem}-{number}{path.suffix}"
        given.add(file)
        yield file


def _opened(page: Path, session: Session) -> None:
    if open_browser(page):
        click.echo("The review is open in your browser. It ends when you close its tab.", err=True)
    else:
        click.echo("No browser was found. Open this file in one:", err=True)
        click.echo(page.resolve())


def _printed(page: Path, session: Session) -> None:
    click.echo("Open this file in your browser, within ten minutes:", err=True)
    click.echo(page.resolve())
