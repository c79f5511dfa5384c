"""Detection in several processes of this machine.

Detecting takes nearly all the time and needs no vault, so it alone is spread; naming people stays
in one process, in the order of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from queue import SimpleQueue

from anonymizer.model import Document, Mention
from anonymizer.ports import Detector
from anonymizer.watch import WatchedDetector


def detect_all(
    documents: Sequence[Document], detector: WatchedDetector, workers: int = 1
) -> Iterator[tuple[Mention, ...]]:
    """Mentions of each document, in order.

    Args:
        documents: already read.
        detector: the first worker.
        workers: processes.

    Raises:
        DetectionError: a detector failed on one of them, or took too long.
    """
    count = min(workers, len(documents))
    if count <= 1:
        yield from map(detector.detect, documents)
        return
    free: SimpleQueue[Detector] = SimpleQueue()

    def detect(document: Document) -> tuple[Mention, ...]:
        idle = free.get()
        try:
            return idle.detect(document)
        finally:
            free.put(idle)

    with ExitStack() as ending:
        pool = ending.enter_context(ThreadPoolExecutor(count))
        # ended before the pool waits for its threads
        others = [ending.enter_context(closing(detector.twin())) for _ in range(count - 1)]
        for each in (detector, *others):
            free.put(each)
        try:
            yield from pool.map(detect, documents)
        except BaseException:
            detector.close()  # nobody waits for what it is at
            raise
