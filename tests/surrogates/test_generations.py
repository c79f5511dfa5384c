import pytest

from anonymizer.model import Sex
from anonymizer.surrogates.generations import Generation, generation_of, of_name
from anonymizer.surrogates.pseudonyms import candidates
from anonymizer.surrogates.rules import Taken

from .building import document


@pytest.mark.parametrize(
    ("marked", "language", "expected"),
    [
        ("My {PERSON:Ana}, {AGE:81}, sat.", "en", Generation.OLD),
        ("{PERSON:Ana}, de {AGE:8 años}, duerme.", "es", Generation.YOUNG),
        ("{PERSON:Ana} is {AGE:45}.", "en", Generation.MIDDLE),
        ("{PERSON:Ana}, born in {DATE_TIME:1949}, sat.", "en", Generation.OLD),
        ("Mi nieta {PERSON:Ana} duerme.", "es", Generation.YOUNG),
        ("My grandmother, {PERSON:Ana}, sat.", "en", Generation.OLD),
        ("{PERSON:Ana}, my daughter, sat.", "en", Generation.YOUNG),
        ("My mother {PERSON:Ana} sat.", "en", Generation.MIDDLE),
        ("La niña {PERSON:Ana} vende pan.", "es", Generation.UNKNOWN),
        ("{PERSON:Eulalia} sat.", "en", Generation.OLD),
        ("{PERSON:Kimberly} sat.", "en", Generation.YOUNG),
        ("{PERSON:Ana} sat.", "en", Generation.UNKNOWN),
    ],
)
def test_what_the_text_tells(marked, language, expected):
    story, resolution, _ = document(marked, language)
    assert generation_of(story, resolution, resolution.entities[0]) is expected


@pytest.mark.parametrize(
    ("generation", "never"),
    [(Generation.YOUNG, Generation.OLD), (Generation.OLD, Generation.YOUNG)],
)
def test_nobody_gets_a_name_of_the_wrong_generation(generation, never):
    _, resolution, _ = document("{PERSON:Ana} sat.", sex=Sex.FEMALE)
    taken = Taken(frozenset(), lambda name: False)
    drawn = [
        name
        for name in candidates(resolution.entities[0], taken, generation=generation)
        if " " not in name
    ]
    assert len(drawn) > 100
    assert not [name for name in drawn if of_name((name,)) is never]
    assert of_name((drawn[0],)) is generation
