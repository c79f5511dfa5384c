from hypothesis import given
from hypothesis import strategies as st

from anonymizer.detect.columns import cells


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in cells(text)]


def test_cells_below_name_and_age() -> None:
    table = (
        "Some words first.\n\n| No. | Nombre | Edad | Lugar |\n|---|---|---|---|\n"
        "| 1 | **Zulma Tejada** | 15 | Ocotal |\n| 2 | Elder | 40 años | (no data) |\n"
        "\nAge 15 | 30\n"
    )
    assert found(table) == [
        ("Zulma Tejada", "PERSON"), ("15", "AGE"), ("Elder", "PERSON"), ("40 años", "AGE"),
    ]  # fmt: skip


def test_tabs_and_semicolons() -> None:
    assert found("name\tage\nKofi\t7\n") == [("Kofi", "PERSON"), ("7", "AGE")]
    assert found("id;edad\n3;61\n") == [("61", "AGE")]


def test_what_is_no_name_or_age_stays() -> None:
    assert found("| Name | Age |\n| 1234-5 | unknown |\n") == []


def test_a_shorter_line_ends_the_table() -> None:
    assert found("a | age\nno table here 15\n") == []


@given(st.text(alphabet="|,;\t\n agenombre12ñ"))
def test_spans_lie_in_the_text(text: str) -> None:
    assert all(0 <= start <= end <= len(text) for start, end, _ in cells(text))
