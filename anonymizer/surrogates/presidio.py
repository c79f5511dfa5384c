"""The redaction marks as an operator for Presidio's own AnonymizerEngine.

For tools that keep their own pipeline: with ``anonymizer.presidio_recognizers()`` in their
AnalyzerEngine and this operator in their AnonymizerEngine they withhold what this product would.
Pseudonyms are not to be had this way: an operator sees one mention and never the person.
"""

from __future__ import annotations

from typing import Any

from presidio_anonymizer.operators import Operator, OperatorType

from anonymizer.surrogates.redaction import mark


class Withhold(Operator):
    """Writes ``[phone number withheld]``, ``[teléfono omitido]`` and the like.

    Use it as ``OperatorConfig("withhold", {"language": "es"})`` after
    ``engine.add_anonymizer(Withhold)``.
    """

    def operate(self, text: str = "", params: dict[str, Any] | None = None) -> str:
        """The mark for ``params["entity_type"]`` in ``params["language"]`` (``en`` by default)."""
        given = params or {}
        return mark(str(given.get("entity_type", "")), str(given.get("language", "en")))

    def validate(self, params: dict[str, Any] | None = None) -> None:
        """Refuse a language that has no marks.

        Raises:
            ValueError: it is neither ``en`` nor ``es``.
        """
        language = (params or {}).get("language", "en")
        if language not in {"en", "es"}:
            raise ValueError(f"no marks in language {language!r}; use en or es")

    def operator_name(self) -> str:
        """``withhold``."""
        return "withhold"

    def operator_type(self) -> OperatorType:
        """It anonymises; there is no way back."""
        return OperatorType.Anonymize
