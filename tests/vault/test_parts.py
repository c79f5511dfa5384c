"""Whether one person bears all parts of a name, compared with reading every list through."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from sqlalchemy import insert

from anonymizer.vault import Vault, parts, schema, subjects
from anonymizer.vault.store import writing

LETTERS = "abcd"


def test_the_search_finds_what_reading_everything_finds(either: Path) -> None:
    """Sixteen subjects, each with another set of four parts; asked for every set of five."""
    bearers = {
        chosen: [letter for letter, has in zip(LETTERS, chosen, strict=True) if has]
        for chosen in product((False, True), repeat=len(LETTERS))
    }
    with Vault.open(either) as vault:
        recipients = vault._ledger.recipients()
        with writing(vault._ledger.store.records) as connection:
            ids = {}
            for chosen, letters in bearers.items():
                subject, _ = subjects.add_subject(connection, recipients, "PERSON")
                ids[chosen] = subject.id
                rows = [{"digest": c.encode(), "subject": subject.id} for c in letters]
                if rows:
                    connection.execute(insert(schema.parts), rows)
            # Down to the last bearer of each set: with every removal the answers change.
            for gone in [None, *sorted(bearers, key=sum, reverse=True)]:
                if gone is not None:
                    bearers.pop(gone)
                    connection.execute(
                        schema.parts.delete().where(schema.parts.c.subject == ids[gone])
                    )
                for asked in product((False, True), repeat=len(LETTERS) + 1):
                    wanted = {
                        letter for letter, has in zip(LETTERS + "e", asked, strict=True) if has
                    }
                    if wanted:
                        expected = any(wanted <= set(letters) for letters in bearers.values())
                        digests = [letter.encode() for letter in wanted]
                        assert parts.one_bears(connection, digests) is expected, wanted
            connection.rollback()


def test_the_rarest_part_decides_the_cost(vault: Vault) -> None:
    """Steps of SQLite's machine for a part that one bears and one that thousands bear."""
    engine, recipients = vault._ledger.store.records, vault._ledger.recipients()
    with writing(engine) as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        subject, _ = subjects.add_subject(connection, recipients, "PERSON")
        connection.execute(insert(schema.parts), [{"digest": b"rare", "subject": subject.id}])
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        took = []
        for size in (10, 5_000):
            rows = [{"digest": b"common", "subject": f"{size}-{n:05}"} for n in range(size)]
            connection.execute(insert(schema.parts), rows)
            steps = 0

            def count() -> int:
                nonlocal steps
                steps += 1
                return 0

            driver.set_progress_handler(count, 10)
            assert not parts.one_bears(connection, [b"rare", b"common"])
            driver.set_progress_handler(None, 0)
            took.append(steps)
        assert took[1] < 2 * took[0] + 10
        connection.rollback()
