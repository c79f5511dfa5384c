"""Identifier schemes: numbers, addresses of the net, handles, plates, cells.

One module per scheme, in the shape of python-stdnum. ``recognizers`` makes them into Presidio
recognizers that anybody can put into an ``AnalyzerEngine``. Presidio's own pattern recognizers are
not used: they drop a number whose check digit fails, skip a pattern that times out, and ask
tldextract, which wants the network.
"""

from __future__ import annotations

from presidio_analyzer import EntityRecognizer

from anonymizer.detect.numbers import (
    bank_account,
    bz_ssn,
    case_number,
    civil_registry,
    cl_run,
    co_cedula,
    code,
    coordinates,
    cr_cedula,
    cr_dimex,
    credit_card,
    driver_license,
    ec_cedula,
    email_address,
    es_nie,
    es_nif,
    gt_cui,
    gt_nit,
    hn_dni,
    hn_rtn,
    iban,
    icrc,
    identifier,
    imei,
    inmate_number,
    interpol,
    ip_address,
    license_plate,
    mac_address,
    map_url,
    medical_record,
    mrz,
    mx_curp,
    mx_ine,
    mx_nss,
    mx_rfc,
    ni_cedula,
    pa_cedula,
    passport,
    pe_dni,
    phone_number,
    prison_cell,
    professional_license,
    social_handle,
    sv_dui,
    sv_isss,
    sv_nit,
    sv_nup,
    unhcr,
    url,
    us_a_number,
    us_docket,
    us_i94,
    us_itin,
    us_ssn,
    us_ucn,
    uscis_receipt,
    ve_cedula,
)
from anonymizer.detect.numbers.recognizer import FLAGS_KEY, NumberRecognizer
from anonymizer.detect.numbers.scheme import Needs, Pattern, Scheme
from anonymizer.detect.numbers.spoken import SpokenNumberRecognizer

__all__ = [
    "FLAGS_KEY",
    "SCHEMES",
    "Needs",
    "NumberRecognizer",
    "Pattern",
    "Scheme",
    "SpokenNumberRecognizer",
    "recognizers",
]

SCHEMES: tuple[Scheme, ...] = (
    sv_dui.SCHEME,
    sv_nit.SCHEME,
    sv_nup.SCHEME,
    sv_isss.SCHEME,
    gt_cui.SCHEME,
    gt_nit.SCHEME,
    hn_dni.SCHEME,
    hn_rtn.SCHEME,
    ni_cedula.SCHEME,
    cr_cedula.SCHEME,
    cr_dimex.SCHEME,
    pa_cedula.SCHEME,
    bz_ssn.SCHEME,
    mx_curp.SCHEME,
    mx_rfc.SCHEME,
    mx_ine.SCHEME,
    mx_nss.SCHEME,
    us_a_number.SCHEME,
    us_ssn.SCHEME,
    us_itin.SCHEME,
    uscis_receipt.SCHEME,
    us_i94.SCHEME,
    us_docket.SCHEME,
    us_ucn.SCHEME,
    driver_license.SCHEME,
    inmate_number.SCHEME,
    co_cedula.SCHEME,
    ve_cedula.SCHEME,
    pe_dni.SCHEME,
    ec_cedula.SCHEME,
    cl_run.SCHEME,
    es_nif.SCHEME,
    es_nie.SCHEME,
    passport.SCHEME,
    mrz.SCHEME,
    interpol.SCHEME,
    unhcr.SCHEME,
    icrc.SCHEME,
    case_number.SCHEME,
    medical_record.SCHEME,
    professional_license.SCHEME,
    bank_account.SCHEME,
    iban.SCHEME,
    credit_card.SCHEME,
    imei.SCHEME,
    license_plate.SCHEME,
    coordinates.SCHEME,
    map_url.SCHEME,
    url.SCHEME,
    email_address.SCHEME,
    ip_address.SCHEME,
    mac_address.SCHEME,
    phone_number.SCHEME,
    social_handle.SCHEME,
    prison_cell.SCHEME,
    civil_registry.SCHEME,
    code.SCHEME,
    identifier.SCHEME,
)


def recognizers(language: str) -> list[EntityRecognizer]:
    """New recognizers for all schemes.

    Args:
        language: ``"en"``, ``"es"`` ...; Presidio wants one instance per language. What they find
            does not depend on it.
    """
    return [NumberRecognizer(SCHEMES, language), SpokenNumberRecognizer(SCHEMES, language)]
