"""Beginning a review, or going on with one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from anonymizer import pipeline
from anonymizer.errors import UsageError, VaultTampered
from anonymizer.model import Document, Mention
from anonymizer.review import shelf
from anonymizer.review.base import Base, state_of
from anonymizer.review.cast import SERIES, Cast
from anonymizer.review.desk import Desk
from anonymizer.review.draft import Setting, draft
from anonymizer.review.review import Review
from anonymizer.review.rulings import Rulings


@dataclass(frozen=True, slots=True)
class Wish:
    """How a story is to be read: the arguments of ``Project.review`` as given."""

    scope: str
    policy: str | None = None
    style: str | None = None


def open_review(
    desk: Desk,
    document: Document,
    wish: Wish,
    mentions: Sequence[Mention] | None = None,
    met: Mapping[int, str] | None = None,
) -> Review:
    """Go on with the review of a document, or begin it.

    Args:
        desk: of the project.
        document: the original.
        wish: how it is to be read.
        mentions: what the detector found already.
        met: by the start of a person's first mention, the subject that it is known to be.

    Raises:
        DetectionError: a detector failed; nothing was begun.
        VaultRefused: the review is open elsewhere.
    """
    review_id = id_of(desk, document, wish)
    return _opened(desk, review_id, lambda: _begun(desk, document, wish, mentions, met))


def id_of(desk: Desk, document: Document, wish: Wish) -> str:
    """The id of the review of a document that is read in a certain way."""
    return shelf.id_of(desk.vault, document.text, wish.scope, wish.policy or "", wish.style or "")


def reopen(desk: Desk, review_id: str) -> Review:
    """Go on with a review of that id.

    Raises:
        UsageError: there is none.
        VaultRefused: it is open elsewhere.
    """
    if not review_id.isalnum() or not shelf.path_of(desk.path, review_id).exists():
        raise UsageError(f"no review {review_id} in this project")

    def lost() -> Base:
        raise VaultTampered(f"the review {review_id} is empty: discard it")

    return _opened(desk, review_id, lost)


def _opened(desk: Desk, review_id: str, begin: Callable[[], Base]) -> Review:
    log = desk.vault.sealed_log(shelf.path_of(desk.path, review_id))
    try:
        first = next(log.entries(), None)
        base = Base.from_json(first) if first is not None else begin()
        if first is None:
            log.append(base.to_json())
        policy, house = desk.policy(base.policy), desk.house(base.style)
        return Review(review_id, log, base, Setting(base.document, policy, house, base.scope), desk)
    except BaseException:
        log.close()
        raise


def _begun(
    desk: Desk,
    document: Document,
    wish: Wish,
    mentions: Sequence[Mention] | None,
    met: Mapping[int, str] | None,
) -> Base:
    """What a review of the document begins with; its people are in the vault then."""
    policy, house = desk.policy(wish.policy), desk.house(wish.style)
    found = desk.detector().detect(document) if mentions is None else tuple(mentions)
    circle = wish.scope if wish.scope.startswith(SERIES) else None
    reading = pipeline.read(document, found, policy, desk.vault, circle, met)
    state = state_of(reading)
    cast = Cast(desk.vault, wish.scope)
    with cast.batch():
        if shown := [n for e in reading.resolution.entities if e.starred for n in e.names]:
            cast.reserve(shown)
        setting = Setting(document, policy, house, wish.scope)
        first = draft(state, setting, cast, Rulings(document, policy), {})
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    maker = desk.vault.device
    return Base(document, state, wish.policy, wish.scope, wish.style, maker, at, first.own)
