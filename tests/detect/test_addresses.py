from __future__ import annotations

import pytest

from anonymizer.detect.addresses import addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("at 5120 Quiet Heron Court, Tulsa", "5120 Quiet Heron Court"),
        ("to 18 N. Larch St., Apt 2C please", "18 N. Larch St., Apt 2C"),
        ("220 West 45th Street, #5", "220 West 45th Street, #5"),
        ("on 12 May Court adjourned", None),
        ("all 9 Supreme Court justices", None),
        ("the 4 Northern District Court clerks", None),
        ("we walked 3 miles down the road", None),
        (
            "lives two blocks below the mill, in the blue house, with",
            "two blocks below the mill, in the blue house",
        ),
        (
            "it is from the old kiln three blocks up, green gate",
            "from the old kiln three blocks up, green gate",
        ),
        (
            "vive del amate dos cuadras abajo, portón verde.",
            "del amate dos cuadras abajo, portón verde",
        ),
        ("queda a media cuadra de la ermita", "a media cuadra de la ermita"),
        ("we ran two blocks and stopped", None),
        ("corrimos dos cuadras", None),
    ],
)
def test_addresses(text: str, address: str | None) -> None:
    assert [text[a:b] for a, b in addresses(text)] == ([address] if address else [])
