"""Each command with its undo, on a real project."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from anonymizer import Project
from anonymizer.errors import CommandRefused, UsageError, VaultRefused
from anonymizer.review import Review, view_json
from anonymizer.review import commands as c
from tests.review.building import NAMES, begun, free_name, mention, story, subject


def shown(review: Review) -> dict[str, object]:
    """What the page shows, but for the counting of steps and what can be redone."""
    view = view_json(review.view())
    return {k: v for k, v in view.items() if k not in ("version", "can_undo", "can_redo")}


def row(review: Review, name: str):
    return next(m for m in review.view().mentions if m.id == name)


def undone(review: Review, command: c.Command) -> Review:
    """Carry out a command and see that undo takes it back and redo brings it again."""
    before = shown(review)
    review.do(command)
    after = shown(review)
    assert after != before
    review.undo()
    assert shown(review) == before
    review.redo()
    assert shown(review) == after
    return review


def test_a_review_begins_with_everything_open_and_nobody_named(review: Review) -> None:
    view = review.view()
    assert (view.decided, view.total) == (0, 13)
    assert view.verdict == "review"
    assert not any(name in view.draft.text for name in NAMES if name != "Casimiro")
    assert "Cristosal" in view.draft.text
    assert [m.id for m in view.mentions] == [f"m{n}" for n in range(1, 14)]
    for m in view.mentions:
        if m.surrogate:
            assert view.draft.text[m.output_start : m.output_end].lower() == m.surrogate.lower()
        else:
            kept = view.original.text[m.start : m.end]
            assert view.draft.text[m.output_start : m.output_end] == kept


def test_what_is_shown_is_what_run_would_publish(review: Review, project: Project) -> None:
    document, mentions = story()
    assert project.anonymize(document, mentions=mentions).text == review.view().draft.text


def test_accept(review: Review) -> None:
    undone(review, c.Accept(("m1", "m2")))
    assert row(review, "m1").state == row(review, "m2").state == "accepted"
    with pytest.raises(CommandRefused, match="decided"):
        review.do(c.Accept(("m1",)))


def test_accept_all_of_a_subject(review: Review) -> None:
    undone(review, c.AcceptSubject(subject(review, "Deyvi Barahona")))
    assert [m.state for m in review.view().mentions].count("accepted") == 2


def test_accept_all_of_a_spelling(review: Review) -> None:
    undone(review, c.AcceptSpelling(mention(review, "Agua Zarca")))
    assert [m.state for m in review.view().mentions].count("accepted") == 2


def test_accept_all_that_is_safe(review: Review) -> None:
    undone(review, c.AcceptSafe())
    assert review.view().todo == (mention(review, "Cristosal"),)


def test_reject(review: Review) -> None:
    name = mention(review, "El Salvador")
    undone(review, c.Reject(name))
    assert row(review, name).state == "rejected"
    assert name not in review.view().todo


def test_rejecting_one_of_two_equal_names_blocks_the_story(review: Review) -> None:
    review.do(c.Reject(mention(review, "Agua Zarca")))
    view = review.view()
    assert view.verdict == "blocked"
    assert {f.check for f in view.findings} == {"leaks"}


def test_add_everywhere(review: Review) -> None:
    start = review.view().original.text.index("Casimiro")
    undone(review, c.Add(start, start + 8, "PERSON", everywhere=True))
    view = review.view()
    added = [m for m in view.mentions if m.state == "added"]
    assert [view.original.text[m.start : m.end] for m in added] == ["Casimiro", "Casimiro"]
    assert len({m.surrogate for m in added}) == 1
    assert "Casimiro" not in view.draft.text


def test_add_to_a_subject_and_trim_the_selection(review: Review) -> None:
    text = review.view().original.text
    start = text.index(" Casimiro helped")
    deyvi = subject(review, "Deyvi")
    review.do(c.Add(start, start + 9, "PERSON", subject=deyvi))
    added = next(m for m in review.view().mentions if m.state == "added")
    assert text[added.start : added.end] == "Casimiro"
    assert added.subject == deyvi


def test_adding_over_mentions_takes_their_place(review: Review) -> None:
    text = review.view().original.text
    start = text.index("Otilia Cañas") - len("teacher, ")
    with pytest.raises(CommandRefused) as refused:
        review.do(c.Add(start, start + 13, "PERSON"))
    assert refused.value.code == "overlap"
    undone(review, c.Add(start, start + len("teacher, Otilia Cañas"), "PERSON"))
    assert row(review, mention(review, "Otilia")).subject == next(
        m.subject for m in review.view().mentions if m.state == "added"
    )


def test_resize(review: Review) -> None:
    text = review.view().original.text
    name = mention(review, "Marisela")
    end = text.index("Marisela waits") + len("Marisela waits")
    undone(review, c.Resize(name, end - len("Marisela waits"), end))
    assert row(review, name).state == "changed"
    assert "waits" not in review.view().draft.text


def test_retype_a_mention_and_a_subject(review: Review) -> None:
    undone(review, c.Retype("LOCATION", mention=mention(review, "Deyvi")))
    assert row(review, mention(review, "Deyvi")).type == "LOCATION"
    review.undo()
    undone(review, c.Retype("PERSON", subject=subject(review, "Agua Zarca")))
    both = [row(review, mention(review, "Agua Zarca", n)) for n in (0, 1)]
    assert {m.action for m in both} == {"pseudonym"}
    assert len({m.surrogate for m in both}) == 1


def test_merge(review: Review) -> None:
    first, second = subject(review, "Deyvi"), subject(review, "Otilia")
    before = next(s.pseudonym for s in review.view().subjects if s.id == first)
    undone(review, c.Merge((first, second)))
    merged = next(s for s in review.view().subjects if s.id == first)
    assert len(merged.mentions) == 4
    assert merged.pseudonym == before
    assert second not in {s.id for s in review.view().subjects}
    with pytest.raises(CommandRefused):
        review.do(c.Merge((first, subject(review, "Cristosal"))))


def test_split(review: Review) -> None:
    old = subject(review, "Otilia")
    undone(review, c.Split((mention(review, "Otilia"),)))
    new = subject(review, "Otilia")
    names = {s.id: s.pseudonym for s in review.view().subjects}
    assert new != old
    assert names[new] not in (None, names[old])


def test_rename_and_its_undo_reach_the_vault(review: Review, project: Project) -> None:
    deyvi = subject(review, "Deyvi")
    before = next(s.pseudonym for s in review.view().subjects if s.id == deyvi)
    new = free_name(review, deyvi)
    review.do(c.Rename(deyvi, new))
    assert new in review.view().draft.text
    assert new in project.vault.pseudonyms()
    review.undo()
    assert next(s.pseudonym for s in review.view().subjects if s.id == deyvi) == before
    assert new not in project.vault.pseudonyms()
    review.redo()
    assert new in project.vault.pseudonyms()


def test_a_pseudonym_of_two_names_in_the_style_that_shows_them(project: Project) -> None:
    document, mentions = story()
    with project.review(document, mentions=mentions, style="full") as review:
        deyvi = subject(review, "Deyvi")
        before = next(s.pseudonym for s in review.view().subjects if s.id == deyvi)
        assert before is not None
        assert " " in before
        shown = review.preview(c.Another(deyvi))
        after = next(s.pseudonym for s in shown.subjects if s.id == deyvi)
        assert after != before
        assert str(after) in shown.draft.text
        undone(review, c.Another(deyvi))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Delfina", "pseudonym-initial"),
        ("Casimiro", "pseudonym-document"),
        ("nobody's", "pseudonym-shape"),
        ("Sonsonate", "pseudonym-shape"),
    ],
)
def test_a_pseudonym_keeps_the_rules(review: Review, name: str, code: str) -> None:
    for attempt in (review.do, review.preview):
        with pytest.raises(CommandRefused) as refused:
            attempt(c.Rename(subject(review, "Deyvi"), name))
        assert refused.value.code == code


def test_another_pseudonym(review: Review) -> None:
    undone(review, c.Another(subject(review, "Deyvi")))


def test_act_changes_the_rung(review: Review) -> None:
    place = subject(review, "Agua Zarca")
    undone(review, c.Act("generalise", subject=place, rung="place"))
    assert {row(review, mention(review, "Agua Zarca", n)).rung for n in (0, 1)} == {"place"}
    undone(review, c.Act("redact", mention=mention(review, "14 April 2022")))
    assert "April" not in review.view().draft.text
    with pytest.raises(CommandRefused):
        review.do(c.Act("generalise", mention=mention(review, "04418276-1")))


def test_keep_asks_where_it_would_leak(review: Review) -> None:
    cases = [
        (c.Keep("she agreed", (mention(review, "Agua Zarca"),)), "elsewhere", 1),
        (c.Keep("she agreed", (mention(review, "04418276-1"),)), "identifier", 1),
        (c.Keep("she agreed", (mention(review, "Otilia Cañas"),)), "sealed", 1),
        (c.Keep("she agreed", subject=subject(review, "Agua Zarca")), "small-place", 2),
    ]
    for command, reason, needed in cases:
        with pytest.raises(CommandRefused) as refused:
            review.do(command)
        assert (refused.value.code, refused.value.reason) == ("confirm", reason)
        assert refused.value.needed == needed
    undone(review, c.Keep("known anyway", subject=subject(review, "Agua Zarca"), confirmed=2))
    assert review.view().draft.text.count("Agua Zarca") == 2
    undone(review, c.Keep("a public day", (mention(review, "14 April 2022"),)))
    assert row(review, mention(review, "14 April 2022")).kept_because == "a public day"
    with pytest.raises(CommandRefused):
        review.do(c.Keep(" ", (mention(review, "52 years old"),)))


def test_comments(review: Review) -> None:
    undone(review, c.Comment("Is this her sister?", mention(review, "Otilia")))
    comment = review.view().comments[0]
    assert row(review, mention(review, "Otilia")).comment_count == 1
    undone(review, c.ResolveComment(comment.id))
    assert review.view().comments[0].resolved


def test_a_preview_saves_nothing(review: Review, project: Project) -> None:
    before, known = shown(review), project.vault.pseudonyms()
    text = review.view().original.text
    start = text.index("Casimiro")
    commands = [
        c.Add(start, start + 8, "PERSON", everywhere=True),
        c.Rename(subject(review, "Deyvi"), free_name(review, subject(review, "Deyvi"))),
        c.Another(subject(review, "Deyvi")),
        c.Split((mention(review, "Otilia"),)),
        c.Act("generalise", subject=subject(review, "Agua Zarca"), rung="place"),
    ]
    for command in commands:
        assert review.preview(command).draft.text != before["draft"]["text"]
        assert shown(review) == before
    assert project.vault.pseudonyms() == known
    promised = review.preview(commands[0]).draft.text
    assert review.do(commands[0]).draft.text == promised


def test_undo_without_limit_also_after_opening_again(project: Project) -> None:
    with begun(project) as review:
        first = shown(review)
        start = review.view().original.text.index("Casimiro")
        review.do(c.Add(start, start + 8, "PERSON", everywhere=True))
        review.do(c.Merge((subject(review, "Deyvi"), subject(review, "Casimiro"))))
        deyvi = subject(review, "Deyvi")
        review.do(c.Rename(deyvi, free_name(review, deyvi)))
        last = shown(review)
    with begun(project) as review:
        assert shown(review) == last
        for _ in range(3):
            review.undo()
        assert shown(review) == first
    with begun(project) as review:
        assert shown(review) == first
        for _ in range(3):
            review.redo()
        assert shown(review) == last


def test_the_reviews_of_a_project_are_listed_and_held_by_one(project: Project) -> None:
    with begun(project) as review:
        with pytest.raises(VaultRefused, match="open"):
            begun(project)
        assert [(each.id, each.name) for each in project.reviews()] == [(review.id, "mother.md")]
    begun(project).close()
    with project.reopen_review(review.id) as again:
        assert again.name == "mother.md"
    for wrong in ("../../etc/passwd", "0123456789abcdef0123"):
        with pytest.raises(UsageError):
            project.reopen_review(wrong)


def test_another_way_of_reading_is_another_review(project: Project) -> None:
    with begun(project) as review:
        document, mentions = story()
        with project.review(document, mentions=mentions, series="x") as other:
            assert other.id != review.id
        with project.review(document, mentions=mentions, policy="strict") as other:
            assert other.id != review.id


def test_the_most_dangerous_comes_first(review: Review) -> None:
    view = review.view()
    risks = {m.id: m.risk for m in view.mentions}
    assert [risks[name] for name in view.todo] == sorted(risks.values(), reverse=True)
    review.do(c.Keep("known", (mention(review, "14 April 2022"),)))
    assert mention(review, "14 April 2022") not in review.view().todo


def test_exposure_grows_with_what_is_told(review: Review) -> None:
    def group(name: str) -> int:
        found = next(s for s in review.view().subjects if s.id == subject(review, name))
        assert found.exposure.group_size is not None
        return found.exposure.group_size

    before = group("Deyvi")
    review.do(c.Keep("agreed", subject=subject(review, "Agua Zarca"), confirmed=2))
    assert group("Deyvi") < before
    review.do(c.Keep("agreed", subject=subject(review, "Deyvi"), confirmed=2))
    assert group("Deyvi") == 1
    cristosal = next(s for s in review.view().subjects if s.type == "ORGANIZATION")
    assert cristosal.exposure.level == "low"


KILLED = """
import os, sys
from anonymizer import Project
from anonymizer.review import commands as c
from tests.review.building import begun, subject
with Project.open(sys.argv[1]) as project:
    review = begun(project)
    for number in range(10_000):
        review.do(c.Comment(f"remark {number}"))
        print(number, flush=True)
