"""Every setting a person can change: its words, its choices, and how each choice changes the configuration. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from elderclient.domain.configuration import TEXT_SIZES, Configuration, Language, Pointer, Rate, Scanning, Theme
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.domain.units import Duration, Ordinal
from elderclient.domain.voice import Voice

LONGEST_VOICE = 14
"""Letters of a voice's name that fit a button at the largest text in the smallest window."""


@frozen
class Option:
    """One choice: its words and the value it stands for. ``text_size`` (points) is set where it is shown at that size."""

    caption: Sentence
    value: object
    text_size: int | None = None


@frozen
class Setting:
    """One setting: its name in the list, the question on its page, the configuration's field, and its choices.

    ``otherwise`` stands for every value that is not among the choices, where there is such a choice.
    """

    title: Sentence
    question: Sentence
    field: str
    options: tuple[Option, ...]
    otherwise: object = None

    def value(self, configuration: Configuration) -> object:
        """What stands now."""
        return getattr(configuration, self.field)

    def is_chosen(self, option: Option, configuration: Configuration) -> bool:
        """``option`` is what stands now."""
        value = self.value(configuration)
        is_offered = any(each.value == value for each in self.options)
        return option.value == (value if is_offered else self.otherwise)

    def put(self, configuration: Configuration, value: object) -> Configuration:
        """``configuration`` with ``value`` for this setting and nothing else changed."""
        return replace(configuration, **{self.field: value})  # type: ignore[arg-type]  # tests check every field and value

    def chosen(self, configuration: Configuration) -> Sentence | None:
        """What stands now, in its short form; ``None`` for a value between the choices."""
        found = next((each.caption for each in self.options if self.is_chosen(each, configuration)), None)
        return found if found is None or found.short is None else found.short


def setting(name: str, sizes: tuple[int, ...] = TEXT_SIZES, voices: tuple[Voice, ...] = ()) -> Setting:
    """The setting called ``name`` (one of ``NAMES``). ``sizes``: text sizes that fit this window; ``voices``: there are."""
    if name == "size":
        return _size(sizes)
    return _speaker(voices) if name == "speaker" else _SETTINGS[name]()


def _size(sizes: tuple[int, ...]) -> Setting:
    names = {
        18: say("Small text"),
        22: say("Medium text"),
        26: say("Large text"),
        30: say("Larger text"),
        36: say("Largest text"),
    }
    return Setting(
        say("Size of the text").shortened(say("Size")),
        say("Press the line that is easy to read."),
        "text_size",
        tuple(Option(names[size], size, size) for size in sizes),
    )


def _colours() -> Setting:
    return Setting(
        say("Colours"),
        say("Which colours are easy to see?"),
        "theme",
        (
            Option(say("Black on white"), Theme.LIGHT),
            Option(say("White on black"), Theme.DARK),
            Option(say("Yellow on black"), Theme.BLACK_YELLOW),
            Option(say("As the computer has it").shortened(_as_computer()), Theme.SYSTEM),
        ),
    )


def _language() -> Setting:
    return Setting(
        say("Language 语言"),
        say("Which language?"),
        "language",
        (
            # Translators: each language is called by its own name.
            Option(say("{name}", name=Name("中文")), Language.CHINESE),
            Option(say("{name}", name=Name("English")), Language.ENGLISH),
        ),
    )


def _speaker(voices: tuple[Voice, ...]) -> Setting:
    usual = Option(say("The usual voice"), "")
    return Setting(
        say("Whose voice"),
        say("Which voice do you like?"),
        "voice",
        # The engine's first voice is the usual one.
        (usual, *(Option(_voice_name(voice, number), voice.id) for number, voice in enumerate(voices[1:], 2))),
        otherwise="",
    )


def _voice_name(voice: Voice, number: int) -> Sentence:
    name = voice.name.replace("_", " ").removeprefix("Microsoft ").partition(" - ")[0].removesuffix(" Desktop")
    if 0 < len(name) <= LONGEST_VOICE:
        return say("{name}", name=Name(name))
    return say("The {which} voice", which=Ordinal(number))


def _rate() -> Setting:
    return Setting(
        say("How fast"),
        say("How fast shall it be read?"),
        "rate",
        (
            Option(say("Slowly"), Rate.SLOW),
            Option(say("Normal speed"), Rate.NORMAL),
            Option(say("Fast"), Rate.FAST),
        ),
    )


