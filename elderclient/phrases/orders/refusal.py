"""Why the operator does not do it, and the way out: one sentence each. Must not ask or change anything."""

from __future__ import annotations

from enum import Enum

from elderclient.domain.orders import OrderAction, OrderItem, OrderRefused, WhyNot
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import FullDate


class WayOut(Enum):
    """The one thing that helps."""

    PERSON = "person"
    BILL = "bill"
    """Look at what is open, and where it can be paid."""
    LOCK = "lock"
    DONE = "done"
    """Look at what is under way."""
    AGAIN = "again"
    """Begin anew: nothing stands in the way."""
    NONE = "none"
    """There is nothing left to do."""


def way_out(refusal: OrderRefused) -> WayOut:
    """What helps against ``refusal``."""
    match refusal.why:
        case WhyNot.IN_ARREARS:
            return WayOut.BILL
        case WhyNot.LOCKED:
            return WayOut.LOCK
        case WhyNot.ORDER_UNDER_WAY:
            return WayOut.DONE
        case WhyNot.DRAFT_ENDED | WhyNot.PRICE_CHANGED | WhyNot.CONFIRMATION_NEEDED:
            return WayOut.AGAIN
        case WhyNot.ALREADY_HELD | WhyNot.ALREADY_ENDING:
            return WayOut.NONE
        case _:
            return WayOut.PERSON


def reasons(refusal: OrderRefused, item: OrderItem | None = None) -> tuple[Sentence, ...]:
    """The reason, then the way out; both fit the confirmation page they stand on."""
    match refusal.why:
        case WhyNot.UNDER_CONTRACT:
            return _under_contract(refusal, item)
        case WhyNot.IN_ARREARS:
            return _in_arrears(refusal)
        case WhyNot.LOCKED:
            # zh: 您锁上了，不订新服务。
            reason = say("You locked this: no new services.")
            # zh: 要订，先把锁打开。
            return reason, say("To order, open the lock first.")
        case WhyNot.ALREADY_HELD:
            # zh: 这项服务您已经有了。
            return (say("You have this service already."),)
        case WhyNot.ALREADY_ENDING:
            # zh: 这个已经退了，到日子就停。
            return (say("It is cancelled already and ends by itself."),)
        case _:
            return _others(refusal)


def _under_contract(refusal: OrderRefused, item: OrderItem | None) -> tuple[Sentence, ...]:
    reason = _contract(refusal)
    if item is not None and item.action is OrderAction.CANCEL:
        # zh: 到期就能退。要现在退，人工帮您办。
        return reason, say("After that you can end it. To end it now, ask a person.")
    # zh: 到期就能换。要现在换，人工帮您办。
    long = say("After that you can change it. To change now, ask a person.")
    # zh: 要现在换，找人工。
    return reason, long.shortened(say("To change now, ask a person."))


def _contract(refusal: OrderRefused) -> Sentence:
    if refusal.until is None:
        # zh: 您还在合同期里。
        return say("Your contract still runs.")
    if refusal.fee is None or refusal.fee.is_zero:
        # zh: 您的合同到{day}才到期。
        return say("Your contract runs until {day}.", day=FullDate(refusal.until))
    # zh: 您的合同到{day}，提前走要交 {fee}。
    return say(
        "Your contract runs until {day}. Leaving earlier costs {fee}.", day=FullDate(refusal.until), fee=refusal.fee
    )


def _in_arrears(refusal: OrderRefused) -> tuple[Sentence, ...]:
    # zh: 交清了就能换。
    pay = say("Once it is paid, you can change.")
    if refusal.owed is None:
        # zh: 您还有话费没有交。
        return say("A bill of yours is not paid yet."), pay
    # zh: 您还有 {owed} 没有交。
    return say("{owed} is not paid yet.", owed=refusal.owed), pay


def _others(refusal: OrderRefused) -> tuple[Sentence, ...]:
    match refusal.why:
        case WhyNot.ORDER_UNDER_WAY:
            # zh: 这件事刚才办过了，正在办。
            return (say("This was done just now and is under way."),)
        case WhyNot.DRAFT_ENDED:
            # zh: 等的时间长了，什么都没有订。
            reason = say("You took a while, so nothing was ordered.")
            # zh: 还想订，可以再来一次。
            return reason, say("If you still want it, begin again.")
        case WhyNot.TOO_LATE:
            # zh: 已经办好了，撤销不了。人工可以帮您。
            return (say("It is done and cannot be taken back. A person can help."),)
        case WhyNot.NOT_ON_SALE:
            # zh: 这个现在不卖了。人工可以帮您看看别的。
            return (say("This is not sold any more. A person can look for something else."),)
        case WhyNot.NEEDS_PERSON:
            # zh: 这件事要人工来办。
            return (say("Only a person can do this."),)
        case _ if refusal.reason:
            # zh: 这里办不了：{reason}
            return (say("It cannot be done here: {reason}", reason=OperatorText(refusal.reason)), _person())
        case _:
            # zh: 这里办不了，什么都没有变。
            return say("It cannot be done here. Nothing was changed."), _person()


def _person() -> Sentence:
    # zh: 人工可以帮您办。
    return say("A person can do it for you.")
