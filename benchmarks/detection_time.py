"""Time of a whole ``scan`` by the length of the text: natural text, and text made to be slow.

``python -m benchmarks.detection_time [CHARACTERS ...]`` (10,000, 100,000 and 1,000,000 by default)
reads invented testimonies, in English and in Spanish, with new people on every page, so that a long
text also has many names. The stages are the reader, the rest of detection, and resolving and
deciding. Growth is CPU time per character compared with the shortest text; 1.0 is linear.

``python -m benchmarks.detection_time hostile [CHARACTERS ...]`` (10,000 and 100,000 by default)
does the same for texts that are hard for patterns: endless digits, quotes, initials, accents. The
reader is left out there: its time is the number of its windows, whatever stands in them.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

from anonymizer import pipeline
from anonymizer.detect import PresidioDetector, presidio_recognizers
from anonymizer.detect.recognizers import ReaderRecognizer
from anonymizer.model import Document
from anonymizer.policy import load_policy
from anonymizer.scanning import with_language
from benchmarks.invented import people

PAGES = (
    "My name is {a}. I am {n} years old and I live with my mother in the canton El Zapote, "
    "two hours from the town. On {n} May 20{m} four soldiers came to the house of my brother "
    "{b}. They said that somebody had called them. {b1} had his papers with him, number "
    "0{n}44827{m}-1, but they did not look at them. My aunt {c} ran after the truck and asked "
    "where they were taking him. At the post they told her that {b1} was in Mariona, and "
    "later that nobody knew the name. I went there every month with a package. A guard wrote "
    "my telephone, +503 7{n}4 44{m}, on a piece of paper. The lawyer says that the hearing is "
    "in September. I have not heard his voice since.\n\n",
    "Me llamo {a} y tengo {n} años. Vivo con mi mamá en el caserío Las Flores, a dos horas "
    "del pueblo. El {n} de mayo de 20{m} llegaron cuatro soldados a la casa de mi hermano "
    "{b}. Dijeron que alguien los había llamado. {b1} andaba sus papeles, el número "
    "0{n}44827{m}-1, pero no los vieron. Mi tía {c} corrió detrás del camión y preguntó para "
    "dónde lo llevaban. En el puesto le dijeron que {b1} estaba en Mariona, y después que no "
    "conocían ese nombre. Cada mes fui con un paquete. Un custodio apuntó mi teléfono, +503 "
    "7{n}4 44{m}, en un papel. La licenciada dice que la audiencia es en septiembre. Desde "
    "entonces no he oído su voz.\n\n",
)
HOSTILE = {
    "digits": "0123456789",
    "digits and dashes": "1-2 3.",
    "quotes": "\"«'“",
    "parentheses": "(((",
    "one word": "a",
    "capitals": "Ñ",
    "initials": "J.",
    "accents on one letter": "\u0301",
    "right to left marks": "\u202e\u200f",
    "zero bytes": "\x00",
    "colons": ":",
    "blanks": " ",
    "line ends": "\n",
    "broken words": "ab-\n",
    "names in capitals": "JUAN PEREZ, ",
    "headings": "nombre|edad\n",
    "amounts": "$1,",
    "addresses": "http://a@b.",
    "labels": "DUI: número ",
    "particles": "de la ",
    "number words": "cero uno dos ",
    "law": "Art. 1, Ley 2 ",
    "telephones": "tel 7000-0000 ",
    "case numbers": "case no. 1-",
    "cells": "celda 9 ",
    "mail in words": "a dot ",
    "letters and digits": "O0",
    "streets": "12 North Elm ",
    "lists of places": "Cuba, Peru and ",
    "verses": "Juan 3 Juan 3:16 ",
}


def natural(length: int) -> str:
    """Invented testimonies of so many characters."""
    chance = random.Random(1)
    names = people(chance)
    text = ""
    while len(text) < length:
        a, b, c = (next(names).names[0] for _ in range(3))
        page = PAGES[chance.randrange(len(PAGES))]
        n, m = chance.randrange(18, 29), chance.randrange(10, 25)
        text += page.format(a=a, b=b, b1=b.split()[0], c=c, n=n, m=m)
    return text[:length]


def timed(text: str, detector: PresidioDetector) -> dict[str, float]:
    """Seconds of CPU for each stage of a scan, and ``all`` by the clock."""
    begun, start, READER.spent = time.perf_counter(), time.process_time(), 0.0
    document = with_language(Document("text", text), "en")
    found = detector.detect(document)
    detected = time.process_time()
    pipeline.read_together([document], [found], load_policy())
    return {
        "reader": READER.spent,
        "rest": detected - start - READER.spent,
        "resolving": time.process_time() - detected,
        "all": time.perf_counter() - begun,
    }


def rows(detector: PresidioDetector, texts: Iterator[tuple[str, str]]) -> None:
    """Print a row for each text; growth is against the first text of the same name."""
    print(
        f"{'':>24} {'characters':>10} {'words/s':>8} {'seconds':>8} {'CPU':>7} {'reader':>7} "
        f"{'other detection':>15} {'resolving':>9} {'growth':>6} {'without reader':>14}"
    )
    first: dict[str, tuple[float, float]] = {}
    for name, text in texts:
        spent = timed(text, detector)
        own = spent["rest"] + spent["resolving"]
        cpu = own + spent["reader"]
        each = cpu / len(text), own / len(text)
        base = first.setdefault(name, each)
        print(
            f"{name:>24} {len(text):>10,} {len(text.split()) / spent['all']:>8.0f} "
            f"{spent['all']:>8.2f} {cpu:>7.2f} {spent['reader']:>7.2f} {spent['rest']:>15.2f} "
            f"{spent['resolving']:>9.2f} {each[0] / base[0]:>6.2f} {each[1] / base[1]:>14.2f}",
            flush=True,
        )


def main(*words: str) -> None:
    """See the top of the file."""
    hostile = words[:1] == ("hostile",)
    detector = PresidioDetector(OTHERS if hostile else [READER, *OTHERS])
    timed(natural(2_000), detector)  # loads models and lists
    given = [int(word) for word in words[hostile:]]
    if hostile:
        sizes = given or [10_000, 100_000]
        named = ((name, (unit * n)[:n]) for name, unit in HOSTILE.items() for n in sizes)
    else:
        named = (("natural text", natural(n)) for n in given or [10_000, 100_000, 1_000_000])
    rows(detector, named)


class TimedReader(ReaderRecognizer):
    """The reader, and the CPU time it took."""

    spent = 0.0

    def analyze(self, text, entities, nlp_artifacts=None):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN201, D102
        start = time.process_time()
        found = super().analyze(text, entities, nlp_artifacts)
        self.spent += time.process_time() - start
        return found


READER = TimedReader(doubtful=True)
OTHERS = [
    r for r in presidio_recognizers(("en",), doubtful=True) if not isinstance(r, ReaderRecognizer)
]

if __name__ == "__main__":
    main(*sys.argv[1:])
