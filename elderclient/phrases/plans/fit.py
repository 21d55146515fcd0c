"""Sentences about whether another plan would be cheaper, and the sums behind that. Must not compare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from elderclient.domain.bills.bill import ChargeKind
from elderclient.domain.money import Money
from elderclient.domain.plans.plan import Offering
from elderclient.domain.plans.price import Price
from elderclient.domain.plans.rating import RatedLine, RatedMonth
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Month, MonthName, Noun
from elderclient.phrases.plans.plan_card import caption, name
from elderclient.phrases.plans.prices import charged
from elderclient.phrases.shell.times import dated


def cannot_compare() -> Sentence:
    """Say that the operator does not say enough of price, tariff or usage to compare plans."""
    return say("The operator does not say enough to compare plans. Our staff can do it for you.")


def too_early() -> Sentence:
    """Say that the plan was not held for a whole month yet."""
    return say("It is too early to tell. Look again after three months.")


def fits_best(months: Sequence[Month], today: date) -> Sentence:
    """Say that the present plan was the cheapest in ``months``, at least one."""
    return say("Going by {months}, the plan you have suits you best.", months=_in_a_row(months, today))


def fits_best_of_compared(months: Sequence[Month], today: date) -> Sentence:
    """Say that the present plan was the cheapest of those that could be compared, and that others could not."""
    return say(
        "Going by {months}, the plan you have suits you best of those we can compare. We cannot compare them all.",
        months=_in_a_row(months, today),
    )


def would_save(months: Sequence[Month], today: date, plan: Offering, saving: Money) -> Sentence:
    """Say that ``plan`` would have saved ``saving`` a month in ``months``, at least one."""
    return say(
        "Going by {months}, changing to “{name}” would save you about {amount} a month.",
        months=_in_a_row(months, today),
        name=name(plan),
        amount=saving,
    )


def doubted(months: Sequence[Month], today: date) -> Sentence:
    """Say which ``months``, at least one, were left out because their bill may be a mistake."""
    return say("We left out {months} because of an unusually high bill.", months=_in_a_row(months, today))


def unclear(months: Sequence[Month], today: date) -> Sentence:
    """Say which ``months``, at least one, were left out because what was used in them is not known."""
    return say("We left out {months}: it is not clear how much was used.", months=_in_a_row(months, today))


def _in_a_row(months: Sequence[Month], today: date) -> Sentence:
    """Name months, with the year where it is not that of ``today``."""
    said = [say("{month}", month=MonthName(each) if each.year == today.year else each) for each in months]
    row = said[0]
    for each in said[1:-1]:
        # Translators: two months of a row, such as "August, September".
        row = say("{months}, {month}", months=row, month=each)
    # Translators: the last two months of a row, such as "September and October".
    return row if len(said) == 1 else say("{months} and {month}", months=row, month=said[-1])


def leaving_costs(day: date, fee: Money, today: date) -> Sentence:
    """Say that the present contract runs until ``day``, and what changing earlier costs."""
    return say("Your contract runs until {day}. Changing earlier costs {fee}.", day=dated(day, today), fee=fee)


def leaving_not_known(day: date, today: date) -> Sentence:
    """Say that the present contract runs until ``day``, and that what changing earlier costs is not known."""
    return say("Your contract runs until {day}. We do not know what changing earlier costs.", day=dated(day, today))


def contracts_not_known() -> Sentence:
    """Say that it is not known whether a contract binds, before a change is thought of."""
    return say("First ask our staff if you are tied to a contract: the operator's data does not say.")


def binds_for(months: int) -> Sentence:
    """Say for how long the other plan's contract would run."""
    return say("You would be tied to the other plan for {months}.", months=Count(months, Noun.MONTH))


def cheaper_at_first(months: int, price: Price) -> Sentence:
    """Say that the other plan has an introductory ``price``, which the comparison leaves out."""
    count = Count(months, Noun.MONTH)
    return say("For the first {months} it is even cheaper: {price}.", months=count, price=charged(price))


def compared_plan(plan: Offering, *, is_current: bool) -> Sentence:
    """Name one of the compared plans, marking the present one."""
    return say("{name} (your plan now)", name=caption(plan)) if is_current else caption(plan)


def average(price: Money) -> Sentence:
    """Say what a month on one plan would have cost on average."""
    return say("{amount} a month on average", amount=price)


def month(of: RatedMonth) -> Sentence:
    """Heading above the charges of one month, with what they would come to on this plan."""
    return say("{month} on this plan, {amount}:", month=of.month, amount=of.total)


def charge(line: RatedLine) -> Sentence:
    """Say one calculated charge: what it is for and how much."""
    if line.amount.is_credit:
        # A calculated charge is below zero where it is a discount.
        return say("{what}: {amount} off", what=_what(line), amount=-line.amount)
    return say("{what}: {amount}", what=_what(line), amount=line.amount)


def _what(line: RatedLine) -> Sentence:
    if line.name:
        return say("{name}", name=OperatorText(line.name, line.name_en))
    kind = _kind(line.kind)
    if line.quantity is None or line.unit_price is None or line.kind is ChargeKind.PLAN_RENT:
        return kind
    return say("{what} ({quantity} at {price})", what=kind, quantity=line.quantity.measured, price=line.unit_price)


def _kind(kind: ChargeKind) -> Sentence:
    match kind:
        case ChargeKind.VOICE_OVERAGE:
            return say("Extra calls")
        case ChargeKind.DATA_OVERAGE:
            return say("Extra data")
        case ChargeKind.MESSAGE_OVERAGE:
            return say("Extra texts")
        case ChargeKind.DISCOUNT:
            return say("Discounts")
    return say("Monthly price")
