from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anonymizer.resolve.letters import readable


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("J U A N A   S O R T O", "JUANA SORTO"),
        ("N. O R A N T E S", "N. ORANTES"),
        ("O-R-A-N-T-E-S", "ORANTES"),
        ("a l s i n a", "alsina"),
        ("P de pato, A, Z as in zebra, M, I", "PAZMI"),
        ("doble L, A, N, O, S", "LLANOS"),
        ("Ju1ian", "Julian"),
        ("JER0NIMA", "JERoNIMA"),
        ("Oran-\ntes", "Orantes"),
        ("paz_nubia", "paz nubia"),
        ("NubiaPaz", "Nubia Paz"),
        ("NPaz", "N Paz"),
        ("ElTuerto", "El Tuerto"),
        ("Гриша", "grisha"),
    ],
)
def test_damaged_names_are_mended(written: str, meant: str) -> None:
    assert readable(written) == meant


@pytest.mark.parametrize(
    "name", ["Nubia Paz", "McDonald", "DeLeon", "J. M. R.", "J M R", "PAZ MEJIA, Nubia", "N.R.E."]
)
def test_clean_names_stay(name: str) -> None:
    assert readable(name) == name


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(readable(text), str)
