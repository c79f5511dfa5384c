"""From a state and its draft to the view: all that the page shows beside the mentions."""

from __future__ import annotations

from anonymizer.review.base import Base
from anonymizer.review.cast import Cast
from anonymizer.review.compose import Surroundings, Told, compose, sheet
from anonymizer.review.desk import Desk
from anonymizer.review.draft import Draft, Setting
from anonymizer.review.judge import Judgement
from anonymizer.review.learning import offers
from anonymizer.review.record import Record
from anonymizer.review.signing import digest_of
from anonymizer.review.state import State
from anonymizer.review.suggesting import suggestions
from anonymizer.review.view import Check, Signature, View


class Showing:
    """Makes the views of one review, and remembers what the last draft told.

    Args:
        review_id: of the review.
        base: what it began with.
        setting: the same for all drafts.
        desk: of the project.
        cast: the people of the story.
        record: the log, read.
    """

    def __init__(
        self, review_id: str, base: Base, setting: Setting, desk: Desk, cast: Cast, record: Record
    ) -> None:
        self._id = review_id
        self._base = base
        self._setting = setting
        self._desk = desk
        self._cast = cast
        self._record = record
        self._original = sheet(setting.document.text, setting.document)
        self._told: Told | None = None

    def view(self, state: State, draft: Draft, judgement: Judgement) -> View:
        """The view of a state."""
        told = self._told
        if told is None or told.rendering is not draft.rendering:
            told = self._told = Told.by(state, draft, self._setting)
        around = Surroundings(
            self._original,
            told,
            suggestions(state, draft, self._setting, self._cast),
            offers(self._base.state, state, draft.own, self._record.learned),
            tuple(Check(point.id, point.text) for point in self._desk.settings().checklist),
            self._signature(draft),
        )
        return compose(
            self._id,
            self._record.history,
            state,
            draft,
            self._setting,
            judgement,
            around,
            self._desk.vault.device,
            self._base.by,
        )

    def _signature(self, draft: Draft) -> Signature | None:
        signed = self._record.signed
        if signed is None:
            return None
        valid = signed["output"] == digest_of(draft, self._setting)
        return Signature(signed["by"], signed["at"], valid)
