"""``anonymizer scan``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from anonymizer import formats
from anonymizer.cli import inputs
from anonymizer.cli.options import language_option, policy_option, readers_option
from anonymizer.cli.progress import tracked
from anonymizer.model import Document
from anonymizer.pipeline import Reading
from anonymizer.policy import load_policy
from anonymizer.readers import load_readers
from anonymizer.results import FoundMention, scan_json, scanned
from anonymizer.scanning import detector, scan_all

RECORDS = frozenset({".jsonl", ".ndjson"})


@click.command("scan")
@click.argument("paths", metavar="INPUT...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per document, a line each.")
@click.option("--show-text", is_flag=True, help="Show the words found. Mind who can see them.")
@policy_option
@language_option
@readers_option
def command(
    paths: tuple[str, ...],
    as_json: bool,
    show_text: bool,
    policy: str | None,
    language: str,
    readers: Path | None,
) -> int:
    """Show what would be changed in texts, without writing anything.

    \b
    anonymizer scan testimony.txt
    anonymizer scan testimonies --json

    INPUT is a file, a folder, a .jsonl file of objects with "id" and "text" (and maybe "lang" and
    "series"), or - for standard input. No project is needed. Without --json a table is printed, and
    the exit code is 1 if anything would be replaced.
    """  # noqa: D301 - the sign for lines that click shall not fill
    rules = load_policy(policy)
    finder = detector(load_readers(readers))
    documents = list(_documents(paths, language))
    acted_on = 0
    for reading in scan_all(tracked(documents, "Reading"), rules, finder):
        result = scanned(reading)
        if as_json:
            row = scan_json(result)
            if show_text:
                for mention in row["mentions"]:
                    mention["text"] = reading.document.text[mention["start"] : mention["end"]]
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            acted_on += _table(reading, result.mentions, show_text)
    return 0 if as_json or not acted_on else 1


def _documents(paths: tuple[str, ...], language: str) -> Iterator[Document]:
    for source in inputs.sources(paths, formats.SUFFIXES | RECORDS):
        if source.path is not None and source.path.suffix.lower() in RECORDS:
            yield from inputs.records(source, language)
        else:
            yield inputs.document(source, language)


def _table(reading: Reading, mentions: tuple[FoundMention, ...], show_text: bool) -> int:
    """Print one document for humans; returns how many mentions would be replaced."""
    text = reading.document.text
    click.echo(f"{reading.document.name} ({reading.document.language})")
    for m in mentions:
        flags = f" [{', '.join(m.flags)}]" if m.flags else ""
        shown = f"  {' '.join(text[m.start : m.end].split())}" if show_text else ""
        click.echo(
            f"  {m.start:>7}-{m.end:<7} {m.entity_type:<16} {m.action:<10} {m.subject:<6}"
            f" {m.score:.2f} {m.reason}{flags}{shown}"
        )
    counts = Counter(m.action for m in mentions)
    people = len({m.subject for m in mentions if m.action == "pseudonym"})
    click.echo(
        f"  {people} people to rename in {counts['pseudonym']} mentions, "
        f"{counts['generalise']} to generalise, {counts['redact']} to redact, {counts['keep']} kept"
    )
    return len(mentions) - counts["keep"]
