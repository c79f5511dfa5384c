import tomllib

import pytest

from anonymizer.errors import PolicyError
from anonymizer.model import Action
from anonymizer.policy import load_policy, project_policy, shipped_policies
from anonymizer.policy.rules import Reason


def test_shipped_policies_load():
    assert shipped_policies() == ("press", "research", "strict")
    for name in shipped_policies():
        assert load_policy(name).name == name
    assert load_policy() == load_policy("press")


def test_shipped_policies_have_rules_for_the_same_types():
    press, *others = map(load_policy, shipped_policies())
    assert all(other.rules.keys() == press.rules.keys() for other in others)


def test_no_shipped_policy_keeps_what_is_always_private():
    private = {Reason.PRIVATE_PERSON, Reason.FULL_DATE, Reason.BIRTH_DATE, Reason.UNKNOWN_PLACE}
    for name in shipped_policies():
        for rule in load_policy(name).rules.values():
            assert rule.keep.isdisjoint(private | {Reason.IDENTIFIER})


def test_a_project_changes_its_base():
    config = tomllib.loads("""
        [policy]
        base = "strict"
        big_place_population = 50_000
        [policy.actions]
        ORGANIZATION = "keep"
        SV_DUI = "generalise"
        [policy.keep]
        persons = [{ name = "Ana Ruiz", reason = "consent of 2 May" }]
    """)
    policy = project_policy(config)
    assert policy.name == "strict"
    assert policy.big_place_population == 50_000
    assert policy.rule("ORGANIZATION").action is Action.KEEP
    assert policy.rule("SV_DUI").action is Action.GENERALISE
    assert policy.rule("DATE_TIME") == load_policy("strict").rule("DATE_TIME")
    assert policy.kept_persons == {"ana ruiz"}
    assert "ruiz" not in repr(policy)
    assert project_policy(config, "press").name == "press"
    assert project_policy({}) == load_policy("press")


def test_settings_on_disk(tmp_path):
    settings = tmp_path / "anonymizer.toml"
    assert load_policy(None, settings) == load_policy("press")
    settings.write_text('[policy]\nbase = "research"\n[other]\nx = 1\n', encoding="utf-8")
    assert load_policy(None, settings).name == "research"
    assert load_policy("strict", settings).name == "strict"
    settings.write_text("[policy", encoding="utf-8")
    with pytest.raises(PolicyError, match=r"anonymizer\.toml"):
        load_policy(None, settings)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"bases": "press"}, "bases"),
        ({"base": "lenient"}, "lenient"),
        ({"base": 3}, "policy.base"),
        ({"actions": {"ORGANISATION": "keep"}}, "policy.actions.ORGANISATION"),
        ({"actions": {"LOCATION": "hide"}}, "policy.actions.LOCATION"),
        ({"actions": {"LOCATION": ["keep"]}}, "policy.actions.LOCATION"),
        ({"actions": {"LOCATION": "pseudonym"}}, "policy.actions.LOCATION"),
        ({"actions": {"PERSON": "keep"}}, "policy.actions.PERSON"),
        ({"actions": []}, "policy.actions"),
        ({"keep": {"people": []}}, "people"),
        ({"keep": {"persons": {}}}, "policy.keep.persons"),
        ({"keep": {"persons": ["Zoila Quux"]}}, "policy.keep.persons, entry 1"),
        ({"keep": {"persons": [{"name": "Zoila Quux"}]}}, "policy.keep.persons, entry 1"),
        ({"keep": {"places": [{"name": "Quux", "reason": " "}]}}, "policy.keep.places, entry 1"),
        ({"keep": {"places": [{"name": "--", "reason": "x"}]}}, "policy.keep.places"),
        ({"big_place_population": 0}, "big_place_population"),
        ({"big_place_population": True}, "big_place_population"),
    ],
)
def test_errors_name_the_key_and_never_a_name(table, key):
    with pytest.raises(PolicyError) as caught:
        project_policy({"policy": table})
    assert key in str(caught.value)
    assert "Quux" not in str(caught.value)


def test_a_policy_file(tmp_path):
    path = tmp_path / "ours.toml"
    press = "\n".join(
        f'[types.{name}]\naction = "redact"' for name in sorted(load_policy("press").rules)
    )
    path.write_text(press, encoding="utf-8")
    policy = load_policy(str(path))
    assert policy.name == "ours"
    assert policy.rule("LOCATION").action is Action.REDACT
    assert policy.big_place_population == load_policy("press").big_place_population


@pytest.mark.parametrize(
    ("toml", "part"),
    [
        ('[types.PERSON]\naction = "redact"', "no rule for"),
        ('[types.PERSONS]\naction = "redact"', "types.PERSONS"),
        ('[types.PERSON]\naction = "redact"\nkeep = ["everybody"]', "types.PERSON.keep"),
        ('[types.PERSON]\naction = "redact"\nkeep = ["private-person"]', "private people"),
        ("[types.PERSON]\nkeep = []", "types.PERSON.action"),
        ('other = "keep"', "other"),
        ("colour = 1", "colour"),
        ("[types", "not valid TOML"),
    ],
)
def test_policy_files_that_cannot_be_used(tmp_path, toml, part):
    path = tmp_path / "ours.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(PolicyError, match=part):
        load_policy(str(path))


def test_a_file_named_like_a_shipped_policy_is_checked_all_the_same(tmp_path):
    path = tmp_path / "press.toml"
    path.write_text('[types.PERSON]\naction = "redact"', encoding="utf-8")
    with pytest.raises(PolicyError, match="no rule for"):
        load_policy(str(path))


def test_a_missing_policy_file(tmp_path):
    with pytest.raises(PolicyError, match="cannot be read"):
        load_policy(str(tmp_path / "none.toml"))
