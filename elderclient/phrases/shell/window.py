"""What the window shows around every screen: the bar, the strip, the title, and news about the window itself.

Loaded before the first paint: imports nothing but ``Sentence``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say

if TYPE_CHECKING:
    from datetime import date

    from elderclient.domain.phone import ShortCode


def call_me_back() -> tuple[Sentence, Sentence, Sentence]:
    """Captions of the bar's call button, longest first."""
    return say("Call me", "in full"), say("Call me", "in full"), say("Call me")


def demo() -> Sentence:
    """Before the strip's message and behind the window's title, where the operator is the demonstration."""
    return say("Demo")


def go_home() -> tuple[Sentence, Sentence]:
    """Captions of the bar's home button, longest first."""
    return say("Go home"), say("Home")


def guide_not_opened() -> Sentence:
    """News that the system could not show the guide."""
    shut = say("This PC cannot open the guide. Please ask your family to help.")
    return shut.shortened(say("The guide cannot be opened"))


def guide_opened() -> Sentence:
    """News that the guide is shown in the browser."""
    opened = say("The guide has opened in another window.")
    return opened.shortened(say("The guide is open"))


def news() -> Sentence:
    """In the strip, where no form of the message fits."""
    return say("News: press here").shortened(say("News"))


def no_sound() -> tuple[Sentence, Sentence, Sentence]:
    """Captions of the bar's reading button where nothing can be heard, longest first; no word for what one could do."""
    return say("No sound"), say("Silent"), say("Silent")


def no_sound_names() -> tuple[Sentence, Sentence, Sentence]:
    """Accessible names of the bar's reading button for each caption of ``no_sound``."""
    return say("No sound: what to do"), say("Silent: what to do"), say("Silent: what to do")


def not_set_up(hotline: ShortCode | None) -> Sentence:
    """News after something was asked for that a PC that is not set up cannot do; ``None``: no hotline is known."""
    if hotline is None:
        nobody = say("This PC is not set up, so you cannot ask us from here.")
        return nobody.shortened(say("This PC is not set up"))
    shut = say("This PC is not set up, so you cannot ask us from here. Dial {hotline}.", hotline=hotline)
    return shut.shortened(say("Dial {hotline}", hotline=hotline))


def press_name_first(hotline: ShortCode) -> Sentence:
    """News after a call was asked for before the person said who they are."""
    first = say("Please press your name first. If it is urgent, dial {hotline}.", hotline=hotline)
    return first.shortened(say("Press your name first"))


def read_to_me() -> tuple[Sentence, Sentence]:
    """Captions of the bar's reading button, longest first."""
    return say("Read to me"), say("Read")


def small_window() -> Sentence:
    """News after the window became too small for the chosen text size."""
    long = say("The window is small now, so the text is smaller too. Make the window larger and the text grows again.")
    return long.shortened(say("Small window, smaller text"))


def stop() -> tuple[Sentence, Sentence]:
    """Caption and accessible name of the bar's reading button while it reads."""
    return say("Stop"), say("Stop reading")


def text_size() -> tuple[Sentence, Sentence]:
    """Captions of the bar's text size button, longest first."""
    return say("Text size"), say("Size")


def today(day: date) -> Sentence:
    """The strip while it has no news: weekday and date."""
    days = (
        say("Today is Monday, {day}", day=day),
        say("Today is Tuesday, {day}", day=day),
        say("Today is Wednesday, {day}", day=day),
        say("Today is Thursday, {day}", day=day),
        say("Today is Friday, {day}", day=day),
        say("Today is Saturday, {day}", day=day),
        say("Today is Sunday, {day}", day=day),
    )
    short = say("Today, {day}", day=day).shortened(say("{day}", day=day))
    return days[day.weekday()].shortened(short)


def write_back_to_me() -> tuple[Sentence, Sentence, Sentence]:
    """Captions of the bar's call button for whoever is answered in writing, longest first."""
    return say("Write to me", "in full"), say("Write"), say("Write")
