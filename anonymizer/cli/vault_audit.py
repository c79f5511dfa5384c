"""``anonymizer vault audit``: what happened to the vault, and whether that is all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from anonymizer.cli.groups import InOrder
from anonymizer.cli.options import (
    custodian_option,
    identity_option,
    open_project,
    project_option,
    read_files,
    read_keys,
)
from anonymizer.cli.output import refuse_overwrite, write_atomically
from anonymizer.errors import UsageError, VaultTampered
from anonymizer.vault import Checkpoint, Entry, Identity, reason_of

_HIDDEN = ("reason", "key", "proof", "signature", "hash", "recipients", "project", "events")


@click.group("audit", cls=InOrder)
def audit() -> None:
    """Show, check or sign the record of all changes and openings."""


@audit.command("show")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per entry, a line each.")
@click.option("--openings", is_flag=True, help="Only openings and requests for them.")
@project_option
@identity_option
def show(
    as_json: bool, openings: bool, project_path: Path | None, identities: tuple[Path, ...]
) -> int:
    """Show every entry, oldest first. With a custodian's --identity also the reasons."""
    keys = read_keys(identities)
    with open_project(project_path, keys) as project:
        entries = project.vault.custodians.verify_audit(identities=keys)
    for entry in entries:
        if openings and entry.event not in ("subject.opened", "opening.requested"):
            continue
        reason = _reason(entry, keys)
        if as_json:
            told = asdict(entry) | ({"reason": reason} if reason else {})
            click.echo(json.dumps(told, sort_keys=True, ensure_ascii=False))
        else:
            click.echo(_line(entry) + (f"  reason: {reason}" if reason else ""))
    return 0


def _reason(entry: Entry, keys: Sequence[Identity]) -> str | None:
    try:
        return reason_of(entry, keys) if keys else None
    except (UsageError, VaultTampered):
        # None stands there, or it is sealed to custodians of another time.
        return None


def _line(entry: Entry) -> str:
    said = [f"{k}={_short(v)}" for k, v in entry.detail.items() if k not in _HIDDEN]
    return " ".join([f"{entry.seq:>6}", entry.time, entry.device, entry.event, *said])


def _short(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


@audit.command("verify")
@click.option(
    "--checkpoint",
    "checkpoint_files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A checkpoint that a custodian keeps; may be given several times.",
)
@project_option
@identity_option
def verify(
    checkpoint_files: tuple[Path, ...], project_path: Path | None, identities: tuple[Path, ...]
) -> int:
    """Check every entry, signature and countersignature.

    A custodian who gives --identity and a --checkpoint kept elsewhere also learns whether the audit
    was cut, written anew, or replaced by an old copy.
    """
    keys = read_keys(identities)
    points = [
        Checkpoint.parse(data.decode("utf-8", "replace")) for data in read_files(checkpoint_files)
    ]
    with open_project(project_path, keys) as project:
        entries = project.vault.custodians.verify_audit(points, keys)
    last = entries[-1]
    click.echo(f"the audit is whole: {len(entries)} entries, the last is {last.hash}")
    if not points:
        click.echo("no checkpoint was given, so an old copy of all would not be noticed", err=True)
    return 0


@audit.command("countersign")
@custodian_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where the checkpoint goes; keep it."
)
@project_option
def countersign(
    identities: tuple[Path, ...], output: Path | None, project_path: Path | None
) -> int:
    """Check it and sign, as a custodian, where it ends today.

    The checkpoint is printed or written to a file: keep it away from this machine, and give it to
    `vault audit verify` later.
    """
    if output is not None:
        refuse_overwrite(output, False, [])
    keys = read_keys(identities)
    with open_project(project_path, keys) as project:
        point = project.vault.custodians.countersign(keys)
        state = project.vault.status()
    click.echo(
        f"signed {point.seq} entries; {state.threshold} of these custodians open a name:", err=True
    )
    for key in state.custodians:
        click.echo(f"  {key}", err=True)
    if output is None:
        click.echo(point.render(), nl=False)
    else:
        write_atomically(output, point.render().encode())
    return 0


COMMANDS = (audit,)
