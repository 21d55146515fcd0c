"""The eight plain questions of an agreement and their answers, the same before it is signed and afterwards.

Must not look anything up: every figure comes with the terms.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from enum import Enum

from elderclient.domain.agreements import Terms
from elderclient.domain.frozen import frozen
from elderclient.domain.limits import Duty
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderItem
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.plan import Offering
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Duration, FullDate, Noun
from elderclient.phrases.orders.draft import price_words
from elderclient.usecases.ports.rules import Rules

REGULATOR = ShortCode("12381")
SERVICE_ONLY = "serviceOnly"


class Topic(Enum):
    """What a question is about, in the order in which they are asked."""

    WHAT = "what"
    PRICE = "price"
    HOW_LONG = "howLong"
    LEAVING_EARLY = "leavingEarly"
    ENDING = "ending"
    FAILURE = "failure"
    COMPLAINTS = "complaints"
    MY_DATA = "myData"


@frozen
class Answered:
    """One question and its answer, one sentence or two."""

    topic: Topic
    question: Sentence
    answer: tuple[Sentence, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Question and answer as they are shown and read."""
        return (self.question, *self.answer)


def terms_of(offering: Offering, rules: Rules) -> Terms:
    """What an offering's agreement would say. ``rules`` may read a file."""
    has_introduction = offering.introductory_rent is not None and bool(offering.introductory_months)
    terms = Terms(
        name=offering.name,
        name_en=offering.name_en,
        about=offering.description,
        about_en=offering.description_en,
        price=offering.introductory_rent if has_introduction else offering.rent,
        price_after=offering.rent if has_introduction else None,
        introductory_months=offering.introductory_months if has_introduction else None,
        contract_months=offering.contract_months,
        leaving_fee=offering.early_termination_fee if offering.contract_months else None,
    )
    return _with_duties(terms, rules, Duty.REPAIR_URBAN)


def terms_of_draft(item: OrderItem, offering: Offering | None, rules: Rules, *, is_rural: bool) -> Terms:
    """What the agreement would say that ``item`` begins, but its price; of the ``offering`` only what it is."""
    terms = Terms(
        name=item.name,
        name_en=item.name_en,
        about="" if offering is None else offering.description,
        about_en="" if offering is None else offering.description_en,
        starts=item.starts,
        contract_months=0 if item.contract_ends is None else None,
        contract_ends=item.contract_ends,
        leaving_fee=item.early_termination_fee,
    )
    return _with_duties(terms, rules, Duty.REPAIR_RURAL if is_rural else Duty.REPAIR_URBAN)


def _with_duties(terms: Terms, rules: Rules, repair: Duty) -> Terms:
    """What every agreement says alike."""
    return replace(
        terms,
        notice_days=0,
        repair_hours=int(rules.limit(repair).figure),
        answer_days=int(rules.limit(Duty.COMPLAINT_ANSWER).figure),
        data_use=SERVICE_ONLY,
    )


def answers_to(terms: Terms, hotline: ShortCode, today: date) -> tuple[Answered, ...]:
    """All eight, in order; what the operator does not say is said to be unknown, with the way to learn it."""
    return (
        Answered(Topic.WHAT, say("What is this?"), (_what(terms),)),
        Answered(Topic.PRICE, say("What does it cost?"), _price(terms, today)),
        Answered(Topic.HOW_LONG, say("How long does it run?"), (_how_long(terms, today),)),
        Answered(Topic.LEAVING_EARLY, say("Does leaving early cost anything?"), (_leaving(terms, today),)),
        Answered(Topic.ENDING, say("How do I end it?"), (_ending(terms),)),
        Answered(Topic.FAILURE, say("What if it fails?"), (_failure(terms),)),
        Answered(Topic.COMPLAINTS, say("Who hears my complaint?"), _complaints(terms, hotline)),
        Answered(Topic.MY_DATA, say("What about my data?"), (_my_data(terms),)),
    )


