"""The words of the interface, one TOML file for each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

LANGUAGES = ("en", "es")
Words = Mapping[str, Mapping[str, str]]


@cache
def words(language: str) -> Words:
    """Tables of texts by their keys."""
    file = resources.files("anonymizer.page") / "texts" / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def preferred(accept_language: str) -> str:
    """The first language of a browser's ``Accept-Language`` that we speak, else English."""
    asked = (part.strip()[:2].lower() for part in accept_language.split(","))
    return next((language for language in asked if language in LANGUAGES), LANGUAGES[0])
