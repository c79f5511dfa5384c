"""``anonymizer vault custodian|editor|rotate|answer``: who opens, and how they open together."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from anonymizer.cli.groups import InOrder
from anonymizer.cli.options import (
    custodian_option,
    key_option,
    open_project,
    project_option,
    read_files,
    read_keys,
)
from anonymizer.cli.output import refuse_overwrite, write_atomically
from anonymizer.errors import UsageError, VaultRefused
from anonymizer.vault import Request, read_request

request_option = click.option(
    "--request",
    "request_file",
    type=click.Path(path_type=Path),
    help="Write a request for the other custodians to this file, and open nothing yet.",
)
answers_option = click.option(
    "--answers",
    "answer_files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A custodian's answer to a request; may be given several times.",
)
reason_option = click.option("--reason", help="Why; it is written, sealed, to the audit chain.")
threshold_option = click.option(
    "--threshold", type=click.IntRange(1, 16), help="How many custodians open a name together."
)


@click.group("custodian", cls=InOrder)
def custodian() -> None:
    """Add or remove those who may open names."""


@custodian.command("add")
@click.argument("public_key")
@threshold_option
@custodian_option
@project_option
def add(
    public_key: str, threshold: int | None, identities: tuple[Path, ...], project_path: Path | None
) -> int:
    """Add a custodian: PUBLIC_KEY is their age1... key.

    So many present custodians as open a name together must give their key files; every secret is
    then shared anew, so that the new one opens also what was sealed before.
    """
    return _change(project_path, identities, add=public_key, threshold=threshold)


@custodian.command("remove")
@click.argument("public_key")
@threshold_option
@custodian_option
@project_option
def remove(
    public_key: str, threshold: int | None, identities: tuple[Path, ...], project_path: Path | None
) -> int:
    """Remove a custodian; every secret is shared anew among the others.

    Destroy older backups of the keyring: the removed custodian's shares stand in them.
    """
    return _change(project_path, identities, remove=public_key, threshold=threshold)


def _change(
    project_path: Path | None,
    identities: tuple[Path, ...],
    *,
    add: str | None = None,
    remove: str | None = None,
    threshold: int | None,
) -> int:
    keys = read_keys(identities)
    with open_project(project_path, keys) as project:
        desk = project.vault.custodians
        count = desk.change(keys, add=add, remove=remove, threshold=threshold)
        state = project.vault.status()
    click.echo(
        f"{len(state.custodians)} custodians, {state.threshold} open a name together; "
        f"{count} secrets shared anew"
    )
    return 0


@click.group("editor", cls=InOrder)
def editor() -> None:
    """Add or remove those who may add and look up names."""


@editor.command("add")
@click.argument("public_key")
@project_option
@custodian_option
def add_editor(public_key: str, project_path: Path | None, identities: tuple[Path, ...]) -> int:
    """Add an editor: PUBLIC_KEY is their age1... key."""
    return _change_editors(project_path, identities, add=public_key)


@editor.command("remove")
@click.argument("public_key")
@project_option
@custodian_option
def remove_editor(public_key: str, project_path: Path | None, identities: tuple[Path, ...]) -> int:
    """Remove an editor. What they copied before stays open to them: pseudonyms, no names."""
    return _change_editors(project_path, identities, remove=public_key)


def _change_editors(
    project_path: Path | None,
    identities: tuple[Path, ...],
    *,
    add: str | None = None,
    remove: str | None = None,
) -> int:
    with open_project(project_path, read_keys(identities)) as project:
        project.vault.custodians.change_editors(add=add, remove=remove)
        click.echo(f"{len(project.vault.status().editors)} editors")
    return 0


@click.command("rotate")
@custodian_option
@answers_option
@request_option
@reason_option
@project_option
def rotate(
    identities: tuple[Path, ...],
    answer_files: tuple[Path, ...],
    request_file: Path | None,
    reason: str | None,
    project_path: Path | None,
) -> int:
    """Share every secret anew among the present custodians.

    Finishes a change of custodians that was interrupted. Where the custodians are apart, write a
    request first (--request), then give their answers (--answers).
    """
    keys = read_keys(identities)
    if request_file is not None:
        refuse_overwrite(request_file, False, [])
    with open_project(project_path, keys) as project:
        desk = project.vault.custodians
        if request_file is not None:
            if not reason:
                raise VaultRefused("a request needs a stated reason: --reason TEXT")
            write_atomically(request_file, desk.request_rotation(keys, reason))
            tell_request(request_file)
            return 0
        count = desk.rotate(keys, answers=read_files(answer_files))
    click.echo(f"{count} secrets shared anew")
    return 0


def tell_request(path: Path) -> None:
    """Say what is to be done with a request."""
    click.echo(
        f"Request written to {path}. Send it to the other custodians; each who agrees runs\n"
        f"  anonymizer vault answer {path.name} --identity THEIR_KEY -o ANSWER\n"
        "and sends the answer back. Then give the answers to the same command with --answers.",
        err=True,
    )


@click.command("answer")
@click.argument("request_file", metavar="REQUEST", type=click.Path(path_type=Path))
@key_option("Your key file.", required=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Where the answer goes, if you agree."
)
@click.option("--yes", is_flag=True, help="Agree without being asked again.")
def answer(request_file: Path, identities: tuple[Path, ...], output: Path | None, yes: bool) -> int:
    """Read another custodian's request, and answer it if you agree.

    Needs no project: only the request and your key. Shows who asks, why and for whom. Without -o
    nothing is answered. The answer opens for nobody but the one who asked.
    """
    if output is not None:
        refuse_overwrite(output, False, [request_file])
    keys = read_keys(identities)
    (data,) = read_files([request_file])
    request = read_request(data, keys)
    _show(request)
    if output is None:
        click.echo("Nothing was answered. To agree, give -o FILE.", err=True)
        return 0
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("nobody is here to agree: give --yes once you have read the request")
        click.confirm("Do you agree?", abort=True, err=True)
    write_atomically(output, request.answer(keys))
    click.echo(f"Answer written to {output}; send it to the one who asked.", err=True)
    return 0


def _show(request: Request) -> None:
    seq, digest = request.entry
    rows = {
        "project": request.project,
        "asked at": request.time,
        "asked by": request.requester,
        "audit entry": f"{seq} {digest}",
        "reason": request.reason,
    }
    for label, value in rows.items():
        click.echo(f"{label:<12} {value}")
    if request.purpose != "open":
        click.echo(f"{'to open':<12} EVERYBODY ({len(request.asked)}), to share the secrets anew")
        return
    for each in request.asked:
        click.echo(f"{'to open':<12} {each.shown} ({each.subject})")


COMMANDS = (custodian, editor, rotate, answer)
