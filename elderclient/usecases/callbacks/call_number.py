"""Which telephone a callback rings: never one that is lost, stopped or not in hand. Must not send a request."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from elderclient.domain.callbacks import CallbackWish, Reason
from elderclient.domain.errors import NoNumber, NoPhoneAtHand, OperatorError, StoreError
from elderclient.domain.phone import Phone
from elderclient.usecases.ledger.kinds import ASK_FOR_CALL
from elderclient.usecases.ports.store import ActState, Entry

if TYPE_CHECKING:
    from elderclient.domain.accounts.own_phone import Telephones
    from elderclient.usecases.accounts.phones_at_hand import PhonesAtHand
    from elderclient.usecases.callbacks.request_callback import RequestCallback
    from elderclient.usecases.ledger.ledger import Ledger

LOST_PHONE = "lost_phone"
"""The screen on which a telephone is stopped: which one is lost may not have been said yet."""


def number_for(phones: Telephones, numbers: tuple[Phone, ...], reason: Reason, *, by_text: bool) -> Phone:
    """Return the number that a new request rings; ``numbers`` are the customer's.

    Raises ``NoNumber`` where none is known, ``NoPhoneAtHand`` where none of them may be rung without asking.
    """
    offered = [one.number for one in phones.offered]
    if reason.screen == LOST_PHONE and phones.said is None:
        offered = [number for number in offered if not number.is_mobile]
    if offered:
        return offered[0]
    if by_text and numbers:
        return numbers[0]  # No telephone rings; the operator wants to know the customer's number all the same.
    if numbers or phones.reachable:
        raise NoPhoneAtHand("no telephone of the account may be rung")
    raise NoNumber("no number of the customer is known")


def settle(pending: Entry, ledger: Ledger, at_hand: PhonesAtHand) -> tuple[Telephones, bool]:
    """Have a request that was not sent yet ring a telephone that may be rung; without one it is not sent.

    Returns the telephones, and whether the operator said lately which are stopped: it is asked, but the request does
    not wait for long. Raises ``NoPhoneAtHand`` where none may be rung, and ``StoreError`` where the request can be
    neither changed nor held in memory.
    """
    wish = pending.payload
    if not isinstance(wish, CallbackWish) or wish.by_text or pending.state is not ActState.QUEUED:
        return at_hand.look(), True
    phones = at_hand.look_again(soon=True)
    if wish.number is not None and phones.may_ring(wish.number):
        return phones, phones.is_current
    offered = phones.offered
    if not offered:
        with suppress(StoreError):
            ledger.forget(pending.id)
        raise NoPhoneAtHand("no telephone of the account may be rung")
    changed = replace(wish, number=offered[0].number)
    try:
        ledger.change(pending.id, changed)
    except StoreError:
        with suppress(StoreError):  # It must not ring the other one after a restart.
            ledger.forget(pending.id)
        ledger.note_unkept(ASK_FOR_CALL, pending.id, changed)
    return phones, phones.is_current


def leave(request: RequestCallback, phones: PhonesAtHand, lost: Phone) -> None:
    """Have a call that is to ring ``lost`` ring another telephone, or none where there is none. Never raises."""
    seen = request.cached()
    callback = None if seen is None or seen.value is None else seen.value.callback
    # Where the operator does not say what it rings, that may be the lost one.
    if callback is None or callback.by_text or callback.number not in (lost, None) or not callback.phase.is_live:
        return
    offered = phones.look().offered
    with suppress(OperatorError, StoreError):
        if offered:
            request.change_number(offered[0].number)
        else:
            request.cancel()
