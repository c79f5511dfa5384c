"""The stories under review: opened one after the other, then driven by what the page sends."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from anonymizer.errors import AnonymizerError, CommandRefused, UsageError
from anonymizer.release import manifest_path
from anonymizer.review import Review, command_from_json, view_json

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A story that is opened when it is its turn.

    Attributes:
        name: of its source.
        target: where the finished story goes.
        open: begins the review or goes on with it.
    """

    name: str
    target: Path
    open: Callable[[], Review]


@dataclass(slots=True)
class _Place:
    """One story on the desk.

    Attributes:
        story: as it was put there.
        neutral: where it goes if its target would tell the name of somebody in it.
        failed: why it could not be opened.
        stale: somebody was renamed in another story since it was shown.
    """

    story: Waiting
    neutral: Path
    review: Review | None = None
    failed: str | None = None
    stale: bool = False


class Desk:
    """Stories by number, from 0.

    One is opened at a time, since that keeps the processor busy. A review itself may be driven by
    several threads.
    """

    def __init__(self, stories: Sequence[Waiting]) -> None:
        self._places = [
            _Place(story, story.target.with_name(f"story-{number}{story.target.suffix}"))
            for number, story in enumerate(stories, 1)
        ]
        self._lock = threading.RLock()
        self._closing = threading.Event()

    def __len__(self) -> int:
        return len(self._places)

    def open_all(self) -> None:
        """Read every story; meanwhile those already read can be worked on."""
        for number in range(len(self)):
            if self._closing.is_set():
                return
            try:
                self.review(number)
            except AnonymizerError:
                continue  # kept in its place, and shown there

    def close(self) -> None:
        """Close all reviews; their state is on the disk."""
        self._closing.set()
        with self._lock:
            for place in self._places:
                if place.review is not None:
                    place.review.close()
                    place.review = None

    def review(self, number: int) -> Review:
        """The review of one story.

        Raises:
            UsageError: no such story.
            AnonymizerError: it cannot be read or opened.
        """
        if not 0 <= number < len(self):
            raise UsageError("there is no such story on the desk")
        place = self._places[number]
        if place.review is not None:
            return place.review
        with self._lock:
            if place.review is None:
                try:
                    place.review = place.story.open()
                except AnonymizerError as error:
                    place.failed = str(error)
                    raise
                place.failed = None
            return place.review

    def rows(self) -> list[Json]:
        """What the list of stories shows; does not wait for stories that are not read yet."""
        return [self._row(place) for place in self._places]

    def _row(self, place: _Place) -> Json:
        row: Json = {"name": Path(place.story.name).name, "failed": place.failed}
        review = place.review
        if review is not None:
            view = view_json(review.view())
            row |= {key: view[key] for key in ("progress", "verdict", "signed", "language")}
        return row | {"ready": review is not None}

    def act(self, number: int, verb: str, body: Mapping[str, Any]) -> Json:
        """Do one thing with a story.

        Args:
            number: of the story.
            verb: a key of the table below.
            body: its arguments.

        Returns:
            The new view, or what the verb gives.

        Raises:
            UsageError: an unknown verb, or what makes no sense now.
            AnonymizerError: what the review refuses.
        """
        if verb == "elsewhere":
            return {"stories": self._elsewhere(number, str(body["subject"]))}
        if verb not in _VERBS:
            raise UsageError("there is no such thing to do")
        review, place = self.review(number), self._places[number]
        if place.stale:
            place.stale = False
            review.refresh()
        before = review.renamings
        found = _VERBS[verb](review, place, body)
        if review.renamings != before:
            for other in self._places:
                other.stale = other is not place
        return found

    def _elsewhere(self, number: int, subject: str) -> list[Json]:
        """The other stories on the desk in which somebody appears, as far as they are read."""
        who = self.review(number).known().get(subject)
        rows: list[Json] = []
        for at, place in enumerate(self._places):
            if place.review is None or at == number or who is None:
                continue
            names = {known: name for name, known in place.review.known().items()}
            found = [s for s in place.review.view().subjects if s.id == names.get(who)]
            rows += (
                {
                    "number": at,
                    "name": Path(place.story.name).name,
                    "mention": each.mentions[0],
                    "count": len(each.mentions),
                }
                for each in found
            )
        return rows


def _names(review: Review, _: _Place, body: Mapping[str, Any]) -> Json:
    return {"names": list(review.names(str(body["subject"])))}


def _write(review: Review, place: _Place, body: Mapping[str, Any]) -> Json:
    """Write the file; under its neutral name where its own would tell somebody's name."""
    place.story.target.parent.mkdir(parents=True, exist_ok=True)
    force = body.get("force") is True
    try:
        written = review.write(place.story.target, force=force)
    except CommandRefused as refused:
        if refused.code != "file-name":
            raise
        written = review.write(place.neutral, force=force)
    return {"path": str(written), "view": view_json(review.view())}


def _sign(review: Review, place: _Place, body: Mapping[str, Any]) -> Json:
    done = {str(key): value is True for key, value in dict(body["checklist"]).items()}
    written = place.story.target if place.story.target.exists() else place.neutral
    review.sign(written, done)
    return {"manifest": str(manifest_path(written)), "view": view_json(review.view())}


_VERBS: dict[str, Callable[[Review, _Place, Mapping[str, Any]], Json]] = {
    "view": lambda review, _, body: view_json(review.view()),
    "do": lambda review, _, body: view_json(review.do(command_from_json(body))),
    "preview": lambda review, _, body: view_json(review.preview(command_from_json(body))),
    "undo": lambda review, _, body: view_json(review.undo()),
    "redo": lambda review, _, body: view_json(review.redo()),
    "verify": lambda review, _, body: view_json(review.verify()),
    "learn": lambda review, _, body: view_json(review.learn(str(body["rule"]))),
    "rules": lambda review, _, body: {"rules": [asdict(rule) for rule in review.rules()]},
    "unlearn": lambda review, _, body: view_json(review.unlearn(str(body["rule"]))),
    "names": _names,
    "write": _write,
    "sign": _sign,
}
