"""The command ``anonymizer``: data on stdout, everything else on stderr."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from anonymizer import __version__
from anonymizer.cli import check, doctor, evaluate, rename, reveal, review, run, scan, vault
from anonymizer.cli.groups import InOrder
from anonymizer.errors import AnonymizerError
from anonymizer.process import leave_no_core

EPILOG = """
\b
Exit codes:
  0  done and clean
  1  something was found, or would be replaced
  2  a mistake in the command or the settings
  3  an input that cannot be read
  4  the vault is locked, was tampered with, or refuses
"""


@click.group(cls=InOrder, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="anonymizer")
def cli() -> None:
    """Give the people in testimonies lasting pseudonyms, and keep the mapping sealed.

    \b
    What it would change:       anonymizer scan testimony.txt
    One story:                  anonymizer run testimony.txt -o story.txt
    Correct it in a browser:    anonymizer review testimony.txt
    Before you publish it:      anonymizer check story.txt
    Whom a pseudonym stands for:
        anonymizer reveal Oscar --identity custodian.key --reason "..."

    Each command explains itself: anonymizer run --help
    """  # noqa: D301 - the sign for lines that click shall not fill


for module in (scan, run, review, check, rename, reveal, vault, doctor, evaluate):
    cli.add_command(module.command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and end the process with its exit code."""
    leave_no_core()
    sys.exit(run_command(arguments))


def run_command(arguments: Sequence[str] | None = None) -> int:
    """Run the command; every failure becomes one sentence on stderr and an exit code."""
    try:
        result = cli.main(args=arguments, prog_name="anonymizer", standalone_mode=False)
    except AnonymizerError as error:
        click.echo(f"anonymizer: {error}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show(sys.stderr)
        return 2
    except click.Abort:
        click.echo("anonymizer: stopped; nothing was half-written", err=True)
        return 130
    except Exception as error:  # noqa: BLE001 - a traceback could show text of a document
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        click.echo(
            f"anonymizer: internal error ({type(error).__name__} at {place}); nothing of your text "
            "is shown here, please report this line",
            err=True,
        )
        return 2
    return result if isinstance(result, int) else 0
