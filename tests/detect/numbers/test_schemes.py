"""The shape of the scheme modules, their docstrings, and check digits against python-stdnum."""

import doctest
import importlib
import pkgutil
import re

import pytest
import stdnum
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.exceptions import ValidationError

from anonymizer.detect import numbers
from anonymizer.detect.numbers import (
    SCHEMES,
    gt_cui,
    mrz,
    mx_nss,
    ni_cedula,
    recognizers,
    sv_dui,
    sv_nit,
)

NAMES = [module.name for module in pkgutil.iter_modules(numbers.__path__)]
MODULES = {name: importlib.import_module(f"{numbers.__name__}.{name}") for name in NAMES}
SCHEME_MODULES = {name: module for name, module in MODULES.items() if hasattr(module, "SCHEME")}


@pytest.mark.parametrize("name", NAMES)
def test_docstrings(name):
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    assert doctest.testmod(MODULES[name], optionflags=flags).failed == 0


def test_every_module_is_in_the_list():
    assert {module.SCHEME.name for module in SCHEME_MODULES.values()} == set(SCHEME_MODULES)
    assert sorted(scheme.name for scheme in SCHEMES) == sorted(SCHEME_MODULES)


@pytest.mark.parametrize("name", sorted(SCHEME_MODULES))
def test_shape(name):
    module = SCHEME_MODULES[name]
    if module.SCHEME.validate is None:
        return
    assert module.is_valid("no number") is False
    with pytest.raises(ValidationError):
        module.validate("no number")
    assert isinstance(module.compact("1 2"), str)


@pytest.mark.parametrize("name", sorted(SCHEME_MODULES))
def test_no_pattern_repeats_without_bound(name):
    for pattern in SCHEME_MODULES[name].SCHEME.patterns:
        plain = re.sub(r"\\.|\[(?:\\.|[^\]])+\]", "x", pattern.regex.pattern)
        assert not re.search(r"[*+](?![?+])|\{\d*,\}", plain.replace("(?", "("))


def test_presidio_names_both_languages():
    for language in ("en", "es"):
        for recognizer in recognizers(language):
            assert recognizer.supported_language == language
            assert recognizer.supported_entities


DIGITS = st.text("0123456789", min_size=8, max_size=8)


@given(DIGITS, st.integers(0, 9))
def test_dui_has_one_right_check_digit(body, wrong):
    right = sv_dui.calc_check_digit(body)
    assert sv_dui.is_valid(body + right)
    assert sv_dui.is_valid(f"{body}{wrong}") == (str(wrong) == right)
    assert sv_dui.compact(sv_dui.format(body + right)) == body + right


@given(st.text("0123456789", min_size=10, max_size=10))
def test_nss_is_luhn(body):
    assert mx_nss.is_valid(body + luhn.calc_check_digit(body))
    assert luhn.is_valid(body + luhn.calc_check_digit(body))


@given(DIGITS)
def test_cui_has_at_most_one_right_check_digit(body):
    right = [digit for digit in "0123456789" if gt_cui.is_valid(f"{body}{digit}0101")]
    expected = gt_cui.calc_check_digit(body)
    assert right == ([] if expected == "10" else [expected])


@given(st.text("0123456789", min_size=13, max_size=13))
def test_nicaraguan_letter(body):
    valid = [letter for letter in "ABCDEFGHJKLMNPQRSTUVWXYZ" if ni_cedula.is_valid(body + letter)]
    assert valid in ([], [ni_cedula.calc_check_letter(body)])


@given(st.integers(1, 12), st.text("0123456789", min_size=7, max_size=7))
def test_nit_is_stdnums(month, tail):
    body = f"0614{1:02}{month:02}{tail}"[:13]
    assert sv_nit.is_valid(body + stdnum.sv.nit.calc_check_digit(body))


def test_mrz_specimen_of_icao_9303():
    assert mrz.is_valid("L898902C36UTO7408122F1204159ZE184226B<<<<<10")
    assert not mrz.is_valid("L898902C36UTO7408123F1204159ZE184226B<<<<<10")
