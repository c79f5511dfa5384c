"""Whatever is done can be undone, and what was done can be played again."""

from __future__ import annotations

import json
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymizer.errors import CommandRefused
from anonymizer.review import commands as c
from anonymizer.review.apply import apply
from anonymizer.review.commands import command_from_json
from anonymizer.review.history import History
from anonymizer.review.lookup import Stamp
from tests.review.building import beginning

START = beginning()
LENGTH = len(START.text)
# ids at the beginning, and some that later steps make
MENTIONS = st.sampled_from([*START.items, "m1.1", "m2.1", "m2.2", "m3.1", "nobody"])
SUBJECTS = st.sampled_from([*START.subjects, "s1.1", "s2.1", "s3.1", "nobody"])
TYPES = st.sampled_from(["PERSON", "LOCATION", "ROLE", "SV_DUI"])
OFFSETS = st.integers(0, LENGTH + 3)
WORDS = st.sampled_from(["", "because", "  "])
COMMANDS = st.one_of(
    st.builds(c.Accept, st.lists(MENTIONS, max_size=3).map(tuple)),
    st.builds(c.AcceptSubject, SUBJECTS),
    st.builds(c.AcceptSpelling, MENTIONS),
    st.builds(c.AcceptSafe),
    st.builds(c.Reject, MENTIONS),
    st.builds(c.Add, OFFSETS, OFFSETS, TYPES, st.none() | SUBJECTS, st.booleans()),
    st.builds(c.Resize, MENTIONS, OFFSETS, OFFSETS),
    st.builds(c.Retype, TYPES, st.none() | MENTIONS, st.none() | SUBJECTS),
    st.builds(c.Merge, st.lists(SUBJECTS, max_size=3).map(tuple)),
    st.builds(c.Split, st.lists(MENTIONS, max_size=3).map(tuple)),
    st.builds(c.Rename, SUBJECTS, st.just("Irene")),
    st.builds(c.Another, SUBJECTS),
    st.builds(
        c.Act,
        st.sampled_from(["keep", "pseudonym", "generalise", "redact", "burn"]),
        st.none() | MENTIONS,
        st.none() | SUBJECTS,
        st.sampled_from(["", "country", "decade"]),
    ),
    st.builds(c.Keep, WORDS, st.lists(MENTIONS, max_size=2).map(tuple), st.none() | SUBJECTS),
    st.builds(c.Comment, WORDS, st.none() | MENTIONS),
    st.builds(c.ResolveComment, st.sampled_from(["c1", "c2", "c9"])),
    st.builds(c.Same, st.lists(SUBJECTS, max_size=2).map(tuple)),
    st.builds(c.Different, st.lists(SUBJECTS, max_size=2).map(tuple)),
)
STEPS = st.lists(st.one_of(COMMANDS, st.sampled_from(["undo", "redo"])), max_size=25)


def played(steps) -> tuple[History, list[dict[str, object]]]:
    """The history after all steps that make sense, and the log it would leave."""
    history, log = History(START), []
    for number, step in enumerate(steps):
        what = (
            {"step": step} if isinstance(step, str) else {"step": "do", "command": step.to_json()}
        )
        entry = {**what, "by": f"device {number % 2}", "at": "2026-11-24T00:00:00Z"}
        try:
            history.take(entry)
        except CommandRefused:
            continue
        log.append(json.loads(json.dumps(entry)))
    return history, log


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_undoing_everything_leads_back_and_redoing_it_forth(steps) -> None:
    history, _ = played(steps)
    state, count = history.state, len(history.done)
    for _ in range(count):
        history.take({"step": "undo", "by": "x", "at": "y"})
    assert history.state == START
    for _ in range(count):
        history.take({"step": "redo", "by": "x", "at": "y"})
    assert history.state == state


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_the_log_played_again_gives_the_same(steps) -> None:
    history, log = played(steps)
    again = History(START)
    for entry in log:
        again.take(entry)
    assert again.state == history.state
    assert again.version == history.version == len(log)
    assert again.editors("x") == history.editors("x")


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_mentions_never_overlap_and_every_one_means_a_subject(steps) -> None:
    state = played(steps)[0].state
    standing = state.standing()
    assert all(a.mention.end <= b.mention.start for a, b in pairwise(standing))
    assert all(item.subject in state.subjects for item in standing)
    for name in state.subjects:
        assert len({item.mention.entity_type for item in state.of_subject(name)}) <= 1


@given(COMMANDS)
def test_a_command_survives_json(command) -> None:
    assert command_from_json(json.loads(json.dumps(command.to_json()))) == command


@settings(max_examples=60, deadline=None)
@given(COMMANDS)
def test_what_is_refused_has_a_code_and_tells_no_text(command) -> None:
    with suppress(Exception):
        apply(START, command, Stamp(1, "device", "now"))
        return
    with pytest.raises(CommandRefused) as refused:
        apply(START, command, Stamp(1, "device", "now"))
    assert refused.value.code
    assert not any(name in str(refused.value) for name in ("Marisela", "Deyvi", "Otilia"))


def test_ids_never_come_twice() -> None:
    """A subject split off, undone and split off anew is another one: the vault knows the first."""
    first = c.Split(("m5",))
    history, _ = played([first, "undo", first])
    new = set(history.state.subjects) - set(START.subjects)
    assert new == {"s3.1"}


def test_whoever_changes_something_is_an_editor_and_who_reads_is_none() -> None:
    history, _ = played([c.Reject("m1"), c.Accept(("m2",))])
    assert history.editors("maker") == {"maker", "device 0"}
    history, _ = played([c.Reject("m1"), "undo"])  # by the other device
    assert history.editors("maker") == {"maker", "device 1"}
