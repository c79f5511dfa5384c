import pytest

from anonymizer.detect.amounts import amounts
from anonymizer.detect.merge import merge
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
        ("five hundred euros a month", "five hundred euros"),
        ("pagó dos mil quetzales", "dos mil quetzales"),
        ("paid PLN 552.20 [approx. EUR 138] back", "PLN 552.20 [approx. EUR 138]"),
        ("900 Swedish kronor (SEK; about 97 euros)", "900 Swedish kronor (SEK; about 97 euros)"),
        ("file RUT 12.345.678-5", None),
        ("Article 331 of the Code", None),
    ],
)
def test_amounts(text: str, amount: str | None) -> None:
    found = [text[start:end] for start, end in amounts(text)]
    assert (amount in found) if amount else not found


def test_an_amount_yields_to_whatever_it_touches() -> None:
    text = "S/ 12345678"  # a policy may keep amounts, but not the number that this may be
    amount, number = Mention(0, 11, "MONEY"), Mention(3, 11, "IDENTIFIER")
    assert [m.entity_type for m in merge(text, [amount, number])] == ["MONEY", "IDENTIFIER"]
