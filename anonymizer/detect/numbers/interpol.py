"""INTERPOL notice and file numbers.

Files are numbered by year, ``2019/12345`` or ``2019/12345-1``; notices by colour letter and
control number, ``A-1234/5-2019``. Both are only read as such next to a word that says so.
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import END, START, Needs, Scheme, pattern

SCHEME = Scheme(
    name="interpol",
    entity_type="IDENTIFIER",
    patterns=(
        pattern(rf"(?<![\w-])[A-Z] ?- ?\d{{1,6}} ?/ ?\d{{1,2}} ?- ?\d{{4}}{END}", 0.7),
        pattern(rf"{START}(?:19|20)\d{{2}} ?/ ?\d{{2,7}}(?:-\d{{1,2}})?{END}", 0.5, Needs.CONTEXT),
    ),
    context=(
        "interpol",
        "red notice",
        "blue notice",
        "yellow notice",
        "diffusion",
        "notificación roja",
        "notificación azul",
        "notificación amarilla",
        "ficha roja",
        "alerta roja",
        "difusión roja",
    ),
)
