"""Documentation cannot lag: every command and option stands in docs/cli.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from anonymizer.cli import cli

TEXT = (Path(__file__).parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")


def commands(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield above + name, command


@pytest.mark.parametrize(("name", "command"), list(commands(cli)), ids=str)
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    assert name.rsplit(maxsplit=1)[-1] in TEXT
    assert command.help, name
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert any(option in TEXT for option in parameter.opts), (name, parameter.opts)
