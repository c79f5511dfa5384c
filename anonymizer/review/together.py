"""Stories of one series under review: who is who is read from all of them, whatever comes first."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from anonymizer import pipeline
from anonymizer.model import Document, Mention
from anonymizer.review import shelf
from anonymizer.review.base import Base
from anonymizer.review.desk import Desk
from anonymizer.review.opening import Wish, id_of, open_review
from anonymizer.review.review import Review


class Together:
    """The stories of a series, opened one by one.

    All are read when the first one is opened, since a name in the last may tell who is meant in
    the first.

    Args:
        desk: of the project.
        documents: the originals.
        wish: how they are to be read; its scope is that of the series.
    """

    def __init__(self, desk: Desk, documents: Sequence[Document], wish: Wish) -> None:
        self.documents = tuple(documents)
        self._desk = desk
        self._wish = wish
        self._lock = threading.Lock()
        self._mentions: list[Sequence[Mention]] = []
        self._people: list[Mapping[int, str]] = []
        self._known: dict[str, str] = {}

    def open(self, number: int) -> Review:
        """Go on with the review of a story, or begin it.

        Args:
            number: of the document, from 0.

        Raises:
            DetectionError: a detector failed; nothing was begun.
            VaultRefused: the review is open elsewhere.
        """
        with self._lock:
            self._read()
            labels = self._people[number]
            met = {start: self._known[who] for start, who in labels.items() if who in self._known}
            review = open_review(
                self._desk, self.documents[number], self._wish, self._mentions[number], met
            )
            self._meet(number, review.base)
            return review

    def _read(self) -> None:
        """Read all stories, once; those whose review was begun before are not detected anew."""
        if self._mentions:
            return
        begun = [self._begun(document) for document in self.documents]
        self._mentions = [
            self._desk.detector().detect(document)
            if base is None
            else tuple(item.mention for item in base.state.items.values())
            for document, base in zip(self.documents, begun, strict=True)
        ]
        self._people = list(pipeline.who_is_who(self.documents, self._mentions))
        for number, base in enumerate(begun):
            if base is not None:
                self._meet(number, base)

    def _begun(self, document: Document) -> Base | None:
        review_id = id_of(self._desk, document, self._wish)
        return shelf.base_of(self._desk.path, self._desk.vault, review_id)

    def _meet(self, number: int, base: Base) -> None:
        """Learn who of the series is who in the vault."""
        subjects = {item.mention.start: item.subject for item in base.state.items.values()}
        for start, who in self._people[number].items():
            if (known := base.bound.get(subjects.get(start, ""))) is not None:
                self._known.setdefault(who, known)
