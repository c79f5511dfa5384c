"""One story under review: its steps, and what comes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from anonymizer.errors import CommandRefused
from anonymizer.review.handover import export
from anonymizer.review.learning import School
from anonymizer.review.record import LEARNED, SIGNED, UNLEARNED
from anonymizer.review.rules import Rule, rules, unlearn
from anonymizer.review.session import Session
from anonymizer.review.settings import FILE
from anonymizer.review.signing import digest_of, sign_draft, write_draft
from anonymizer.review.view import Offer, View
from anonymizer.vault import SignOff


class Review(Session):
    """One story under review. Use it as a context manager, or :meth:`close` it.

    Made by :meth:`anonymizer.project.Project.review`. Several threads may use one.
    """

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
            school = School(self._vault, self._desk.path / FILE, stamp.at[:10])
            made = school.learn(found, self._base.state, self._history.state, self._draft.own)
            fact = {"fact": LEARNED, "offer": offer, "rules": made, "by": stamp.by, "at": stamp.at}
            self._record.add(fact)
            self._view = None
            return self.view()

    def rules(self) -> tuple[Rule, ...]:
        """What the project learned, here and elsewhere, with the words of this story in it."""
        return rules(self._vault, self._desk.path / FILE, self._base.document.text)

    def unlearn(self, rule: str) -> View:
        """Forget a rule of the project; what it was made of here is offered again.

        Args:
            rule: id of one of :meth:`rules`.

        Raises:
            UsageError: there is no such rule.
        """
        with self._lock:
            unlearn(self._vault, self._desk.path / FILE, rule)
            stamp = self._stamp()
            self._record.add({"fact": UNLEARNED, "rule": rule, "by": stamp.by, "at": stamp.at})
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
            self._cast.begin()
            self.refresh()
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
            self._record.add(fact)
            self._view = None
        return signed

    def discard(self) -> None:
        """End the review and take what it holds off the disk: the original, all steps, remarks."""
        with self._lock:
            self._record.log.remove()

    def export(self, path: str | Path, recipients: Sequence[str] = ()) -> Path:
        """Write all of the review into a sealed file, for a colleague on another machine.

        :meth:`anonymizer.project.Project.import_review` goes on with it there.

        Args:
            path: of the new file.
            recipients: public keys (``age1...``) of editors of the project; by default of all.

        Raises:
            UsageError: the file exists, or a key is no editor's.
        """
        target = Path(path)
        with self._lock:
            log, names = self._record.log, self._draft.pseudonyms
            export(log, self.id, names, self._desk, target, recipients)
        return target
