"""Sentences as a whole: secrets stay unspoken, nothing is spoken as a run of digits, templates are filled."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elderclient.domain.configuration import Language
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Name, OperatorText, Sentence, Value, say
from elderclient.domain.units import ClockTime, Count, DataVolume, Month, MonthName, Noun, Percentage
from elderclient.rendering import shown, spoken
from tests.unit.rendering.any_value import texts, values

_RUNS = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x20E3, 0x20E3), (0x2600, 0x27BF), (0x2B00, 0x2BFF))
_MORE_RUNS = ((0xFE0E, 0xFE0F), (0xFEFF, 0xFEFF), (0x1F000, 0x1FAFF))
LEFT_OUT = "".join(chr(code) for first, last in (*_RUNS, *_MORE_RUNS) for code in range(first, last + 1))
"""Pictures, and what has no shape: a voice says nothing of them."""


@given(values, st.sampled_from(Language), texts.map(lambda text: re.sub(r"[{}]", "", text)))
def test_no_run_of_three_digits_is_ever_spoken(value: Value, language: Language, literal: str) -> None:
    sentence = say(literal + " {value} " + literal, value=say("{inner}", inner=value))
    assert not re.search(r"\d{3}", spoken(sentence, language))
    assert shown(sentence, language)


@given(st.text(st.characters(codec="utf-8", exclude_characters=LEFT_OUT), max_size=80))
def test_words_without_digits_are_spoken_as_they_are(text: str) -> None:
    if not any(character.isdigit() for character in text):
        assert spoken(say("{text}", text=OperatorText(text)), Language.CHINESE) == text


@pytest.mark.parametrize("language", list(Language))
def test_secret_words_have_no_spoken_form_however_deep_they_are_held(language: Language) -> None:
    secret = replace(say("{words}", words=Name("苹果 太阳 27")), is_secret=True)
    assert "苹果 太阳 27" in shown(secret, language)
    assert spoken(secret, language) == ""
    assert spoken(say("Listen: {words}", words=say("<{inner}>", inner=secret)), language) == ""
    assert spoken(say("Listen: {words}", words=Name("苹果")), language) != ""


def test_figures_in_our_own_sentences_are_spoken_digit_by_digit() -> None:
    assert spoken(say("Call 96110 now"), Language.ENGLISH) == "Call nine six one one zero now"


def test_a_volume_does_not_repeat_the_word_the_sentence_already_has() -> None:
    assert spoken(say("还剩{left}流量", left=DataVolume(Decimal(2048))), Language.CHINESE) == "还剩两 G 流量"


def test_a_missing_argument_is_an_error_not_a_gap() -> None:
    with pytest.raises(KeyError):
        shown(Sentence("{gone}"), Language.ENGLISH)


def test_braces_in_the_operators_words_are_only_words() -> None:
    sentence = say("{text}", text=OperatorText("{amount} {0}"))
    assert shown(sentence, Language.CHINESE) == "{amount} {0}"


def test_every_minute_of_the_day_is_told_apart() -> None:
    for language in Language:
        clocks = [
            ClockTime(datetime.combine(date(2026, 1, 1), time(hour, minute), UTC))
            for hour in range(24)
            for minute in range(60)
        ]
        for render in (shown, spoken):
            assert len({render(say("{t}", t=clock), language) for clock in clocks}) == 24 * 60


def test_figures_stand_apart_from_chinese_characters_but_not_from_signs() -> None:
    months = Count(3, Noun.MONTH)
    assert shown(say("按最近{months}算（{share}）", months=months, share=Percentage(Decimal(5))), Language.CHINESE) == (
        "按最近 3 个月算（5%）"
    )
    assert shown(say("打{code}", code=ShortCode("110")), Language.CHINESE) == "打 110"
    assert shown(say("{code}号", code=ShortCode("10000")), Language.CHINESE) == "10000 号"
    assert shown(say("看{month}账单", month=MonthName(Month(2026, 9))), Language.CHINESE) == "看 9 月账单"
