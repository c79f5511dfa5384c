"""Pseudonyms for the people in testimonies, with the mapping sealed.

>>> import anonymizer
>>> with anonymizer.Project.open("stories") as project:          # doctest: +SKIP
...     story = project.anonymize("In 2014 Juana Pérez left her home.")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from anonymizer.detect import presidio_recognizers
    from anonymizer.project import Project
    from anonymizer.results import FoundMention, Scan, Story
    from anonymizer.scanning import scan
    from anonymizer.surrogates.presidio import Withhold

__version__ = "0.1.0"
__all__ = ["FoundMention", "Project", "Scan", "Story", "Withhold", "presidio_recognizers", "scan"]

_HOMES = {
    "FoundMention": "results",
    "Project": "project",
    "Scan": "results",
    "Story": "results",
    "Withhold": "surrogates.presidio",
    "presidio_recognizers": "detect",
    "scan": "scanning",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Load the public names when they are asked for: Presidio and spaCy take a second to import."""
    if name not in _HOMES:
        raise AttributeError(f"module 'anonymizer' has no attribute {name!r}")
    return getattr(import_module(f"anonymizer.{_HOMES[name]}"), name)
