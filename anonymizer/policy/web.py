"""Web addresses, e-mail addresses and handles of institutions."""

from __future__ import annotations

import re

from anonymizer.lexicon import organisations
from anonymizer.lexicon.common import is_common
from anonymizer.lexicon.fold import fold, squeeze
from anonymizer.lexicon.given_names import is_given, is_surname
from anonymizer.model import Document, Mention
from anonymizer.policy.context import surface
from anonymizer.policy.rules import Policy, Reason

_STATE_HOST = re.compile(r"(?:^|\.)(?:gov|mil|int|(?:gob|gov|gub|mil)\.[a-z]{2})$")
_URL = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[\w.-]+)(?P<path>/[^?#\s]*)?(?P<rest>.*)")
# One plain word at most: anything longer is an article, a case or a profile.
_PLAIN_PATH = re.compile(r"/?|/[a-z-]{1,20}/?")
# Pages of a state or international body about itself.
_SECTION = re.compile(r"(?:/[a-z]{1,15}(?:-[a-z]{1,12}){0,3}){1,3}/?")
_SHARED_MAILBOX = re.compile(
    r"info|contact[oa]?|contactus|press|prensa|office|oficina|comunicaciones|media|denuncias?|"
    r"atencion|help|support|ayuda|noreply|no-reply|hola|hello|intake|redaccion|editor|newsroom|"
    r"legal|admin|correo|secretaria|general"
)


_TELLING = 6
"""Letters of a host from which it spells an organisation's name rather than a part of one."""


def web_reason(
    document: Document, mention: Mention, policy: Policy, bodies: frozenset[str] = frozenset()
) -> Reason:
    """Why a web address, e-mail address or handle is kept or not.

    Institutional are: a state's host or that of a listed organisation, without a path that could
    lead to one person; shared mailboxes there (info@, prensa@); the handle that spells a listed
    organisation's name. Everything else leads to somebody.

    Args:
        document: holds the mention.
        mention: an address or handle.
        policy: for the organisations that the project keeps.
        bodies: squeezed names of the organisations that stay in this document.
    """
    text = surface(document, mention).strip().casefold()
    if mention.entity_type == "SOCIAL_HANDLE":
        known = organisations.find_handle(text) or fold(text) in policy.kept_organisations
        return Reason.INSTITUTIONAL_ADDRESS if known else Reason.IDENTIFIER
    if mention.entity_type == "EMAIL_ADDRESS":
        mailbox, _, host = text.partition("@")
        shared = _SHARED_MAILBOX.fullmatch(mailbox) and _institutional(host, bodies)
        return Reason.INSTITUTIONAL_ADDRESS if shared else Reason.IDENTIFIER
    match = _URL.fullmatch(text)
    if match and not match["rest"] and _institutional(match["host"], bodies):
        path = match["path"] or ""
        section = _STATE_HOST.search(match["host"]) and _SECTION.fullmatch(path)
        if _PLAIN_PATH.fullmatch(path) or (section and not any(map(_names, _words(path)))):
            return Reason.INSTITUTIONAL_ADDRESS
    return Reason.IDENTIFIER


def _names(word: str) -> bool:
    return not is_common(word) and (is_given(word) or is_surname(word))


def _words(path: str) -> list[str]:
    return re.findall(r"[a-z]+", path)


def _institutional(host: str, bodies: frozenset[str]) -> bool:
    if _STATE_HOST.search(host) or ("." in host and organisations.find(host) is not None):
        return True
    name = squeeze(host.split(".")[-2]) if "." in host else ""
    return len(name) >= _TELLING and any(body.endswith(name) for body in bodies)
