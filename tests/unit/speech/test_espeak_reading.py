"""espeak-ng reads our words rightly: its own phonemes for words with more than one reading, and no English letters."""

from __future__ import annotations

import math
from typing import Any

import pytest

from elderclient.adapters.speech.engines import EngineVoice, quirks_of
from elderclient.adapters.speech.espeak import EspeakQuirks
from elderclient.adapters.speech.espeak_words import respelled
from elderclient.adapters.speech.nsss import NsssQuirks
from elderclient.adapters.speech.sapi5 import Sapi5Quirks
from elderclient.domain.configuration import Rate
from tests.unit.speech.espeak_syllables import ENGLISH, MANDARIN, parts, syllables


def heard(text: str, voice: str = MANDARIN) -> list[str]:
    return syllables(EspeakQuirks().respell(text, f"sit/{voice}"))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("重新", "chong2 xin1"),
        ("重复", "chong2 fu4"),
        ("银行", "yin2 hang2"),
        ("进行", "jin4 xing2"),
        ("还款", "huan2 kuan3"),
        ("还有", "hai2 you3"),
        ("还清", "huan2 qing1"),
        ("调整", "tiao2 zheng3"),
        ("长辈", "zhang3 bei4"),
        ("长途", "chang2 tu2"),
        ("增长", "zeng1 zhang3"),
        ("便宜", "pian2 yi5"),
        ("方便", "fang1 bian4"),
        ("差额", "cha1 e2"),
        ("了解", "liao3 jie3"),
        ("哪一行", "na3 yi4 hang2"),
        ("重要", "zhong4 yao4"),
        ("五角", "wu3 jiao3"),
        ("幺", "yao1"),
        ("G 流量", "ji4 liu2 liang4"),
    ],
)
def test_words_with_two_readings_are_heard_rightly(word: str, meant: str) -> None:
    assert heard(word) == syllables(meant)


def test_no_word_is_spelt_in_english() -> None:
    for text in ("您好", "您九月的话费是一百二十八元五角", "三点五 G 流量", "请人工打给我"):
        assert ENGLISH not in "".join(heard(text))


def test_the_voice_that_spells_is_never_chosen() -> None:
    spelling = EngineVoice("sit/cmn", "Chinese", ("cmn",))
    right = EngineVoice("sit/cmn-latn-pinyin", "Chinese", ("cmn-latn-pinyin",))
    english = EngineVoice("gmw/en", "English", ("en-gb",))
    scots = EngineVoice("gmw/en-gb-scotland", "Scots", ("en-gb-scotland",))
    quirks = EspeakQuirks()
    woman = EngineVoice("sit/cmn-latn-pinyin+f2", "", ("cmn-latn-pinyin",))
    cantonese = EngineVoice("sit/yue", "Chinese_(Cantonese)", ("yue",))
    assert quirks.voices_for("zh_CN", (spelling, right, english)) == (right, woman)
    named = EngineVoice("sit/yue", "粤语", ("yue",))
    assert quirks.voices_for("zh_CN", (cantonese, spelling, right, english)) == (right, woman, named)
    assert quirks.voices_for("zh_CN", (english,)) == ()
    assert quirks.voices_for("en", (scots, right, english)) == (english, scots)
    is_right_here = ENGLISH not in "".join(parts("您好", "cmn"))
    assert (spelling in quirks.voices_for("zh_CN", (spelling,))) is is_right_here


@pytest.mark.parametrize("quirks", [Sapi5Quirks(), NsssQuirks()])
def test_other_engines_take_mainland_mandarin_first_and_cantonese_beside_it(quirks: Any) -> None:
    huihui = EngineVoice("huihui", "Huihui", ("zh-cn",))
    cantonese = EngineVoice("tracy", "Tracy", ("zh-hk",))
    zira = EngineVoice("zira", "Zira", ("en-us",))
    assert quirks.voices_for("zh_CN", (cantonese, huihui, zira)) == (huihui, cantonese)
    assert quirks.voices_for("zh_CN", (cantonese, zira)) == ()
    assert quirks.voices_for("en", (cantonese, huihui, zira)) == (zira,)
    rates = [quirks.engine_rate(rate.value) for rate in Rate]
    assert rates == sorted(set(rates))


def test_the_three_speeds_are_three_on_windows_too() -> None:
    # pyttsx3's driver: SAPI knows whole steps only, and cuts what is between them.
    steps = [int(math.log(Sapi5Quirks().engine_rate(rate.value) / 156.63, 1.11)) for rate in Rate]
    assert steps == sorted(set(steps))


def test_markup_in_the_operators_words_is_not_obeyed() -> None:
    assert Sapi5Quirks().respell("<silence/>您好", "huihui") == " silence/ 您好"
    assert NsssQuirks().respell("[[volm 0]]您好", "tingting") == " volm 0 您好"


def test_rates_are_what_was_measured() -> None:
    assert [EspeakQuirks().engine_rate(rate.value) for rate in Rate] == [140, 155, 170]


def test_unknown_drivers_are_treated_as_espeak() -> None:
    assert isinstance(quirks_of("dummy"), EspeakQuirks)
    assert isinstance(quirks_of("sapi5"), Sapi5Quirks)
    assert isinstance(quirks_of("nsss"), NsssQuirks)


@pytest.mark.parametrize("quirks", [Sapi5Quirks(), NsssQuirks()])
def test_text_for_other_engines_is_not_respelled(quirks: Any) -> None:
    text = "您得先还款，一共不到一百元，余额为五元，凌晨一点重新调整，贷款这一行不行。王奶奶 5G"
    assert respelled(text) != text
    assert quirks.respell(text, "huihui") == text