"""


def test_what_was_done_survives_kill_9(folder: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stdout is not None
        told = -1
        for line in process.stdout:
            told = int(line)
            if told == 7:
                process.send_signal(signal.SIGKILL)
                break
        told = max([told, *map(int, process.stdout.read().split())])
    assert process.returncode == -signal.SIGKILL
    with Project.open(folder) as project, begun(project) as review:
        remarks = [remark.text for remark in review.view().comments]
    assert remarks[: told + 1] == [f"remark {number}" for number in range(told + 1)]
    assert len(remarks) <= told + 2


def test_no_file_and_no_error_tells_a_name(folder: Path) -> None:
    with Project.open(folder) as project, begun(project) as review:
        start = review.view().original.text.index("Casimiro")
        review.do(c.Add(start, start + 8, "PERSON", everywhere=True))
        review.do(c.Comment("Ask Marisela Quintanilla about Casimiro"))
        _tells_nothing(folder)  # while it is open, with the files beside the database
        for name in ("Otilia Marroquín", "Casimiro", "Deyvi"):
            with pytest.raises(CommandRefused) as refused:
                review.do(c.Rename(subject(review, "Deyvi"), name))
            assert not any(real in str(refused.value) for real in NAMES)
        shown = (repr(review.view()), repr(review), repr(project.reviews()))
        assert not any(real in text for real in NAMES for text in shown)
        assert "mother" not in " ".join(path.name for path in folder.rglob("*"))
    _tells_nothing(folder)
    for path in (folder / "reviews").iterdir():
        assert path.stat().st_mode & 0o077 == 0


def _tells_nothing(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes().lower()
            assert not any(name.lower().encode() in data for name in NAMES), path.name


def test_the_view_is_json(review: Review) -> None:
    assert json.loads(json.dumps(view_json(review.view())))["progress"]["total"] == 13
