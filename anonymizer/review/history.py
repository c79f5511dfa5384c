"""The steps of a review in order, undone and redone: nothing is ever taken out of the log.

The log's entries are ``{"step": "do" | "undo" | "redo", "by": device, "at": time, ...}``; a ``do``
carries its command and what came of it (``bound``: new subjects of the vault; ``was`` and ``now``:
pseudonyms before and after). The state is what the commands in effect make of the beginning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from anonymizer.errors import CommandRefused
from anonymizer.review.apply import apply
from anonymizer.review.commands import Command, command_from_json
from anonymizer.review.lookup import Stamp
from anonymizer.review.state import State

DO, UNDO, REDO = "do", "undo", "redo"


@dataclass(frozen=True, slots=True)
class Step:
    """A command in effect, or undone and waiting to be redone.

    Attributes:
        command: what was done.
        stamp: when and by whom.
        was, now: the pseudonym before and after, for a renaming.
        after: the state that it led to.
    """

    command: Command
    stamp: Stamp
    was: str = field(default="", repr=False)
    now: str = field(default="", repr=False)
    after: State = field(repr=False, kw_only=True)


@dataclass(slots=True)
class History:
    """Where a review stands.

    Attributes:
        start: the state at the beginning.
        done: steps in effect, oldest first.
        undone: steps that can be redone, the next one last.
        bound: subject of the review -> subject of the vault; what was bound once stays so.
        meddlers: devices that undid or redid what somebody else had done.
        version: number of the last entry.
    """

    start: State = field(repr=False)
    done: list[Step] = field(default_factory=list, repr=False)
    undone: list[Step] = field(default_factory=list, repr=False)
    bound: dict[str, str] = field(default_factory=dict)
    meddlers: set[str] = field(default_factory=set)
    version: int = 0

    @property
    def state(self) -> State:
        """As it is now."""
        return self.done[-1].after if self.done else self.start

    def editors(self, maker: str) -> frozenset[str]:
        """Devices that decided something in the draft: none of them may sign it off.

        Args:
            maker: the device that began the review.
        """
        edits = {step.stamp.by for step in self.done if step.command.edits}
        return frozenset({maker, *edits, *self.meddlers})

    def take(self, entry: Mapping[str, Any]) -> None:
        """Follow one entry of the log.

        Raises:
            CommandRefused: it does not fit; a log that was written by this class always does.
        """
        seq = self.version + 1
        stamp = Stamp(seq, str(entry["by"]), str(entry["at"]))
        match entry["step"]:
            case "do":
                command = command_from_json(entry["command"])
                after = apply(self.state, command, stamp)
                was, now = entry.get("was", ""), entry.get("now", "")
                self.done.append(Step(command, stamp, was, now, after=after))
                self.undone.clear()
                self.bound.update(entry.get("bound", {}))
            case "undo":
                step = self.last()
                self._meddled(step, stamp)
                self.undone.append(self.done.pop())
            case "redo":
                step = self.next()
                self._meddled(step, stamp)
                self.done.append(self.undone.pop())
        self.version = seq

    def _meddled(self, step: Step, stamp: Stamp) -> None:
        if step.stamp.by != stamp.by and step.command.edits:
            self.meddlers.add(stamp.by)

    def last(self) -> Step:
        """The step that an undo takes back.

        Raises:
            CommandRefused: there is none.
        """
        if not self.done:
            raise CommandRefused("nothing-to-undo", "nothing was done yet")
        return self.done[-1]

    def next(self) -> Step:
        """The step that a redo brings back.

        Raises:
            CommandRefused: there is none.
        """
        if not self.undone:
            raise CommandRefused("nothing-to-redo", "nothing was undone")
        return self.undone[-1]
