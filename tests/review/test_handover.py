"""A review goes to a colleague and back, sealed; an erased person takes reviews along."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from anonymizer import Project
from anonymizer.errors import CommandRefused, UsageError, VaultLocked, VaultRefused
from anonymizer.review import commands as c
from anonymizer.vault import Identity
from tests.review.building import NAMES, another_device, begun, subject


def elsewhere(folder: Path, tmp_path: Path) -> Path:
    """A copy of the project on another machine."""
    return Path(shutil.copytree(folder, tmp_path / "elsewhere"))


def pseudonyms(review) -> set[str | None]:
    return {s.pseudonym for s in review.view().subjects}


def test_a_colleague_goes_on_where_it_was_left(folder: Path, tmp_path: Path, monkeypatch) -> None:
    other, sealed, back = elsewhere(folder, tmp_path), tmp_path / "to.age", tmp_path / "back.age"
    with Project.open(folder) as project, begun(project) as review:
        start = review.view().original.text.index("Casimiro")
        review.do(c.Add(start, start + 8, "PERSON", everywhere=True))
        names, draft = pseudonyms(review), review.view().draft.text
        review.export(sealed)
        with pytest.raises(UsageError):
            review.export(sealed)
    data = sealed.read_bytes()
    assert data.startswith(b"age-encryption.org/v1")
    assert not any(name.encode() in data for name in NAMES)
    another_device(monkeypatch, tmp_path / "colleague")
    with Project.open(other) as project, project.import_review(sealed) as review:
        assert pseudonyms(review) == names
        assert review.view().draft.text == draft
        review.do(c.Comment("Is Casimiro her uncle?"))
        review.export(back)
    with Project.open(folder) as project, project.import_review(back) as review:
        assert [r.text for r in review.view().comments] == ["Is Casimiro her uncle?"]
        assert review.view().draft.text == draft
        review.undo()
        review.undo()
        assert not review.view().can_undo


def test_two_who_went_on_are_told(folder: Path, tmp_path: Path) -> None:
    other, sealed = elsewhere(folder, tmp_path), tmp_path / "to.age"
    with Project.open(folder) as project, begun(project) as review:
        review.export(sealed)
        review.do(c.Comment("one"))
    with Project.open(other) as project, project.import_review(sealed) as review:
        review.do(c.Comment("two"))
        review.export(tmp_path / "back.age")
    with Project.open(folder) as project:
        with pytest.raises(CommandRefused) as refused:
            project.import_review(tmp_path / "back.age")
        assert refused.value.code == "both-went-on"


def test_only_editors_of_the_project_open_it(folder: Path, tmp_path: Path) -> None:
    stranger = Identity.generate()
    with Project.open(folder) as project, begun(project) as review:
        with pytest.raises(UsageError):
            review.export(tmp_path / "no.age", [stranger.recipient])
        review.export(tmp_path / "to.age", [project.vault.status().editors[0]])
    with Project.open(folder) as project:
        with pytest.raises(VaultLocked):
            project.import_review(tmp_path / "to.age", identities=[stranger])
        with pytest.raises(VaultLocked):
            project.import_review(tmp_path / "to.age", identities=[folder / "custodian.key"])
        project.import_review(tmp_path / "to.age", identities=[folder / "editor.key"]).close()


def test_who_is_erased_takes_the_reviews_along(folder: Path) -> None:
    with Project.open(folder) as project:
        with begun(project) as review:
            known = review._draft.bound[subject(review, "Deyvi")]
            begun(project, "[Nubia Escalón|PERSON] stays.", "other.md").close()
            with pytest.raises(VaultRefused, match="open"):
                project.vault.erase(known)
            assert project.vault.exists_here(known)
        project.vault.erase(known)
        assert [each.name for each in project.reviews()] == ["other.md"]
