"""Where a benchmark's vaults stand: in files, or in a PostgreSQL server started for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from anonymizer.vault import Vault
from tests.vault.server import Server, serving

STORES = ("sqlcipher", "postgresql")


@dataclass(frozen=True, slots=True)
class Stores:
    """Makes vaults in one kind of store.

    Attributes:
        scratch: folder that goes when the benchmark ends.
        server: for PostgreSQL.
    """

    scratch: Path
    server: Server | None

    def vault(self, name: str) -> Path:
        """The project folder of a new vault."""
        url = None
        if self.server is not None:
            self.server.run(f"CREATE DATABASE {name}")
            url = self.server.url(name)
        Vault.create(self.scratch / name, store=url).close()
        return self.scratch / name

    def drop(self, name: str) -> None:
        """Give the space back that a vault of the server takes."""
        if self.server is not None:
            self.server.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def stores(kind: str) -> Iterator[Stores]:
    """Stores of one of the kinds :data:`STORES`, and a device key, for as long as the block runs.

    The server syncs to the disk as a real one does.
    """
    with TemporaryDirectory() as folder:
        os.environ["ANONYMIZER_HOME"] = f"{folder}/home"
        if kind == "sqlcipher":
            yield Stores(Path(folder), None)
            return
        os.environ |= {"PGUSER": "admin", "TEST_POSTGRES_FSYNC": "on"}
        with serving() as server:
            yield Stores(Path(folder), server)
