import pytest

from anonymizer.detect.amounts import amounts, yielding
from anonymizer.model import Mention


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("they wanted $1,500 by Friday", "$1,500"),
        ("pagó 300 dólares de renta", "300 dólares"),
        ("una cuota de Q75 a la semana", None),
        ("awarded EUR 4,000 in damages", "EUR 4,000"),
        ("the sum of 12,500 euros (EUR)", "12,500 euros (EUR)"),
        ("L. 20 lempiras", "20 lempiras"),
        ("file RUT 12.345.678-5", None),
        ("Article 331 of the Code", None),
    ],
)
def test_amounts(text: str, amount: str | None) -> None:
    found = [text[start:end] for start, end in amounts(text)]
    assert (amount in found) if amount else not found


def test_an_amount_yields_to_whatever_it_touches() -> None:
    amount, number = Mention(0, 10, "MONEY"), Mention(4, 14, "IDENTIFIER")
    alone = Mention(20, 25, "MONEY")
    assert yielding([amount, number, alone]) == [number, alone]
