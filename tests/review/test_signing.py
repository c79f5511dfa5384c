"""Somebody other than the editor answers for a file, and only for that very file."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from anonymizer import Project
from anonymizer.errors import CommandRefused, ConfigurationError, SelfSignOff, UsageError
from anonymizer.ports import Alias
from anonymizer.review import Review
from anonymizer.review import commands as c
from anonymizer.review.settings import CHECKLIST, load_review_settings
from tests.review.building import NAMES, another_device, begun, mention, subject

YES: Mapping[str, bool] = {point.id: True for point in CHECKLIST}


def decided(review: Review) -> None:
    """Everything in the story settled: the missed name added, the rest accepted."""
    start = review.view().original.text.index("Casimiro")
    review.do(c.Add(start, start + 8, "PERSON", everywhere=True))
    review.do(c.Accept(review.view().todo))


def edited(folder: Path, out: Path) -> None:
    """The editor's part: the story reviewed and written."""
    with Project.open(folder) as project, begun(project) as review:
        decided(review)
        review.write(out)


def test_the_second_person_signs_and_the_gate_opens(folder: Path, tmp_path: Path, monkeypatch):
    out = tmp_path / "story.md"
    edited(folder, out)
    with Project.open(folder) as project:
        assert "sign-off" in {f.check for f in project.check(out).findings}
    another_device(monkeypatch, tmp_path / "reviewer")
    with Project.open(folder) as project, begun(project) as review:
        assert review.view().signed is None
        review.sign(out, YES)
        signed = review.view().signed
        assert signed is not None
        assert signed.valid
        assert signed.by == project.vault.device
        verdict = project.check(out)
        assert verdict.passed, verdict.findings
        assert "sign-off" in verdict.checks_run
        assert project.vault.verify() is not None
        # any changed byte breaks it
        out.write_bytes(out.read_bytes().replace(b"waits", b"hopes"))
        assert [f.check for f in project.check(out).findings] == ["sign-off"]
    code = "import sys; from anonymizer.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "check", str(out), "--project", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "sign-off" in done.stdout


def test_the_manifest_tells_digests_and_can_be_checked_alone(folder, tmp_path, monkeypatch):
    out = tmp_path / "story.md"
    edited(folder, out)
    with Project.open(folder) as project:
        editor = project.vault.device
    another_device(monkeypatch, tmp_path / "reviewer")
    with Project.open(folder) as project, begun(project) as review:
        review.sign(out, YES)
        signer = project.vault.device
    text = (tmp_path / "story.md.release.json").read_text()
    assert not any(name in text for name in NAMES)
    manifest = json.loads(text)
    assert manifest["file"]["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert (manifest["edited_by"], manifest["signed_by"]) == ([editor], signer)
    assert manifest["pseudonyms"] == 4
    assert manifest["verdict"]["passed"]
    assert manifest["checklist"] == sorted(YES)
    signature = manifest.pop("signature")
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signature["key"]))
    body = json.dumps(manifest, sort_keys=True, separators=(",", ":")).encode()
    key.verify(base64.b64decode(signature["value"]), body)


def test_who_edited_cannot_sign(folder: Path, tmp_path: Path, monkeypatch) -> None:
    out = tmp_path / "story.md"
    edited(folder, out)
    with Project.open(folder) as project, begun(project) as review, pytest.raises(SelfSignOff):
        review.sign(out, YES)
    another_device(monkeypatch, tmp_path / "reviewer")
    with Project.open(folder) as project, begun(project) as review:
        review.do(c.Act("redact", mention=mention(review, "14 April 2022")))
        review.write(out, force=True)
        with pytest.raises(SelfSignOff):
            review.sign(out, YES)
        review.undo()  # back to what the editor made
        review.write(out, force=True)
        review.sign(out, YES)
        assert project.check(out).passed


def test_a_sign_off_by_an_editor_counts_for_nothing(folder: Path, tmp_path: Path) -> None:
    """Even if a changed program wrote one into the audit."""
    out = tmp_path / "story.md"
    edited(folder, out)
    with Project.open(folder) as project:
        detail = {"editors": [project.vault.device], "policy": "press", "rules": "", "verdict": ""}
        detail |= {"checklist": [], "accepted": []}
        detail["output"] = project.vault._mark(out.read_bytes())
        with project.vault._ledger.change() as change:
            change.note("release.signed", detail)
        assert "sign-off" in {f.check for f in project.check(out).findings}


