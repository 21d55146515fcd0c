"""Sentences about a plan: what it costs and includes, how it ends. Must not decide prices or conditions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from elderclient.domain.known import Unknown, known
from elderclient.domain.money import UnitPrice
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.plans.plan import Offering, Product, UsageTariff
from elderclient.domain.plans.price import Price, monthly_total
from elderclient.domain.plans.prices import PriceStep
from elderclient.domain.plans.usage import Allowance, UsageType
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Month, Noun, Quantity, Speed
from elderclient.phrases.plans.prices import charged, shared_out
from elderclient.phrases.shell.times import dated


def name(plan: Product | Offering) -> OperatorText:
    """Name a plan in the operator's words."""
    return OperatorText(plan.name, plan.name_en)


def caption(plan: Product | Offering) -> Sentence:
    """Name a plan as a sentence of its own, for headings and lists."""
    return say("{name}", name=name(plan))


def not_found() -> Sentence:
    """Say that the operator has no plan of this customer."""
    return say("We could not find your plan. Our staff can look for it.")


def held_not_clear() -> Sentence:
    """Say that there may be a plan, which the operator's data does not show as one."""
    return say("It is not clear from the operator's data which plan you have.")


def this_not_found() -> Sentence:
    """Say that the plan that was asked for is not among what is held."""
    return say("This plan could not be found. We found these:")


def which_are_plans() -> Sentence:
    """Head a list of what is held where it is known of none whether it is a plan."""
    return say("We do not know which of these are plans.")


def other_things() -> Sentence:
    """Head what is held besides the plans, without it being known whether it is a plan as well."""
    return say("You also have these. We do not know if they are plans:")


def summary(held: Sequence[tuple[Product, Price]]) -> Sentence:
    """Say in one sentence what the plans cost; ``held``: each plan with its price now. Says what the sum leaves out."""
    if not held:
        return not_found()
    if len(held) == 1:
        product, price = held[0]
        return say("Your plan is “{name}”, {price}.", name=name(product), price=charged(price))
    together = monthly_total(price for _product, price in held)
    if not together.counted:
        return say("We do not know what your plans cost a month in all.")
    words = say("Your plans cost {amount} a month in all.", amount=together.amount)
    if together.left_out:
        left_out = Count(together.left_out, Noun.ITEM)
        words = say(
            "Your plans cost {amount} a month in all, not counting {left_out} whose price we do not know.",
            amount=together.amount,
            left_out=left_out,
        )
    return shared_out(words) if together.is_converted else words


def later_price(step: PriceStep, today: date) -> Sentence:
    """Say from which day on something costs something else, and what."""
    return say("From {day} it costs {price}.", day=dated(step.first_day, today), price=charged(step.price))


def becomes(plan: Product, first_day: date, today: date) -> Sentence:
    """Say which plan follows from ``first_day`` on, where a change is already ordered."""
    price = charged(Price(plan.rent, plan.every))
    return say("From {day} it will be “{name}”, {price}.", day=dated(first_day, today), name=name(plan), price=price)


def number(product: Product) -> Sentence | None:
    """Say which number or line the plan belongs to; ``None`` where the operator does not say."""
    if not product.number:
        return None
    try:
        known: Phone | OperatorText = Phone(product.number)
    except ValueError:
        known = OperatorText(product.number)
    return say("Number: {number}.", number=known)


def usage(of: UsageType | Unknown, name: str = "") -> Sentence:
    """Name a kind of usage in the one or two words beside a bar. ``name``: the operator's own, which comes first."""
    if name or isinstance(of, Unknown):
        return say("{name}", name=OperatorText(name))
    if of is UsageType.VOICE:
        return say("Calls")
    if of is UsageType.DATA:
        return say("Data")
    return say("Texts")


def allowance(of: Allowance, today: date) -> Sentence:
    """Say of one kind of usage what is included, what was used and what is left, as far as each is known.

    Where all of it is, the gauge above says what it is and how much is left, or how much was used beyond it; then this says
    what that costs and when the allowance of a month begins anew.
    """
    what = usage(of.usage_type, of.name)
    used, included, left = (None if isinstance(one, Unknown) else one for one in (of.used, of.included, of.left))
    if of.is_unlimited:
        return _unlimited(of, what, used)
    if used is not None and included is not None and left is not None:
        return _whole(of, used, included, today)
    if left is not None:
        return say("{what}: {left} left. We do not know how much has been used.", what=what, left=left.measured)
    if used is not None and included is not None:
        return say(
            "{what}: {used} of {included} used. We do not know how much is left.",
            what=what,
            used=used.measured,
            included=included.measured,
        )
    if used is not None:
        return say("{what}: {used} used. We do not know how much is included.", what=what, used=used.measured)
    if included is not None:
        return say(
            "{what}: {included} included. We do not know how much has been used.", what=what, included=included.measured
        )
    return say("{what}: we do not know how much has been used or is left.", what=what)


