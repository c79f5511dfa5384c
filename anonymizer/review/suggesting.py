"""Who of a story may be somebody known, and waits for the reviewer's word."""

from __future__ import annotations

from collections.abc import Mapping

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
        if asked:
            found[name] = tuple(asked)
    return found
