"""Marks where something is left out: "[phone number withheld]", "[teléfono omitido]"."""

from __future__ import annotations

import re

from anonymizer.surrogates.site import Site, Wording

# Entity type -> English noun; Spanish noun with its agreeing participle.
_WORDS: dict[str, tuple[str, str]] = {
    "PERSON": ("name", "nombre omitido"),
    "LOCATION": ("place", "lugar omitido"),
    "ORGANIZATION": ("organisation", "organización omitida"),
    "DATE_TIME": ("date", "fecha omitida"),
    "AGE": ("age", "edad omitida"),
    "NRP": ("group", "grupo omitido"),
    "ROLE": ("role", "oficio omitido"),
    "PHONE_NUMBER": ("phone number", "teléfono omitido"),
    "EMAIL_ADDRESS": ("e-mail", "correo omitido"),
    "URL": ("link", "enlace omitido"),
    "SOCIAL_HANDLE": ("account", "cuenta omitida"),
    "ADDRESS": ("address", "dirección omitida"),
    "PRISON_CELL": ("cell", "celda omitida"),
    "COORDINATES": ("coordinates", "coordenadas omitidas"),
    "LICENSE_PLATE": ("plate", "placa omitida"),
    "IP_ADDRESS": ("IP address", "dirección IP omitida"),
    "CREDIT_CARD": ("card number", "número de tarjeta omitido"),
    "IBAN_CODE": ("bank account", "cuenta bancaria omitida"),
    "US_BANK_NUMBER": ("bank account", "cuenta bancaria omitida"),
    "US_SSN": ("social security number", "número de seguro social omitido"),
    "PASSPORT": ("passport number", "pasaporte omitido"),
    "US_A_NUMBER": ("A-number", "número A omitido"),
    "SV_DUI": ("DUI", "DUI omitido"),
    "SV_NIT": ("NIT", "NIT omitido"),
    "GT_CUI": ("DPI", "DPI omitido"),
    "GT_NIT": ("NIT", "NIT omitido"),
    "HN_DNI": ("DNI", "DNI omitido"),
    "HN_RTN": ("RTN", "RTN omitido"),
    "NI_CEDULA": ("ID card", "cédula omitida"),
    "CR_CEDULA": ("ID card", "cédula omitida"),
    "MX_CURP": ("CURP", "CURP omitida"),
    "MX_RFC": ("RFC", "RFC omitido"),
    "MX_INE": ("voter card", "credencial omitida"),
    "VE_CEDULA": ("ID card", "cédula omitida"),
    "CO_CEDULA": ("ID card", "cédula omitida"),
    "EC_CEDULA": ("ID card", "cédula omitida"),
    "PA_CEDULA": ("ID card", "cédula omitida"),
    "PE_DNI": ("DNI", "DNI omitido"),
    "US_DRIVER_LICENSE": ("driver license", "licencia omitida"),
    "BANK_ACCOUNT": ("bank account", "cuenta bancaria omitida"),
    "CASE_NUMBER": ("case number", "número de expediente omitido"),
    "MEDICAL_RECORD": ("medical record number", "número de expediente omitido"),
    "INMATE_NUMBER": ("inmate number", "número de interno omitido"),
}
_ARTICLE = re.compile(r"\b(el|la|los|las|del|al) $", re.IGNORECASE)
_ANY = ("number", "número omitido")


def mark(entity_type: str, language: str) -> str:
    """The mark for one type of identifier; an unknown type is a number.

    Args:
        entity_type: Presidio's name, or ours.
        language: ``"en"`` or ``"es"``.
    """
    english, spanish = _WORDS.get(entity_type, _ANY)
    return f"[{spanish}]" if language == "es" else f"[{english} withheld]"


def write(site: Site, entity_type: str) -> Wording:
    """The mark in place of the mention, and of a Spanish article before it that may not agree.

    "en el módulo 7" becomes "en [celda omitida]"; "del" and "al" leave their preposition.
    """
    text = mark(entity_type, site.language)
    if site.before.endswith("](") and site.after.startswith(")"):
        # the target of a Markdown link: with spaces and brackets it would be none
        return Wording(site.start, site.end, "#" + re.sub(r"\W+", "-", text).strip("-"))
    article = _ARTICLE.search(site.before) if site.language == "es" else None
    if article is None:
        return Wording(site.start, site.end, text)
    kept = {"del": "de ", "al": "a "}.get(article[1].lower(), "")
    return Wording(site.start - len(article[0]), site.end, kept + text)
