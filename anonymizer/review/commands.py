"""What a reviewer can do to a story: one frozen type for each command.

As JSON a command is ``{"do": name, ...}`` with the fields of its type. Ids are those of the view:
``"m12"`` for a mention, ``"s3"`` for a subject. Offsets are half-open code points of the original.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields
from typing import Any, ClassVar, Self

from anonymizer.errors import CommandRefused


@dataclass(frozen=True, slots=True)
class Command:
    """One step of a review.

    Attributes:
        name: what the step is called in JSON.
        edits: whether it may change the draft; whoever did such a step cannot sign the story off.
    """

    name: ClassVar[str] = ""
    edits: ClassVar[bool] = True

    def to_json(self) -> dict[str, Any]:
        """The command as ``{"do": name, ...}``."""
        return {"do": self.name, **asdict(self)}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The command of this type with these fields.

        Raises:
            CommandRefused: a field is unknown, missing or of another type.
        """
        known = {each.name: each for each in fields(cls)}
        wanted = {name for name, each in known.items() if each.default is MISSING}
        if not (data.keys() <= known.keys() and wanted <= data.keys()):
            raise CommandRefused("malformed", f"{cls.name} takes {', '.join(sorted(known))}")
        values = {key: _value(cls.name, known[key].type, value) for key, value in data.items()}
        return cls(**values)


def _value(name: str, kind: Any, value: Any) -> Any:  # noqa: ANN401 - parsed JSON
    """A value of JSON as the field has it, whose annotation is a string."""
    fits = {
        "str": isinstance(value, str),
        "str | None": value is None or isinstance(value, str),
        "int": isinstance(value, int) and not isinstance(value, bool),
        "bool": isinstance(value, bool),
        "tuple[str, ...]": isinstance(value, (list, tuple))
        and all(isinstance(item, str) for item in value),
    }
    if not fits[str(kind)]:
        raise CommandRefused("malformed", f"{name}: a field is not of type {kind}")
    return tuple(value) if str(kind).startswith("tuple") else value


@dataclass(frozen=True, slots=True)
class Accept(Command):
    """What is done with these mentions is right."""

    name: ClassVar[str] = "accept"
    edits: ClassVar[bool] = False
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AcceptSubject(Command):
    """What is done with every mention of a subject is right."""

    name: ClassVar[str] = "accept_subject"
    edits: ClassVar[bool] = False
    subject: str


@dataclass(frozen=True, slots=True)
class AcceptSpelling(Command):
    """The same for every mention that is written like this one."""

    name: ClassVar[str] = "accept_spelling"
    edits: ClassVar[bool] = False
    mention: str


@dataclass(frozen=True, slots=True)
class AcceptSafe(Command):
    """The same for every open mention about which nothing is doubtful."""

    name: ClassVar[str] = "accept_all_safe"
    edits: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Reject(Command):
    """This is no identifier at all: the text stays."""

    name: ClassVar[str] = "reject"
    mention: str


@dataclass(frozen=True, slots=True)
class Add(Command):
    """A mention that the detectors missed; ``everywhere`` adds it wherever it is written."""

    name: ClassVar[str] = "add"
    start: int
    end: int
    entity_type: str
    subject: str | None = None
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Resize(Command):
    """The mention is longer or shorter than it was found."""

    name: ClassVar[str] = "resize"
    mention: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Retype(Command):
    """A mention, or all of a subject, is of another entity type."""

    name: ClassVar[str] = "retype"
    entity_type: str
    mention: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Merge(Command):
    """These subjects are one; the first gives the pseudonym."""

    name: ClassVar[str] = "merge"
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split(Command):
    """These mentions of one subject mean another one."""

    name: ClassVar[str] = "split"
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rename(Command):
    """The subject gets this pseudonym."""

    name: ClassVar[str] = "rename"
    subject: str
    pseudonym: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Another(Command):
    """The subject gets another pseudonym, drawn anew."""

    name: ClassVar[str] = "another"
    subject: str


@dataclass(frozen=True, slots=True)
class Act(Command):
    """Another action, or another rung, for a mention or for all of a subject."""

    name: ClassVar[str] = "act"
    action: str
    mention: str | None = None
    subject: str | None = None
    rung: str = ""


@dataclass(frozen=True, slots=True)
class Keep(Command):
    """The text stays as it is, for a reason; ``confirmed`` counts how often that was asked."""

    name: ClassVar[str] = "keep"
    reason: str = field(repr=False)
    mentions: tuple[str, ...] = ()
    subject: str | None = None
    confirmed: int = 0


@dataclass(frozen=True, slots=True)
class Comment(Command):
    """A remark for the other person, on a mention or on the whole story."""

    name: ClassVar[str] = "comment"
    edits: ClassVar[bool] = False
    text: str = field(repr=False)
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class ResolveComment(Command):
    """The remark is dealt with."""

    name: ClassVar[str] = "resolve_comment"
    edits: ClassVar[bool] = False
    comment: str


@dataclass(frozen=True, slots=True)
class Same(Command):
    """Yes, these two are one; ``"vault"`` as the second is the known subject that was suggested."""

    name: ClassVar[str] = "same"
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Different(Command):
    """No, these are two; the suggestion is not made again."""

    name: ClassVar[str] = "different"
    edits: ClassVar[bool] = False
    subjects: tuple[str, ...]


COMMANDS: Mapping[str, type[Command]] = {
    each.name: each
    for each in (
        *(Accept, AcceptSubject, AcceptSpelling, AcceptSafe, Reject, Add, Resize, Retype, Merge),
        *(Split, Rename, Another, Act, Keep, Comment, ResolveComment, Same, Different),
    )
}
"""Every command by its name."""


def command_from_json(data: Mapping[str, Any]) -> Command:
    """The command that ``{"do": name, ...}`` says.

    Raises:
        CommandRefused: no such command, or its fields are wrong.
    """
    name = data.get("do") if isinstance(data, Mapping) else None
    if not isinstance(name, str) or name not in COMMANDS:
        raise CommandRefused("malformed", f"a command is one of {', '.join(COMMANDS)}")
    return COMMANDS[name].of({key: value for key, value in data.items() if key != "do"})
