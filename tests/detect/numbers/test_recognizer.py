"""Scores, remarks, entities, offsets and time of the recognizers."""

import logging

from hypothesis import given
from hypothesis import strategies as st

from anonymizer.detect.numbers import (
    FLAGS_KEY,
    SCHEMES,
    NumberRecognizer,
    gt_cui,
    sv_dui,
    us_ssn,
)
from anonymizer.detect.numbers.spoken import SpokenNumberRecognizer

NUMBERS = NumberRecognizer(SCHEMES, "es")
DUI = NumberRecognizer((sv_dui.SCHEME,), "es")


def best(recognizer, text, entity_type):
    results = [r for r in recognizer.analyze(text) if r.entity_type == entity_type]
    return max(results, key=lambda r: (r.end - r.start, r.score))


def test_a_bad_check_digit_lowers_the_score_and_is_remarked():
    good, bad = (best(DUI, text, "SV_DUI") for text in ("00016297-5", "00016297-4"))
    assert good.score > bad.score > 0
    assert good.recognition_metadata[FLAGS_KEY] == frozenset()
    assert bad.recognition_metadata[FLAGS_KEY] == {"checksum"}
    assert "checksum" in bad.analysis_explanation.textual_explanation
    assert bad.analysis_explanation.validation_result is False


@given(st.integers(0, 999_999_999), st.sampled_from(["DUI ", "DUI: ", "dui no. ", "su DUI es "]))
def test_an_announced_dui_is_never_dropped(number, label):
    text = f"{label}{number:09}"
    result = best(DUI, text, "SV_DUI")
    assert (result.start, result.end) == (len(label), len(text))
    assert result.score >= 0.4


@given(
    st.text("0123456789", min_size=8, max_size=8),
    st.sampled_from(["-", " - ", "–", "—", "‑", " ", "\u00a0", "", ".", "−"]),
)
def test_a_valid_dui_is_found_however_it_is_separated(body, separator):
    number = f"{body}{separator}{sv_dui.calc_check_digit(body)}"
    text = f"Documento Único de Identidad {number}, vigente"
    result = best(DUI, text, "SV_DUI")
    assert text[result.start : result.end] == number


@given(
    st.integers(0, 99_999_999),
    st.sampled_from([" ", "-", "", "–", "\u202f", ". "]),
    st.sampled_from(["DPI ", "CUI: ", "con CUI número "]),
)
def test_a_valid_cui_is_found_however_it_is_separated(body, separator, label):
    head = f"{body:08}"
    check = gt_cui.calc_check_digit(head)
    if check == "10":
        return
    digits = f"{head}{check}0101"
    number = separator.join((digits[:4], digits[4:9], digits[9:]))
    text = label + number
    result = best(NumberRecognizer((gt_cui.SCHEME,), "en"), text, "GT_CUI")
    assert text[result.start : result.end] == number


def test_context_raises_the_score_in_both_languages_and_on_both_sides():
    alone = best(DUI, "00016297-4", "SV_DUI").score
    for text in ("DUI 00016297-4", "national ID 00016297-4", "00016297-4 (DUI)"):
        assert best(DUI, text, "SV_DUI").score > alone
    # A new clause, or the label of the next number.
    for text in ("00016297-4, DUI vencido", "00016297-4 DUI 00016297-5"):
        assert min(DUI.analyze(text), key=lambda r: r.start).score == alone


def test_a_label_counts_more_than_a_word_nearby():
    near = best(DUI, "el DUI de mi hermano, que era 00016297-4", "SV_DUI").score
    assert best(DUI, "el DUI 00016297-4", "SV_DUI").score > near


def test_general_shapes_need_context():
    ssn = NumberRecognizer((us_ssn.SCHEME,), "en")
    assert ssn.analyze("000123456") == []
    assert len(ssn.analyze("SSN 000123456")) == 1


def test_letters_for_digits_need_context():
    assert DUI.analyze("lOIlOIlO-1 y OIl") == []
    assert best(DUI, "DUI OOO1629I-5", "SV_DUI").start == 4


def test_only_the_wanted_entities():
    text = "DUI 00016297-5, tel. 7000-0000"
    assert {r.entity_type for r in NUMBERS.analyze(text, ["SV_DUI"], None)} == {"SV_DUI"}
    assert {"SV_DUI", "PHONE_NUMBER"} <= {r.entity_type for r in NUMBERS.analyze(text, [], None)}


def test_spoken_numbers_take_the_type_that_is_announced():
    spoken = SpokenNumberRecognizer(SCHEMES, "es")
    words = "cero cero cero uno seis dos nueve siete guion cinco"
    assert [r.entity_type for r in spoken.analyze(f"mi DUI es {words}")] == ["SV_DUI"]
    assert [r.entity_type for r in spoken.analyze(f"mi teléfono es {words}")] == ["PHONE_NUMBER"]
    assert [r.entity_type for r in spoken.analyze(words)] == ["IDENTIFIER"]
    assert spoken.analyze("dos o tres veces, cuatro o cinco") == []
    assert spoken.analyze(words, ["PHONE_NUMBER"]) == []


@given(st.text(max_size=80))
def test_offsets_lie_in_the_text_whatever_it_is(text):
    for recognizer in (NUMBERS,):
        for result in recognizer.analyze(f"DUI 00016297-5 {text} tel 7000-0000"):
            assert 0 <= result.start < result.end <= len(text) + 29
            assert 0 < result.score <= 1


def test_offsets_survive_characters_that_change_length_in_lower_case():
    text = "İİİ ﬁﬁ DUI 00016297-5 İ tel. 7000-0000"
    assert text[best(NUMBERS, text, "SV_DUI").start :].startswith("00016297-5")
    assert text[best(NUMBERS, text, "PHONE_NUMBER").start :].startswith("7000-0000")


def test_results_and_logs_hold_no_text(caplog):
    with caplog.at_level(logging.DEBUG):
        result = best(DUI, "DUI 00016297-4", "SV_DUI")
    shown = f"{result!r}{result.analysis_explanation!r}{result.recognition_metadata}{caplog.text}"
    assert "00016297" not in shown
