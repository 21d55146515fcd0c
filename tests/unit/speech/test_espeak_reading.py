"""espeak-ng reads our words rightly: its own phonemes for words with more than one reading, and no English letters."""

from __future__ import annotations

import math
import re
import subprocess
from typing import Any

import pytest

from elderclient.adapters.speech.engines import EngineVoice, quirks_of
from elderclient.adapters.speech.espeak import EspeakQuirks
from elderclient.adapters.speech.nsss import NsssQuirks
from elderclient.adapters.speech.sapi5 import Sapi5Quirks
from elderclient.domain.configuration import Rate


def phonemes(text: str, voice: str = "cmn-latn-pinyin") -> str:
    respelled = EspeakQuirks().respell(text, f"sit/{voice}")
    done = subprocess.run(["espeak-ng", "-q", "-x", "-v", voice, respelled], capture_output=True, check=True, text=True)
    return re.sub(r"[_|,';\s]", "", done.stdout)


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("重新", "ts.hong35Si55n"),
        ("重复", "ts.hong35fu51"),
        ("银行", "ji35nXa35N"),
        ("进行", "tSi51nSi35N"),
        ("还款", "Xua35nkhwa214n"),
        ("还有", "Xai35jiou214"),
        ("还清", "Xua35ntShi55N"),
        ("调整", "thjAu35ts.@214N"),
        ("长辈", "ts.a21Npei51"),
        ("长途", "ts.hA35Nthu35"),
        ("增长", "ts@55Nts.a214N"),
        ("便宜", "phiE35nji33"),
        ("方便", "fa55NpiE51n"),
        ("差额", "ts.hA55o-35"),
        ("了解", "ljAu35tSiE214"),
        ("哪一行", "nA21ji55Xa35N"),
        ("重要", "ts.ong51jAu51"),
        ("五角", "wu35tSjAu214"),
        ("幺", "jAu55"),
        ("G 流量", "tSi51liou35liA51N"),
    ],
)
def test_words_with_two_readings_are_heard_rightly(word: str, heard: str) -> None:
    assert phonemes(word) == heard


def test_no_word_is_spelt_in_english() -> None:
    for text in ("您好", "您九月的话费是一百二十八元五角", "三点五 G 流量", "请人工打给我"):
        assert "(en)" not in phonemes(text)


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
    is_right_here = "(en)" not in phonemes("您好", "cmn")
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
