import pytest

from anonymizer.model import Action, IdentifierType
from anonymizer.policy import decide, load_policy, project_policy

from .building import marked


def reasons(text, language="en", policy=None, starred=()):
    document, resolution = marked(text, language, starred)
    return [d.reason for d in decide(document, resolution, policy or load_policy())]


@pytest.mark.parametrize(
    "text",
    [
        "[Bukele|PERSON] spoke on television.",
        "President [Hernández|PERSON] signed the law.",
        "El expresidente [Funes|PERSON] huyó a Nicaragua.",
        "Mataron a Monseñor [Romero|PERSON] en la misa.",
        "The lawyer quoted [Berta Cáceres|PERSON].",
        "[Nicolás Maduro|PERSON]'s men came at night.",
        "[Joaquín Guzmán Loera|PERSON|a], alias [El Chapo|PERSON|a], escaped.",
        "[Juan Orlando Hernández|PERSON|a] lost; [Hernández|PERSON|a] was extradited.",
    ],
)
def test_public_figures_stay(text):
    assert set(reasons(text)) == {"public-figure"}


@pytest.mark.parametrize(
    "text",
    [
        "My neighbour [Marta Bukele|PERSON] sells bread.",
        "[Hernández|PERSON] hit me with the rifle.",
        "Officer [Hernández|PERSON] hit me.",
        "My cousin [Daniel Ortega|PERSON] fixes cars.",
        "Mi hermano [Hugo Chávez|PERSON] no tiene que ver con el presidente.",
        "A man named [Donald Trump|PERSON] rented us the room.",
        "The guard they call [Obama|PERSON] opened the cell.",
        "[Marta Bukele|PERSON|a] came. [Bukele|PERSON|a] is no relative of his.",
        "El alcalde [Morales|PERSON] mandó a la policía.",
        "[Óscar Romero|PERSON] es mi vecino.",
    ],
)
def test_private_people_do_not(text):
    assert set(reasons(text)) == {"private-person"}


def test_all_mentions_of_a_person_share_one_decision():
    text = "President [Funes|PERSON|a] ... [Funes|PERSON|a] said. [Marta Funes|PERSON|b] wept."
    document, resolution = marked(text)
    actions = [d.action for d in decide(document, resolution, load_policy())]
    assert actions == [Action.KEEP, Action.KEEP, Action.PSEUDONYM]


def test_a_starred_name_is_left_alone_everywhere():
    document, resolution = marked("[Antonio|PERSON|a]* came.", starred={"a"})
    for name in ("press", "strict", "research"):
        (decision,) = decide(document, resolution, load_policy(name))
        assert decision.action is Action.KEEP
        assert decision.identifier_type is IdentifierType.NO_MASK
        assert decision.reason == "already-pseudonym"


def test_people_whom_the_project_keeps():
    entry = {"name": "Ana Ruiz", "reason": "spokeswoman, asked to be named"}
    policy = project_policy({"policy": {"keep": {"persons": [entry]}}})
    kept = "[Ana Ruiz|PERSON|a] spoke. [Ruiz|PERSON|a] said so."
    assert set(reasons(kept, policy=policy)) == {"kept-by-project"}
    fuller = "[Ana Ruiz|PERSON|a] spoke. [Ana Ruiz Paredes|PERSON|a] said so."
    assert set(reasons(fuller, policy=policy)) == {"private-person"}
    assert reasons("[Ana|PERSON] spoke.", policy=policy) == ["private-person"]


def test_a_person_without_entity_is_private():
    document, resolution = marked("[Bukele|PERSON] spoke.")
    alone = type(resolution)(resolution.mentions, ())
    (decision,) = decide(document, alone, load_policy())
    assert decision.action is Action.PSEUDONYM
