"""What a plan on sale includes a month, by itself and beside what the plan that is held includes. Must not rate usage."""

from __future__ import annotations

from decimal import Decimal

from elderclient.domain.known import Unknown
from elderclient.domain.money import UnitPrice
from elderclient.domain.plans.plan import Offering
from elderclient.domain.plans.usage import UNIT_OF, UsageType
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, DataVolume, Noun, Quantity, Speed
from elderclient.phrases.plans.plan_card import more_cost, usage

_IN_BRIEF = (UsageType.VOICE, UsageType.DATA)
"""What plans are chosen by; messages would only make the line longer."""


def in_brief(offering: Offering) -> Sentence | None:
    """Say in one line what a plan on sale includes and for how long it binds; ``None`` where neither is known."""
    known = _included(offering)
    amounts = [say("{amount}", amount=_measured(each, known[each])) for each in _IN_BRIEF if known.get(each)]
    found = [] if not amounts else [say("{amounts} a month.", amounts=_in_a_row(amounts))]
    if offering.speed_megabits is not None:
        found.append(say("Broadband speed: {speed}.", speed=Speed(offering.speed_megabits)))
    months = offering.contract_months
    if not isinstance(months, Unknown) and months:
        found.append(say("Contract: {months}.", months=Count(months, Noun.MONTH)))
    if not found:
        return None
    line = found[0]
    for each in found[1:]:
        line = say("{first} {second}", first=line, second=each)
    return line


def lost(new: Offering, now: Offering | None) -> tuple[Sentence, ...]:
    """Say what ``new`` has less of than the plan that is held, or charges more for. ``now``: what that was sold as."""
    return () if now is None else (*_changes(new, now, is_less=True), *_dearer(new, now), *_slower(new, now))


def included(new: Offering, now: Offering | None) -> tuple[Sentence, ...]:
    """Say of what ``new`` includes all that ``lost`` does not: one sentence for each kind of usage."""
    if now is not None:
        return tuple(_changes(new, now, is_less=False))
    return tuple(
        say("{what}: {included} a month.", what=usage(kind), included=_measured(kind, amount))
        for kind, amount in _included(new).items()
        if amount
    )


def _changes(new: Offering, now: Offering, *, is_less: bool) -> list[Sentence]:
    after, before = _included(new), _included(now)
    said = []
    for kind, held in before.items():
        amount = after.get(kind)
        if amount is None:
            # What is not stated of the new plan may be nothing.
            said += [_not_known(kind, held)] if is_less and held else []
        elif (amount < held) is is_less and (amount or held):
            said.append(_change(kind, amount, held))
    if not is_less:
        said += [_change(kind, amount, None) for kind, amount in after.items() if amount and kind not in before]
    return said


def _not_known(kind: UsageType, before: Decimal) -> Sentence:
    return say(
        "{what}: {before} a month now. We do not know what the new plan includes.",
        what=usage(kind),
        before=_measured(kind, before),
    )


def _change(kind: UsageType, after: Decimal, before: Decimal | None) -> Sentence:
    what, included = usage(kind), _measured(kind, after)
    if before is None:
        return say("{what}: {included} a month.", what=what, included=included)
    if not after:
        return say(
            "{what}: no longer included. You have {before} a month now.", what=what, before=_measured(kind, before)
        )
    if after == before:
        return say("{what}: {included} a month, the same as now.", what=what, included=included)
    if after < before:
        less = _measured(kind, before - after)
        return say("{what}: {included} a month, {less} less than now.", what=what, included=included, less=less)
    more = _measured(kind, after - before)
    return say("{what}: {included} a month, {more} more than now.", what=what, included=included, more=more)


def _dearer(new: Offering, now: Offering) -> list[Sentence]:
    before = {each.usage_type: each.overage for each in now.tariffs if isinstance(each.overage, UnitPrice)}
    said = []
    for tariff in new.tariffs:
        price, held = tariff.overage, before.get(tariff.usage_type)
        if held is None or isinstance(price, Unknown) or (price.per, price.currency) != (held.per, held.currency):
            continue
        if price.amount > held.amount:
            said.append(say("{sum} Now it is {price}.", sum=more_cost(tariff, price), price=held))
    return said


def _slower(new: Offering, now: Offering) -> list[Sentence]:
    after, before = new.speed_megabits, now.speed_megabits
    if after is None or before is None or after >= before:
        return []
    return [say("Broadband speed: {speed}, instead of {before} now.", speed=Speed(after), before=Speed(before))]


def _included(offering: Offering) -> dict[UsageType, Decimal]:
    return {each.usage_type: each.included for each in offering.tariffs if not isinstance(each.included, Unknown)}


def _measured(kind: UsageType, amount: Decimal) -> Quantity | DataVolume:
    return Quantity(amount, UNIT_OF[kind]).measured


def _in_a_row(parts: list[Sentence]) -> Sentence:
    row = parts[0]
    for part in parts[1:]:
        row = say("{first}, {second}", first=row, second=part)
    return row
