"""Who of a story may be somebody else of it, or somebody known, and waits for a reviewer's word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from anonymizer.review.cast import Cast
from anonymizer.review.draft import Draft, Setting
from anonymizer.review.joining import pair, token
from anonymizer.review.state import State
from anonymizer.review.view import Suggestion
from anonymizer.surrogates.people import scope_of


def suggestions(
    state: State, draft: Draft, setting: Setting, cast: Cast
) -> Mapping[str, tuple[Suggestion, ...]]:
    """By subject, who it may be; without what was answered here or in another review."""
    scope = scope_of(setting.scope, setting.house.people)
    here = {draft.bound[name]: name for name in draft.pseudonyms}
    found: dict[str, tuple[Suggestion, ...]] = {}
    for name in draft.pseudonyms:
        subject = state.subjects[name]
        if subject.joined is not None:
            continue
        asked = []
        for number, (known, reason) in enumerate(subject.maybe):
            other = here.get(known, token(number))
            mine = draft.bound.get(name, "")
            answered = {pair(name, other), (name, other)} & (state.apart | state.together)
            if other != name and not answered and cast.decided(mine, known) is None:
                asked.append(Suggestion(other, reason, cast.pseudonym(known, scope)))
        asked += _in_story(name, state, draft, cast)
        if asked:
            found[name] = tuple({each.other: each for each in asked}.values())
    return found


def _in_story(name: str, state: State, draft: Draft, cast: Cast) -> Iterator[Suggestion]:
    """Other people of the story that somebody may be."""
    for other, reason in state.subjects[name].alike:
        one, two = draft.bound.get(name, ""), draft.bound.get(other, "")
        both = other in draft.pseudonyms and one != two
        answered = pair(name, other) in state.apart | state.together
        if both and not answered and cast.decided(one, two) is None:
            yield Suggestion(other, reason, draft.pseudonyms[other])
