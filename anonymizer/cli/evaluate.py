"""``anonymizer evaluate``."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import click
from rich.console import Console

from anonymizer.cli.options import policy_option, readers_option
from anonymizer.cli.progress import tracked
from anonymizer.policy import load_policy
from anonymizer.readers import load_readers


@click.command("evaluate")
@click.argument("paths", metavar="CORPUS...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object with everything.")
@click.option("--compare", type=click.Choice(["presidio"]), help="Run stock Presidio beside it.")
@click.option(
    "--split",
    metavar="PART",
    help="Only this part of a corpus whose records name theirs (dev, test).",
)
@policy_option
@readers_option
def command(
    paths: tuple[str, ...],
    as_json: bool,
    compare: str | None,
    split: str | None,
    policy: str | None,
    readers: Path | None,
) -> int:
    """Measure detection and resolution on annotated text.

    CORPUS is a file, or a folder of files, in one of these formats:

    \b
    testimonies  JSON Lines: id, text, decoys, spans (start, end, type,
                 idkind, expect, subject)
    passages     JSON Lines: id, text, ents [start, end, type,
                 "KEEP" or "", subject]
    entities     JSON Lines: id, text, ents [start, end, label, the
                 corpus's own label]
    TAB          the Text Anonymization Benchmark, its JSON, or JSON Lines
                 with mentions
    columns      CoNLL and its like, with BIO tags

    The documents of one file are read in one call, as scan does. With --readers everything is
    measured without and with these optional readers. No text is shown.
    """  # noqa: D301 - the sign for lines that click shall not fill
    # measuring needs the detection, which takes seconds to import
    from anonymizer import evaluate  # noqa: PLC0415

    rules = load_policy(policy)
    corpora = evaluate.read_corpora(paths, split)
    systems: list[evaluate.System] = [evaluate.Product(rules)]
    if chosen := load_readers(readers):
        systems.append(evaluate.Product(rules, "with readers", chosen))
    systems.append(evaluate.ReaderAlone())
    if compare:
        from anonymizer.evaluate.stock import StockPresidio  # noqa: PLC0415

        languages = {d.document.language for corpus in corpora for d in corpus.documents}
        systems.append(StockPresidio(sorted(languages | {"en"})))
    console = Console(soft_wrap=True)
    rows = []
    for corpus in corpora:
        measured = evaluate.measure(
            corpus, systems, partial(tracked, what="Measuring", total=len(corpus.documents))
        )
        if as_json:
            rows.append(evaluate.as_json(corpus, measured))
            continue
        for table in evaluate.tables(corpus, measured):
            console.print(table)
    if as_json:
        report = {"policy": rules.name, "corpora": rows}
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    return 0
