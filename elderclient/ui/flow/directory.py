"""The screens that are opened by name: six by a tile on home, the others by a line in 更多. Imports no Qt.

Must not open any: who lists them does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import home_screen

if TYPE_CHECKING:
    from elderclient.domain.configuration import Language

MORE = "more"
_QUOTED = re.compile('[“「『"]([^“”「」『』"]{1,40})[”」』"]')


class Listed(NamedTuple):
    """A screen, the caption of what opens it, and the icon beside that."""

    screen: str
    caption: Sentence
    icon: str


def on_home() -> tuple[Listed, ...]:
    """Return the screens with a tile, always in the same order."""
    return (
        Listed("bill", home_screen.bill(), "bill"),
        Listed("plan", home_screen.plan(), "plan"),
        Listed("subscriptions", home_screen.subscriptions(), "subscriptions"),
        Listed("faults", home_screen.faults(), "repair"),
        Listed("complaints", home_screen.complaints(), "complaints"),
        Listed(MORE, home_screen.more(), "more"),
    )


def in_more() -> tuple[Listed, ...]:
    """Return the screens without a tile, first those that protect from fraud."""
    # Loaded only where they are listed: home, which is painted first, has no use for them.
    from elderclient.phrases.orders import helpful_services_screen
    from elderclient.phrases.shell import actions, help_screen, more_screen

    return (
        Listed("caller_check", more_screen.caller_check(), "caller"),
        Listed("helpful_services", helpful_services_screen.title(), "helpful"),
        Listed("paying", more_screen.paying(), "bill"),
        Listed("lost_phone", more_screen.lost_phone(), "phone"),
        Listed("settings", more_screen.settings(), "settings"),
        Listed("help", help_screen.title(), "help"),
        Listed("notices", more_screen.notices(), "notices"),
        Listed("agreements", more_screen.agreements(), "agreements"),
        Listed("privacy", more_screen.privacy(), "privacy"),
        Listed("halls", more_screen.halls(), "halls"),
        Listed("answers", more_screen.answers(), "answers"),
        Listed("done", actions.things_done(), "done"),
        Listed("people", more_screen.people(), "people"),
    )


def named_in(sentences: Iterable[Sentence], language: Language) -> tuple[Listed, ...]:
    """Return the screens whose captions are in quotation marks in ``sentences``, as shown in ``language``.

    Use it where words of the operator send the person to a screen, so that the page can lead there.
    """
    from elderclient.rendering import shown

    names = {name.strip().casefold() for said in sentences for name in _QUOTED.findall(shown(said, language))}
    listed = (one for one in (*on_home(), *in_more()) if one.screen != MORE)
    return tuple(
        one
        for one in listed
        if names & {shown(form, language).casefold() for form in (one.caption, one.caption.short or one.caption)}
    )
