"""Sentences about the lines of a bill: their names, their groups, what they charge for and how they are calculated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from elderclient.domain.bills.bill import BillLine, ChargeKind, Group
from elderclient.domain.bills.cycle import whole_months
from elderclient.domain.money import Money
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun, Ordinal, Period, Unit
from elderclient.phrases.bills import names as bill_names

_RED = ("红冲", "冲红", "红字")
_AGAIN = (ChargeKind.PLAN_RENT, ChargeKind.VALUE_ADDED, ChargeKind.RECURRING)
_KIND_OF = {
    Group.DISCOUNTS: ChargeKind.DISCOUNT,
    Group.CREDITS: ChargeKind.CREDIT,
    Group.CORRECTIONS: ChargeKind.CORRECTION,
}


def name(line: BillLine) -> OperatorText | Sentence:
    """Name what the line charges for, in the operator's words; a red correction (红冲) is explained."""
    if not line.name:
        return say("Tax") if line.kind is ChargeKind.TAX else say("item with no name")
    words = OperatorText(line.name, line.name_en)
    if any(sign in line.name for sign in _RED):
        # Translators: 红冲 is an accountant's word: a bill is taken back by a second one with a minus.
        return say("{name} (a wrong charge taken off)", name=words)
    return words


def names(lines: Sequence[BillLine]) -> OperatorText | Sentence:
    """Name what the lines charge for; of many things the first by name and the number of the others."""
    found = {(line.name, line.product_id) for line in lines}
    if len({text for text, _ in found}) == 1:
        return name(lines[0])
    return say("{name} and another {count}", name=name(lines[0]), count=Count(len(found) - 1, Noun.ITEM))


def caption(line: BillLine) -> Sentence:
    """Name the line as a sentence of its own, for lists and headings."""
    return say("{name}", name=name(line))


def captions(lines: Sequence[BillLine], today: date) -> tuple[Sentence, ...]:
    """Name each of the ``lines`` of a bill so that no two with the same name and amount look the same.

    They are told apart by their telephone numbers, else by their days, else by their place among those that are alike.
    """
    plain = [caption(line) for line in lines]
    alike: dict[tuple[Sentence, Money], list[int]] = {}
    for place, line in enumerate(lines):
        alike.setdefault((plain[place], line.amount), []).append(place)
    for places in (each for each in alike.values() if len(each) > 1):
        marks = _marks([lines[place] for place in places], today)
        for place, mark in zip(places, marks, strict=True):
            plain[place] = say("{name} ({mark})", name=plain[place], mark=mark)
    return tuple(plain)


def _marks(alike: list[BillLine], today: date) -> Sequence[Phone | Sentence | OperatorText]:
    numbers = [line.line_number for line in alike if line.line_number]
    if len(set(numbers)) == len(alike):
        return [number(each) for each in numbers]
    days = [line.covers for line in alike if line.covers is not None]
    if len(set(days)) == len(alike):
        return [say("{period}", period=bill_names.days(each, today)) for each in days]
    return [say("{place}", place=Ordinal(place, Noun.CHARGE)) for place in range(1, len(alike) + 1)]


def group(of: Group) -> Sentence:
    """Name a group plainly; its short form is for a row with little room."""
    match of:
        case Group.RENT:
            return say("Monthly price").shortened(say("Monthly"))
        case Group.CALLS_OVER:
            return say("Calls outside your plan").shortened(say("Extra calls"))
        case Group.DATA_OVER:
            return say("Data outside your plan").shortened(say("Extra data"))
        case Group.EXTRA_SERVICES:
            return say("Extras you pay for").shortened(say("Extra"))
        case Group.OTHER:
            return say("Other").shortened(say("Other"))
        case Group.DISCOUNTS:
            return say("Discounts").shortened(say("Discounts"))
        case Group.CREDITS:
            return say("Money back").shortened(say("Refund"))
        case Group.CORRECTIONS:
            return say("Mistakes put right").shortened(say("Corrected"))
        case Group.OTHER_CURRENCY | Group.NOT_LISTED:
            return _not_accounted_for(is_foreign=of is Group.OTHER_CURRENCY)


def _not_accounted_for(*, is_foreign: bool) -> Sentence:
    if is_foreign:
        return say("In another currency, or not listed").shortened(say("Other currency"))
    return say("Not listed on the bill").shortened(say("Not listed"))


def amount(line: BillLine) -> Sentence:
    """Show the amount of a line; one below zero by what it is: taken off, given back, or a mistake taken back."""
    return _of_kind(line.amount, line.kind)


