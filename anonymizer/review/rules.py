"""The rules that a project learned in its reviews: what they are, and how one is forgotten again.

A word stands sealed in the vault, where no editor can read it: a rule about a name shows the
pseudonym of its bearer, and one about another word which words of a story it bears on.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import tomlkit

from anonymizer.errors import UsageError
from anonymizer.formats.files import write_atomically
from anonymizer.lexicon.windows import capitalised, windows
from anonymizer.model import NO_NAME
from anonymizer.vault import Vault

_KINDS = {"PERSON": "name", "LOCATION": "place", NO_NAME: "no-name"}
_WORD, _PAIR, _KEEP = "word", "pair", "keep"


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for every story of a project.

    Attributes:
        id: for :meth:`anonymizer.project.Project.unlearn`.
        kind: as of the offer that it was: ``name``, ``place``, ``no-name``, ``same``,
            ``different``, ``keep``.
        shown: pseudonyms of the people whom it is about, or the public name of an organisation.
        words: of one story, those that it bears on; never somebody's name.
    """

    id: str
    kind: str
    shown: tuple[str, ...] = field(default=(), repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)


def of_word(lesson: str) -> str:
    """Id of the rule about a word."""
    return f"{_WORD}:{lesson}"


def of_pair(first: str, second: str) -> str:
    """Id of the rule about two subjects."""
    return ":".join((_PAIR, *sorted((first, second))))


def of_organisation(name: str) -> str:
    """Id of the rule about an organisation that may be named."""
    return f"{_KEEP}:{name}"


def rules(vault: Vault, settings: Path, text: str = "") -> tuple[Rule, ...]:
    """What a project learned.

    Args:
        vault: of the project.
        settings: its ``anonymizer.toml``.
        text: of a story, to tell which words of it the rules bear on.
    """
    return (*_words(vault, text), *_pairs(vault), *_organisations(settings))


def unlearn(vault: Vault, settings: Path, rule: str) -> None:
    """Forget a rule. Stories that are written, and reviews that are begun, stay as they are.

    Raises:
        UsageError: there is no such rule.
    """
    kind, _, what = rule.partition(":")
    match kind:
        case "word":
            vault.forget_lesson(what)
        case "pair":
            first, _, second = what.partition(":")
            vault.undecide(first, second)
        case "keep":
            _drop_organisation(settings, what)
        case _:
            raise UsageError("there is no such rule in this project")


def _words(vault: Vault, text: str) -> Iterator[Rule]:
    spans = {span for several in windows(text) for span in several} | set(capitalised(text))
    here = vault.lessons_of({text[start:end] for start, end in spans}) if spans else {}
    for lesson in vault.lessons():
        kind = _KINDS.get(lesson.entity_type, "place")
        name = kind == "name"
        shown = vault.names_borne(lesson.subject) if name else ()
        words = () if name else tuple(sorted(w for w, ids in here.items() if lesson.id in ids))
        yield Rule(of_word(lesson.id), kind, shown, words)


def _pairs(vault: Vault) -> Iterator[Rule]:
    for first, second, same in vault.pairs():
        shown = (*vault.names_borne(first)[:1], *vault.names_borne(second)[:1])
        yield Rule(of_pair(first, second), "same" if same else "different", shown)


def _organisations(settings: Path) -> Iterator[Rule]:
    keep = tomllib.loads(settings.read_text("utf-8")).get("policy", {}).get("keep", {})
    for entry in keep.get("organisations", ()):
        yield Rule(of_organisation(entry["name"]), _KEEP, (entry["name"],))


def keep_organisations(settings: Path, names: Collection[str], reason: str) -> None:
    """Add names to ``policy.keep.organisations``; everything else in the file stays as it is."""
    document = tomlkit.parse(settings.read_text("utf-8"))
    table = document
    for key in ("policy", "keep"):
        if key not in table:
            table[key] = tomlkit.table()
        table = table[key]
    if "organisations" not in table:
        table["organisations"] = tomlkit.array().multiline(True)
    listed = {entry["name"] for entry in table["organisations"]}
    for name in names:
        if name not in listed:
            entry = tomlkit.inline_table()
            entry.update({"name": name, "reason": reason})
            table["organisations"].append(entry)
    write_atomically(settings, tomlkit.dumps(document).encode())


def _drop_organisation(settings: Path, name: str) -> None:
    document = tomlkit.parse(settings.read_text("utf-8"))
    listed = document.get("policy", {}).get("keep", {}).get("organisations", [])
    at = next((at for at, entry in enumerate(listed) if entry["name"] == name), None)
    if at is None:
        raise UsageError("there is no such rule in this project")
    del listed[at]
    write_atomically(settings, tomlkit.dumps(document).encode())
