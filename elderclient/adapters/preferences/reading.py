"""Turns plain values of a settings file into a Configuration, field by field. Must not open files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Any, TypeVar

from elderclient.domain.configuration import TEXT_SIZES, Configuration, Language, Pointer, Rate, Scanning, Theme

E = TypeVar("E", bound=Enum)

BOUNCE_MS = (300, 1000)
"""The offered range of the bounce filter, in milliseconds (EN 301 549 5.8 asks for 500 or more at the upper end)."""

REPEAT_MS = (500, 10_000)
"""The range of the delay before a held key repeats, in milliseconds; 0 means never."""

_FLAGS = ("reads_automatically", "speaks_amounts", "uses_screen_reader", "contact_by_text")


def read(values: Mapping[str, object], base: Configuration) -> tuple[Configuration, tuple[str, ...]]:
    """``base`` with every usable value of ``values`` put in, and the names of those that could not be used.

    Keys this version does not know are neither used nor complained about.
    """
    good: dict[str, Any] = {}
    bad: list[str] = []
    for name, value in values.items():
        if name not in _READERS:
            continue
        try:
            good[name] = _READERS[name](value)
        except (ValueError, TypeError):
            bad.append(name)
    return replace(base, **good), tuple(bad)


def write(configuration: Configuration) -> dict[str, str | int | bool]:
    """The person's own settings as plain values. What the operator sets is left out: only provisioning writes it."""
    values: dict[str, str | int | bool] = {
        "language": configuration.language.value,
        "text_size": configuration.text_size,
        "theme": configuration.theme.value,
        "rate": configuration.rate.name.lower(),
        "volume": configuration.volume,
        "voice": configuration.voice,
        "pointer": configuration.pointer.value,
        "bounce_ms": configuration.bounce_ms,
        "repeat_ms": configuration.repeat_ms,
        "scanning": configuration.scanning.name.lower(),
        "notice_seen": configuration.notice_seen,
    }
    for flag in _FLAGS:
        values[flag] = bool(getattr(configuration, flag))
    return values


def _whole(value: object, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("a whole number was expected")
    if not low <= value <= high:
        raise ValueError("out of range")
    return value


def _text_size(value: object) -> int:
    size = _whole(value, min(TEXT_SIZES), max(TEXT_SIZES))
    if size not in TEXT_SIZES:
        raise ValueError("not an offered text size")
    return size


def _repeat(value: object) -> int:
    return 0 if value == 0 and not isinstance(value, bool) else _whole(value, *REPEAT_MS)


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("words were expected")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false was expected")
    return value


def _named(kind: type[E], value: object) -> E:
    try:
        return kind[_words(value).upper()]
    except KeyError as problem:
        raise ValueError("nothing of that name") from problem


_READERS = {
    "language": lambda value: Language(_words(value)),
    "text_size": _text_size,
    "theme": lambda value: Theme(_words(value)),
    "rate": lambda value: _named(Rate, value),
    "volume": lambda value: _whole(value, 0, 100),
    "voice": _words,
    "pointer": lambda value: Pointer(_words(value)),
    "bounce_ms": lambda value: _whole(value, *BOUNCE_MS),
    "repeat_ms": _repeat,
    "scanning": lambda value: _named(Scanning, value),
    "notice_seen": lambda value: _whole(value, 0, 1_000_000),
    **dict.fromkeys(_FLAGS, _flag),
}
