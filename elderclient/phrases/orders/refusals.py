"""Why the operator refuses an order, and what can be done about it."""

from __future__ import annotations

from elderclient.domain.orders import OrderAction, OrderItem, OrderRefused, WhyNot
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import FullDate


def reasons(refusal: OrderRefused, item: OrderItem | None = None) -> tuple[Sentence, ...]:
    """Say why it is refused, then what can be done; short enough for the page of a confirmation."""
    match refusal.why:
        case WhyNot.UNDER_CONTRACT:
            return _under_contract(refusal, item)
        case WhyNot.IN_ARREARS:
            return _in_arrears(refusal)
        case WhyNot.LOCKED:
            reason = say("You locked this: no new services.")
            return reason, say("To order, open the lock first.")
        case WhyNot.ALREADY_HELD:
            return (say("You have this service already."),)
        case WhyNot.ALREADY_ENDING:
            return (say("It is cancelled already and ends by itself."),)
        case _:
            return _others(refusal)


def look_at_the_bill() -> Sentence:
    """Open the bill, where something is not paid yet."""
    return say("Look at the bill").shortened(say("Bill"))


def to_the_lock() -> Sentence:
    """Open the page of the lock against new services."""
    return say("To the lock")


def begin_again() -> Sentence:
    """Ask for a new price after a draft has expired."""
    return say("Begin again")


def _under_contract(refusal: OrderRefused, item: OrderItem | None) -> tuple[Sentence, ...]:
    reason = _contract(refusal)
    if item is not None and item.action is OrderAction.CANCEL:
        return reason, say("After that you can end it. To end it now, ask a person.")
    long = say("After that you can change it. To change now, ask a person.")
    return reason, long.shortened(say("To change now, ask a person."))


def _contract(refusal: OrderRefused) -> Sentence:
    if refusal.until is None:
        return say("Your contract still runs.")
    if refusal.fee is None or refusal.fee.is_zero:
        return say("Your contract runs until {day}.", day=FullDate(refusal.until))
    return say(
        "Your contract runs until {day}. Leaving earlier costs {fee}.", day=FullDate(refusal.until), fee=refusal.fee
    )


def _in_arrears(refusal: OrderRefused) -> tuple[Sentence, ...]:
    pay = say("Once it is paid, you can change.")
    if refusal.owed is None:
        return say("A bill of yours is not paid yet."), pay
    return say("{owed} is not paid yet.", owed=refusal.owed), pay


def _others(refusal: OrderRefused) -> tuple[Sentence, ...]:
    match refusal.why:
        case WhyNot.ORDER_UNDER_WAY:
            return (say("This was done just now and is under way."),)
        case WhyNot.DRAFT_ENDED:
            reason = say("You took a while, so nothing was ordered.")
            return reason, say("If you still want it, begin again.")
        case WhyNot.TOO_LATE:
            return (say("It is done and cannot be taken back. A person can help."),)
        case WhyNot.NOT_ON_SALE:
            return (say("This is not sold any more. A person can look for something else."),)
        case WhyNot.NEEDS_PERSON:
            return (say("Only a person can do this."),)
        case _ if refusal.reason:
            return (say("It cannot be done here: {reason}", reason=OperatorText(refusal.reason)), _person())
        case _:
            return say("It cannot be done here. Nothing was changed."), _person()


def _person() -> Sentence:
    return say("A person can do it for you.")
