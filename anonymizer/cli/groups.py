"""Groups of commands, listed in the order in which one needs them."""

from __future__ import annotations

import click


class InOrder(click.Group):
    """A group that lists its commands in the order in which they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands."""
        return list(self.commands)
