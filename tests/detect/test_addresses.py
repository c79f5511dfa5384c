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
    ],
)
def test_addresses(text: str, address: str | None) -> None:
    assert [text[a:b] for a, b in addresses(text)] == ([address] if address else [])
