"""The part ``[review]`` of ``anonymizer.toml``: what a project asks of a sign-off.

::

    [review]
    sign_off = true        # `check` fails for every file that nobody signed off

    [[review.checklist]]   # replaces the shipped list
    id = "consent"
    en = "Everybody in the story agreed to this text."
    es = "Todas las personas del relato están de acuerdo con este texto."
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anonymizer.errors import ConfigurationError

FILE = "anonymizer.toml"


@dataclass(frozen=True, slots=True)
class Point:
    """A line of the checklist.

    Attributes:
        id: one word; stands in the audit.
        text: by language.
    """

    id: str
    text: Mapping[str, str]


CHECKLIST = (
    Point(
        "consent",
        {
            "en": "The people in this story agreed to its publication, and still do.",
            "es": "Las personas de este relato aceptaron que se publique, y lo siguen aceptando.",
        },
    ),
    Point(
        "relatives",
        {
            "en": "Nothing in it puts relatives, neighbours or witnesses at risk.",
            "es": "Nada en él pone en riesgo a familiares, vecinos o testigos.",
        },
    ),
    Point(
        "photos",
        {
            "en": "No photo, audio or caption that goes with it shows who or where somebody is.",
            "es": "Ninguna foto, audio o pie de foto que lo acompaña muestra quién es alguien o "
            "dónde está.",
        },
    ),
    Point(
        "file-name",
        {
            "en": "The file's name and address tell no name, place or case number.",
            "es": "El nombre y la dirección del archivo no dicen nombres, lugares ni números de "
            "expediente.",
        },
    ),
)


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """What a project asks for.

    Attributes:
        sign_off: whether every file needs a sign-off; ``None``: once the project uses reviews.
        checklist: what the signer confirms, point by point.
    """

    sign_off: bool | None = None
    checklist: tuple[Point, ...] = CHECKLIST


def load_review_settings(settings: Path) -> ReviewSettings:
    """The settings of a project.

    Raises:
        ConfigurationError: not TOML, an unknown key, or a value that a key does not have.
    """
    try:
        table = tomllib.loads(settings.read_text("utf-8")).get("review", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise ConfigurationError(f"The settings {settings.name!r} are not valid TOML.") from None
    if not isinstance(table, Mapping) or not table.keys() <= {"sign_off", "checklist"}:
        raise ConfigurationError("The table review takes sign_off and checklist.")
    sign_off = table.get("sign_off")
    if not (sign_off is None or isinstance(sign_off, bool)):
        raise ConfigurationError("The key review.sign_off must be true or false.")
    rows = table.get("checklist")
    if rows is None:
        return ReviewSettings(sign_off)
    if not isinstance(rows, list) or not rows:
        raise ConfigurationError("The key review.checklist must be a list of tables.")
    points = tuple(map(_point, rows))
    if len({point.id for point in points}) < len(points):
        raise ConfigurationError("Two points of review.checklist have the same id.")
    return ReviewSettings(sign_off, points)


def _point(row: Any) -> Point:  # noqa: ANN401 - parsed TOML
    texts = {k: v for k, v in row.items() if k != "id"} if isinstance(row, Mapping) else {}
    name = row.get("id") if isinstance(row, Mapping) else None
    if not (isinstance(name, str) and re.fullmatch(r"[a-z0-9-]{1,40}", name)):
        raise ConfigurationError("A point of review.checklist needs an id such as file-name.")
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts.values()):
        raise ConfigurationError(f"The point {name} of review.checklist needs a text: en, es.")
    return Point(name, texts)