def test_nothing_unsettled_is_signed(folder: Path, tmp_path: Path, monkeypatch) -> None:
    out = tmp_path / "story.md"
    with Project.open(folder) as project, begun(project) as review:
        decided(review)
        review.undo()
        review.write(out)
    another_device(monkeypatch, tmp_path / "reviewer")
    with Project.open(folder) as project, begun(project) as review:
        with pytest.raises(CommandRefused) as refused:
            review.sign(out, YES)
        assert refused.value.code == "not-clean"
        review.do(c.Accept(review.view().todo))
        review.do(c.Comment("Ask her again"))
        with pytest.raises(CommandRefused) as refused:
            review.sign(out, YES)
        assert refused.value.code == "open-comments"
        review.do(c.ResolveComment(review.view().comments[0].id))
        with pytest.raises(CommandRefused, match="photos"):
            review.sign(out, {**YES, "photos": False})
        out.write_text("another text")
        with pytest.raises(CommandRefused) as refused:
            review.sign(out, YES)
        assert refused.value.code == "stale"
        assert not (tmp_path / "story.md.release.json").exists()


def test_what_a_reviewer_kept_with_a_reason_passes_the_gate(folder, tmp_path, monkeypatch) -> None:
    out = tmp_path / "story.md"
    with Project.open(folder) as project, begun(project) as review:
        decided(review)
        review.do(c.Keep("she asked for it", subject=subject(review, "Otilia"), confirmed=2))
        review.write(out)
        assert "Otilia Cañas" in out.read_text("utf-8")
        assert not project.check(out).passed
    another_device(monkeypatch, tmp_path / "reviewer")
    with Project.open(folder) as project, begun(project) as review:
        review.sign(out, YES)
        verdict = project.check(out)
        assert verdict.passed, verdict.findings


def test_rules_that_changed_since_break_a_sign_off(folder: Path, tmp_path: Path, monkeypatch):
    out = tmp_path / "story.md"
    edited(folder, out)
    another_device(monkeypatch, tmp_path / "reviewer")
    settings = folder / "anonymizer.toml"
    plain = settings.read_text()
    with Project.open(folder) as project, begun(project) as review:
        review.sign(out, YES)
        settings.write_text(plain + '[policy.keep]\norganisations = [{name="X Y", reason="z"}]\n')
        assert project.check(out).passed
        settings.write_text(plain + '[policy.actions]\nAGE = "redact"\n')
        assert "sign-off" in {f.check for f in project.check(out).findings}


def test_projects_without_reviews_ask_for_none_unless_told(folder: Path, project: Project) -> None:
    text = "The rain came early that year, and nobody minded."
    assert project.check(text).passed
    settings = folder / "anonymizer.toml"
    settings.write_text(settings.read_text() + "[review]\nsign_off = true\n")
    assert [f.check for f in project.check(text).findings] == ["sign-off"]


def test_the_file_is_not_written_over_nor_named_after_somebody(review: Review, tmp_path: Path):
    out = tmp_path / "story.md"
    review.write(out)
    with pytest.raises(UsageError):
        review.write(out)
    review.write(out, force=True)
    with pytest.raises(CommandRefused) as refused:
        review.write(tmp_path / "quintanilla.md")
    assert refused.value.code == "file-name"


def test_a_written_story_teaches_the_vault_and_keeps_a_copy(review, project, tmp_path) -> None:
    text = review.view().original.text
    start = text.index("Casimiro")
    review.do(c.Add(start, start + 8, "PERSON", everywhere=True))
    review.do(c.Merge((subject(review, "Casimiro"), subject(review, "Otilia"))))
    assert not project.vault.find(Alias("weak", "Otilia")) & project.vault.find(
        Alias("weak", "Casimiro")
    )
    out = review.write(tmp_path / "story.md")
    assert project.vault.find(Alias("weak", "Otilia")) & project.vault.find(
        Alias("weak", "Casimiro")
    )
    assert project.vault.story_of(out.read_bytes()) is not None


def test_discarding_takes_it_off_the_disk(project: Project) -> None:
    review = begun(project)
    review.discard()
    assert project.reviews() == ()
    assert not list((project.path / "reviews").glob("*.db*"))


def test_the_checklist_is_the_organisations(folder: Path) -> None:
    settings = folder / "anonymizer.toml"
    plain = settings.read_text()
    assert [p.id for p in load_review_settings(settings).checklist] == [
        "consent",
        "relatives",
        "photos",
        "file-name",
    ]
    settings.write_text(plain + '[[review.checklist]]\nid = "lawyer"\nen = "A lawyer read it."\n')
    assert [p.id for p in load_review_settings(settings).checklist] == ["lawyer"]
    for wrong in (
        "[review]\nsignoff = true\n",
        '[review]\nsign_off = "yes"\n',
        "[review]\nchecklist = []\n",
        '[[review.checklist]]\nid = "A lawyer"\nen = "x"\n',
        '[[review.checklist]]\nid = "lawyer"\n',
    ):
        settings.write_text(plain + wrong)
        with pytest.raises(ConfigurationError):
            load_review_settings(settings)
