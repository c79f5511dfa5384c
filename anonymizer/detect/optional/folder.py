"""Models come from a folder of this machine: a name would be looked up in a hub on the network."""

from __future__ import annotations

from pathlib import Path

from anonymizer.errors import ConfigurationError
from anonymizer.readers import ReaderChoice


def in_folder(choice: ReaderChoice) -> None:
    """Do nothing if the model stands in a folder.

    Raises:
        ConfigurationError: it does not.
    """
    if not Path(choice.model).is_dir():
        raise ConfigurationError(
            f"readers.{choice.name}: {choice.model!r} is no folder; download the model on another "
            "machine, and give the folder it stands in"
        )
