import pytest

from .building import rewritten

SENTENCES = [
    ("en", "She is the {midwife}.", "She is a health worker."),
    ("en", "Her mother, {midwife}, ran.", "Her mother, a health worker, ran."),
    ("en", "He is the only {schoolteacher}.", "He is the only person who works in education."),
    ("en", "He was a {bus driver}.", "He was a person who works with vehicles."),
    ("en", "He was the {juggler}.", "He was a person of the community."),
    ("en", "He, who {drove the only bus}, ran.", "He, who had a role in the community, ran."),
    (
        "en",
        "Blas, {keeper of the keys to the chapel}, ran.",
        "Blas, a person of the community, ran.",
    ),
    ("en", "She {sells atol by the stop} daily.", "She had a role in the community daily."),
    ("en", "He coached {the girls' team}.", "He coached something known in the community."),
    ("es", "El que {cuidaba la ermita} huyó.", "El que tenía un papel en la comunidad huyó."),
    ("es", "Era la {partera}.", "Era una persona que trabaja en salud."),
    ("es", "Su madre, la {partera}, huyó.", "Su madre, una persona que trabaja en salud, huyó."),
    ("es", "Trabajaba de {partera}.", "Trabajaba en un oficio conocido."),
    ("es", "Era el {sacristán}.", "Era una persona de iglesia."),
    ("es", "Trabaja en {el taller de su papá}.", "Trabaja en un taller."),
    ("es", "Era el {malabarista}.", "Era una persona de la comunidad."),
]


@pytest.mark.parametrize(("language", "marked", "expected"), SENTENCES)
def test_in_a_sentence(language, marked, expected):
    assert rewritten(marked.replace("{", "{ROLE:"), language) == expected
