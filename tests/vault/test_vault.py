import stat
import subprocess
import sys
import tomllib
from itertools import count
from pathlib import Path

import pytest

from anonymizer.errors import (
    ConfigurationError,
    ProjectVersionError,
    PseudonymsExhausted,
    UsageError,
    VaultLocked,
    VaultRefused,
)
from anonymizer.ports import Alias, PseudonymStore
from anonymizer.vault import Identity, Vault, reason_of
from anonymizer.vault.layout import FORMAT

from . import aged

FULL = Alias("name", "Íngrid Beltrán Zepeda")
GIVEN = Alias("weak", "Íngrid")
DUI = Alias("SV_DUI", "04567890-1")


def codes(vault: Vault) -> set[str]:
    return {problem.code for problem in vault.verify()}


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_round_trip(folder: Path, vault: Vault) -> None:
    store: PseudonymStore = vault
    subject, name = store.enrol("PERSON", [FULL, GIVEN, DUI], "press", ["Teresa"])
    assert name == "Teresa"
    assert store.pseudonym(subject, "press") == "Teresa"
    assert store.pseudonym(subject, "court") is None
    opened = vault.reveal("teresa", [folder / "custodian.key"], "the family asked")
    assert opened.subject == subject
    assert opened.pseudonym == "Teresa"
    assert set(opened.aliases) == {FULL, GIVEN, DUI}
    assert opened.aliases[0] == FULL
    assert "Beltrán" not in repr(opened)
    assert codes(vault) == {"custodian-key-beside-vault"}


def test_found_whatever_the_case_and_the_accents(vault: Vault) -> None:
    subject, _ = vault.enrol("PERSON", [FULL, GIVEN, DUI], "press", ["Teresa"])
    assert vault.find(Alias("name", "INGRID  BELTRAN-ZEPEDA")) == {subject}
    assert vault.find(Alias("SV_DUI", "045678901")) == {subject}
    assert vault.find(Alias("weak", "ingrid")) == {subject}
    assert vault.find(Alias("weak", "Beltrán")) == frozenset()
    assert vault.find(Alias("PHONE_NUMBER", "045678901")) == frozenset()
    assert vault.find(Alias("name", " ")) == frozenset()
    assert vault.find(FULL, entity_type="ORGANIZATION") == frozenset()
    assert vault.find(FULL, entity_type="PERSON") == {subject}


def test_other_scripts_are_kept_apart(vault: Vault) -> None:
    one, _ = vault.enrol("PERSON", [Alias("name", "سمير حداد")], "press", ["A"])
    two, _ = vault.enrol("PERSON", [Alias("name", "Ольга Громова")], "press", ["B"])
    assert vault.find(Alias("name", "ОЛЬГА ГРОМОВА")) == {two}
    assert vault.find(Alias("name", "سمير حداد")) == {one}


def test_a_nickname_without_letters_can_be_found(vault: Vault) -> None:
    subject, _ = vault.enrol("PERSON", [Alias("weak", "🦊")], "press", ["A"])
    assert vault.find(Alias("weak", "🦊")) == {subject}
    assert vault.find(Alias("weak", "🐺")) == frozenset()


def test_knows_names_and_their_parts(vault: Vault) -> None:
    vault.enrol("PERSON", [Alias("name", "Ana de la Cruz Rivas")], "press", ["A"])
    vault.enrol("PERSON", [Alias("name", "Noé Campos")], "press", ["B"])
    for name in ("ana", "Rivas", "Cruz", "Rivas Ana", "Ana Cruz", "ANA DE LA CRUZ RIVAS"):
        assert vault.knows(name), name
    for name in ("Ana Campos", "de", "la", "", "  ", "Mireya"):
        assert not vault.knows(name), name


def test_parts_of_organisations_are_nobodys_name(vault: Vault) -> None:
    vault.enrol("ORGANIZATION", [Alias("name", "Taller Esperanza")], "press", ["A"])
    assert vault.knows("taller esperanza")
    assert not vault.knows("Esperanza")


