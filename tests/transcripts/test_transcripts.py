"""What becomes of the hard sentences is what a human last read and approved."""

import pytest

from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.fold import fold
from anonymizer.model import Action

from .transcript import LANGUAGES, cases, outcomes, shown

REVIEW = "read the difference; `python -m tests.transcripts.transcript --write` takes it over"


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_sentences(language):
    assert len(cases(language)) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_comes_out_as_reviewed_and_without_its_names(language):
    for case in cases(language):
        drafts = outcomes(case, language)
        assert shown(case, drafts) == case.expected, REVIEW
        words = {word for draft in drafts for word in fold(draft.rendering.text).split()}
        for draft in drafts:
            for surface in _acted_on(draft):
                own = fold(surface).split()
                assert not [w for w in own if len(w) > 2 and not is_common(w) and w in words], case


def _acted_on(draft):
    for replacement in draft.replacements:
        mention = draft.reading.resolution.mentions[replacement.mention]
        if replacement.action is Action.PSEUDONYM and mention.entity_type == "PERSON":
            yield draft.reading.document.text[mention.start : mention.end]
