"""What was decided in one story holds in the next."""

from __future__ import annotations

import tomllib

import pytest

from anonymizer import Project
from anonymizer.errors import CommandRefused, UsageError
from anonymizer.review import Review
from anonymizer.review import commands as c
from tests.review.building import NAMES, begun, mention, story, subject


def offered(review: Review, kind: str) -> str:
    return next(offer.id for offer in review.offers() if offer.kind == kind)


def add(review: Review, word: str, entity_type: str) -> None:
    start = review.view().original.text.index(word)
    review.do(c.Add(start, start + len(word), entity_type, everywhere=True))


def test_a_missed_name_is_found_in_the_next_story(project: Project) -> None:
    next_story = "Nobody has seen Casimiro since. CASIMIRO sang."
    with begun(project, next_story, "a.md") as other:
        assert other.view().mentions == ()
    with begun(project) as review:
        add(review, "Casimiro", "PERSON")
        review.learn(offered(review, "name"))
        assert "name" not in {offer.kind for offer in review.offers()}
        with pytest.raises(CommandRefused):
            review.learn("name:s1")
    with begun(project, next_story + " And again.", "b.md") as other:
        assert [m.type for m in other.view().mentions] == ["PERSON", "PERSON"]
        assert "asimiro" not in other.view().draft.text
    document, _ = story(next_story, "c.md")
    assert "asimiro" not in project.anonymize(document, mentions=()).text
    toml = (project.path / "anonymizer.toml").read_text()
    assert not any(name in toml for name in NAMES)


def test_what_was_learned_is_told_after_opening_again(project: Project) -> None:
    with begun(project) as review:
        add(review, "Casimiro", "PERSON")
        review.learn(offered(review, "name"))
    with begun(project) as review:
        assert review.offers() == ()


def test_a_place_that_was_taken_for_a_person_is_a_place_from_then_on(project: Project) -> None:
    with begun(project, "She lives in [Rosa Vieja|PERSON] now.", "a.md") as review:
        review.do(c.Retype("LOCATION", subject=subject(review, "Rosa Vieja")))
        review.learn(offered(review, "place"))
    with begun(project, "They left [Rosa Vieja|PERSON] for good.", "b.md") as review:
        (found,) = review.view().mentions
        assert (found.type, found.action) == ("LOCATION", "generalise")


def test_a_word_that_is_no_name_is_none_from_then_on(project: Project) -> None:
    text = "We prayed to [Santa Rita|PERSON]. [Nubia Escalón|PERSON] prayed, too."
    with begun(project, text, "a.md") as review:
        assert not any(offer.kind == "no-name" for offer in review.offers())
        review.do(c.Reject(mention(review, "Santa Rita")))
        review.learn(offered(review, "no-name"))
        assert not any(offer.kind == "no-name" for offer in review.offers())
    with begun(project, text + " Again.", "b.md") as review:
        saint = review.view().mentions[0]
        assert (saint.type, saint.action, saint.reason) == ("NO_NAME", "keep", "kept-by-project")
        assert "Santa Rita" in review.view().draft.text
        assert "Nubia" not in review.view().draft.text
        assert review.view().findings == ()  # though it was enrolled as a name in the first one
    document, mentions = story(text, "c.md")
    drafted = project.anonymize(document, mentions=mentions)
    assert "Santa Rita" in drafted.text
    assert "people" not in {finding.check for finding in drafted.verdict.findings}


def test_a_word_that_is_a_name_elsewhere_in_the_story_is_not_offered(project: Project) -> None:
    text = "[Milagros|PERSON] happen. [Milagros|PERSON] wept."
    with begun(project, text, "a.md") as review:
        review.do(c.Reject(mention(review, "Milagros")))
        assert review.offers() == ()
        review.undo()
        review.do(c.Reject(mention(review, "Milagros", 1)))
        review.do(c.Reject(mention(review, "Milagros")))
        assert [offer.kind for offer in review.offers()] == ["no-name"]


def test_what_was_learned_is_listed_and_forgotten_again(project: Project) -> None:
    text = (
        "[Rosa Vieja|PERSON] is a hamlet; [Santa Rita|PERSON] a saint; Casimiro and [Nubia|PERSON]"
    )
    text += " and [Nubia Paz|PERSON] came for [Comité Los Amates|ORGANIZATION]."
    settings = (project.path / "anonymizer.toml").read_text()
    with begun(project, text, "a.md") as review:
        review.do(c.Retype("LOCATION", subject=subject(review, "Rosa Vieja")))
        review.do(c.Reject(mention(review, "Santa Rita")))
        add(review, "Casimiro", "PERSON")
        people = [s.id for s in review.view().subjects if "Nubia" in " ".join(review.names(s.id))]
        review.do(c.Merge((people[0], people[-1])) if len(people) > 1 else c.Split(("m4",)))
        review.do(c.Keep("it speaks in public", (mention(review, "Comité Los Amates"),)))
        offers = {offer.id for offer in review.offers()}
        assert len(offers) == 5
        for offer in offers:
            review.learn(offer)
        assert review.offers() == ()
        rules = review.rules()
        assert {rule.kind for rule in rules} >= {"name", "place", "no-name", "keep"}
        assert {rule.words for rule in rules if rule.words} == {("Rosa Vieja",), ("Santa Rita",)}
        casimiro = next(s for s in review.view().subjects if "Casimiro" in review.names(s.id))
        assert next(r.shown for r in rules if r.kind == "name") == (casimiro.pseudonym,)
        for rule in rules:
            review.unlearn(rule.id)
        assert review.rules() == ()
        assert {offer.id for offer in review.offers()} == offers
        with pytest.raises(UsageError):
            review.unlearn(rules[0].id)
    with begun(project, text, "a.md") as review:
        assert {offer.id for offer in review.offers()} == offers
    assert project.rules() == ()
    left = tomllib.loads((project.path / "anonymizer.toml").read_text())
    assert left["policy"]["keep"]["organisations"] == []
    assert (project.path / "anonymizer.toml").read_text().startswith(settings)
    project.vault.verify()


