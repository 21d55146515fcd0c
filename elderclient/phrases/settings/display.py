"""Settings of what the screen looks like: size of the text, colours, mouse pointer."""

from __future__ import annotations

from elderclient.domain.configuration import Pointer, Theme
from elderclient.domain.sentence import Sentence, say


def text_size_title() -> Sentence:
    """Name the setting of the text size."""
    return say("Size of the text").shortened(say("Size"))


def text_size_question() -> Sentence:
    """Ask for the text size, above choices that are shown in their sizes."""
    return say("Press the line that is easy to read.")


def text_size(points: int) -> Sentence:
    """Name a text size; ``points`` is one of ``configuration.TEXT_SIZES``."""
    return {
        18: say("Small text"),
        22: say("Medium text"),
        26: say("Large text"),
        30: say("Larger text"),
        36: say("Largest text"),
    }[points]


def colours_title() -> Sentence:
    """Name the setting of the colours."""
    return say("Colours")


def colours_question() -> Sentence:
    """Question above the choices of colours."""
    return say("Which colours are easy to see?")


def colours(theme: Theme) -> Sentence:
    """Name the colours of a theme."""
    match theme:
        case Theme.LIGHT:
            return say("Black on white")
        case Theme.DARK:
            return say("White on black")
        case Theme.BLACK_YELLOW:
            return say("Yellow on black")
        case Theme.SYSTEM:
            return _as_the_computer()


def pointer_title() -> Sentence:
    """Name the setting of the mouse pointer."""
    return say("Mouse pointer").shortened(say("Pointer"))


def pointer_question() -> Sentence:
    """Ask for the size of the mouse pointer."""
    return say("How large should the mouse pointer be?")


def pointer(size: Pointer) -> Sentence:
    """Name a size of the mouse pointer."""
    match size:
        case Pointer.NORMAL:
            return _as_the_computer()
        case Pointer.LARGE:
            return say("Large pointer").shortened(say("Large"))
        case Pointer.LARGEST:
            return say("Very large pointer").shortened(say("Very large"))


def _as_the_computer() -> Sentence:
    return say("Same as the computer").shortened(say("Same as PC"))
