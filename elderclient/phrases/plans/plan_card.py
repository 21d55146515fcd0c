"""Sentences about a plan: what it costs and includes, how it ends. Must not decide prices or conditions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from elderclient.domain.money import Money, total
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.plans.plan import Offering, Product, UsageTariff
from elderclient.domain.plans.prices import PriceStep
from elderclient.domain.plans.usage import UNIT_OF, Allowance, UsageType
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun, Quantity, Speed


def name(plan: Product | Offering) -> OperatorText:
    """Name a plan in the operator's words."""
    return OperatorText(plan.name, plan.name_en)


def caption(plan: Product | Offering) -> Sentence:
    """Name a plan as a sentence of its own, for headings and lists."""
    return say("{name}", name=name(plan))


def not_found() -> Sentence:
    """Say that the operator has no plan of this customer."""
    return say("No plan of yours was found. A person can look for it.")


def summary(held: Sequence[tuple[Product, Money]]) -> Sentence:
    """Say in one sentence what the plans cost; ``held``: each plan with what a month of it costs now."""
    if not held:
        return not_found()
    if len(held) == 1:
        product, price = held[0]
        return say("Your plan is “{name}”, {amount} a month.", name=name(product), amount=price)
    return say("Your plans cost {amount} a month together.", amount=total([price for _product, price in held]))


def prices(now: Money, steps: Sequence[PriceStep]) -> tuple[Sentence, ...]:
    """Say what a month costs now, and from which day on it costs something else."""
    later = [say("From {day} it costs {amount} a month.", day=step.first_day, amount=step.price) for step in steps]
    return say("It costs {amount} a month now.", amount=now), *later


def becomes(plan: Product, first_day: date) -> Sentence:
    """Say which plan follows from ``first_day`` on, where a change is already ordered."""
    return say("From {day} it is “{name}”, {amount} a month.", day=first_day, name=name(plan), amount=plan.rent)


def number(product: Product) -> Sentence | None:
    """Say which number or line the plan belongs to; ``None`` where the operator does not say."""
    if not product.number:
        return None
    try:
        known: Phone | OperatorText = Phone(product.number)
    except ValueError:
        known = OperatorText(product.number)
    return say("Number: {number}.", number=known)


def usage(of: UsageType) -> Sentence:
    """Name a kind of usage in the one or two words beside a bar."""
    if of is UsageType.VOICE:
        return say("Calls")
    if of is UsageType.DATA:
        return say("Data")
    return say("Messages")


def allowance(of: Allowance) -> Sentence:
    """Say of one kind of usage what is included a month, what was used and what is left."""
    what, used = usage(of.usage_type), of.used.measured
    if of.included is None or of.left is None:
        return say("{what}: {used} used this month; the plan includes none.", what=what, used=used)
    return say(
        "{what}: {included} a month, {used} used, {left} left.",
        what=what,
        included=of.included.measured,
        used=used,
        left=of.left.measured,
    )


def included(offering: Offering) -> tuple[Sentence, ...]:
    """Say what a plan on sale includes a month, one sentence for each kind of usage."""
    return tuple(_included(tariff) for tariff in offering.tariffs if tariff.included)


def _included(tariff: UsageTariff) -> Sentence:
    quantity = Quantity(tariff.included, UNIT_OF[tariff.usage_type])
    return say("{what}: {included} a month.", what=usage(tariff.usage_type), included=quantity.measured)


def more_costs(offering: Offering) -> tuple[Sentence, ...]:
    """Say how fast a line is, and what usage beyond the plan costs."""
    sentences = [_more_cost(tariff) for tariff in offering.tariffs]
    if offering.speed_megabits is not None:
        sentences.insert(0, say("Broadband speed: {speed}.", speed=Speed(offering.speed_megabits)))
    return tuple(sentences)


def _more_cost(tariff: UsageTariff) -> Sentence:
    if tariff.usage_type is UsageType.VOICE:
        return say("Calls beyond that: {price}.", price=tariff.overage)
    if tariff.usage_type is UsageType.DATA:
        return say("Data beyond that: {price}.", price=tariff.overage)
    return say("Messages beyond that: {price}.", price=tariff.overage)


def contract(product: Product, offering: Offering | None, today: date) -> Sentence:
    """Say how long the contract runs. ``offering``: what the plan was sold as, where that is still known."""
    last = product.contract_ends
    if last is not None and product.is_bound_on(today):
        if product.start_date is not None:
            return say("The contract runs from {first} to {last}.", first=product.start_date, last=last)
        return say("The contract runs until {last}.", last=last)
    if last is None and offering is not None and offering.contract_months:
        return say("The contract is for {months}.", months=Count(offering.contract_months, Noun.MONTH))
    return say("There is no fixed term. You can end it at any time.")


def leaving(product: Product, today: date) -> Sentence:
    """Say what ending the plan today would cost."""
    fee = product.leaving_fee_on(today)
    if fee is None:
        return say("Leaving costs nothing.")
    if product.contract_ends is None:
        return say("Leaving early costs {fee}.", fee=fee)
    return say("Leaving before {day} costs {fee}.", day=product.contract_ends, fee=fee)


def how_to_end() -> Sentence:
    """Say how the plan is ended."""
    return say("To end it, ask a person to call you or go to a service hall with your identity card.")


def how_to_complain(hotline: ShortCode, regulator: ShortCode) -> Sentence:
    """Say whom to call with a complaint, in which order."""
    return say(
        "To complain, call {hotline} first; if that does not help, call {regulator}.",
        hotline=hotline,
        regulator=regulator,
    )
