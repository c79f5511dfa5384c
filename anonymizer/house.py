"""The house style of a project: how people are shown, marked and explained.

It stands in ``anonymizer.toml``, all of it optional::

    [house]
    people = "given"   # or "full", "initial", "role"
    mark = "first"     # or "every", "none"
    sign = "*"         # always this sign, also where the author uses it
    note = true

    [house.es]         # by language: en, es, fr, pt or any other
    after = ",."       # punctuation that the mark follows
    one = "El nombre fue cambiado."
    many = "Los nombres fueron cambiados."
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from anonymizer.errors import ConfigurationError
from anonymizer.surrogates.pseudonyms import Style
from anonymizer.typography import Mode, Typography

_KEYS = frozenset({"people", "mark", "sign", "note"})
_LANGUAGE_KEYS = frozenset({"after", "one", "many"})


@dataclass(frozen=True, slots=True)
class House:
    """The house style.

    Attributes:
        people: how they are shown.
        typography: mark and note.
    """

    people: Style = Style.GIVEN
    typography: Typography = field(default_factory=Typography)


def load_house(settings: Path | None = None) -> House:
    """The house style that a project's settings ask for.

    Args:
        settings: the project's ``anonymizer.toml``; without one, or without its table ``house``,
            the default.

    Raises:
        ConfigurationError: not TOML, an unknown key, or a value that a key does not have.
    """
    if settings is None or not settings.exists():
        return House()
    try:
        table = tomllib.loads(settings.read_text(encoding="utf-8")).get("house", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise ConfigurationError(f"The settings {settings.name!r} are not valid TOML.") from None
    return house(table)


def house(table: Mapping[str, Any]) -> House:
    """The house style in the parsed table ``house``.

    Raises:
        ConfigurationError: as :func:`load_house`.
    """
    if not isinstance(table, Mapping):
        raise ConfigurationError("The key house must be a table.")
    languages = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    _known(table.keys() - languages, _KEYS, "house")
    typography = Typography()
    styles = dict(typography.styles)
    for language, words in languages.items():
        _known(words.keys(), _LANGUAGE_KEYS, f"house.{language}")
        texts = {key: _text(value, f"house.{language}.{key}") for key, value in words.items()}
        styles[language] = replace(typography.style(language), **texts)
    note = table.get("note", True)
    if not isinstance(note, bool):
        raise ConfigurationError("The key house.note must be true or false.")
    sign = table.get("sign")
    if sign is not None and (not isinstance(sign, str) or len(sign) != 1 or sign.isalnum()):
        raise ConfigurationError("The key house.sign must be one sign, such as * or †.")
    return House(
        Style(_one_of(table.get("people", "given"), Style, "house.people")),
        Typography(
            Mode(_one_of(table.get("mark", "first"), Mode, "house.mark")), sign, note, styles
        ),
    )


def _known(keys: Any, known: frozenset[str], where: str) -> None:  # noqa: ANN401 - a set of keys
    if unknown := sorted(set(keys) - known):
        raise ConfigurationError(f"Unknown key in {where}: {', '.join(unknown)}.")


def _text(value: Any, key: str) -> str:  # noqa: ANN401 - parsed TOML
    if not isinstance(value, str) or "\n" in value:
        raise ConfigurationError(f"The key {key} must be text on one line.")
    return value


def _one_of(value: Any, words: type[Style] | type[Mode], key: str) -> str:  # noqa: ANN401
    if not isinstance(value, str) or value not in set(words):
        raise ConfigurationError(f"The key {key} must be one of {', '.join(words)}.")
    return value
