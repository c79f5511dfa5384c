"""``anonymizer check``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from anonymizer.cli import inputs
from anonymizer.cli.options import identity_option, open_project, policy_option, project_option
from anonymizer.cli.progress import tracked
from anonymizer.model import Document, Verdict
from anonymizer.results import verdict_json


@click.command("check")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@project_option
@identity_option
@policy_option
@click.option(
    "--against",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="A folder or file of texts that are public already: who shares rare details with one?",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per file, a line each.")
def command(
    paths: tuple[str, ...],
    project_path: Path | None,
    identities: tuple[Path, ...],
    policy: str | None,
    against: Path | None,
    as_json: bool,
) -> int:
    """Read finished stories once more before they are published.

    \b
    anonymizer check story.txt
    anonymizer check stories --against website

    Reads them as a stranger would. Looks for names that the vault holds, people who are neither
    starred nor kept by the policy, identifiers, colliding pseudonyms, a missing note and, once the
    project reviews its stories, a missing sign-off. The exit code is 1 if anything is found.
    """  # noqa: D301 - the sign for lines that click shall not fill
    files = [(inputs.document(s, "auto"), s.data) for s in inputs.sources(paths)]
    others = inputs.sources([str(against)]) if against is not None else []
    given = {data for _, data in files}
    passed = True
    with open_project(project_path, identities) as project:
        public = [
            project.public_text(inputs.document(other, "auto"))
            for other in tracked(others, "Reading public texts")
            if other.data not in given  # the story itself may be public in another copy
        ]
        for document, data in tracked(files, "Checking"):
            verdict = project.check(document, policy=policy, data=data, against=public)
            passed = passed and verdict.passed
            if as_json:
                row = {"document": document.name, **verdict_json(verdict)}
                click.echo(json.dumps(row, ensure_ascii=False))
            else:
                show(document, verdict)
    return 0 if passed else 1


def show(document: Document, verdict: Verdict) -> None:
    """Print a verdict for humans: line and column, so that an editor finds the place."""
    word = "clean" if verdict.passed else f"{len(verdict.findings)} findings"
    click.echo(f"{document.name}: {word} ({len(verdict.checks_run)} checks)")
    for finding in verdict.findings:
        where = ""
        if finding.start is not None:
            line = document.text.count("\n", 0, finding.start) + 1
            column = finding.start - document.text.rfind("\n", 0, finding.start)
            where = f"line {line}, column {column}: "
        click.echo(f"  {where}{finding.message} [{finding.check}]")
