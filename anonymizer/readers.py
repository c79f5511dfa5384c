"""Optional readers that a project joins to the shipped one.

They stand in its ``anonymizer.toml``::

[readers.large]              # the name that its mentions carry
kind = "spacy"               # or "gliner", "transformers"
model = "en_core_web_lg"     # an installed package, or a folder, from here or from the settings
languages = ["en"]           # of the documents it reads; both by default
threshold = 0.5              # least score, for the kinds that give one

[readers.large.entities]     # what its labels mean here; labels not named are left alone
PERSON = "PERSON"
GPE = "LOCATION"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anonymizer.errors import ConfigurationError
from anonymizer.lexicon.language import LANGUAGES

_TAGGED = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "LOC": "LOCATION",
    "LOCATION": "LOCATION",
    "GPE": "LOCATION",
    "FAC": "LOCATION",
    "ORG": "ORGANIZATION",
    "ORGANIZATION": "ORGANIZATION",
    "NORP": "NRP",
    "DATE": "DATE_TIME",
}
_ASKED = {
    "person": "PERSON",
    "nickname": "PERSON",
    "location": "LOCATION",
    "address": "ADDRESS",
    "organization": "ORGANIZATION",
    "date": "DATE_TIME",
    "age": "AGE",
}
ENTITIES = {"spacy": _TAGGED, "transformers": _TAGGED, "gliner": _ASKED}
"""For each kind, what its usual labels mean; GLiNER finds whatever the label asks for."""

_KEYS = frozenset({"kind", "model", "languages", "threshold", "entities"})
_ENTITY_TYPE = re.compile(r"[A-Z][A-Z0-9_]*")


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """One optional reader.

    Attributes:
        name: as its mentions carry it.
        kind: a key of :data:`ENTITIES`.
        model: package or folder.
        languages: main languages of the documents it reads.
        threshold: least score, 0 to 1.
        entities: its labels, and the entity type that each stands for.
    """

    name: str
    kind: str
    model: str
    languages: tuple[str, ...] = LANGUAGES
    threshold: float = 0.5
    entities: tuple[tuple[str, str], ...] = ()


def load_readers(settings: Path | None) -> tuple[ReaderChoice, ...]:
    """The optional readers that a file of settings asks for; none without one.

    Raises:
        ConfigurationError: not TOML, an unknown key, or a value that a key does not have.
    """
    if settings is None or not settings.exists():
        return ()
    try:
        table = tomllib.loads(settings.read_text(encoding="utf-8")).get("readers", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise ConfigurationError(f"The settings {settings.name!r} are not valid TOML.") from None
    if not isinstance(table, Mapping):
        raise ConfigurationError("The key readers must be a table.")
    return tuple(_choice(name, entry, settings.parent) for name, entry in table.items())


def _choice(name: str, entry: Any, folder: Path) -> ReaderChoice:  # noqa: ANN401 - parsed TOML
    key = f"readers.{name}"
    if not isinstance(entry, Mapping):
        raise ConfigurationError(f"The key {key} must be a table.")
    if unknown := sorted(entry.keys() - _KEYS):
        raise ConfigurationError(f"Unknown key in {key}: {', '.join(unknown)}.")
    kind, model = entry.get("kind"), entry.get("model")
    if kind not in ENTITIES:
        raise ConfigurationError(f"The key {key}.kind must be one of {', '.join(ENTITIES)}.")
    if not isinstance(model, str) or not model:
        raise ConfigurationError(f"The key {key}.model must name a package or a folder.")
    beside = folder / model
    languages = entry.get("languages", list(LANGUAGES))
    if not isinstance(languages, list) or not languages or not set(languages) <= set(LANGUAGES):
        raise ConfigurationError(f"The key {key}.languages must list {' or '.join(LANGUAGES)}.")
    threshold = entry.get("threshold", 0.5)
    if type(threshold) not in (int, float) or not 0 <= threshold <= 1:
        raise ConfigurationError(f"The key {key}.threshold must be a number from 0 to 1.")
    entities = entry.get("entities", ENTITIES[kind])
    if (
        not isinstance(entities, Mapping)
        or not entities
        or not all(isinstance(v, str) and _ENTITY_TYPE.fullmatch(v) for v in entities.values())
    ):
        raise ConfigurationError(
            f"The table {key}.entities must give entity types, such as PERSON, for labels."
        )
    return ReaderChoice(
        name,
        kind,
        str(beside) if beside.is_dir() else model,
        tuple(languages),
        float(threshold),
        tuple(sorted(entities.items())),
    )
