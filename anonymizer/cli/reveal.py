"""``anonymizer reveal``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from anonymizer.cli import inputs
from anonymizer.cli.options import (
    key_option,
    open_project,
    project_option,
    read_files,
    read_keys,
)
from anonymizer.cli.output import refuse_overwrite, write_atomically
from anonymizer.cli.vault_custody import answers_option, reason_option, request_option, tell_request
from anonymizer.errors import UsageError, VaultRefused
from anonymizer.lexicon.fold import fold
from anonymizer.ports import Alias
from anonymizer.project import Project
from anonymizer.vault import Identity, Revealed


@click.command("reveal")
@click.argument("name", required=False)
@click.option(
    "--document",
    metavar="FILE",
    type=click.Path(),
    help="Instead of NAME: the original of this published story, or everybody starred in it.",
)
@click.option(
    "--names", is_flag=True, help="With --document: the people, even where the original is kept."
)
@key_option("A custodian's key file; may be given several times.", required=True)
@reason_option
@request_option
@answers_option
@project_option
def command(
    name: str | None,
    document: str | None,
    names: bool,
    identities: tuple[Path, ...],
    reason: str | None,
    request_file: Path | None,
    answer_files: tuple[Path, ...],
    project_path: Path | None,
) -> int:
    """Open the real name behind a pseudonym. Only custodians' keys can.

    \b
    anonymizer reveal Oscar --identity custodian.key --reason "a doctor asks"
    anonymizer reveal --document story.txt --identity custodian.key --reason "..."

    Prints the sealed names and identifiers of NAME, one a line; one person at a time. With
    --document it prints the original text of a published story, if the file is as it was written
    and its working copy is sealed; otherwise the names of everybody in it.

    Where several custodians open together, give all their key files, or write a --request, have it
    answered with `vault answer`, and come back with --answers.

    Every opening is written to the audit chain first; without the entry nothing opens.
    """  # noqa: D301 - the sign for lines that click shall not fill
    if name is not None and document is not None:
        raise UsageError("give either a pseudonym or --document FILE")
    if name is None and document is None and not answer_files:
        raise UsageError("give either a pseudonym or --document FILE")
    if reason is None and not answer_files:
        raise UsageError("an opening needs a stated reason: --reason TEXT")
    if request_file is not None:
        refuse_overwrite(request_file, False, [])
    keys = read_keys(identities)
    answers = read_files(answer_files)
    with open_project(project_path, keys) as project:
        opening = _Opening(project, keys, reason or "", answers)
        if name is None and document is None:
            opening.what_was_asked()
            return 0
        output = inputs.sources([document])[0] if document is not None else None
        story = output is not None and not names and project.vault.story_of(output.data) is not None
        wanted: tuple[str, ...] = (name,) if name is not None else ()
        if output is not None and not story:
            wanted = project.pseudonyms_in(inputs.document(output, "auto"))
            if not wanted:
                raise VaultRefused(f"{document}: shows no pseudonym of this project")
        if request_file is not None:
            published = output.data if output is not None and story else None
            desk = project.vault.custodians
            sealed = desk.request(wanted, keys, reason or "", output=published)
            write_atomically(request_file, sealed)
            tell_request(request_file)
        elif output is not None and story:
            opening.story(output.data)
        elif name is not None:
            opening.person(name)
        else:
            if not names:
                click.echo(
                    f"{document}: its original is not sealed; these are its people", err=True
                )
            opening.people(wanted)
    return 0


class _Opening:
    """Custodians who open, for one reason."""

    def __init__(
        self, project: Project, keys: Sequence[Identity], reason: str, answers: Sequence[bytes]
    ) -> None:
        self._vault = project.vault
        self._keys = keys
        self._answers = answers
        self._reason = reason
        if answers and not reason:
            self._reason = self._vault.custodians.requested(answers, keys)[1]

    def what_was_asked(self) -> None:
        """Open all that the request was about."""
        subjects, _ = self._vault.custodians.requested(self._answers, self._keys)
        for subject in subjects:
            if self._vault.is_story(subject):
                self._print(self._vault.reveal_story(subject, *self._how()).text)
            else:
                self.people((subject,))

    def story(self, output: bytes) -> None:
        """Print the original of a published story, to the letter."""
        story = self._vault.story_of(output)
        assert story is not None  # noqa: S101 - the caller has looked
        self._print(self._vault.reveal_story(story, *self._how()).text)

    def person(self, name: str) -> None:
        """Print the names of one person."""
        _show(self._open(name))

    def people(self, names: Sequence[str]) -> None:
        """Print the names of several, each under the pseudonym."""
        for name in names:
            revealed = self._open(name)
            click.echo(f"{revealed.pseudonym}:")
            _show(revealed, indent="  ")

    def _open(self, name: str) -> Revealed:
        keys, reason = self._keys, self._reason
        return self._vault.reveal(name, keys, reason, answers=self._answers)

    def _how(self) -> tuple[Sequence[Identity], str, Sequence[bytes]]:
        return self._keys, self._reason, self._answers

    def _print(self, text: str) -> None:
        click.echo(text.encode("utf-8"), nl=False)


def _show(revealed: Revealed, indent: str = "") -> None:
    for text in told(revealed.aliases):
        click.echo(f"{indent}{text}")


def told(aliases: Sequence[Alias]) -> list[str]:
    """What a person was called, without the forms that are sealed only to be looked up by.

    Those are a whole name's parts in the order of the alphabet, and parts and abbreviations of it.
    """
    names = [alias.text for alias in aliases if alias.kind not in ("weak", "trait")]
    kept = [n for n in names if not _only_sorted(n, names)]
    told_words = {word for name in kept for word in fold(name).split()}
    rest = [alias.text for alias in aliases if alias.kind == "weak"]
    return kept + [text for text in rest if " " not in text or not _derived(text, told_words)]


def _only_sorted(name: str, names: Sequence[str]) -> bool:
    words = fold(name).split()
    alike = [w for other in names if sorted(w := fold(other).split()) == sorted(words)]
    return len(words) > 1 and words == sorted(words) and any(w != words for w in alike)


def _derived(text: str, words: set[str]) -> bool:
    return all(len(word) == 1 or word in words for word in fold(text).split())
