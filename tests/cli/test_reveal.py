from __future__ import annotations

from anonymizer.cli.reveal import told
from anonymizer.ports import Alias


def test_forms_for_looking_up_are_not_shown() -> None:
    aliases = [
        Alias("name", "Escalon Nubia Paz Ruth"),
        Alias("name", "Nubia Ruth Escalón Paz"),
        Alias("weak", "Nubia E."),
        Alias("weak", "Nubia Escalon"),
        Alias("weak", "Chabela"),
        Alias("weak", "La Chispa del Sur"),
        Alias("SV_DUI", "01234567-8"),
    ]
    assert told(aliases) == ["Nubia Ruth Escalón Paz", "01234567-8", "Chabela", "La Chispa del Sur"]


def test_a_name_that_is_in_alphabetical_order_itself_is_shown() -> None:
    assert told([Alias("name", "Ana Paz")]) == ["Ana Paz"]