def _volume() -> Setting:
    return Setting(
        say("How loud"),
        say("How loud shall it be?"),
        "volume",
        (
            Option(say("Soft"), 40),
            Option(say("Middling"), 70),
            Option(say("Loud"), 100),
        ),
    )


def _automatic() -> Setting:
    return Setting(
        say("By itself"),
        say("Shall every page be read by itself when you open it?"),
        "reads_automatically",
        (
            Option(say("Only when I press"), value=False),
            Option(say("Read it by itself"), value=True),
        ),
    )


def _amounts() -> Setting:
    return Setting(
        say("Amounts"),
        say("Shall amounts of money be read, when others may hear?"),
        "speaks_amounts",
        (
            Option(say("Do not read amounts").shortened(_unread()), value=False),
            Option(say("Read amounts").shortened(_read()), value=True),
        ),
    )


def _reader() -> Setting:
    return Setting(
        say("Screen reader"),
        say("Do you use a screen reader? Then we read nothing by itself."),
        "uses_screen_reader",
        (
            Option(say("I use none").shortened(_not_used()), value=False),
            Option(say("I use a screen reader").shortened(_used()), value=True),
        ),
    )


def _pointer() -> Setting:
    return Setting(
        say("Mouse pointer").shortened(_pointer_short()),
        say("How large shall the mouse pointer be?"),
        "pointer",
        (
            Option(say("As the computer has it").shortened(_as_computer()), Pointer.NORMAL),
            Option(say("Large pointer").shortened(_large()), Pointer.LARGE),
            Option(say("Very large pointer").shortened(_very_large()), Pointer.LARGEST),
        ),
    )


def _repeat() -> Setting:
    return Setting(
        say("A held key"),
        say("After what time shall a key that is held down repeat?"),
        "repeat_ms",
        (
            Option(say("0.5 seconds"), 500),
            Option(say("1 second"), 1000),
            Option(say("2 seconds"), 2000),
            Option(say("Never: it counts once").shortened(_once()), 0),
        ),
    )


def _bounce() -> Setting:
    return Setting(
        say("Shaky hand"),
        say("Within what time do quick presses count as one?"),
        "bounce_ms",
        (
            Option(say("0.3 seconds"), 300),
            Option(say("0.4 seconds"), 400),
            Option(say("0.6 seconds"), 600),
            Option(say("0.8 seconds"), 800),
            Option(say("1 second"), 1000),
        ),
    )


def _scanning() -> Setting:
    return Setting(
        say("One key only").shortened(_one_key()),
        say("Space goes to the next thing. What presses it?"),
        "scanning",
        (
            Option(say("I do not need this").shortened(_unneeded()), Scanning.OFF),
            *(_pause(each) for each in Scanning if each.value),
            Option(say("Another key: Enter").shortened(_enter()), Scanning.BY_KEY),
        ),
    )


def _contact() -> Setting:
    return Setting(
        say("How to reach you"),
        say("How shall a person reach you?"),
        "contact_by_text",
        (
            Option(say("By telephone"), value=False),
            Option(say("In writing: I can't hear").shortened(_writing()), value=True),
        ),
    )


def _pointer_short() -> Sentence:
    return say("Pointer")


def _as_computer() -> Sentence:
    return say("As the PC")


def _large() -> Sentence:
    return say("Large")


def _very_large() -> Sentence:
    return say("Very large")


def _once() -> Sentence:
    return say("Never")


def _writing() -> Sentence:
    return say("In writing")


def _one_key() -> Sentence:
    return say("One key")


def _unneeded() -> Sentence:
    return say("Not used")


def _pause(scanning: Scanning) -> Option:
    pause = Duration(seconds=scanning.value or 0)
    short = say("{pause} pause", pause=pause)
    return Option(say("A pause of {pause}", pause=pause).shortened(short), scanning)


def _enter() -> Sentence:
    return say("Space and Enter")


def _used() -> Sentence:
    return say("In use")


def _not_used() -> Sentence:
    return say("None")


def _unread() -> Sentence:
    return say("Not read")


def _read() -> Sentence:
    return say("Are read")


_SETTINGS: Mapping[str, Callable[[], Setting]] = MappingProxyType(
    {
        "colours": _colours,
        "language": _language,
        "rate": _rate,
        "volume": _volume,
        "automatic": _automatic,
        "amounts": _amounts,
        "reader": _reader,
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
"""Every setting."""