def test_another_process_gives_the_same_pseudonym(folder: Path, vault: Vault) -> None:
    subject, name = vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    code = (
        "import sys; from anonymizer.vault import Vault; from anonymizer.ports import Alias\n"
        "with Vault.open(sys.argv[1]) as vault:\n"
        "    subject, = vault.find(Alias('name', sys.argv[2]))\n"
        "    print(subject, vault.pseudonym(subject, 'press'),"
        " vault.adopt(subject, 'press', ['Nobody']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), FULL.text],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [subject, name, name]
    assert done.stderr == ""


def test_enrolling_a_known_strong_alias_again_joins(vault: Vault) -> None:
    subject, name = vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    assert vault.enrol("PERSON", [FULL, DUI], "press", ["Lidia"]) == (subject, name)
    assert vault.find(DUI) == {subject}
    assert vault.enrol("PERSON", [DUI], "court", ["Lidia"]) == (subject, "Lidia")
    assert vault.pseudonyms() == {"Teresa", "Lidia"}
    assert vault.pseudonyms("court") == {"Lidia"}
    assert vault.status().subjects == 1


def test_homonyms_stay_two(vault: Vault) -> None:
    one, _ = vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    two, name = vault.enrol("PERSON", [FULL], "press", ["Teresa", "Lidia"], distinct=True)
    assert one != two
    assert name == "Lidia"
    assert vault.find(FULL) == {one, two}


def test_weak_aliases_and_other_types_join_nobody(vault: Vault) -> None:
    one, _ = vault.enrol("PERSON", [GIVEN], "press", ["A"])
    two, _ = vault.enrol("PERSON", [GIVEN], "press", ["B"])
    place, _ = vault.enrol("LOCATION", [FULL], "press", ["C"])
    person, _ = vault.enrol("PERSON", [FULL], "press", ["D"])
    assert len({one, two, place, person}) == 4
    assert vault.find(GIVEN) == {one, two}


def test_a_pseudonym_is_given_once_in_all_scopes(vault: Vault) -> None:
    one, _ = vault.enrol("PERSON", [Alias("name", "Rut Paz")], "press", ["Renée"])
    _, other = vault.enrol("PERSON", [Alias("name", "Saúl Ríos")], "court", ["RENEE", "Olga"])
    assert other == "Olga"
    assert vault.adopt(one, "court", ["Olga", "renee"]) == "Renée"


def test_a_pseudonym_is_no_real_name(vault: Vault) -> None:
    vault.enrol("PERSON", [Alias("name", "Rut Paz")], "press", ["Paz", "rut", "RUT PAZ", "Olga"])
    assert vault.pseudonyms() == {"Olga"}


def test_a_real_name_learnt_later_is_told(vault: Vault) -> None:
    one, _ = vault.enrol("PERSON", [Alias("name", "Rut Paz")], "press", ["Olga"])
    vault.enrol("PERSON", [Alias("name", "Olga Ríos")], "press", ["Nora"])
    told = [each for each in vault.verify() if each.code == "pseudonym-is-real-name"]
    assert len(told) == 1
    assert one in told[0].message
    assert "Olga" not in told[0].message


def test_reserved_names_are_never_given(folder: Path, vault: Vault) -> None:
    vault.reserve(["Olga", "Olga", ""])
    _, name = vault.enrol("PERSON", [FULL], "press", ["olga", "Nora"])
    assert name == "Nora"
    assert vault.status().reserved == 1
    vault.verify()
    with pytest.raises(VaultRefused):
        vault.reveal("Olga", [folder / "custodian.key"], "why")


def test_nothing_is_stored_when_names_run_out(vault: Vault) -> None:
    vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    before = vault.status()
    with pytest.raises(PseudonymsExhausted):
        vault.enrol("PERSON", [Alias("name", "Saúl Ríos")], "press", ["Teresa", "", "Ríos"])
    assert vault.status() == before
    assert vault.find(Alias("name", "Saúl Ríos")) == frozenset()


def test_endless_candidates_end(vault: Vault) -> None:
    with pytest.raises(PseudonymsExhausted):
        vault.enrol("PERSON", [FULL], "press", ("" for _ in count()))


def test_candidates_may_look_up_but_not_change(vault: Vault) -> None:
    def looking():
        yield "Zoila" if not vault.knows("Zoila") else "Nora"

    def changing():
        vault.reserve(["Nora"])
        yield "Nora"

    assert vault.enrol("PERSON", [FULL], "press", looking())[1] == "Zoila"
    with pytest.raises(RuntimeError):
        vault.enrol("PERSON", [Alias("name", "Saúl Ríos")], "press", changing())
    assert vault.status().subjects == 1
    vault.reserve(["Nora"])


def test_blank_aliases_are_refused(vault: Vault) -> None:
    with pytest.raises(UsageError):
        vault.enrol("PERSON", [], "press", ["A"])
    with pytest.raises(UsageError):
        vault.enrol("PERSON", [FULL, Alias("weak", "  ")], "press", ["A"])
    with pytest.raises(UsageError):
        vault.learn("nobody", [FULL])
    with pytest.raises(UsageError):
        vault.adopt("nobody", "press", ["A"])
    assert vault.status().subjects == 0


def test_learning_twice_changes_nothing(folder: Path, vault: Vault) -> None:
    subject, _ = vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    vault.learn(subject, [GIVEN, GIVEN, DUI])
    before = vault.status()
    vault.learn(subject, [Alias("weak", "INGRID"), DUI])
    assert vault.status() == before
    opened = vault.reveal("Teresa", [folder / "custodian.key"], "why")
    assert set(opened.aliases) == {FULL, GIVEN, DUI}


def test_every_change_and_opening_is_an_entry(folder: Path, vault: Vault) -> None:
    subject, _ = vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    vault.learn(subject, [DUI])
    vault.adopt(subject, "court", ["Lidia"])
    vault.reserve(["Nora"])
    vault.record("release.signed", {"document": "d1"})
    vault.reveal("Lidia", [folder / "custodian.key"], "asked by Íngrid herself")
    entries = vault.audit()
    assert [entry.event for entry in entries] == [
        "project.created",
        "subject.enrolled",
        "alias.learned",
        "subject.joined",
        "name.reserved",
        "release.signed",
        "subject.opened",
    ]
    assert entries[-1].detail["subject"] == subject
    assert "ngrid" not in (folder / "vault" / "audit.jsonl").read_text()
    (custodian,) = [Identity.parse((folder / "custodian.key").read_text().splitlines()[-1])]
    assert reason_of(entries[-1], [custodian]) == "asked by Íngrid herself"


def test_opening_needs_reason_and_custodian(folder: Path, vault: Vault) -> None:
    vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    before = vault.audit()
    with pytest.raises(VaultRefused):
        vault.reveal("Teresa", [folder / "custodian.key"], " \n")
    for identities in ([], [folder / "editor.key"], [Identity.generate()]):
        with pytest.raises(VaultLocked):
            vault.reveal("Teresa", identities, "why")
    with pytest.raises(VaultRefused):
        vault.reveal("Lidia", [folder / "custodian.key"], "why")
    assert vault.audit() == before


def test_no_entry_no_opening(folder: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    opened: list[str] = []
    monkeypatch.setattr(
        "anonymizer.vault.opening.open_row", lambda *args: opened.append("opened") or {}
    )
    monkeypatch.setattr("os.fsync", _full_disk)
    with pytest.raises(VaultRefused):
        vault.reveal("Teresa", [folder / "custodian.key"], "why")
    assert not opened


def _full_disk(descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_audit_detail_takes_ids_only(vault: Vault) -> None:
    with pytest.raises(UsageError):
        vault.record("note", {"text": "x" * 501})
    with pytest.raises(UsageError):
        vault.record("", {})


def test_custodian_works_on_her_own_machine(
    folder: Path, tmp_path: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    vault.close()
    key = tmp_path / "stick.key"
    (folder / "custodian.key").rename(key)
    (folder / "editor.key").unlink()
    monkeypatch.setenv("ANONYMIZER_HOME", str(tmp_path / "hers"))
    with Vault.open(folder, identities=[key]) as hers:
        assert hers.reveal("Teresa", [key], "why").aliases == (FULL,)
        assert [entry.event for entry in hers.audit()][-2:] == [
            "device.registered",
            "subject.opened",
        ]
        assert len({entry.device for entry in hers.audit()}) == 2
        assert len(hers.status().devices) == 2
        assert hers.verify() == ()


def test_public_keys_of_others_can_be_given(folder: Path) -> None:
    editor, custodian = Identity.generate(), Identity.generate()
    Vault.create(folder, editors=[editor.recipient], custodians=[custodian.recipient]).close()
    assert sorted(path.name for path in folder.iterdir()) == ["anonymizer.toml", "vault"]
    with pytest.raises(VaultLocked):
        Vault.open(folder)
    with Vault.open(folder, identities=[editor]) as vault:
        vault.enrol("PERSON", [FULL], "press", ["Teresa"])
        with pytest.raises(VaultLocked):
            vault.reveal("Teresa", [editor], "why")
        assert vault.reveal("Teresa", [custodian], "why").aliases == (FULL,)


def test_all_custodians_can_open_alone(folder: Path) -> None:
    custodians = [Identity.generate(), Identity.generate()]
    with Vault.create(folder, custodians=[each.recipient for each in custodians]) as vault:
        vault.enrol("PERSON", [FULL], "press", ["Teresa"])
        for custodian in custodians:
            assert vault.reveal("Teresa", [custodian], "why").aliases == (FULL,)


def test_passphrases_protect_the_keys(folder: Path, vault: Vault) -> None:
    vault.close()
    for name, passphrase in (("editor.key", "red fox"), ("custodian.key", "grey wolf")):
        (folder / name).write_bytes(aged.encrypt((folder / name).read_bytes(), passphrase))
    before = snapshot(folder)
    for passphrase in (None, "", "grey wolf"):
        with pytest.raises(VaultLocked):
            Vault.open(folder, passphrase=passphrase)
    assert snapshot(folder) == before
    with Vault.open(folder, passphrase="red fox") as again:
        again.enrol("PERSON", [FULL], "press", ["Teresa"])
        with pytest.raises(VaultLocked):
            again.reveal("Teresa", [folder / "custodian.key"], "why", passphrase="red fox")
        opened = again.reveal("Teresa", [folder / "custodian.key"], "why", passphrase="grey wolf")
        assert opened.aliases == (FULL,)


def test_keys_are_made_with_the_passphrases_given(folder: Path) -> None:
    Vault.create(folder, editor="red fox").close()
    assert (folder / "editor.key").read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert (folder / "custodian.key").read_text().splitlines()[-1].startswith("AGE-SECRET-KEY-1")


def test_a_key_of_another_project_is_refused(folder: Path, tmp_path: Path, vault: Vault) -> None:
    vault.close()
    Vault.create(tmp_path / "other").close()
    before = snapshot(folder)
    with pytest.raises(VaultLocked):
        Vault.open(folder, identities=[tmp_path / "other" / "editor.key"])
    assert snapshot(folder) == before


def test_files_are_private(folder: Path) -> None:
    vault = Vault.create(folder)
    vault.enrol("PERSON", [FULL], "press", ["Teresa"])
    for path in [folder, *folder.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
    assert "permissions" not in codes(vault)
    for path in (folder / "vault", folder / "editor.key", *(folder / "vault").iterdir()):
        mode = path.stat().st_mode
        path.chmod(mode | 0o040)
        assert "permissions" in codes(vault), path
        path.chmod(mode)
    vault.close()


def test_settings_name_format_id_and_date(folder: Path, vault: Vault) -> None:
    project = tomllib.loads((folder / "anonymizer.toml").read_text())["project"]
    assert project == {
        "format": FORMAT,
        "id": vault.status().project,
        "created": vault.status().created,
    }
    assert Vault.exists(folder)
    assert not Vault.exists(folder / "vault")


def test_policy_part_of_the_settings_is_not_ours(folder: Path, vault: Vault) -> None:
    with (folder / "anonymizer.toml").open("a") as file:
        file.write('\n[policy]\nbase = "press"\n')
    with Vault.open(folder) as again:
        again.verify()


@pytest.mark.parametrize(
    ("version", "error"),
    [("99", ProjectVersionError), ('"1"', ConfigurationError), ("0", ConfigurationError)],
)
def test_other_formats_are_refused(
    folder: Path, vault: Vault, version: str, error: type[Exception]
) -> None:
    vault.close()
    settings = folder / "anonymizer.toml"
    settings.write_text(settings.read_text().replace(f"format = {FORMAT}", f"format = {version}"))
    before = snapshot(folder)
    with pytest.raises(error):
        Vault.open(folder)
    assert snapshot(folder) == before


def test_no_project_is_a_configuration_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError):
        Vault.open(tmp_path)


def test_a_used_directory_is_left_alone(tmp_path: Path, folder: Path, vault: Vault) -> None:
    before = snapshot(folder)
    with pytest.raises(UsageError):
        Vault.create(folder)
    assert snapshot(folder) == before
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError):
        Vault.create(tmp_path / "file")


def test_an_empty_directory_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    Vault.create(tmp_path / "empty").close()
    assert Vault.exists(tmp_path / "empty")


def test_failing_to_create_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Vault.create(tmp_path / "parent" / "project", custodians=["age1none"])
    assert list((tmp_path / "parent").iterdir()) == []


def test_status_counts(vault: Vault) -> None:
    vault.enrol("PERSON", [FULL, GIVEN], "press", ["Teresa"])
    vault.enrol("PERSON", [Alias("name", "Saúl Ríos")], "press", ["Nora"])
    status = vault.status()
    counts = (status.subjects, status.aliases, status.pseudonyms, status.reserved, status.entries)
    assert counts == (2, 3, 2, 0, 3)
    assert (len(status.editors), len(status.custodians), status.threshold) == (1, 1, 1)
