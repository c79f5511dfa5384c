"""A review in progress: what is done is on the disk before the next view is shown."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from anonymizer.errors import CommandRefused
from anonymizer.review import commands, naming
from anonymizer.review.apply import apply
from anonymizer.review.base import Base
from anonymizer.review.cast import Cast
from anonymizer.review.commands import Command
from anonymizer.review.desk import Desk
from anonymizer.review.draft import Draft, Setting, draft
from anonymizer.review.history import DO, REDO, UNDO, History, Step
from anonymizer.review.judge import Judgement, examine, glance
from anonymizer.review.keeping import check_keeping
from anonymizer.review.lookup import Stamp
from anonymizer.review.record import BOUND, Record
from anonymizer.review.rulings import Rulings
from anonymizer.review.showing import Showing
from anonymizer.review.state import State, resolution
from anonymizer.review.view import View
from anonymizer.surrogates.people import scope_of
from anonymizer.vault import SealedLog


class Session:
    """The steps of one review, in a process that holds it.

    Attributes:
        id: tells nothing about the story.
        renamings: how often somebody got another pseudonym here, which holds in other stories, too.
    """

    def __init__(
        self,
        review_id: str,
        log: SealedLog,
        base: Base,
        setting: Setting,
        desk: Desk,
    ) -> None:
        self.id = review_id
        self.renamings = 0
        self._base = base
        self._setting = setting
        self._desk = desk
        self._vault = desk.vault
        self._lock = threading.RLock()
        self._cast = Cast(desk.vault, setting.scope)
        self._rulings = Rulings(setting.document, setting.policy)
        self._record = Record(log, base)
        self._expect()
        self._draft = self._drafted(self._history.state, self._cast)
        self._judgement: Judgement | None = None
        self._view: View | None = None
        self._showing = Showing(review_id, base, setting, desk, self._cast, self._record)
        if new := self._new_people(self._draft):
            self._record.add({"fact": BOUND, "bound": new})

    @property
    def name(self) -> str:
        """Of the source, as it was given."""
        return self._base.document.name

    @property
    def base(self) -> Base:
        """What the review began with."""
        return self._base

    def view(self) -> View:
        """The review as it stands."""
        with self._lock:
            if self._view is None:
                self._view = self._showing.view(self._history.state, self._draft, self._judged())
            return self._view

    def do(self, command: Command) -> View:
        """Carry out a command. It is on the disk when this returns.

        Raises:
            CommandRefused: it makes no sense as things stand, or must be confirmed first.
            VaultError: the vault refuses.
        """
        with self._lock:
            stamp = self._stamp()
            after = self._checked(command, stamp)
            was, now = self._named(command)
            new = self._after(command, after)
            fresh = self._new_people(new)
            entry = {"step": DO, "command": command.to_json(), "was": was, "now": now}
            self._add({**entry, "bound": fresh}, stamp)
            self._show(new, same_text=not command.edits)
            return self.view()

    def preview(self, command: Command) -> View:
        """What a command would lead to. Nothing is saved.

        Raises:
            CommandRefused: as for :meth:`do`.
        """
        with self._lock:
            after = self._checked(command, self._stamp())
            if not command.edits:
                return self._showing.view(after, self._after(command, after), self._judged())
            renamed = {}
            if isinstance(command, naming.GIVES):
                who = naming.bearer(self._draft, self._setting, self._vault, command.subject)
                told = naming.proposal(command, who, self._draft, self._setting, self._vault)
                renamed[who.known, self._scope] = told
            shown = self._drafted(after, self._cast.trial(renamed))
            judgement = glance(shown, self._setting, self._cast)
            return self._showing.view(after, shown, judgement)

    def undo(self) -> View:
        """Take back the last step in effect.

        Raises:
            CommandRefused: there is none, or its pseudonym was changed elsewhere meanwhile.
        """
        with self._lock:
            step = self._history.last()
            self._rename(step, step.now, step.was)
            return self._moved({"step": UNDO}, step.command)

    def redo(self) -> View:
        """Do again what was undone last.

        Raises:
            CommandRefused: there is nothing, or the pseudonym is not free any more.
        """
        with self._lock:
            step = self._history.next()
            self._rename(step, step.was, step.now)
            return self._moved({"step": REDO}, step.command)

    def names(self, subject: str) -> tuple[str, ...]:
        """The real names of one subject in this story. Show them only while asked for.

        Raises:
            CommandRefused: there is no such subject.
        """
        with self._lock:
            for entity in self._draft.resolution.entities:
                if entity.id == subject:
                    return entity.names
        raise CommandRefused("unknown-subject", f"there is no subject {subject} in this review")

    def known(self) -> Mapping[str, str]:
        """By subject, who of the vault it is: the same in all stories of a project."""
        with self._lock:
            return {name: self._draft.bound[name] for name in self._draft.pseudonyms}

    def verify(self) -> View:
        """Read the draft again with the detectors and put all checks to it. Takes seconds.

        Raises:
            DetectionError: a detector failed, so nothing is known.
        """
        with self._lock:
            shown = self._draft
        judgement = examine(shown, self._setting, self._vault, self._desk.detector())
        with self._lock:
            if self._draft.rendering is shown.rendering:
                self._judgement, self._view = judgement, None
            return self.view()

    def refresh(self) -> None:
        """Ask the vault anew who is called what: another story may have renamed somebody."""
        with self._lock:
            self._cast.forget()
            before, new = self._draft, self._drafted(self._history.state, self._cast)
            self._show(new, same_text=new.rendering.text == before.rendering.text)

    def close(self) -> None:
        """Let go of the review; nothing is lost."""
        with self._lock:
            self._record.log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _checked(self, command: Command, stamp: Stamp) -> State:
        """The state after a command that may be carried out."""
        after = apply(self._history.state, command, stamp)
        match command:
            case commands.Rename(subject, pseudonym):
                who = naming.bearer(self._draft, self._setting, self._vault, subject)
                naming.check(pseudonym, who, self._draft, self._setting, self._vault)
            case commands.Keep():
                check_keeping(command, self._history.state, self._draft, self._setting, self._cast)
        return after

    def _named(self, command: Command) -> tuple[str, str]:
        """Write a renaming to the vault; the pseudonym before and after."""
        if not isinstance(command, naming.GIVES):
            return "", ""
        who = naming.bearer(self._draft, self._setting, self._vault, command.subject)
        now = naming.carry_out(command, who, self._draft, self._setting, self._vault)
        self._cast.forget(who.known)
        self.renamings += 1
        return who.pseudonym, now

    def _rename(self, step: Step, current: str, new: str) -> None:
        if current == new:
            return
        subject = str(getattr(step.command, "subject", ""))
        known = self._history.bound.get(subject, "")
        naming.give(self._vault, known, current, new)
        self._cast.forget(known)
        self.renamings += 1

    def _moved(self, entry: Mapping[str, Any], command: Command) -> View:
        self._add(entry, self._stamp())
        new = self._after(command, self._history.state)
        self._show(new, same_text=not command.edits)
        return self.view()

    def _after(self, command: Command, state: State) -> Draft:
        """The draft of a state that a command led to, or back to."""
        if command.edits:
            return self._drafted(state, self._cast)
        return replace(self._draft, items=state.standing())

    def _show(self, new: Draft, *, same_text: bool) -> None:
        """Go on with a draft; what the checks said holds as long as its text is the same."""
        self._draft, self._view = new, None
        if not same_text:
            self._judgement = None

    def _stamp(self) -> Stamp:
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return Stamp(self._history.version + 1, self._vault.device, at)

    @property
    def _scope(self) -> str:
        """Where the pseudonyms hold that the draft shows."""
        return scope_of(self._setting.scope, self._setting.house.people)

    @property
    def _history(self) -> History:
        return self._record.history

    def _add(self, entry: Mapping[str, Any], stamp: Stamp) -> None:
        self._record.add({**entry, "by": stamp.by, "at": stamp.at})

    def _new_people(self, new: Draft) -> dict[str, str]:
        """Who of a draft is in the vault now, without the review's log saying so."""
        return {
            name: known for name, known in new.own.items() if self._history.bound.get(name) != known
        }

    def _expect(self) -> None:
        """Let those who come from another machine be enrolled under the names they had there."""
        if self._record.expected:
            state = self._history.state
            for entity in resolution(state, state.standing(), self._history.bound).entities:
                if name := self._record.expected.get(entity.id):
                    self._cast.expect(self._cast.aliases_of(entity), self._scope, name)

    def _drafted(self, state: State, cast: Cast) -> Draft:
        return draft(state, self._setting, cast, self._rulings, self._history.bound)

    def _judged(self) -> Judgement:
        if self._judgement is None:
            self._judgement = glance(self._draft, self._setting, self._cast)
        return self._judgement
