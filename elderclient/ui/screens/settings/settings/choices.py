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
        # zh: 字小一点
        18: say("Small text"),
        # zh: 字中等
        22: say("Medium text"),
        # zh: 字大
        26: say("Large text"),
        # zh: 字更大
        30: say("Larger text"),
        # zh: 字最大
        36: say("Largest text"),
    }
    return Setting(
        # zh: 字号
        say("Size of the text").shortened(say("Size")),
        # zh: 哪一行看着舒服，就按哪一行。
        say("Press the line that is easy to read."),
        "text_size",
        tuple(Option(names[size], size, size) for size in sizes),
    )


def _colours() -> Setting:
    return Setting(
        # zh: 颜色
        say("Colours"),
        # zh: 哪种颜色看得清楚？
        say("Which colours are easy to see?"),
        "theme",
        (
            # zh: 白底黑字
            Option(say("Black on white"), Theme.LIGHT),
            # zh: 黑底白字
            Option(say("White on black"), Theme.DARK),
            # zh: 黑底黄字
            Option(say("Yellow on black"), Theme.BLACK_YELLOW),
            # zh: 跟电脑一样
            Option(say("As the computer has it").shortened(_as_computer()), Theme.SYSTEM),
        ),
    )


def _language() -> Setting:
    return Setting(
        # zh: 语言 Language
        say("Language 语言"),
        # zh: 用哪种语言？
        say("Which language?"),
        "language",
        (
            # Translators: each language is called by its own name.
            # zh: {name}
            Option(say("{name}", name=Name("中文")), Language.CHINESE),
            # zh: {name}
            Option(say("{name}", name=Name("English")), Language.ENGLISH),
        ),
    )


def _speaker(voices: tuple[Voice, ...]) -> Setting:
    # zh: 平常的声音
    usual = Option(say("The usual voice"), "")
    return Setting(
        # zh: 谁的声音
        say("Whose voice"),
        # zh: 喜欢哪个声音？
        say("Which voice do you like?"),
        "voice",
        # The engine's first voice is the usual one.
        (usual, *(Option(_voice_name(voice, number), voice.id) for number, voice in enumerate(voices[1:], 2))),
        otherwise="",
    )


def _voice_name(voice: Voice, number: int) -> Sentence:
    name = voice.name.replace("_", " ").removeprefix("Microsoft ").partition(" - ")[0].removesuffix(" Desktop")
    if 0 < len(name) <= LONGEST_VOICE:
        # zh: {name}
        return say("{name}", name=Name(name))
    # zh: {which}声音
    return say("The {which} voice", which=Ordinal(number))


def _rate() -> Setting:
    return Setting(
        # zh: 读多快
        say("How fast"),
        # zh: 读得多快？
        say("How fast shall it be read?"),
        "rate",
        (
            # zh: 慢
            Option(say("Slowly"), Rate.SLOW),
            # zh: 不快不慢
            Option(say("Normal speed"), Rate.NORMAL),
            # zh: 快
            Option(say("Fast"), Rate.FAST),
        ),
    )


def _volume() -> Setting:
    return Setting(
        # zh: 多大声
        say("How loud"),
        # zh: 声音多大？
        say("How loud shall it be?"),
        "volume",
        (
            # zh: 轻
            Option(say("Soft"), 40),
            # zh: 中等
            Option(say("Middling"), 70),
            # zh: 响
            Option(say("Loud"), 100),
        ),
    )


def _automatic() -> Setting:
    return Setting(
        # zh: 自动读
        say("By itself"),
        # zh: 打开一页，要不要自动读？
        say("Shall every page be read by itself when you open it?"),
        "reads_automatically",
        (
            # zh: 不自动读
            Option(say("Only when I press"), value=False),
            # zh: 自动读
            Option(say("Read it by itself"), value=True),
        ),
    )


def _amounts() -> Setting:
    return Setting(
        # zh: 读钱数
        say("Amounts"),
        # zh: 旁边有人时，要不要读出多少钱？
        say("Shall amounts of money be read, when others may hear?"),
        "speaks_amounts",
        (
            # zh: 不读钱数
            Option(say("Do not read amounts").shortened(_unread()), value=False),
            # zh: 读钱数
            Option(say("Read amounts").shortened(_read()), value=True),
        ),
    )


