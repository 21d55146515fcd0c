"""朗读: sentence by sentence, secrets left out, and a voice that may be missing."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.configuration import Language
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.voice import VoiceState
from elderclient.ui.flow.reading import Reading

FIRST = say("The kettle boils").at("first")
SECOND = say("It is raining").at("second")
SECRET = replace(say("apple sun 27"), is_secret=True)


class Voice:
    """A voice that notes what it says."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.stops = 0

    def say(self, text: str, language: str) -> int:
        assert language in ("en", "zh_CN")
        self.said.append(text)
        return len(self.said)

    def stop(self) -> None:
        self.stops += 1


class Room:
    """A reading with its voice, and how often its listeners were told."""

    def __init__(self) -> None:
        self.changes = 0
        self.reading = Reading(self._on_changed)
        self.voice = Voice()
        self.reading.connect(self.voice)  # type: ignore[arg-type]  # only say and stop are used

    def is_speaking(self) -> bool:
        """A call and no attribute: a type checker takes an attribute for unchanged after the first assert."""
        return self.reading.is_speaking

    def sentence(self) -> Sentence | None:
        """See ``is_speaking``."""
        return self.reading.sentence

    def has_voice(self) -> bool:
        """See ``is_speaking``."""
        return self.reading.has_voice

    def _on_changed(self) -> None:
        self.changes += 1


def test_sentences_are_read_one_after_the_other_and_marked() -> None:
    room = Room()
    room.reading.read((FIRST, SECOND), Language.ENGLISH)
    assert room.is_speaking()
    assert room.sentence() == FIRST
    room.reading.on_ended(1)
    assert room.sentence() == SECOND
    room.reading.on_ended(2)
    assert not room.is_speaking()
    assert room.sentence() is None
    assert room.voice.said == ["The kettle boils", "It is raining"]


def test_secret_sentences_are_never_given_to_the_voice() -> None:
    room = Room()
    room.reading.read((SECRET, FIRST, SECRET), Language.ENGLISH)
    room.reading.on_ended(1)
    assert room.voice.said == ["The kettle boils"]
    room.reading.read((SECRET,), Language.ENGLISH)
    assert not room.is_speaking()


def test_stopping_is_silence() -> None:
    room = Room()
    room.reading.read((FIRST, SECOND), Language.ENGLISH)
    room.reading.stop()
    assert room.voice.stops == 1
    room.reading.on_ended(1)
    assert room.voice.said == ["The kettle boils"]


def test_news_of_an_earlier_reading_are_let_pass() -> None:
    room = Room()
    room.reading.read((FIRST, SECOND), Language.ENGLISH)
    room.reading.read((SECOND, FIRST), Language.ENGLISH)
    room.reading.on_ended(1)
    assert room.sentence() == SECOND


def test_no_voice_is_a_state_that_can_be_seen_and_ends() -> None:
    room = Room()
    room.reading.read((FIRST,), Language.ENGLISH)
    room.reading.on_state(VoiceState.NO_DEVICE)
    assert not room.has_voice()
    assert not room.is_speaking()
    room.reading.on_state(VoiceState.READY)
    assert room.has_voice()
    assert room.changes > 0


def test_before_the_voice_stands_nothing_is_said() -> None:
    reading = Reading(lambda: None)
    reading.read((FIRST,), Language.ENGLISH)
    assert not reading.is_speaking


def test_amounts_can_be_kept_unspoken_also_inside_a_part_and_the_sentence_is_still_marked() -> None:
    room = Room()
    inner = say("{amount}", amount=Money.of("128.50"))
    sentence = say("It comes to {amount} in all.", amount=inner)
    room.reading.read((sentence,), Language.ENGLISH, with_amounts=False)
    assert room.voice.said == ["It comes to an amount in all."]
    assert room.sentence() == sentence
    room.reading.read((sentence,), Language.ENGLISH)
    assert "128" in room.voice.said[-1] or "hundred" in room.voice.said[-1]


def test_an_announcement_follows_the_sentence_being_said_and_reading_goes_on() -> None:
    room = Room()
    news, more = say("You pay {amount}.", amount=Money.of("2")), say("Settings")
    room.reading.read((FIRST, SECOND), Language.ENGLISH)
    room.reading.add(news, Language.ENGLISH)
    room.reading.add(more, Language.ENGLISH)
    assert room.voice.said == ["The kettle boils"]
    for number in (1, 2, 3):
        room.reading.on_ended(number)
    assert room.voice.said[1:] == ["You pay two yuan.", "Settings", "It is raining"]
    assert room.voice.stops == 0


def test_an_announcement_into_silence_is_said_at_once_and_nothing_is_announced_twice() -> None:
    room = Room()
    room.reading.add(FIRST, Language.ENGLISH)
    room.reading.add(FIRST, Language.ENGLISH)
    room.reading.on_ended(1)
    assert room.voice.said == ["The kettle boils"]
    assert not room.is_speaking()


def test_secrets_are_no_announcement_and_a_new_reading_or_silence_drops_what_waits() -> None:
    room = Room()
    room.reading.add(SECRET, Language.ENGLISH)
    assert not room.is_speaking()
    room.reading.read((FIRST,), Language.ENGLISH)
    room.reading.add(SECOND, Language.ENGLISH)
    room.reading.read((FIRST,), Language.ENGLISH)
    room.reading.on_ended(2)
    assert not room.is_speaking()
    room.reading.read((FIRST,), Language.ENGLISH)
    room.reading.add(SECOND, Language.ENGLISH)
    room.reading.stop()
    room.reading.on_ended(3)
    assert room.voice.said == ["The kettle boils"] * 3


def test_a_screen_with_nothing_to_say_silences_the_one_before() -> None:
    room = Room()
    room.reading.read((FIRST,), Language.ENGLISH)
    room.reading.read((SECRET,), Language.ENGLISH)
    assert room.voice.stops == 1
    assert not room.is_speaking()
