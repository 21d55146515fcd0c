"""Why the operator refuses an order, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from elderclient.domain.orders import OrderAction, OrderItem, OrderRefused, WhyNot
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import FullDate


def reasons(refusal: OrderRefused, item: OrderItem | None = None) -> tuple[Sentence, ...]:
    """Say why it is refused, then what can be done; short enough for the page of a confirmation."""
    if refusal.why is WhyNot.UNDER_CONTRACT:
        return _under_contract(refusal, item)
    return _REASONS[refusal.why](refusal)


def look_at_the_bill() -> Sentence:
    """Open the bill, where something is not paid yet."""
    return say("See the bill").shortened(say("Bill"))


def to_the_lock() -> Sentence:
    """Open the page of the lock against new services."""
    return say("Go to the lock")


def begin_again() -> Sentence:
    """Ask for a new price after a draft has expired."""
    return say("Start again")


def _under_contract(refusal: OrderRefused, item: OrderItem | None) -> tuple[Sentence, ...]:
    reason = _contract(refusal)
    if item is not None and item.action is OrderAction.CANCEL:
        return reason, say("After that you can cancel it. To cancel it now, ask our staff.")
    long = say("After that you can change it. To change now, ask our staff.")
    return reason, long.shortened(say("To change now, ask our staff."))


def _contract(refusal: OrderRefused) -> Sentence:
    if refusal.until is None:
        return say("Your contract is still running.")
    if refusal.fee is None or refusal.fee.is_zero:
        return say("Your contract runs until {day}.", day=FullDate(refusal.until))
    return say(
        "Your contract runs until {day}. Leaving early costs {fee}.", day=FullDate(refusal.until), fee=refusal.fee
    )


def _in_arrears(refusal: OrderRefused) -> tuple[Sentence, ...]:
    pay = say("Once it is paid, you can change.")
    if refusal.owed is None:
        return say("You have a bill that is not paid yet."), pay
    return say("{owed} is not paid yet.", owed=refusal.owed), pay


def _confirmation_needed(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return say("It has a cost that you were not shown first, so it was not done."), _again()


def _price_changed(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return say("The price has changed, so it was not done."), _again()


def _draft_ended(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return say("You took a while, so nothing was ordered."), _again()


def _too_late(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return (say("It is done and cannot be undone. Our staff can help."),)


def _under_way(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return (say("This has just been requested and is under way."),)


def _already_held(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return (say("You already have this service."),)


def _already_ending(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return (say("It is already cancelled, and ends automatically."),)


def _locked(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return say("You locked this: no new services."), say("To order, unlock it first.")


def _not_on_sale(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return (say("This is no longer sold. Our staff can look for something else."),)


def _not_eligible(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return (say("This is only for people of another age or in another province."),)


def _prepaid(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return (say("Your plan is paid in advance. Only our staff can change it."),)


def _home_line(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return (say("This is a line at your home. Only our staff can do this."),)


def _needs_person(_refusal: OrderRefused) -> tuple[Sentence, ...]:
    return (say("Only our staff can do this."),)


def _other(refusal: OrderRefused) -> tuple[Sentence, ...]:
    if refusal.reason:
        return say("It cannot be done here: {reason}", reason=OperatorText(refusal.reason)), _person()
    return say("It cannot be done here. Nothing has changed."), _person()


def _again() -> Sentence:
    return say("If you still want it, start again.")


def _person() -> Sentence:
    return say("A person can do it for you.")


_REASONS: Mapping[WhyNot, Callable[[OrderRefused], tuple[Sentence, ...]]] = {
    WhyNot.CONFIRMATION_NEEDED: _confirmation_needed,
    WhyNot.PRICE_CHANGED: _price_changed,
    WhyNot.DRAFT_ENDED: _draft_ended,
    WhyNot.TOO_LATE: _too_late,
    WhyNot.ORDER_UNDER_WAY: _under_way,
    WhyNot.ALREADY_HELD: _already_held,
    WhyNot.ALREADY_ENDING: _already_ending,
    WhyNot.LOCKED: _locked,
    WhyNot.IN_ARREARS: _in_arrears,
    WhyNot.NOT_ON_SALE: _not_on_sale,
    WhyNot.NOT_ELIGIBLE: _not_eligible,
    WhyNot.PREPAID: _prepaid,
    WhyNot.HOME_LINE: _home_line,
    WhyNot.NEEDS_PERSON: _needs_person,
    WhyNot.OTHER: _other,
}
"""One for each reason but a contract, which depends on what was wanted; a test asks for every one."""