def answers_before(item: OrderItem, terms: Terms, hotline: ShortCode, today: date) -> tuple[Answered, ...]:
    """All eight for what is about to be ordered: its price is told in the words in which it is confirmed."""
    instead: dict[Topic, tuple[Sentence, ...]] = {Topic.PRICE: price_words(item, today)}
    if item.action is OrderAction.ADD:
        instead[Topic.ENDING] = (say("Cancel it yourself under “Paid extras”, or ask a person to call you."),)
    return tuple(
        replace(each, answer=instead.get(each.topic, each.answer)) for each in answers_to(terms, hotline, today)
    )


def _unknown() -> Sentence:
    return say("The agreement does not say. A person can tell you.")


def _what(terms: Terms) -> Sentence:
    if not terms.about:
        return _unknown()
    return say("{text}", text=OperatorText(terms.about, terms.about_en))


def _price(terms: Terms, today: date) -> tuple[Sentence, ...]:
    if terms.price is None:
        return (_unknown(),)
    after, day = terms.price_after, terms.price_changes_on
    if after is None or (day is None and not terms.introductory_months):
        return (_monthly(terms.price),)
    if day is None:
        months = Count(terms.introductory_months or 0, Noun.MONTH)
        words = say(
            "The first {months} cost {now} a month, later {after}.", months=months, now=terms.price, after=after
        )
        return (words,)
    if day <= today:
        return (_monthly(after),)
    return _monthly(terms.price), say("From {day} it costs {amount} a month.", day=FullDate(day), amount=after)


def _monthly(amount: Money) -> Sentence:
    return say("It costs {amount} a month.", amount=amount)


def _how_long(terms: Terms, today: date) -> Sentence:
    last = terms.contract_ends
    if last is not None and last < today:
        return say("The fixed term is over. You can go on or end it.")
    if last is not None and terms.starts is not None:
        return say("The contract runs from {first} to {last}.", first=FullDate(terms.starts), last=FullDate(last))
    if terms.contract_months:
        months = Count(terms.contract_months, Noun.MONTH)
        long = say("The contract is for {months}.", months=months)
        return long.shortened(say("Term: {months}.", months=months))
    if terms.contract_months is None:
        return _unknown()
    long = say("There is no fixed term. You can end it at any time.")
    return long.shortened(say("No fixed term."))


def _leaving(terms: Terms, today: date) -> Sentence:
    last, fee = terms.contract_ends, terms.leaving_fee
    if fee is None and terms.contract_months is None:
        return _unknown()
    if fee is None or fee.is_zero or (last is not None and last < today):
        return say("Leaving costs nothing.")
    if last is None:
        long = say("Leaving early costs {fee}.", fee=fee)
        return long.shortened(say("Leaving: {fee}.", fee=fee))
    return say("Leaving before {day} costs {fee}.", day=FullDate(last + timedelta(days=1)), fee=fee)


def _ending(terms: Terms) -> Sentence:
    if terms.notice_days:
        return say(
            "Ask a person to call you or go to a service hall with your identity card, {days} before.",
            days=Count(terms.notice_days, Noun.DAY),
        )
    return say("Ask a person to call you or go to a service hall with your identity card.")


def _failure(terms: Terms) -> Sentence:
    if terms.repair_hours is None:
        return _unknown()
    return say(
        "It is repaired within {hours}. If not, you are told, and no rent is due meanwhile.",
        hours=Duration(terms.repair_hours * 3600),
    )


def _complaints(terms: Terms, hotline: ShortCode) -> tuple[Sentence, ...]:
    first = say("Call {hotline} first; if that does not help, {regulator}.", hotline=hotline, regulator=REGULATOR)
    if terms.answer_days is None:
        return (first,)
    return first, say("A complaint is answered within {days}.", days=Count(terms.answer_days, Noun.DAY))


def _my_data(terms: Terms) -> Sentence:
    if terms.data_use == SERVICE_ONLY:
        return say("Used to supply, bill and repair only. Nobody else sees it unless you agree.")
    if not terms.data_use:
        return _unknown()
    return say("{text}", text=OperatorText(terms.data_use))
