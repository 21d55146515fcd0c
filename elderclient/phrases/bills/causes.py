"""Why did my bill change: one sentence for each cause, naming the thing and the amount. Must not find causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.bills.cause import Cause, CauseKind, Change
from elderclient.domain.bills.summary import a_month_of, gap, is_in_one_currency
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Month, MonthName, Noun
from elderclient.phrases.bills import clauses, names
from elderclient.phrases.shell.unknowns import with_offer

if TYPE_CHECKING:
    from datetime import date

    from elderclient.domain.bills.bill import Bill
    from elderclient.domain.bills.flags import Flag
    from elderclient.domain.money import Money


def headline(change: Change) -> Sentence:
    """Say how much more or less the bill is than the one before; shown above the causes."""
    if change.before is None:
        return say("There is no earlier bill to compare this one with.")
    month = names.earlier(change.before)
    if change.lengths is not None:
        return a_month(change, change.lengths)
    if change.difference.is_zero:
        return say("The same as in {month}.", month=month)
    if change.difference.is_credit:
        return say("{amount} less than in {month}, because:", amount=abs(change.difference), month=month)
    return say("{amount} more than in {month}, because:", amount=change.difference, month=month)


def difference(change: Change) -> Sentence | None:
    """Say the headline in one line, for the screen; ``None`` where nothing was compared or nothing changed."""
    if change.before is None or change.difference.is_zero or change.lengths is not None:
        return None
    before = names.earlier(change.before)
    if isinstance(before, Month) and change.before.month == change.after.month.plus(-1):
        # Where a month is missing between them, the year says that it is not the month just before.
        before = MonthName(before)
    if change.difference.is_credit:
        return say("{amount} less than in {month}:", amount=abs(change.difference), month=before)
    return say("{amount} more than in {month}:", amount=change.difference, month=before)


def only_money_back() -> Sentence:
    """Say of a bill that charges nothing why it is not compared with one."""
    return say("This bill only gives you money back.")


def a_month(change: Change, lengths: tuple[int, int]) -> Sentence:
    """Say of two bills for different numbers of months what each costs a month."""
    old, new = lengths
    months, amount = Count(new, Noun.MONTH), a_month_of(change.after, new)
    month = None if change.before is None else names.earlier(change.before)
    if change.before is None or month is None:
        return say("This bill is for {months}: {amount} a month.", months=months, amount=amount)
    if change.difference.is_zero:
        return say(
            "This bill is for {months}: {amount} a month, the same as in {month}.",
            months=months,
            amount=amount,
            month=month,
        )
    return say(
        "This bill is for {months}: {amount} a month; in {month} it was {before} a month.",
        months=months,
        amount=amount,
        month=month,
        before=a_month_of(change.before, old),
    )


def not_known_yet(before: Bill) -> Sentence:
    """Say that the causes are missing because the lines of this bill or of the one ``before`` are not here."""
    month = names.earlier(before)
    return say("We cannot say yet why it has changed since {month}: not all the items have arrived.", month=month)


def _by(of: Cause) -> Sentence:
    """Say how much more or less, as a part of a sentence, and how much of that is tax where the bill says so."""
    share, tax = of.share, _tax_in(of)
    if share.is_zero:
        return say("the amount is the same")
    by = say("{amount} less", amount=-share) if share.is_credit else say("{amount} more", amount=share)
    return by if tax is None else say("{by} (including {tax} tax)", by=by, tax=tax)


def _tax_in(of: Cause) -> Money | None:
    """The part of a cause's share that is tax, without sign; ``None`` where there is none, or it is all of it."""
    share, tax = of.share, of.tax
    is_part = tax is not None and not tax.is_zero and tax.is_credit == share.is_credit and tax != share
    return abs(tax) if tax is not None and is_part else None


def unexplained(change: Change, of: Cause) -> Sentence:
    """Say what no line accounts for: by how much the items of a bill differ from its total, or that it has none."""
    before, after = change.before, change.after
    if before is None or not before.lines or not after.lines or before.unread_lines or after.unread_lines:
        return _unexplained(of)
    if not (is_in_one_currency(before) and is_in_one_currency(after)):
        return with_offer(
            say("Some items are in another currency, and the bill does not say what they come to: {by}.", by=_by(of))
        )
    old, new = gap(before), gap(after)
    if not old.is_zero and not new.is_zero:
        return with_offer(say("On both bills the items do not add up to the total: {by}.", by=_by(of)))
    bill, off = (before, old) if new.is_zero else (after, new)
    return say("{items} That makes {by}.", items=items_differ(bill, off), by=_by(of))


def items_differ(bill: Bill, off: Money) -> Sentence:
    """Say by how much (``off``) the total of ``bill`` is more, or less, than its items."""
    month, amount = names.earlier(bill), abs(off)
    if off.is_credit:
        return say("The items in {month} add up to {amount} more than the bill's total.", month=month, amount=amount)
    return say("The items in {month} add up to {amount} less than the bill's total.", month=month, amount=amount)


def cause(of: Cause, today: date, warning: Flag | None = None) -> Sentence:
    """Say one cause in a whole sentence that names what changed and how much more or less that makes.

    ``warning``: what else has to be known of the same charges, so that it is not said twice.
    """
    if of.kind is CauseKind.UNEXPLAINED:
        return _unexplained(of)
    return _advised(say("{what}: {by}.", what=clauses.clause(of, today, warning), by=_by(of)), of)


def row(of: Cause, today: date, warning: Flag | None = None) -> tuple[Sentence, Sentence] | None:
    """Say one cause in two columns: what changed, and how much more or less that makes.

    ``None`` for what changes no amount, or is not explained: that takes a sentence.
    """
    if of.kind is CauseKind.UNEXPLAINED or of.share.is_zero:
        return None
    what, tax = clauses.clause(of, today, warning), _tax_in(of)
    if tax is not None:
        what = say("{what} (including {tax} tax)", what=what, tax=tax)
    if of.kind is CauseKind.CHARGED_TWICE:
        what = _advised(say("{what}.", what=what), of)
    return what, say("−{amount}", amount=-of.share) if of.share.is_credit else say("+{amount}", amount=of.share)


def _advised(said: Sentence, of: Cause) -> Sentence:
    if of.kind is not CauseKind.CHARGED_TWICE:
        return said
    return say("{said} Ask our staff if this is a mistake.", said=said)


def _unexplained(of: Cause) -> Sentence:
    return with_offer(say("Part of the change cannot be explained from the bill: {by}.", by=_by(of)))


def lists_nothing(bill: Bill, difference: Money) -> Sentence:
    """Say that one of two bills has no items, so that why they differ, if they do, cannot be said."""
    month = names.earlier(bill)
    if difference.is_zero:
        return say("We cannot say what changed: no items are listed for {month}.", month=month)
    return with_offer(say("We cannot say why: no items are listed for {month}.", month=month))
