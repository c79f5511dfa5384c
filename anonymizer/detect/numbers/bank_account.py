"""Bank account numbers, found by their label, and what is left of masked numbers.

Banks of this region use 6 to 20 digits without a common check digit; Mexico's CLABE has 18. The
last four digits of a card or account identify too, with the bank's name.
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import END, START, Needs, Scheme, Scope, pattern

SCHEME = Scheme(
    name="bank_account",
    entity_type="BANK_ACCOUNT",
    patterns=(
        pattern(
            rf"{START}\d{{2,20}}(?:[ .-]\d{{1,12}}){{0,5}}(?<=\d{{2}}){END}",
            0.4,
            Needs.LABEL,
        ),
        pattern(rf"{START}\d{{8,20}}{END}", 0.4, Needs.CONTEXT),
        pattern(
            rf"{START}(?=(?:[ -]?\d){{8}})\d{{2,8}}(?:[ -]\d{{1,8}}){{1,5}}{END}",
            0.4,
            Needs.CONTEXT,
        ),
        pattern(
            rf"(?<![^\W_])(?:[*Xx•]{{2,4}}[ -]?){{1,4}}\d{{3,5}}{END}",
            0.6,
            Needs.NOTHING,
            scope=Scope.DIGITS,
        ),
    ),
    context=(
        "cuenta",
        "cuenta bancaria",
        "cuenta de ahorro",
        "cuenta de ahorros",
        "cuenta corriente",
        "cuenta de banco",
        "número de cuenta",
        "cta",
        "clabe",
        "account number",
        "account no",
        "acct",
        "bank account",
        "savings account",
        "checking account",
        "account ending in",
        "card ending in",
        "terminada en",
        "terminado en",
        "terminación",
        "terminadas en",
        "terminados en",
        "banco",
        "bank",
        "depositar",
        "depósito",
        "deposit",
        "routing",
        "routing number",
        "aba",
    ),
)
