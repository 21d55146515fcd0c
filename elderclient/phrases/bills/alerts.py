"""Warnings about a bill, one sentence each. Must not judge what deserves one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.bills.bill import Bill
from elderclient.domain.bills.flags import Flag, FlagKind
from elderclient.domain.money import Money, total
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.bills import charges, clauses, names
from elderclient.phrases.shell.times import dated

if TYPE_CHECKING:
    from datetime import date


def alert(of: Flag, bill: Bill, today: date) -> Sentence:
    """Say one warning about ``bill`` and what to do about it. ``today`` decides whether a date needs its year."""
    match of.kind:
        case FlagKind.FIRST_TIME:
            return say(
                "“{name}” is a new charge of {amount}. It was not on your bills for the {months} before.",
                name=charges.names(of.lines),
                amount=total([line.amount for line in of.lines]),
                months=Count(of.months, Noun.MONTH),
            )
        case FlagKind.CHARGED_TWICE:
            said = say("{what}. Ask our staff if this is a mistake.", what=clauses.charged_times(of))
            return said.shortened(say("“{name}” charged {times}", name=charges.name(of.lines[0]), times=_times(of)))
        case FlagKind.LISTED_TWICE:
            return say(
                "“{name}” is listed {times} at {amount} each, but the bill's total does not include all of them.",
                name=charges.name(of.lines[0]),
                times=_times(of),
                amount=of.lines[0].amount,
            )
        case FlagKind.UNUSED_SERVICE:
            return say(
                "You have not used “{name}” since {day}, but this bill charges {amount} for it.",
                name=charges.name(of.lines[0]),
                day=dated(of.last_use, today),
                amount=of.lines[0].amount,
            )
        case FlagKind.ABNORMAL_MONTH:
            month, average = names.month(bill.month, today), of.average or Money.zero(bill.charged.currency)
            return say(
                "{month} comes to {amount}, but the three months before only averaged {average}. Ask our "
                "staff if this is a mistake.",
                month=month,
                amount=bill.charged,
                average=average,
            ).shortened(say("{month}: {amount}, average {average}", month=month, amount=bill.charged, average=average))


def _times(of: Flag) -> Count:
    return Count(len(of.lines), Noun.TIME)
