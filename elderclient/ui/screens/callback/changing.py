"""The pages on which a callback is moved to another time or number. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from elderclient.domain.phone import Phone
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import ClockTime, Duration
from elderclient.ui.presenting import Entry, Page, Text, Weight

_LATER_TODAY = (30, 60, 120)
"""Minutes from now."""
_FIRST_HOUR, _LAST_HOUR = 9, 20
"""No call is arranged to come before or after these hours of the day."""
_TOMORROW = (9, 15)


def times(now: datetime, move: Callable[[timedelta], None]) -> Page:
    """A few times to choose from; ``move`` gets the wait from now."""
    # zh: 什么时候打给您？
    question = Text(say("When shall we call?"), Weight.BOLD)
    entries: list[Entry] = []
    for minutes in _LATER_TODAY:
        moment = now + timedelta(minutes=minutes)
        if moment.date() == now.date() and _FIRST_HOUR <= moment.hour < _LAST_HOUR:
            wait = timedelta(minutes=minutes)
            # zh: 过{wait}
            caption = say("In {wait}", wait=Duration(minutes * 60))
            entries.append(Entry(caption, partial(move, wait), _at(moment)))
    for hour in _TOMORROW:
        moment = (now + timedelta(days=1)).replace(hour=hour, minute=0, second=0, microsecond=0)
        # zh: 明天
        entries.append(Entry(say("Tomorrow"), partial(move, moment - now), _at(moment)))
    return Page((question, *entries))


def numbers(known: tuple[Phone, ...], choose: Callable[[int], None]) -> Page:
    """The account's numbers; ``choose`` gets the index."""
    # zh: 打哪个号码？
    question = Text(say("Which number shall we call?"), Weight.BOLD)
    entries = tuple(
        # zh: {number}
        Entry(say("{number}", number=number), partial(choose, index), icon="phone")
        for index, number in enumerate(known)
    )
    # zh: 别的号码要先到营业厅核实。
    other = Text(say("Any other number has to be checked at a service hall first."))
    return Page((question, *entries, other))


def _at(moment: datetime) -> Sentence:
    # zh: {time}
    return say("{time}", time=ClockTime(moment))
