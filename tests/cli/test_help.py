"""Every ``--help`` can be read: no sign of click is left in it, no sentence is cut."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from anonymizer.cli import cli


def commands(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    yield before
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)
        else:
            yield (*before, name)


ALL = list(commands(cli))


@pytest.mark.parametrize("names", ALL, ids=" ".join)
def test_help(names: tuple[str, ...]) -> None:
    context = click.Context(cli, info_name="anonymizer")
    command: click.Command = cli
    for name in names:
        assert isinstance(command, click.Group)
        command = command.commands[name]
        context = click.Context(command, info_name=name, parent=context)
    context.terminal_width = 80
    text = command.get_help(context)
    assert "\\b" not in text
    assert "\b" not in text
    assert all(len(line) <= 80 for line in text.splitlines())
    _, _, listed = text.partition("Commands:")
    assert not [line for line in listed.splitlines() if line.endswith("...")]


def test_the_commands_stand_in_the_order_in_which_one_needs_them() -> None:
    text = cli.get_help(click.Context(cli))
    places = [text.index(f"\n  {name} ") for name in ("scan", "run", "review", "check", "reveal")]
    assert places == sorted(places)
