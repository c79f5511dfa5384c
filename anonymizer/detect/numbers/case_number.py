"""Numbers of case files, complaints, proceedings and reports, in Spanish and English.

Every prosecution office and court has its own form; what they share is a word that announces them
and a mixture of digits, letters, dashes and strokes. Federal dockets of the USA have a module of
their own, :mod:`.us_docket`.
"""

from __future__ import annotations

from anonymizer.detect.numbers.scheme import Needs, Scheme, Scope, pattern

_JOINT = r"(?:[-/_.]| - | / )"
_YEAR = r"(?: (?:of|de|del)(?: a[nñ]o)? (?:19|20)\d{2}(?!\d))?"
_STRICT = (
    r"(?:expedientes?|exps?|causas?|carpetas?|denuncias?|dockets?|complaints?|nuc|nue|cuij|refs?"
    r"|referencias?|radicado|amparos?|querellas?|case (?:file|number)|file number)"
)
_KIND = (
    r"(?: de investigaci[oó]n| penal| judicial| fiscal| criminal| [uú]nico| administrativ[oa]"
    r"| de h[aá]beas corpus)?"
)

SCHEME = Scheme(
    name="case_number",
    entity_type="CASE_NUMBER",
    patterns=(
        # Letters, dashes and strokes, with at least three digits among them.
        pattern(
            r"(?<![\w/-])(?=(?:[A-Z/_. -]{0,12}\d){3})"
            rf"[A-ZÑ0-9]{{1,14}}(?:{_JOINT}[A-ZÑ0-9]{{1,14}}){{1,9}}{_YEAR}(?![\w])",
            0.5,
            Needs.LABEL,
            ignore_case=True,
        ),
        # "No. 123", after any of the words.
        pattern(
            r"(?:(?<!\w)(?:nos?|nro|num|n[uú]mero|number|n\.?[°º])[.:]{0,2} ?|# ?)"
            rf"(?P<id>[A-Z]{{0,3}}\d{{2,12}}{_YEAR})(?![\w-])",
            0.4,
            Needs.LABEL,
            ignore_case=True,
        ),
        # Digits only, after one of the words that mean nothing else.
        pattern(
            rf"(?<!\w){_STRICT}{_KIND}[\s.:]{{1,3}}(?P<id>\d{{3,14}}{_YEAR})(?![\w/-])",
            0.4,
            Needs.LABEL,
            ignore_case=True,
        ),
        # "Claim No. 12 of 2021".
        pattern(
            r"(?<![\w/-])\d{1,6} (?:of|de|del)(?: a[nñ]o)? (?:19|20)\d{2}(?!\d)",
            0.4,
            Needs.LABEL,
        ),
        # Number and year: "611-2022". Decrees and the like are told apart by the word before.
        pattern(r"(?<![\w/.:-])\d{3,6}[-/](?:19|20)\d{2}(?![\w/-])", 0.4, scope=Scope.DIGITS),
        # Petitions, cases and precautionary measures of the Inter-American Commission.
        pattern(
            r"(?<![\w-])(?:P|MC|PM) ?- ?\d{1,5} ?[-/] ?\d{2,4}(?![\w-])", 0.6, scope=Scope.DIGITS
        ),
        # The Guatemalan prosecution's form.
        pattern(
            r"(?<![\w-])MP ?\d{3} ?- ?(?:19|20)\d{2} ?- ?\d{2,7}(?![\w-])", 0.8, scope=Scope.DIGITS
        ),
        # Mexican investigation files, "FED/SEIDO/UEIDMS-MEX/0000123/2020", "CI-FXX/01/00123/2020".
        pattern(
            r"(?<![\w/-])[A-Z]{2,8}(?:[/-][A-Z0-9-]{1,14}){1,6}/(?:19|20)\d{2}(?![\w-])",
            0.6,
            scope=Scope.DIGITS,
        ),
        # Salvadoran and Honduran courts and prosecutors: "123-UDH-2022", "0801-2020-00123".
        pattern(
            r"(?<![\w/-])\d{1,6}-[A-Z]{2,8}(?:-[A-Z0-9]{1,6}){0,2}-(?:\d{2}|(?:19|20)\d{2})(?![\w-])",
            0.6,
            scope=Scope.DIGITS,
        ),
    ),
    context=(
        "expediente",
        "expediente judicial",
        "expediente fiscal",
        "exp",
        "exped",
        "causa",
        "causa penal",
        "ref",
        "referencia",
        "reference",
        "carpeta",
        "carpeta de investigación",
        "carpeta judicial",
        "carpeta administrativa",
        "averiguación previa",
        "noticia criminal",
        "nuc",
        "nue",
        "cuij",
        "cui",
        "radicado",
        "sumario",
        "proceso",
        "proceso penal",
        "juicio",
        "amparo",
        "habeas corpus",
        "exhibición personal",
        "denuncia",
        "querella",
        "queja",
        "caso",
        "folio",
        "oficio",
        "orden de captura",
        "orden de aprehensión",
        "petición",
        "medida cautelar",
        "toca",
        "sentencia",
        "acta policial",
        "parte policial",
        "fiscalía",
        "case",
        "case file",
        "case number",
        "court file",
        "docket",
        "file",
        "cause",
        "complaint",
        "claim",
        "petition",
        "indictment",
        "warrant",
        "police report",
        "incident report",
        "incident",
        "report",
        "matter",
        "investigation",
        "precautionary measure",
    ),
)
