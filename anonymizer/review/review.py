"""A review in progress: what is done is on the disk before the next view is shown."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from anonymizer.errors import CommandRefused
from anonymizer.model import Action
from anonymizer.review import commands, naming
from anonymizer.review.apply import apply
from anonymizer.review.base import Base
from anonymizer.review.cast import Cast
from anonymizer.review.commands import Command
from anonymizer.review.compose import Surroundings, compose
from anonymizer.review.desk import Desk
from anonymizer.review.draft import Draft, Setting, draft
from anonymizer.review.exposing import exposures
from anonymizer.review.history import DO, REDO, UNDO, History, Step
from anonymizer.review.judge import Judgement, examine, glance
from anonymizer.review.keeping import check_keeping
from anonymizer.review.learning import School, offers
from anonymizer.review.lookup import Stamp
from anonymizer.review.signing import digest_of, sign_draft, write_draft
from anonymizer.review.state import State
from anonymizer.review.suggesting import suggestions
from anonymizer.review.view import Check, Offer, Signature, View
from anonymizer.vault import SealedLog, SignOff

SIGNED, LEARNED = "signed", "learned"
"""Facts of a log that are no steps."""


class Review:
    """One story under review. Use it as a context manager, or :meth:`close` it.

    Made by :meth:`anonymizer.project.Project.review`. Several threads may use one.

    Attributes:
        id: tells nothing about the story.
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
        self._log = log
        self._base = base
        self._setting = setting
        self._desk = desk
        self._vault = desk.vault
        self._lock = threading.RLock()
        self._cast = Cast(desk.vault)
        self._history = History(base.state, bound=dict(base.bound))
        self._signed: Mapping[str, Any] | None = None
        self._learned: set[str] = set()
        for entry in log.entries():
            if "step" in entry:
                self._history.take(entry)
            elif entry.get("fact") == SIGNED:
                self._signed = entry
            elif entry.get("fact") == LEARNED:
                self._learned.add(str(entry["offer"]))
        self._draft = self._drafted(self._history.state, self._cast)
        self._judgement: Judgement | None = None
        self._view: View | None = None

    @property
    def name(self) -> str:
        """Of the source, as it was given."""
        return self._base.document.name

    def view(self) -> View:
        """The review as it stands."""
        with self._lock:
            if self._view is None:
                self._view = self._shown(self._history.state, self._draft, self._judged())
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
            fresh = {
                name: known
                for name, known in new.bound.items()
                if self._history.bound.get(name) != known and after.subjects[name].joined is None
            }
            self._record(
                {"step": DO, "command": command.to_json(), "was": was, "now": now, "bound": fresh},
                stamp,
            )
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
                return self._shown(after, self._after(command, after), self._judged())
            renamed = {}
            if isinstance(command, (commands.Rename, commands.Another)):
                who = naming.bearer(self._draft, self._setting, self._vault, command.subject)
                renamed[who.known] = self._proposal(command, who)
            shown = self._drafted(after, self._cast.trial(renamed))
            judgement = glance(shown, self._setting, self._cast)
            return self._shown(after, shown, judgement)

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

    def offers(self) -> tuple[Offer, ...]:
        """What was decided here and can be a rule of the project."""
        return self.view().offers

    def learn(self, offer: str) -> View:
        """Make a decision a rule of the project: ``run`` and reviews obey it from here on.

        Args:
            offer: id of one of :meth:`offers`.

        Raises:
            CommandRefused: there is no such offer.
        """
        with self._lock:
            found = next((each for each in self.offers() if each.id == offer), None)
            if found is None:
                raise CommandRefused("no-offer", "there is no such offer in this review")
            stamp = self._stamp()
            school = School(self._vault, self._desk.path / "anonymizer.toml", stamp.at[:10])
            school.learn(found, self._base.state, self._history.state, self._draft)
            self._log.append({"fact": LEARNED, "offer": offer, "by": stamp.by, "at": stamp.at})
            self._learned.add(offer)
            self._view = None
            return self.view()

    def write(self, path: str | Path, *, force: bool = False, keep_original: bool = True) -> Path:
        """Write the draft as a file; the names in it are known from here on.

        Args:
            path: of the new file.
            force: write over what is there.
            keep_original: seal a working copy of the original, as ``run`` does.

        Raises:
            UsageError: the file exists, or its folder does not.
            CommandRefused: the file's name would tell a real name.
        """
        target = Path(path)
        with self._lock:
            self._cast.settle()
            write_draft(
                target,
                self._draft,
                self._setting,
                self._vault,
                force=force,
                keep_original=keep_original,
            )
        return target

    def sign(self, path: str | Path, checklist: Mapping[str, bool]) -> SignOff:
        """Answer for a file that was written from this draft, and put its manifest beside it.

        Args:
            path: of the file.
            checklist: id of each point that the project asks for -> whether it is so.

        Raises:
            SelfSignOff: this device edited the story.
            CommandRefused: the file is another one, something is open, found or unconfirmed.
        """
        with self._lock:
            if not self._judged().thorough:
                self.verify()
            signed = sign_draft(
                Path(path),
                self._history.state,
                self._draft,
                self._setting,
                self._judged(),
                self._vault,
                self._history.editors(self._base.by),
                self._desk.settings(),
                checklist,
            )
            fact = {
                "fact": SIGNED,
                "output": digest_of(self._draft, self._setting),
                "by": signed.by,
                "at": signed.at,
            }
            self._log.append(fact)
            self._signed, self._view = fact, None
        return signed

    def discard(self) -> None:
        """End the review and take what it holds off the disk: the original, all steps, remarks."""
        with self._lock:
            self._log.remove()

    def close(self) -> None:
        """Let go of the review; nothing is lost."""
        with self._lock:
            self._log.close()

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
        if not isinstance(command, (commands.Rename, commands.Another)):
            return "", ""
        who = naming.bearer(self._draft, self._setting, self._vault, command.subject)
        if isinstance(command, commands.Rename):
            naming.give(self._vault, who.known, who.pseudonym, command.pseudonym)
            now = command.pseudonym
        else:
            offered = naming.drawn(who, self._draft, self._setting, self._vault)
            now = naming.give_first(self._vault, who, offered)
        self._cast.forget(who.known)
        return who.pseudonym, now

    def _proposal(self, command: Command, who: naming.Bearer) -> str:
        if isinstance(command, commands.Rename):
            return command.pseudonym
        return next(naming.drawn(who, self._draft, self._setting, self._vault), who.pseudonym)

    def _rename(self, step: Step, current: str, new: str) -> None:
        if current == new:
            return
        subject = str(getattr(step.command, "subject", ""))
        known = self._history.bound.get(subject, "")
        naming.give(self._vault, known, current, new)
        self._cast.forget(known)

    def _moved(self, entry: Mapping[str, Any], command: Command) -> View:
        self._record(entry, self._stamp())
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

    def _record(self, entry: Mapping[str, Any], stamp: Stamp) -> None:
        written = {**entry, "by": stamp.by, "at": stamp.at}
        self._log.append(written)
        self._history.take(written)

    def _drafted(self, state: State, cast: Cast) -> Draft:
        return draft(state, self._setting, cast, self._history.bound)

    def _judged(self) -> Judgement:
        if self._judgement is None:
            self._judgement = glance(self._draft, self._setting, self._cast)
        return self._judgement

    def _shown(self, state: State, shown: Draft, judgement: Judgement) -> View:
        around = Surroundings(
            exposures(state, shown),
            suggestions(state, shown, self._setting, self._cast),
            offers(self._base.state, state, shown, self._learned),
            self._checklist(),
            self._signature(shown),
        )
        return compose(
            self.id,
            self._history,
            state,
            shown,
            self._setting,
            judgement,
            around,
            self._vault.device,
            self._base.by,
        )

    def _checklist(self) -> tuple[Check, ...]:
        return tuple(Check(point.id, point.text) for point in self._desk.settings().checklist)

    def _signature(self, shown: Draft) -> Signature | None:
        signed = self._signed
        if signed is None:
            return None
        valid = signed["output"] == digest_of(shown, self._setting)
        return Signature(signed["by"], signed["at"], valid)

    def people(self) -> frozenset[str]:
        """Subjects of the vault that appear in the draft under a pseudonym."""
        with self._lock:
            return frozenset(
                r.subject for r in self._draft.replacements if r.action is Action.PSEUDONYM
            )
