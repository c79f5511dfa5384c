"""Small words inside of names: "de la Cruz", "van den Berg", "viuda de Paz"."""

from __future__ import annotations

PARTICLES = frozenset(
    "a al an bin by da das de del den der di do dos du e el ibn in la las le los of san santa the "
    "un una van vda viuda von y".split()
)
"""Folded. None of them tells anything by itself."""
