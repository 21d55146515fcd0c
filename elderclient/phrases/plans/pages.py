"""Sentences that only the plan's pages need. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.bills.bill import ChargeKind
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Product
from elderclient.domain.plans.rating import RatedLine
from elderclient.domain.plans.usage import UsageType
from elderclient.domain.sentence import OperatorText, Sentence, say


def usage_words(usage_type: UsageType) -> Sentence:
    """What was used, in the two or three words beside a bar."""
    if usage_type is UsageType.VOICE:
        return say("Calls")
    if usage_type is UsageType.DATA:
        return say("Data")
    return say("Messages")


def charge_words(line: RatedLine) -> Sentence:
    """What one reckoned charge is for."""
    if line.name:
        return say("{name}", name=OperatorText(line.name, line.name_en))
    match line.kind:
        case ChargeKind.VOICE_OVERAGE:
            words = say("More calls")
        case ChargeKind.DATA_OVERAGE:
            words = say("More data")
        case ChargeKind.MESSAGE_OVERAGE:
            words = say("More messages")
        case ChargeKind.DISCOUNT:
            words = say("Discounts")
        case _:
            words = say("Rent")
    if line.quantity is None or line.unit_price is None or line.kind is ChargeKind.PLAN_RENT:
        return words
    return say("{what} ({quantity} at {price})", what=words, quantity=line.quantity.measured, price=line.unit_price)


def number_words(product: Product) -> Sentence | None:
    """Which number or line the plan belongs to; ``None`` where the operator does not say."""
    if not product.number:
        return None
    try:
        number: Phone | OperatorText = Phone(product.number)
    except ValueError:
        number = OperatorText(product.number)
    return say("Number: {number}.", number=number)
