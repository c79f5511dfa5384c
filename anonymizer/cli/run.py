"""``anonymizer run``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from anonymizer.batch import detect_all
from anonymizer.cli import inputs
from anonymizer.cli.options import (
    identity_option,
    language_option,
    open_project,
    policy_option,
    project_option,
    series_option,
)
from anonymizer.cli.output import refuse_overwrite, write_atomically
from anonymizer.cli.progress import tracked
from anonymizer.errors import UsageError
from anonymizer.lexicon.fold import squeeze
from anonymizer.model import Document
from anonymizer.policy import load_policy
from anonymizer.results import Story, story_json


@dataclass(frozen=True, slots=True)
class Job:
    """One document and where its story goes; ``None`` is standard output."""

    document: Document
    target: Path | None


@click.command("run")
@click.argument("paths", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="File for one story."
)
@click.option(
    "--out-dir", metavar="FOLDER", type=click.Path(path_type=Path), help="Folder for the stories."
)
@project_option
@identity_option
@policy_option
@language_option
@click.option(
    "--style",
    type=click.Choice(["given", "full", "initial", "role"]),
    help="How people are shown: Oscar, Oscar Pineda, O.P., or as the mother of Oscar; by default "
    "what the project says.",
)
@click.option(
    "--no-working-copy",
    is_flag=True,
    help="Do not seal the original, from which custodians could restore it.",
)
@series_option
@click.option(
    "--report", metavar="FILE", type=click.Path(path_type=Path), help="Write what was done as JSON."
)
@click.option(
    "--workers",
    metavar="NUMBER",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that read documents at the same time.",
)
@click.option("--force", is_flag=True, help="Write over files that exist.")
def command(
    paths: tuple[str, ...],
    output: Path | None,
    out_dir: Path | None,
    project_path: Path | None,
    identities: tuple[Path, ...],
    policy: str | None,
    language: str,
    style: str | None,
    no_working_copy: bool,
    series: str | None,
    report: Path | None,
    workers: int,
    force: bool,
) -> int:
    """Anonymise texts: files, folders, or - for standard input.

    \b
    anonymizer run testimony.txt -o story.txt
    anonymizer run testimonies --out-dir stories

    The first run makes a project, which keeps who became whom, sealed. Later runs with the same
    project give the same person the same pseudonym. Without -o or --out-dir the story of a single
    input goes to standard output.

    The exit code is 1 if a story was written, but the checks found something in it.
    """  # noqa: D301 - the sign for lines that click shall not fill
    sources = inputs.sources(paths)
    targets = _targets(sources, output, out_dir)
    given = [source.path for source in sources if source.path is not None]
    for target in (*targets, report):
        if target is not None:
            refuse_overwrite(target, force, given)
    documents = [inputs.document(source, language) for source in sources]
    load_policy(policy)  # one that does not load stops here, before a project is made
    with open_project(project_path, identities, create=True) as project:
        project.house(style)
        project.policy(policy)  # and with the project's settings, before an hour of reading
        reading = detect_all(documents, project.detector(), workers)
        found = list(tracked(reading, "Reading", len(documents)))
        stories = []
        keep = not no_working_copy
        if series is not None:
            made = project.anonymize_series(
                documents,
                series=series,
                policy=policy,
                mentions=found,
                style=style,
                keep_original=keep,
            )
        else:
            made = (
                project.anonymize(
                    document, policy=policy, mentions=own, style=style, keep_original=keep
                )
                for document, own in zip(documents, found, strict=True)
            )
        for number, (document, story) in enumerate(zip(documents, made, strict=True)):
            target = _telling_nothing(targets[number], story, document, number, force, given)
            if target is None:
                click.echo(story.output.decode("utf-8"), nl=False)
            else:
                write_atomically(target, story.output)
            stories.append((story, target))
            _summary(story, target)
    if report is not None:
        rows = [story_json(story, str(target) if target else None) for story, target in stories]
        text = json.dumps({"documents": rows}, ensure_ascii=False, indent=1)
        write_atomically(report, text.encode() + b"\n")
    return 0 if all(story.verdict.passed for story, _ in stories) else 1


def _targets(
    sources: Sequence[inputs.Source], output: Path | None, out_dir: Path | None
) -> list[Path | None]:
    """Where each story goes.

    Raises:
        UsageError: too few or too many places for the stories.
    """
    if output is not None and out_dir is not None:
        raise UsageError("give either -o FILE or --out-dir DIR")
    if out_dir is not None:
        out_dir.mkdir(parents=True, exist_ok=True)
        names = [source.path.name if source.path else "story.txt" for source in sources]
        if len(set(names)) < len(names):
            raise UsageError("two inputs have the same file name; run them into different folders")
        return [out_dir / name for name in names]
    if len(sources) > 1:
        raise UsageError(f"{len(sources)} inputs need a folder for the stories: --out-dir DIR")
    return [output]


def _telling_nothing(
    target: Path | None,
    story: Story,
    document: Document,
    number: int,
    force: bool,
    given: list[Path],
) -> Path | None:
    """The target, under a neutral name if its own would tell the name of a person in the story."""
    if target is None:
        return None
    stem = squeeze(target.stem)
    told = any(
        part in stem
        for m in story.mentions
        if m.action == "pseudonym"
        for part in map(squeeze, document.text[m.start : m.end].split())
        if len(part) >= 4
    )
    if not told:
        return target
    neutral = target.with_name(f"story-{number + 1}{target.suffix}")
    refuse_overwrite(neutral, force, given)
    click.echo("the output's file name would tell a real name; a neutral one is used", err=True)
    return neutral


def _summary(story: Story, target: Path | None) -> None:
    people = len({m.subject for m in story.mentions if m.action == "pseudonym"})
    generalised = sum(m.action == "generalise" for m in story.mentions)
    redacted = sum(m.action == "redact" for m in story.mentions)
    findings = len(story.verdict.findings)
    state = (
        "checks passed" if story.verdict.passed else f"{findings} findings, see anonymizer check"
    )
    click.echo(
        f"{target or 'standard output'}: {people} people renamed, {generalised} details "
        f"generalised, {redacted} withheld; {state}",
        err=True,
    )
    for finding in story.verdict.findings:
        click.echo(f"  {finding.start or 0}: {finding.message} [{finding.check}]", err=True)
    shown = {m.subject: m.surrogate for m in story.mentions if m.action == "pseudonym"}
    for asked in story.suggestions:
        click.echo(
            f"  {shown[asked.subject]} may be known already [{asked.reason}]; answer with "
            f"anonymizer vault same|different {asked.other} {asked.subject}",
            err=True,
        )
