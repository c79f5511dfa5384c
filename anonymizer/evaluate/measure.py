"""Running systems over a corpus, side by side, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from anonymizer.evaluate.benchmark import benchmark_figures
from anonymizer.evaluate.gold import Corpus, GoldDocument
from anonymizer.evaluate.rate import Figures
from anonymizer.evaluate.systems import Found, System
from anonymizer.evaluate.testimonies import testimony_figures
from anonymizer.evaluate.types import type_figures
from anonymizer.model import Document

_WARM_UP = Document("warm-up", "Juana Pérez left San Miguel on 3 May 2019.")
Track = Callable[[Iterable[GoldDocument]], Iterable[GoldDocument]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one system did on one corpus.

    Attributes:
        system: its name.
        words: of the corpus.
        seconds: spent on the corpus, without loading models.
        figures: by metric (``testimony``, ``benchmark``, ``types``), as far as the annotation
            allows.
        languages: the same, for each language of a corpus with more than one.
    """

    system: str
    words: int
    seconds: float
    figures: Mapping[str, Figures]
    languages: Mapping[str, Mapping[str, Figures]]

    @property
    def words_per_second(self) -> float:
        """How fast the system was, on this machine and at that moment."""
        return self.words / self.seconds


def measure(
    corpus: Corpus, systems: Sequence[System], track: Track = lambda documents: documents
) -> list[Measured]:
    """All figures of each system, in the order of ``systems``.

    The systems take turns document by document, so that a machine that is busy with something
    else slows all of them alike. All documents of the corpus are read in one call, as ``scan``
    reads its inputs: subjects last from one to the next.

    Raises:
        DetectionError: a system failed.
    """
    for system in systems:
        list(system.read([_WARM_UP]))
    found: list[list[tuple[Found, ...]]] = [[] for _ in systems]
    seconds = [0.0] * len(systems)
    streams = [system.read(d.document for d in corpus.documents) for system in systems]
    for _ in track(corpus.documents):
        for position, stream in enumerate(streams):
            start = perf_counter()
            found[position].append(next(stream))
            seconds[position] += perf_counter() - start
    return [
        Measured(
            system.name,
            corpus.words,
            seconds[position],
            _figures(corpus, corpus.documents, found[position]),
            {
                language: _figures(
                    corpus,
                    [corpus.documents[k] for k in members],
                    [found[position][k] for k in members],
                )
                for language, members in corpus.languages().items()
            },
        )
        for position, system in enumerate(systems)
    ]


def _figures(
    corpus: Corpus, documents: Sequence[GoldDocument], found: Sequence[Sequence[Found]]
) -> dict[str, Figures]:
    figures: dict[str, Figures] = {}
    if corpus.identified:
        figures["testimony"] = testimony_figures(documents, found, corpus.linked)
        figures["benchmark"] = benchmark_figures(documents, found)
    figures["types"] = type_figures(documents, found)
    return figures
