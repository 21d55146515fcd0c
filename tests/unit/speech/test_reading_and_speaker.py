"""Reading aloud over the port: sentence by sentence, deaf to the news of a reading that was given up."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Name, say
from elderclient.domain.voice import VoiceState
from elderclient.ui.flow.reading import Reading
from tests.fakes.speaker import FakeSpeaker

FIRST = say("{text}", text=Name("一")).at("a")
SECOND = say("{text}", text=Name("二")).at("b")


def test_sentences_are_said_one_after_the_other_and_which_one_is_known() -> None:
    speaker = FakeSpeaker()
    reading = Reading(lambda: None)
    speaker.watch(reading.on_state, reading.on_ended)
    reading.connect(speaker)
    reading.read((FIRST, replace(SECOND, is_secret=True), SECOND), Language.CHINESE)
    assert (speaker.said, reading.sentence) == ([("一", "zh_CN")], FIRST)
    speaker.end()
    assert (speaker.said[-1], reading.sentence) == (("二", "zh_CN"), SECOND)
    speaker.end()
    assert not reading.is_speaking
    assert len(speaker.said) == 2


def test_news_of_a_sentence_that_was_replaced_skips_nothing() -> None:
    speaker = FakeSpeaker()
    reading = Reading(lambda: None)
    reading.connect(speaker)
    reading.read((FIRST, SECOND), Language.CHINESE)
    reading.stop()
    reading.read((FIRST, SECOND), Language.CHINESE)
    reading.on_ended(1)
    assert [text for text, _language in speaker.said] == ["一", "一"]
    reading.on_ended(2)
    assert speaker.said[-1][0] == "二"


def test_silence_is_told_and_ends_the_reading() -> None:
    speaker = FakeSpeaker()
    reading = Reading(lambda: None)
    speaker.watch(reading.on_state, reading.on_ended)
    reading.connect(speaker)
    reading.read((FIRST,), Language.CHINESE)
    speaker.report(VoiceState.NO_DEVICE)
    assert not reading.has_voice
    assert not reading.is_speaking
    speaker.report(VoiceState.READY)
    assert reading.has_voice
