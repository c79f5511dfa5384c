"""When a session ends."""

from __future__ import annotations

import pytest

from anonymizer.page.session import GRACE, IDLE, LAUNCH, Session


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(clock: Clock) -> Session:
    return Session(1234, clock)


def entered(session: Session) -> Session:
    assert session.launch
    assert session.enter(session.launch)
    return session


def test_two_sessions_share_no_secret() -> None:
    one, other = Session(1), Session(1)
    for name in ("host", "launch", "cookie", "token"):
        assert getattr(one, name) != getattr(other, name)
    assert str(one.launch) not in repr(one)
    assert one.cookie not in repr(one)
    assert one.token not in repr(one)


def test_a_launch_token_grows_old(session: Session, clock: Clock) -> None:
    clock.now = LAUNCH + 1
    assert session.over()


def test_it_ends_with_the_last_tab(session: Session, clock: Clock) -> None:
    entered(session)
    session.opened()
    session.opened()
    session.closed()
    clock.now += GRACE + 1
    assert not session.over()
    session.closed()
    clock.now += GRACE - 1
    assert not session.over()  # a reload
    clock.now += 2
    assert session.over()


def test_it_ends_when_nobody_is_there(session: Session, clock: Clock) -> None:
    entered(session)
    session.opened()
    clock.now += IDLE - 1
    session.seen()
    clock.now += IDLE - 1
    assert not session.over()
    clock.now += 2
    assert session.over()


def test_what_has_ended_does_not_begin_again(session: Session, clock: Clock) -> None:
    entered(session)
    clock.now += GRACE + 1
    assert session.over()
    session.seen()
    session.opened()
    assert session.over()
    assert not session.knows(session.cookie)
