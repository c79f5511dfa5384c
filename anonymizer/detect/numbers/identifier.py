"""Numbers that identify under some scheme that has no module, by what announces them.

Also every long number that nothing explains: eleven digits or more in a row are no quantity that
a testimony tells.
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import END, START, Needs, Scheme, Scope, pattern

SCHEME = Scheme(
    name="identifier",
    entity_type="IDENTIFIER",
    patterns=(
        pattern(rf"{START}\d{{11,24}}{END}", 0.4),
        pattern(
            r"(?<![\w/-])(?=(?:[A-Z/.-]{0,6}\d){4})[A-Z0-9]{1,20}(?:[-/.][A-Z0-9]{1,12}){0,5}(?![\w-])",
            0.4,
            Needs.LABEL,
            ignore_case=True,
        ),
        pattern(rf"{START}\d{{1,6}}(?:[ -]\d{{2,6}}){{1,4}}{END}", 0.4, Needs.LABEL),
        pattern(
            r"(?<!\w)(?:oni|badge|placa policial|shield|chapa)"
            r"(?: (?:no|number|n[uú]mero))?[ .:#]{1,3}(?P<id>[A-Z]{0,3}-?\d{2,7})(?![\w-])",
            0.7,
            ignore_case=True,
            scope=Scope.DIGITS,
        ),
    ),
    context=(
        "id",
        "identificación",
        "número de identificación",
        "identification",
        "identification number",
        "documento",
        "documento número",
        "carné",
        "carnet",
        "oni",
        "badge",
        "serial",
        "serial number",
        "número de serie",
        "serie",
        "código",
        "clave",
        "folio",
        "registro",
        "número de registro",
        "registration number",
        "matrícula",
        "membership number",
        "member id",
        "employee number",
        "employee id",
        "número de empleado",
        "código de empleado",
        "student id",
        "póliza",
        "policy number",
        "visa number",
        "visa no",
        "permit number",
        "permiso",
        "parole",
        "ead",
        "solicitud",
        "número de solicitud",
        "application number",
        "tracking number",
        "número de guía",
        "mtcn",
        "remesa",
        "confirmation number",
        "teid",
        "expediente migratorio",
        "número único de trámite",
        "nut",
        "constancia",
    ),
)