def test_a_rule_is_forgotten_from_the_library(project: Project) -> None:
    project.vault.teach("LOCATION", "Rosa Vieja")
    (rule,) = project.rules()
    assert (rule.kind, rule.shown, rule.words) == ("place", (), ())
    project.unlearn(rule.id)
    assert project.vault.taught(["Rosa Vieja"]) == {}
    for wrong in (rule.id, "keep:nobody", "pair:a:b", "nonsense"):
        with pytest.raises(UsageError):
            project.unlearn(wrong)


def test_an_organisation_is_kept_from_then_on(project: Project) -> None:
    text = "I asked the [Comité Los Amates|ORGANIZATION] for help."
    settings = project.path / "anonymizer.toml"
    before = settings.read_text()
    with begun(project, text, "a.md") as review:
        assert "Los Amates" not in review.view().draft.text
        review.do(c.Keep("it speaks in public", (mention(review, "Comité Los Amates"),)))
        review.learn(offered(review, "keep"))
    after = settings.read_text()
    assert after.startswith(before)  # with its comments
    (entry,) = tomllib.loads(after)["policy"]["keep"]["organisations"]
    assert entry["name"] == "Comité Los Amates"
    assert "public" not in entry["reason"]  # a reviewer's words stay sealed
    with begun(project, text + " Again.", "b.md") as review:
        assert "Comité Los Amates" in review.view().draft.text


def test_two_who_are_one_are_one_in_the_next_story(project: Project) -> None:
    with begun(project) as review:
        deyvi, otilia = subject(review, "Deyvi"), subject(review, "Otilia")
        review.do(c.Merge((deyvi, otilia)))
        name = next(s.pseudonym for s in review.view().subjects if s.id == deyvi)
        review.learn(offered(review, "same"))
    with begun(project, "[Otilia Cañas|PERSON] came back.", "b.md") as review:
        (found,) = review.view().subjects
        assert found.pseudonym == name


def test_two_who_are_two_are_not_asked_about_again(project: Project) -> None:
    with begun(project) as review:
        review.do(c.Split((mention(review, "Otilia"),)))
        review.learn(offered(review, "different"))
        draft = review._draft.bound
        old = next(s.id for s in review.view().subjects if "Otilia Cañas" in review.names(s.id))
        assert project.vault.decided(draft[old], draft[subject(review, "Otilia")]) is False


def suggested(project: Project) -> Review:
    """A review in a series in which two bear the name that the story tells."""
    first = "[Nubia Escalón|PERSON] and [Nubia Turcios|PERSON] came."
    for text, name in ((first, "a.md"), ("[Nubia|PERSON] wept alone.", "b.md")):
        document, mentions = story(text, name)
        review = project.review(document, mentions=mentions, series="x")
        if name == "a.md":
            review.write(project.path.parent / "a-story.md")
            review.close()
    return review


def test_two_of_one_story_are_suggested(project: Project) -> None:
    text = "[Marta Rivas|PERSON] came. Then [Mirta Rivas|PERSON] left."
    with begun(project, text) as review:
        marta, mirta = review.view().subjects
        (asked,) = mirta.suggestions
        assert (asked.other, asked.reason) == (marta.id, "few-letters")
        assert asked.pseudonym == marta.pseudonym
        review.do(c.Same((marta.id, mirta.id)))
        assert [s.id for s in review.view().subjects] == [marta.id]
        review.undo()
        review.do(c.Different((mirta.id, marta.id)))
        assert not any(s.suggestions for s in review.view().subjects)
        review.learn(offered(review, "different"))
    with begun(project, text) as review:  # read from the disk
        assert not any(s.suggestions for s in review.view().subjects)
        review.undo()
        assert not any(s.suggestions for s in review.view().subjects)  # by the rule
    with begun(project, text + " Again.", "b.md") as review:
        assert not any(s.suggestions for s in review.view().subjects)


def test_somebody_known_is_suggested_and_taken(project: Project) -> None:
    with suggested(project) as review:
        (nubia,) = review.view().subjects
        assert {s.other for s in nubia.suggestions} == {"vault", "vault2"}
        wanted = next(s.pseudonym for s in nubia.suggestions if s.other == "vault2")
        before = nubia.pseudonym
        review.do(c.Same((nubia.id, "vault2")))
        (nubia,) = review.view().subjects
        assert nubia.pseudonym == wanted
        assert nubia.suggestions == ()
        review.undo()
        assert review.view().subjects[0].pseudonym == before
        review.redo()
        review.learn(offered(review, "same"))
        with pytest.raises(CommandRefused):
            review.do(c.Same((nubia.id, "vault7")))


def test_somebody_known_is_suggested_and_refused(project: Project) -> None:
    with suggested(project) as review:
        (nubia,) = review.view().subjects
        review.do(c.Different((nubia.id, "vault")))
        assert [s.other for s in review.view().subjects[0].suggestions] == ["vault2"]
        assert offered(review, "different")
