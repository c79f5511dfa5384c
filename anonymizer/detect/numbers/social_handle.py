"""Accounts on social networks: ``@name``, and names given after the name of a network.

Not a handle: the host of an e-mail address, "tod@s", a hashtag, "@ 5 pm".
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import Scheme, Scope, pattern

_NETWORKS = (
    *("facebook", "face", "fb", "instagram", "insta", "ig", "twitter", "tiktok", "tik tok"),
    *("telegram", "snapchat", "snap", "messenger", "youtube", "linkedin", "discord", "threads"),
    *("signal", "whatsapp", "skype", "kwai", "wechat", "venmo", "cashapp", "reddit"),
)
_NETWORK = rf"(?i:{'|'.join(_NETWORKS)})"
_ACCOUNT = (
    r"(?: ?(?i:account|profile|page|user ?name|user|handle|name|cuenta|perfil|usuario|p[aá]gina"
    r"|nombre)){0,2}"
)
# Nobody takes it for a word: it holds a digit, an underscore or a full stop within.
_HANDLE = r"(?=[A-Za-z.]{0,28}[\d_.]\w)(?=[\d_.]{0,12}[A-Za-z])[A-Za-z0-9_][\w.]{2,28}\w"
_PART = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñ'-]{0,24}\w"
_NAME = rf"{_PART}(?: (?:(?:de|la|del|los) ){{0,2}}{_PART}){{0,4}}"
_IS = (
    r"(?i:is|was|as|under|es|era|soy|como|se llama|me llamo|aparece como|sale como|est[aá] como"
    r"|me encuentra[ns]? como|llamad[ao]|called|named|goes by|username)"
)

SCHEME = Scheme(
    name="social_handle",
    entity_type="SOCIAL_HANDLE",
    patterns=(
        pattern(
            r"(?<![\w.@/+%-])@[A-Za-z0-9_](?=[\w.-]{0,28}[A-Za-z_])[\w.-]{0,28}\w(?:@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3})?(?![\w@])",
            0.85,
            scope=Scope.TEXT,
            triggers=("@",),
        ),
        pattern(
            rf"(?<![^\W_]){_NETWORK}{_ACCOUNT} ?[:=(] ?[@/]? ?(?P<id>{_HANDLE}|{_NAME}"
            r"|[A-Za-z][\w]{2,28}(?=\s?(?:[,;.)\n]|\Z)))",
            0.8,
            scope=Scope.TEXT,
            triggers=_NETWORKS,
        ),
        pattern(
            rf"(?<![^\W_]){_NETWORK}{_ACCOUNT} (?:(?:it|he|she|name|nombre|I) )?{_IS}:? [\"“«']?"
            rf"(?P<id>{_HANDLE}|{_NAME})",
            0.6,
            scope=Scope.TEXT,
            triggers=_NETWORKS,
        ),
        pattern(
            rf"(?<![^\W_]){_NETWORK}{_ACCOUNT},? [\"“«'(]?(?P<id>{_HANDLE})",
            0.7,
            scope=Scope.TEXT,
            triggers=_NETWORKS,
        ),
        # A word with an underscore inside, no file name and no heading of a table: an account.
        pattern(
            r"(?<![\w./\\@,;|\"-])(?<![,;|] )[A-Za-z][a-z0-9]{0,20}"
            r"(?:[_.][a-z0-9]{1,20}){0,3}_[a-z0-9]{1,20}(?![\w.@/-]\w)(?!\w| ?[,;|\"])",
            0.4,
            scope=Scope.TEXT,
            triggers=("_",),
        ),
        pattern(
            r"(?<![^\W_])(?i:user ?name|screen ?name|nick(?:name)?|handle|usuario|user)"
            rf"(?: (?i:is|was|es|era))?[:=]? [\"“«']?(?P<id>{_HANDLE})",
            0.7,
            scope=Scope.TEXT,
            triggers=("user", "usuario", "nick", "handle", "screen"),
        ),
    ),
)
