"""Policies from TOML: the shipped ones, a file, and what a project changes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from anonymizer.errors import PolicyError
from anonymizer.lexicon.fold import fold
from anonymizer.model import Action
from anonymizer.policy.rules import LADDERS, Policy, Reason, Rule

DEFAULT = "press"

# Identifier schemes of one country: SV_DUI, US_A_NUMBER.
_COUNTRY_TYPE = re.compile(r"[A-Z]{2}_[A-Z0-9_]+")
_POLICY_KEYS = frozenset({"description", "big_place_population", "other", "types"})
_PROJECT_KEYS = frozenset({"base", "big_place_population", "actions", "rungs", "keep"})
_KEEP_KEYS = frozenset({"persons", "organisations", "places"})


def shipped_policies() -> tuple[str, ...]:
    """Names of the policies that come with the package."""
    names = (item.name for item in files("anonymizer.policy").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load_policy(name_or_path: str | None = None, settings: Path | None = None) -> Policy:
    """A policy, with what a project changes in it.

    Args:
        name_or_path: a shipped policy by name, or a file by its path, which ends in ``.toml``;
            ``None`` for the one that the project names, else "press".
        settings: the project's ``anonymizer.toml``; a file that is not there changes nothing.

    Raises:
        PolicyError: no such policy, not TOML, or an unknown key, type, reason or action.
    """
    if settings is None or not settings.exists():
        return _load(name_or_path or DEFAULT)
    try:
        config = tomllib.loads(settings.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise PolicyError(f"The settings {settings.name!r} are not valid TOML.") from None
    return project_policy(config, name_or_path)


def _load(name_or_path: str) -> Policy:
    if name_or_path in shipped_policies():
        return _shipped(name_or_path)
    path = Path(name_or_path)
    if path.suffix != ".toml":
        raise PolicyError(
            f"There is no policy {name_or_path!r}. Use one of {', '.join(shipped_policies())}, "
            "or the path of a .toml file."
        )
    try:
        return _policy(path.stem, path.read_text(encoding="utf-8"), _shipped(DEFAULT).rules)
    except (OSError, UnicodeDecodeError):
        raise PolicyError(f"The policy {name_or_path!r} cannot be read.") from None


def project_policy(config: Mapping[str, Any], base: str | None = None) -> Policy:
    """The policy of a project: a base policy with the changes of its ``anonymizer.toml``.

    ::

        [policy]
        base = "press"
        big_place_population = 100_000

        [policy.actions]
        ORGANIZATION = "keep"

        [policy.rungs]
        LOCATION = "country"

        [policy.keep]
        persons = [{ name = "...", reason = "asked to be named, consent of 2 May on file" }]

    Args:
        config: the whole parsed ``anonymizer.toml``; only its table ``policy`` is read.
        base: a policy to use instead of the one that the project names (``--policy``).

    Raises:
        PolicyError: an unknown key, type or action; a kept name without a reason. The message
            names the key, never a kept name.
    """
    table = _table(config.get("policy", {}), "policy")
    _known(table, _PROJECT_KEYS, "policy")
    policy = _load(base or _text(table.get("base", DEFAULT), "policy.base"))
    rules = dict(policy.rules)
    for entity_type, word in _table(table.get("actions", {}), "policy.actions").items():
        key = f"policy.actions.{entity_type}"
        _known_type(entity_type, rules, key)
        rules[entity_type] = replace(policy.rule(entity_type), action=_action(word, key))
        _sensible(entity_type, rules[entity_type], key)
    for entity_type, word in _table(table.get("rungs", {}), "policy.rungs").items():
        key = f"policy.rungs.{entity_type}"
        rules[entity_type] = replace(
            rules.get(entity_type, Rule(policy.other)), rung=_rung(word, entity_type, key)
        )
    keep = _table(table.get("keep", {}), "policy.keep")
    _known(keep, _KEEP_KEYS, "policy.keep")
    names = {key: _kept_names(keep.get(key, []), f"policy.keep.{key}") for key in _KEEP_KEYS}
    return replace(
        policy,
        rules=rules,
        big_place_population=_population(table, policy.big_place_population, "policy"),
        kept_persons=names["persons"],
        kept_organisations=names["organisations"],
        kept_places=names["places"],
    )


@cache
def _shipped(name: str) -> Policy:
    return _policy(name, files("anonymizer.policy").joinpath(f"{name}.toml").read_text("utf-8"))


def _policy(name: str, toml: str, known: Mapping[str, Rule] | None = None) -> Policy:
    """The policy in ``toml``; ``known`` are the types that a file from outside must rule."""
    try:
        table = tomllib.loads(toml)
    except tomllib.TOMLDecodeError:
        raise PolicyError(f"The policy {name!r} is not valid TOML.") from None
    _known(table, _POLICY_KEYS, name)
    rules = {}
    for entity_type, entry in _table(table.get("types", {}), "types").items():
        key = f"types.{entity_type}"
        if known is not None:
            _known_type(entity_type, known, key)
        rule = _table(entry, key)
        _known(rule, frozenset({"action", "keep", "rung"}), key)
        action = _action(rule.get("action"), f"{key}.action")
        rung = _rung(rule["rung"], entity_type, f"{key}.rung") if "rung" in rule else ""
        rules[entity_type] = Rule(action, _reasons(rule.get("keep", []), f"{key}.keep"), rung)
        _sensible(entity_type, rules[entity_type], f"{key}.action")
    other = _action(table.get("other", "redact"), "other")
    if other in (Action.KEEP, Action.PSEUDONYM):
        raise PolicyError('The key other must be "redact" or "generalise".')
    if known is not None and (missing := sorted(known.keys() - rules.keys())):
        raise PolicyError(f"The policy {name!r} has no rule for: {', '.join(missing)}.")
    return Policy(name, rules, other, _population(table, Policy("", {}).big_place_population, name))


def _known(table: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    if unknown := sorted(table.keys() - known):
        raise PolicyError(f"Unknown key in {where}: {', '.join(unknown)}.")


def _known_type(entity_type: str, rules: Mapping[str, Rule], key: str) -> None:
    if entity_type not in rules and not _COUNTRY_TYPE.fullmatch(entity_type):
        raise PolicyError(f"The key {key} names an unknown entity type.")


def _sensible(entity_type: str, rule: Rule, key: str) -> None:
    """Refuses what would leave every private name standing, or name a thing like a person."""
    if entity_type == "PERSON" and rule.action not in (Action.PSEUDONYM, Action.REDACT):
        raise PolicyError(
            f'The key {key} must be "pseudonym" or "redact"; single people who may be named '
            "belong under policy.keep.persons, with a reason."
        )
    if entity_type == "PERSON" and Reason.PRIVATE_PERSON in rule.keep:
        raise PolicyError(f"The rule of {key} cannot keep private people.")
    if entity_type != "PERSON" and rule.action is Action.PSEUDONYM:
        raise PolicyError(f"The key {key} cannot be pseudonym; only people have pseudonyms.")


def _table(value: Any, key: str) -> Mapping[str, Any]:  # noqa: ANN401 - parsed TOML
    if not isinstance(value, Mapping):
        raise PolicyError(f"The key {key} must be a table.")
    return value


def _text(value: Any, key: str) -> str:  # noqa: ANN401 - parsed TOML
    if not isinstance(value, str) or not value.strip():
        raise PolicyError(f"The key {key} must be text.")
    return value


def _action(value: Any, key: str) -> Action:  # noqa: ANN401 - parsed TOML
    if not isinstance(value, str) or value not in set(Action):
        raise PolicyError(f"The key {key} must be one of {', '.join(Action)}.")
    return Action(value)


def _rung(value: Any, entity_type: str, key: str) -> str:  # noqa: ANN401 - parsed TOML
    ladder = LADDERS.get(entity_type)
    if ladder is None:
        raise PolicyError(f"The key {key} has no ladder; only {', '.join(LADDERS)} have.")
    if value not in ladder:
        raise PolicyError(f"The key {key} must be one of {', '.join(ladder)}.")
    return str(value)


def _reasons(value: Any, key: str) -> frozenset[Reason]:  # noqa: ANN401 - parsed TOML
    if not isinstance(value, list) or not all(
        isinstance(item, str) and item in set(Reason) for item in value
    ):
        raise PolicyError(f"The key {key} must be a list of reasons: {', '.join(Reason)}.")
    return frozenset(map(Reason, value))


def _population(table: Mapping[str, Any], default: int, where: str) -> int:
    value = table.get("big_place_population", default)
    if type(value) is not int or value < 1:
        raise PolicyError(f"The key {where}.big_place_population must be a positive number.")
    return value


def _kept_names(value: Any, key: str) -> frozenset[str]:  # noqa: ANN401 - parsed TOML
    if not isinstance(value, list):
        raise PolicyError(f"The key {key} must be a list.")
    names = set()
    for number, entry in enumerate(value, start=1):
        where = f"{key}, entry {number},"
        if not isinstance(entry, Mapping) or entry.keys() != {"name", "reason"}:
            raise PolicyError(f"{where} must have a name and a reason.")
        _text(entry["reason"], f"{where} reason")
        names.add(fold(_text(entry["name"], f"{where} name")))
    if "" in names:
        raise PolicyError(f"The key {key} has a name without letters.")
    return frozenset(names)
