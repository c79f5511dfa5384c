"""What a project brings to its reviews."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from anonymizer.house import House
from anonymizer.policy import Policy
from anonymizer.ports import Detector
from anonymizer.review.settings import ReviewSettings
from anonymizer.vault import Vault


@dataclass(frozen=True, slots=True)
class Desk:
    """What a project brings to a review.

    Attributes:
        path: folder of the project.
        vault: of the project.
        policy, house: by name; ``None`` for the project's own.
        detector: made when it is needed.
        settings: what the project asks of a sign-off.
    """

    path: Path
    vault: Vault
    policy: Callable[[str | None], Policy]
    house: Callable[[str | None], House]
    detector: Callable[[], Detector]
    settings: Callable[[], ReviewSettings]
