"""Where the reviews of a project stand: one sealed file each, in the folder ``reviews``.

A file's name is a keyed digest of the story's text and of how it is to be read, so the same story
is always the same review, and the name tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from anonymizer.errors import VaultError
from anonymizer.review.base import Base
from anonymizer.vault import Vault

FOLDER = "reviews"
_ID_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A review of a project, not opened.

    Attributes:
        id: of the review.
        name: of its source.
        begun: UTC time, ISO 8601.
        steps: how many entries its log has.
    """

    id: str
    name: str = field(repr=False)
    begun: str
    steps: int


def id_of(vault: Vault, text: str, *reading: str) -> str:
    """The id of the review of a text that is read in a certain way."""
    content = "\0".join((*reading, text)).encode("utf-8", "surrogatepass")
    return vault.mark("review", content)[:_ID_LENGTH]


def path_of(project: Path, review_id: str) -> Path:
    """Where a review stands."""
    return project / FOLDER / f"{review_id}.db"


def base_of(project: Path, vault: Vault, review_id: str) -> Base | None:
    """What a review began with, without opening it; ``None`` if there is none."""
    path = path_of(project, review_id)
    if not path.exists():
        return None
    with vault.sealed_log(path, hold=False) as log:
        first = next(log.entries(), None)
    return Base.from_json(first) if first is not None else None


def listed(project: Path, vault: Vault) -> Iterator[Listed]:
    """The reviews of a project, those begun first coming first.

    A file that does not open with the project's key is left out.
    """
    found = []
    for path in sorted((project / FOLDER).glob("*.db")):
        try:
            with vault.sealed_log(path, hold=False) as log:
                entries = list(log.entries())
        except VaultError:
            continue
        if entries:
            base = Base.from_json(entries[0])
            found.append(Listed(path.stem, base.document.name, base.at, len(entries) - 1))
    yield from sorted(found, key=lambda each: each.begun)
