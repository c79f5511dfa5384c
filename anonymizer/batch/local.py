"""Detection in several processes of this machine.

Detecting takes nearly all the time and needs no vault, so it alone is spread; naming people stays
in one process, in the order of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from anonymizer.model import Document, Mention
from anonymizer.scanning import detector


def detect_all(documents: Sequence[Document], workers: int = 1) -> Iterator[tuple[Mention, ...]]:
    """Mentions of each document, in order.

    Args:
        documents: already read.
        workers: processes; 1 works in this one.

    Raises:
        DetectionError: a detector failed on one of them.
    """
    if workers == 1 or len(documents) == 1:
        yield from map(_detect, documents)
        return
    # spawned, not forked: onnxruntime's threads do not survive a fork
    with ProcessPoolExecutor(min(workers, len(documents)), get_context("spawn")) as pool:
        yield from pool.map(_detect, documents)


def _detect(document: Document) -> tuple[Mention, ...]:
    return detector().detect(document)
