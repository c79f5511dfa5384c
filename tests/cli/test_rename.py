"""A person chooses another pseudonym."""

import re

import pytest

from anonymizer.cli import run_command
from anonymizer.lexicon.fold import fold

TEXT = "Marta Escalante sells bread. At home they call Marta Escalante Mago. Nobody pays Marta.\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("rename")


@pytest.fixture
def story(place, capsys):
    """A project with one story in it, and the pseudonym that the story gave."""
    (place / "in.txt").write_text(TEXT, encoding="utf-8")

    def run():
        run_command(["run", str(place / "in.txt"), "--project", str(place / "p")])
        shown = capsys.readouterr().out
        return re.match(r"(\w+)", shown)[1], shown

    return run


def rename(place, current, new, *more):
    return run_command(["rename", current, new, "--project", str(place / "p"), *more])


def test_the_chosen_name_is_shown_from_now_on(place, story, capsys):
    old, _ = story()
    assert rename(place, old, "Xiomara", "--document", str(place / "in.txt")) == 0
    new, text = story()
    assert new == "Xiomara"
    assert fold(old) not in fold(text).split()
    assert rename(place, old, "Zoraida") == 4  # nobody bears it now
    assert "no subject" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        ("Elsa", "same letter"),
        ("Escalante", "same letter"),
        ("Mirta", "same letter"),
        ("Perla", "capitalised words"),
        ("zoraida", "capitalised words"),
        ("Nayib Bukele", "public figure"),
    ],
)
def test_a_proposal_keeps_the_rules(place, story, capsys, proposal, reason):
    current, _ = story()
    code = rename(place, current, proposal, "--document", str(place / "in.txt"))
    message = capsys.readouterr().err
    assert code == 2
    assert reason in message
    assert proposal not in message


def test_without_the_testimony_a_real_name_is_still_refused(place, story, capsys):
    current, _ = story()
    assert rename(place, current, "Marta") == 2
    assert "in the vault" in capsys.readouterr().err


def test_a_stranger_to_the_document_is_refused(place, story, capsys):
    story()
    assert rename(place, "Zenobio", "Zoraida", "--document", str(place / "in.txt")) == 2
    assert "nobody in that document" in capsys.readouterr().err
