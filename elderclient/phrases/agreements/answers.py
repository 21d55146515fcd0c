"""The eight plain questions of an agreement and their answers, the same before it is signed and afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from elderclient.domain.agreements import SERVICE_ONLY, AnsweredQuestion, Terms, Topic
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderItem
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Duration, FullDate, Noun
from elderclient.phrases.orders import confirmation
from elderclient.phrases.shell.unknowns import with_offer

REGULATOR = ShortCode("12381")


def answers_to(
    terms: Terms, hotline: ShortCode, today: date, *, is_in_force: bool = True
) -> tuple[AnsweredQuestion, ...]:
    """All eight in order; what the terms do not hold is said to be unknown, with the way to learn it.

    ``is_in_force``: the agreement holds, or will once it is signed; not where it is over or that is not clear.
    """
    found = (
        AnsweredQuestion(Topic.WHAT, say("What is this?"), (_what(terms),)),
        AnsweredQuestion(Topic.PRICE, say("What does it cost?"), _price(terms, today)),
        AnsweredQuestion(
            Topic.HOW_LONG, say("How long does it run?"), (_how_long(terms, today, is_in_force=is_in_force),)
        ),
        AnsweredQuestion(Topic.LEAVING_EARLY, say("Does leaving early cost anything?"), (_leaving(terms, today),)),
        AnsweredQuestion(Topic.ENDING, say("How do I cancel?"), (_ending(terms),)),
        AnsweredQuestion(Topic.FAILURE, say("What if it goes wrong?"), (_failure(terms),)),
        AnsweredQuestion(Topic.COMPLAINTS, say("Who do I complain to?"), _complaints(terms, hotline)),
        AnsweredQuestion(Topic.MY_DATA, say("What about my data?"), (_my_data(terms),)),
    )
    written = {one.topic: say("{text}", text=OperatorText(one.text)) for one in terms.written}
    return tuple(_as_written(each, written.get(each.topic)) for each in found)


def answers_before(item: OrderItem, terms: Terms, hotline: ShortCode, today: date) -> tuple[AnsweredQuestion, ...]:
    """All eight for what is about to be ordered, with its price in the words in which it is confirmed."""
    instead: dict[Topic, tuple[Sentence, ...]] = {Topic.PRICE: confirmation.price(item, today)}
    if item.action is OrderAction.ADD:
        instead[Topic.ENDING] = (say("Cancel it yourself under “Paid extras”, or ask us to call you."),)
    return tuple(
        replace(each, answer=instead.get(each.topic, each.answer)) for each in answers_to(terms, hotline, today)
    )


def not_stated() -> Sentence:
    """Answer a question that the operator's data leave open; a page offers a person once."""
    return with_offer(say("The operator's data does not say."))


def _as_written(each: AnsweredQuestion, written: Sentence | None) -> AnsweredQuestion:
    """Add what the operator wrote in place of a figure; nothing else is known of its price and of a fee."""
    if written is None:
        return each
    is_alone = each.topic in (Topic.PRICE, Topic.LEAVING_EARLY) or each.answer == (not_stated(),)
    return replace(each, answer=(written,) if is_alone else (*each.answer, written))


def _what(terms: Terms) -> Sentence:
    if not terms.about:
        return not_stated()
    return say("{text}", text=OperatorText(terms.about, terms.about_en))


def _price(terms: Terms, today: date) -> tuple[Sentence, ...]:
    if terms.price is None:
        return (not_stated(),)
    after, day = terms.price_after, terms.price_changes_on
    if after is None or (day is None and not terms.introductory_months):
        return (_monthly(terms.price),)
    if day is None:
        months = Count(terms.introductory_months or 0, Noun.MONTH)
        words = say(
            "It costs {now} a month for the first {months}, then {after}.", months=months, now=terms.price, after=after
        )
        return (words,)
    if day <= today:
        return (_monthly(after),)
    return _monthly(terms.price), say("From {day} it costs {amount} a month.", day=FullDate(day), amount=after)


def _monthly(amount: Money) -> Sentence:
    return say("It costs {amount} a month.", amount=amount)


def _how_long(terms: Terms, today: date, *, is_in_force: bool) -> Sentence:
    last = terms.contract_ends
    if last is not None and last < today and not is_in_force:
        return say("The fixed term is over.")
    if last is not None and last < today:
        return say("The fixed term is over. You can carry on or cancel.")
    if last is not None and terms.starts is not None:
        return say("The contract runs from {first} to {last}.", first=FullDate(terms.starts), last=FullDate(last))
    if last is not None:
        return say("The contract runs until {last}.", last=FullDate(last))
    if terms.contract_months:
        months = Count(terms.contract_months, Noun.MONTH)
        long = say("The contract is for {months}.", months=months)
        return long.shortened(say("For {months}.", months=months))
    if terms.contract_months is None:
        return not_stated()
    long = say("There is no fixed term. You can cancel at any time.")
    return long.shortened(say("No fixed term."))


def _leaving(terms: Terms, today: date) -> Sentence:
    last, fee = terms.contract_ends, terms.leaving_fee
    is_over = last is not None and last < today
    if fee is None and terms.contract_months != 0 and not is_over:
        return not_stated()
    if fee is None or fee.is_zero or is_over:
        return say("Leaving costs nothing.")
    if last is None:
        long = say("Leaving early costs {fee}.", fee=fee)
        return long.shortened(say("Leaving: {fee}.", fee=fee))
    return say("Leaving before {day} costs {fee}.", day=FullDate(last + timedelta(days=1)), fee=fee)


def _ending(terms: Terms) -> Sentence:
    if terms.notice_days:
        return say(
            "Ask us to call you, or go to a service hall with your identity card, {days} before.",
            days=Count(terms.notice_days, Noun.DAY),
        )
    return say("Ask us to call you, or go to a service hall with your identity card.")


def _failure(terms: Terms) -> Sentence:
    if terms.repair_hours is None:
        return not_stated()
    return say(
        "It will be repaired within {hours}. If not, we will let you know, and you do not pay meanwhile.",
        hours=Duration(terms.repair_hours * 3600),
    )


def _complaints(terms: Terms, hotline: ShortCode) -> tuple[Sentence, ...]:
    first = say("Call {hotline} first. If that does not help, call {regulator}.", hotline=hotline, regulator=REGULATOR)
    if terms.answer_days is None:
        return (first,)
    return first, say("Complaints are answered within {days}.", days=Count(terms.answer_days, Noun.DAY))


def _my_data(terms: Terms) -> Sentence:
    if terms.data_use == SERVICE_ONLY:
        return say("Only used for supply, billing and repairs. Nobody else sees it unless you agree.")
    if not terms.data_use:
        return not_stated()
    return say("{text}", text=OperatorText(terms.data_use))
