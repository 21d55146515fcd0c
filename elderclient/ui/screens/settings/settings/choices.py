"""Every setting by its name, which is also the subject of its page: display, voice, keys, the person. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from elderclient.domain.configuration import TEXT_SIZES, Language, Pointer, Rate, Scanning, Theme
from elderclient.domain.sentence import Sentence
from elderclient.domain.voice import Voice
from elderclient.phrases.settings import display, keys, person, reading
from elderclient.ui.screens.settings.settings.setting import Option, Setting

LONGEST_NAME = 14
"""Letters of a voice's name that fit a button at the largest text in the smallest window."""


def setting(name: str, sizes: tuple[int, ...] = TEXT_SIZES, voices: tuple[Voice, ...] = ()) -> Setting:
    """Return the setting called ``name``, one of ``NAMES``.

    ``sizes`` are the text sizes (points) that fit the window, ``voices`` those of the engine.
    """
    if name == "size":
        return _text_size(sizes)
    return _speaker(voices) if name == "speaker" else _SETTINGS[name]()


def _text_size(sizes: tuple[int, ...]) -> Setting:
    """Return the setting of the text size; ``sizes`` in points are those that fit the window."""
    options = tuple(Option(display.text_size(points), points, points) for points in sizes)
    return Setting(display.text_size_title(), display.text_size_question(), "text_size", options)


def _colours() -> Setting:
    """Return the setting of the colours."""
    themes = (Theme.LIGHT, Theme.DARK, Theme.BLACK_YELLOW, Theme.SYSTEM)
    options = tuple(Option(display.colours(theme), theme) for theme in themes)
    return Setting(display.colours_title(), display.colours_question(), "theme", options)


def _pointer() -> Setting:
    """Return the setting of the mouse pointer's size."""
    options = tuple(Option(display.pointer(size), size) for size in (Pointer.NORMAL, Pointer.LARGE, Pointer.LARGEST))
    return Setting(display.pointer_title(), display.pointer_question(), "pointer", options)


def _speaker(voices: tuple[Voice, ...]) -> Setting:
    """Return the setting of the engine's voice; the first of ``voices`` is the usual one."""
    usual = Option(reading.usual_speaker(), "")
    others = (Option(_name(each, number), each.id) for number, each in enumerate(voices[1:], 2))
    return Setting(reading.speaker_title(), reading.speaker_question(), "voice", (usual, *others), otherwise="")


def _rate() -> Setting:
    """Return the setting of the reading speed."""
    options = tuple(Option(reading.rate(speed), speed) for speed in (Rate.SLOW, Rate.NORMAL, Rate.FAST))
    return Setting(reading.rate_title(), reading.rate_question(), "rate", options)


def _volume() -> Setting:
    """Return the setting of the loudness, in percent."""
    options = (Option(reading.soft(), 40), Option(reading.middling(), 70), Option(reading.loud(), 100))
    return Setting(reading.volume_title(), reading.volume_question(), "volume", options)


def _automatic() -> Setting:
    """Return the setting whether a page is read when it is opened."""
    options = (Option(reading.only_when_pressed(), value=False), Option(reading.automatic(), value=True))
    return Setting(reading.automatic_title(), reading.automatic_question(), "reads_automatically", options)


def _amounts() -> Setting:
    """Return the setting whether amounts of money are read."""
    options = (Option(reading.amounts_unread(), value=False), Option(reading.amounts_read(), value=True))
    return Setting(reading.amounts_title(), reading.amounts_question(), "speaks_amounts", options)


def _screen_reader() -> Setting:
    """Return the setting whether a screen reader is in use."""
    options = (Option(reading.no_screen_reader(), value=False), Option(reading.has_screen_reader(), value=True))
    return Setting(reading.screen_reader_title(), reading.screen_reader_question(), "uses_screen_reader", options)


def _bounce() -> Setting:
    """Return the setting within which time (ms) presses count as one."""
    options = tuple(Option(keys.bounce(time), time) for time in (300, 400, 600, 800, 1000))
    return Setting(keys.bounce_title(), keys.bounce_question(), "bounce_ms", options)


def _repeat() -> Setting:
    """Return the setting after which time (ms) a held key repeats; 0 is never."""
    options = tuple(Option(keys.repeat(time), time) for time in (500, 1000, 2000, 0))
    return Setting(keys.repeat_title(), keys.repeat_question(), "repeat_ms", options)


def _scanning() -> Setting:
    """Return the setting of use with one key."""
    pauses = (each for each in Scanning if each.value)
    options = tuple(Option(keys.scanning(each), each) for each in (Scanning.OFF, *pauses, Scanning.BY_KEY))
    return Setting(keys.scanning_title(), keys.scanning_question(), "scanning", options)


def _language() -> Setting:
    """Return the setting of the language."""
    options = tuple(Option(person.language(each), each) for each in (Language.CHINESE, Language.ENGLISH))
    return Setting(person.language_title(), person.language_question(), "language", options)


def _contact() -> Setting:
    """Return the setting whether the person is called or answered in writing."""
    options = (Option(person.by_telephone(), value=False), Option(person.in_writing(), value=True))
    return Setting(person.contact_title(), person.contact_question(), "contact_by_text", options)


def _name(each: Voice, number: int) -> Sentence:
    name = each.name.replace("_", " ").removeprefix("Microsoft ").partition(" - ")[0].removesuffix(" Desktop")
    return reading.named_speaker(name) if 0 < len(name) <= LONGEST_NAME else reading.numbered_speaker(number)


_SETTINGS: Mapping[str, Callable[[], Setting]] = MappingProxyType(
    {
        "colours": _colours,
        "language": _language,
        "rate": _rate,
        "volume": _volume,
        "automatic": _automatic,
        "amounts": _amounts,
        "reader": _screen_reader,
        "pointer": _pointer,
        "bounce": _bounce,
        "repeat": _repeat,
        "scanning": _scanning,
        "contact": _contact,
    }
)

VOICE = ("speaker", "rate", "volume", "automatic", "amounts", "reader")
"""Settings on the voice page, in order."""

NAMES = ("size", "speaker", *_SETTINGS)
"""The names of all settings."""