def _whole(of: Allowance, used: Quantity, included: Quantity, today: date) -> Sentence:
    if of.is_nearly_used:
        return _nearly(of, included)
    if not included.value:
        said = say("Your plan includes none of this; {used} used.", used=used.measured)
    elif not of.is_of_month:
        said = say("{used} of {included} used.", used=used.measured, included=included.measured)
    else:
        said = say("{included} a month, {used} used.", included=included.measured, used=used.measured)
    if of.over is None:
        return said
    if of.extra is not None:
        said = say("{sum} The extra costs {amount} so far.", sum=said, amount=of.extra)
    if not of.is_of_month or not included.value:
        return said
    anew = Month.of(today).plus(1).first_day
    return say("{sum} The count starts again on {day}.", sum=said, day=dated(anew, today))


def _nearly(of: Allowance, included: Quantity) -> Sentence:
    if of.is_of_month:
        return say("{included} a month, almost all of it used.", included=included.measured)
    return say("Almost all of {included} used.", included=included.measured)


def shared() -> Sentence:
    """Say of the figures of one kind of usage that they are not those of this plan alone."""
    return say("Several of your numbers share this.")


def _unlimited(of: Allowance, what: Sentence, used: Quantity | None) -> Sentence:
    if used is None:
        return say("{what}: the operator sets no limit here. We do not know how much has been used.", what=what)
    if of.usage_type is UsageType.DATA:
        return say(
            "{what}: {used} used. The operator sets no limit here. We do not know if it gets slower.",
            what=what,
            used=used.measured,
        )
    return say("{what}: {used} used. The operator sets no limit here.", what=what, used=used.measured)


def more_costs(offering: Offering) -> tuple[Sentence, ...]:
    """Say how fast a line is, and what usage beyond the plan costs."""
    sentences = [
        more_cost(tariff, tariff.overage) for tariff in offering.tariffs if not isinstance(tariff.overage, Unknown)
    ]
    if offering.speed_megabits is not None:
        sentences.insert(0, say("Broadband speed: {speed}.", speed=Speed(offering.speed_megabits)))
    return tuple(sentences)


def more_cost(tariff: UsageTariff, price: UnitPrice) -> Sentence:
    """Say what usage of one kind costs beyond what the plan includes of it."""
    if isinstance(tariff.included, Unknown):
        return say("{what}: {price}.", what=usage(tariff.usage_type), price=price)
    if tariff.usage_type is UsageType.VOICE:
        return say("Calls after that: {price}.", price=price)
    if tariff.usage_type is UsageType.DATA:
        return say("Data after that: {price}.", price=price)
    return say("Texts after that: {price}.", price=price)


def contract(product: Product, offering: Offering | None, today: date) -> Sentence | None:
    """Say how long the contract runs; ``None`` where that is not known.

    ``offering``: what the plan was sold as, where that is still known.
    """
    last = product.contract_ends
    if isinstance(last, date) and product.is_bound_on(today):
        if product.start_date is not None:
            first = dated(product.start_date, today)
            return say("The contract runs from {first} to {last}.", first=first, last=dated(last, today))
        return say("The contract runs until {last}.", last=dated(last, today))
    if isinstance(last, Unknown):
        months = None if offering is None else known(offering.contract_months)
        return say("The contract is for {months}.", months=Count(months, Noun.MONTH)) if months else None
    return say("There is no fixed term. You can cancel at any time.")


def leaving(product: Product, today: date) -> Sentence | None:
    """Say what ending the plan today would cost; ``None`` where that is not known."""
    fee = product.leaving_fee_on(today)
    if isinstance(fee, Unknown):
        return None
    if fee is None:
        return say("Leaving costs nothing.")
    if not isinstance(product.contract_ends, date):
        return say("Leaving early costs {fee}.", fee=fee)
    return say("Leaving before {day} costs {fee}.", day=dated(product.contract_ends, today), fee=fee)


def contract_not_clear() -> Sentence:
    """Name the contract among what a page does not know."""
    return say("how long the contract runs")


def leaving_not_clear() -> Sentence:
    """Name the cost of leaving among what a page does not know."""
    return say("what leaving costs")


def usage_not_clear() -> Sentence:
    """Name the usage of this month among what a page does not know."""
    return say("what was used this month")


def status_not_clear() -> Sentence:
    """Name the state of what is held among what a page does not know."""
    return say("whether it is in use")


def kind_not_clear() -> Sentence:
    """Name the kind of what is held among what a page does not know."""
    return say("whether it is a plan or a service")


def how_to_end() -> Sentence:
    """Say how the plan is ended."""
    return say("To cancel it, ask us to call you, or go to a service hall with your identity card.")


def how_to_complain(hotline: ShortCode, regulator: ShortCode) -> Sentence:
    """Say whom to call with a complaint, in which order."""
    return say(
        "To complain, call {hotline} first; if that does not help, call {regulator}.",
        hotline=hotline,
        regulator=regulator,
    )