def group_amount(of: Group, amount: Money) -> Sentence:
    """Show the amount of a group in the manner of its lines."""
    return _of_kind(amount, _KIND_OF.get(of, ChargeKind.UNKNOWN))


def _of_kind(amount: Money, kind: ChargeKind) -> Sentence:
    if not amount.is_credit:
        return say("{amount}", amount=amount)
    match kind:
        case ChargeKind.DISCOUNT:
            return say("{amount} off", amount=-amount)
        case ChargeKind.CREDIT:
            return say("{amount} back", amount=-amount)
        case ChargeKind.CORRECTION:
            return say("{amount} taken off", amount=-amount)
    return say("{amount}", amount=amount)


def what_is_this(line: BillLine, cycle: Period | None = None) -> Sentence:
    """Answer 这是什么？ about a line: in the operator's words, else by what every charge of its kind is.

    ``cycle``: the period of its bill, which is that of a line without one of its own.
    """
    if line.description:
        return say("{text}", text=OperatorText(line.description, line.description_en))
    covers = line.covers or cycle
    months = None if covers is None else whole_months(covers)
    if line.kind in _AGAIN and months is not None and months > 1:
        return say("This is charged for {months} at a time, until it is stopped.", months=Count(months, Noun.MONTH))
    return _KINDS[line.kind]()


def _rent() -> Sentence:
    return say("This is what the plan costs every month, however much you use it.")


def _service() -> Sentence:
    return say("This is a service ordered on top of the plan. You pay for it every month, and it can be cancelled.")


def _calls() -> Sentence:
    return say("This is for calls made after the minutes in your plan were used up.")


def _data() -> Sentence:
    return say("This is for data used after the data in your plan ran out.")


def _messages() -> Sentence:
    return say("This is for texts sent after the texts in your plan were used up.")


def _one_off() -> Sentence:
    return say("This is charged only once, not every month.")


def _late_fee() -> Sentence:
    return say("This is charged because an earlier bill was not paid in time.")


def _discount() -> Sentence:
    return say("This is a discount: you pay this much less.")


def _credit() -> Sentence:
    return say("This is money you get back.")


def _correction() -> Sentence:
    return say("An earlier bill was wrong. This puts it right.")


def _unknown() -> Sentence:
    return say("The bill gives only the name of this. Our staff can tell you more.")


def _recurring() -> Sentence:
    return say("This is charged every so often until it is stopped.")


def _usage() -> Sentence:
    return say("This charge depends on how much was used.")


def _penalty() -> Sentence:
    return say("This is an extra charge, such as for paying late.")


def _tax() -> Sentence:
    return say("This is the tax on the bill.")


_KINDS = {
    ChargeKind.PLAN_RENT: _rent,
    ChargeKind.VALUE_ADDED: _service,
    ChargeKind.VOICE_OVERAGE: _calls,
    ChargeKind.DATA_OVERAGE: _data,
    ChargeKind.MESSAGE_OVERAGE: _messages,
    ChargeKind.ONE_OFF: _one_off,
    ChargeKind.LATE_FEE: _late_fee,
    ChargeKind.DISCOUNT: _discount,
    ChargeKind.CREDIT: _credit,
    ChargeKind.CORRECTION: _correction,
    ChargeKind.RECURRING: _recurring,
    ChargeKind.USAGE: _usage,
    ChargeKind.PENALTY: _penalty,
    ChargeKind.TAX: _tax,
    ChargeKind.CARRIED: _unknown,
    ChargeKind.UNKNOWN: _unknown,
}


def calculation(line: BillLine, today: date) -> tuple[Sentence, ...]:
    """Say how a line's amount is calculated: how much at which price, for which days, for which number.

    ``today`` decides whether the days need their year.
    """
    found: list[Sentence] = []
    if line.quantity is not None and line.unit_price is not None and line.quantity.unit is not Unit.MONTH:
        found.append(say("{quantity} at {price}.", quantity=line.quantity.measured, price=line.unit_price))
    if line.covers is not None:
        found.append(say("Dates: {period}.", period=bill_names.days(line.covers, today)))
    if line.tax is not None and not line.tax.is_zero:
        found.append(say("Including {amount} tax.", amount=line.tax))
    if line.line_number:
        found.append(say("Number: {number}.", number=number(line.line_number)))
    return tuple(found)


def number(text: str) -> Phone | OperatorText:
    """Name a telephone number, or a line that has none, in the operator's spelling."""
    try:
        return Phone(text)
    except ValueError:
        return OperatorText(text)
