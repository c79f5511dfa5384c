from __future__ import annotations

from anonymizer.detect.chats import writers


def who(text: str) -> list[str]:
    return [text[a:b] for a, b in writers(text)]


def test_whoever_writes_twice_has_a_name() -> None:
    chat = "[21:04] nena: ya?\n[21:05] mom: no\n[21:06] nena 🌸: ok\n[21:07] mom: ok"
    assert who(chat) == ["nena", "nena"]


def test_other_exports() -> None:
    chat = "12/03/24 21:14 - Chepe Paz: va\n12/03/24 9:15 p. m. - Chepe Paz: ya\n"
    assert who(chat) == ["Chepe Paz", "Chepe Paz"]


def test_what_is_no_chat() -> None:
    assert who("at 21:04 came: rain\nat 21:05 came: rain\n") == []
    assert who("[21:04] nena: ya?\n[21:05] chepe: no") == []
    assert who("Name: Ana\nName: Luz\n") == []