def _reader() -> Setting:
    return Setting(
        # zh: 读屏软件
        say("Screen reader"),
        # zh: 您用读屏软件吗？用的话，我们不自动读。
        say("Do you use a screen reader? Then we read nothing by itself."),
        "uses_screen_reader",
        (
            # zh: 不用读屏软件
            Option(say("I use none").shortened(_not_used()), value=False),
            # zh: 我用读屏软件
            Option(say("I use a screen reader").shortened(_used()), value=True),
        ),
    )


def _pointer() -> Setting:
    return Setting(
        # zh: 鼠标箭头
        say("Mouse pointer").shortened(_pointer_short()),
        # zh: 箭头要多大？
        say("How large shall the mouse pointer be?"),
        "pointer",
        (
            # zh: 跟电脑一样
            Option(say("As the computer has it").shortened(_as_computer()), Pointer.NORMAL),
            # zh: 大箭头
            Option(say("Large pointer").shortened(_large()), Pointer.LARGE),
            # zh: 特大箭头
            Option(say("Very large pointer").shortened(_very_large()), Pointer.LARGEST),
        ),
    )


def _repeat() -> Setting:
    return Setting(
        # zh: 按住不放
        say("A held key"),
        # zh: 按键没松开，多久才算连着按？
        say("After what time shall a key that is held down repeat?"),
        "repeat_ms",
        (
            # zh: 0.5 秒
            Option(say("0.5 seconds"), 500),
            # zh: 1 秒
            Option(say("1 second"), 1000),
            # zh: 2 秒
            Option(say("2 seconds"), 2000),
            # zh: 不算，只算一下
            Option(say("Never: it counts once").shortened(_once()), 0),
        ),
    )


def _bounce() -> Setting:
    return Setting(
        # zh: 手抖
        say("Shaky hand"),
        # zh: 多久之内连按，只算一下？
        say("Within what time do quick presses count as one?"),
        "bounce_ms",
        (
            # zh: 0.3 秒
            Option(say("0.3 seconds"), 300),
            # zh: 0.4 秒
            Option(say("0.4 seconds"), 400),
            # zh: 0.6 秒
            Option(say("0.6 seconds"), 600),
            # zh: 0.8 秒
            Option(say("0.8 seconds"), 800),
            # zh: 1 秒
            Option(say("1 second"), 1000),
        ),
    )


def _scanning() -> Setting:
    return Setting(
        # zh: 只用一个键
        say("One key only").shortened(_one_key()),
        # zh: 空格键换下一个，怎么按下去？
        say("Space goes to the next thing. What presses it?"),
        "scanning",
        (
            # zh: 不用一个键
            Option(say("I do not need this").shortened(_unneeded()), Scanning.OFF),
            *(_pause(each) for each in Scanning if each.value),
            # zh: 另一个键：回车键
            Option(say("Another key: Enter").shortened(_enter()), Scanning.BY_KEY),
        ),
    )


def _contact() -> Setting:
    return Setting(
        # zh: 怎么联系您
        say("How to reach you"),
        # zh: 请人工时，怎么联系您？
        say("How shall a person reach you?"),
        "contact_by_text",
        (
            # zh: 打电话
            Option(say("By telephone"), value=False),
            # zh: 听不见，发文字
            Option(say("In writing: I can't hear").shortened(_writing()), value=True),
        ),
    )


def _pointer_short() -> Sentence:
    # zh: 箭头
    return say("Pointer")


def _as_computer() -> Sentence:
    # zh: 跟电脑一样
    return say("As the PC")


def _large() -> Sentence:
    # zh: 大
    return say("Large")


def _very_large() -> Sentence:
    # zh: 特大
    return say("Very large")


def _once() -> Sentence:
    # zh: 只算一下
    return say("Never")


def _writing() -> Sentence:
    # zh: 发文字
    return say("In writing")


def _one_key() -> Sentence:
    # zh: 一个键
    return say("One key")


def _unneeded() -> Sentence:
    # zh: 不用
    return say("Not used")


def _pause(scanning: Scanning) -> Option:
    pause = Duration(seconds=scanning.value or 0)
    # zh: 停 {pause}
    short = say("{pause} pause", pause=pause)
    # zh: 停 {pause}就按下
    return Option(say("A pause of {pause}", pause=pause).shortened(short), scanning)


def _enter() -> Sentence:
    # zh: 空格和回车
    return say("Space and Enter")


def _used() -> Sentence:
    # zh: 在用
    return say("In use")


def _not_used() -> Sentence:
    # zh: 不用
    return say("None")


def _unread() -> Sentence:
    # zh: 不读
    return say("Not read")


def _read() -> Sentence:
    # zh: 读
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
