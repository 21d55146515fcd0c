"""The pages on which a callback is moved to another time or number. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from elderclient.domain.accounts.own_phone import OwnPhone
from elderclient.phrases.accounts import telephones
from elderclient.phrases.callbacks import callback_screen, conversation_screen
from elderclient.phrases.shell import actions
from elderclient.phrases.shell.times import day_and_time
from elderclient.ui.flow.presenting import Action, Block, Entry, Field, Page, Text, Weight

_HALF_HOURS = (0, 1, 3, 6)
"""Half hours offered today, counted from the next one that leaves time to get ready."""
_READY = timedelta(minutes=10)
_FIRST_HOUR, _LAST_HOUR = 9, 20
"""No call is arranged to come before or after these hours of the day."""
_TOMORROW = (9, 10, 15)
_LONGEST_NUMBER = 24


def times(now: datetime, move: Callable[[datetime], None]) -> Page:
    """Build the page of clock times to choose from; ``move`` gets the chosen moment."""
    question = Text(callback_screen.when_to_call(), Weight.BOLD)
    entries = tuple(Entry(day_and_time(moment, now), partial(move, moment), icon="call") for moment in _offered(now))
    return Page((question, *entries))


def _offered(now: datetime) -> list[datetime]:
    soon = now + _READY
    minutes = -(-(soon.hour * 60 + soon.minute) // 30) * 30
    midnight = soon.replace(hour=0, minute=0, second=0, microsecond=0)
    today = [midnight + timedelta(minutes=minutes + 30 * step) for step in _HALF_HOURS]
    opening = midnight + timedelta(hours=_FIRST_HOUR)
    if soon < opening:
        today = [opening + timedelta(minutes=30 * step) for step in _HALF_HOURS]
    offered = [one for one in today if one.date() == now.date() and _FIRST_HOUR <= one.hour < _LAST_HOUR]
    tomorrow = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return offered + [tomorrow + timedelta(hours=hour) for hour in _TOMORROW]


def typed(
    draft: str, changed: Callable[[str], None], entered: Callable[[], None], hotline: Text, *, by_text: bool = False
) -> Page:
    """Build the page that asks for a telephone number; ``entered`` is called when it is typed.

    ``by_text``: a person writes to whoever has this number, and does not call.
    """
    if by_text:
        question = conversation_screen.no_number_known()
        ask = Action(actions.write_back_to_me(), entered, is_call=True)
    else:
        question = callback_screen.no_number_known()
        ask = Action(callback_screen.call_this_number(), entered, icon="call", is_call=True)
    field = Field(callback_screen.your_number(), draft, changed, entered, _LONGEST_NUMBER)
    return Page((Text(question, Weight.BOLD), field, hotline), (ask,), is_one_page=True)


def numbers(known: tuple[OwnPhone, ...], choose: Callable[[int], None]) -> Page:
    """Build the page of the account's numbers; ``choose`` gets the index of the chosen one."""
    question = Text(callback_screen.which_number(), Weight.BOLD)
    entries = _telephones(known, choose)
    other = Text(callback_screen.other_numbers_need_a_hall())
    return Page((question, *entries, other))


def none_at_hand(
    others: tuple[OwnPhone, ...], choose: Callable[[int], None], hotline: Text, halls: Callable[[], None]
) -> Page:
    """Build the page for whoever has no telephone that can be rung; ``others`` may be at hand all the same."""
    blocks: list[Block] = [
        Text(telephones.none_to_ring().at("state"), Weight.BOLD),
        Text(callback_screen.borrow_a_phone(), is_heading=True),
        hotline,
        Text(callback_screen.or_hall_or_helper(), is_spare=True),
    ]
    if others:
        blocks += [Text(callback_screen.have_one_of_these(), Weight.BOLD, is_heading=True)]
        blocks += _telephones(others, choose)
    action = Action(callback_screen.service_halls(), halls, icon="halls")
    return Page(tuple(blocks), (action,), is_one_page=True, fills=not others)


def _telephones(known: tuple[OwnPhone, ...], choose: Callable[[int], None]) -> tuple[Entry, ...]:
    return tuple(
        Entry(telephones.telephone(one), partial(choose, index), icon="phone" if one.number.is_mobile else "landline")
        for index, one in enumerate(known)
    )
