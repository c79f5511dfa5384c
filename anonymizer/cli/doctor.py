"""``anonymizer doctor``."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from anonymizer import __version__
from anonymizer.cli.options import project_folder, project_option
from anonymizer.errors import AnonymizerError
from anonymizer.models import READER
from anonymizer.project import SETTINGS
from anonymizer.readers import load_readers
from anonymizer.scanning import scan
from anonymizer.vault import exposed

PACKAGES = (
    "spacy", "presidio-analyzer", "presidio-anonymizer", "faker", "onnxruntime", "tokenizers",
    "pyrage", "cryptography", "shamir-mnemonic", "sqlalchemy",
)  # fmt: skip
SAMPLE = "Juana Pérez Ramírez left San Miguel on 3 May 2019. Her phone is +503 7000 0000."
"""Made up; a healthy installation finds at least a person and a phone number in it."""


@click.command("doctor")
@project_option
def command(project_path: Path | None) -> int:
    """Say whether the installation and the project are in order.

    Looks at versions, models, keys and permissions. The exit code is 1 if something is missing or
    unsafe; each line says what to do.
    """
    click.echo(f"anonymizer {__version__}, Python {platform.python_version()}")
    folder = project_folder(project_path)
    problems = [*_packages(), *_models(), *_readers(folder / SETTINGS), *_project(folder)]
    for problem in problems:
        click.echo(f"PROBLEM  {problem}")
    click.echo("all well" if not problems else f"{len(problems)} problems")
    return 1 if problems else 0


def _packages() -> Iterator[str]:
    for name in PACKAGES:
        try:
            click.echo(f"  {name} {version(name)}")
        except PackageNotFoundError:
            yield f"{name} is missing: install testimony-anonymizer again"


def _models() -> Iterator[str]:
    try:
        found = {m.entity_type for m in scan(SAMPLE).mentions}
    except AnonymizerError as error:
        yield str(error)
        return
    size = sum(f.stat().st_size for f in READER.iterdir() if f.is_file()) / 1e6
    click.echo(f"  reader {size:.0f} MB")
    if not {"PERSON", "PHONE_NUMBER"} <= found:
        yield "the reader does not find what it should: install testimony-anonymizer again"


def _readers(settings: Path) -> Iterator[str]:
    """Optional readers that do not load."""
    try:
        chosen = load_readers(settings)
        if chosen:
            scan(SAMPLE, readers=settings)
    except AnonymizerError as error:
        yield str(error)
        return
    for choice in chosen:
        click.echo(f"  reader {choice.name}: {choice.kind}, {choice.model}")


def _project(folder: Path) -> Iterator[str]:
    if not (folder / SETTINGS).exists():
        click.echo(f"  no project in {folder} (the first run makes one)")
        return
    click.echo(f"  project {folder}")
    if (folder / "custodian.key").exists():
        yield (
            f"{folder / 'custodian.key'} is still beside the vault: "
            "move it away, whoever finds both reads every name"
        )
    for path in exposed(folder):
        yield f"{path} can be read by others: chmod go= {path}"
