"""A price with how often it is charged, as part of other sentences and by itself. Must not add anything up."""

from __future__ import annotations

from elderclient.domain.known import Unknown
from elderclient.domain.plans.price import BY_USE, MONTHLY, ONCE, ChargePeriod, Price
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun


def charged(price: Price) -> Sentence:
    """Say how much is charged and how often, as a part of a sentence; what is not known of it is said to be so."""
    amount, every = price.amount, price.every
    if every == BY_USE:
        return say("charged by use")
    if isinstance(amount, Unknown):
        # Translators: follows a name in a list, such as "Music, price not known".
        return say("price not known")
    if isinstance(every, Unknown):
        return say("{amount} (we do not know how often)", amount=amount)
    if every == MONTHLY:
        return say("{amount} a month", amount=amount)
    if every == ONCE:
        return say("{amount} once", amount=amount)
    if every == ChargePeriod(months=12):
        return say("{amount} a year", amount=amount)
    if every == ChargePeriod(days=7):
        return say("{amount} a week", amount=amount)
    if every == ChargePeriod(days=1):
        return say("{amount} a day", amount=amount)
    span = Count(every.months, Noun.MONTH) if every.months else Count(every.days, Noun.DAY)
    return say("{amount} every {span}", amount=amount, span=span)


def free_or_charged(price: Price) -> Sentence:
    """Say "free" where the operator charges nothing, else how much is charged and how often."""
    return say("free") if price.is_free else charged(price)


def beside_a_name(price: Price) -> Sentence:
    """Show a price in a button: an amount a month without words, anything else in as few as it takes."""
    amount = price.amount
    if price.every == BY_USE:
        return charged(price)
    if isinstance(amount, Unknown):
        # Translators: as short as can be, in a button beside a name.
        return say("unknown")
    if isinstance(price.every, Unknown) or price.every == MONTHLY:
        return say("{amount}", amount=amount)
    return charged(price)


def shared_out(words: Sentence) -> Sentence:
    """Add to a sum a month that prices of a longer period count in it with their share."""
    return say("{sum} Yearly and quarterly prices are spread over the months.", sum=words)


def not_clear(price: Price) -> tuple[Sentence, ...]:
    """Name what is not known of a price, for the one sentence about all that a page does not know."""
    if isinstance(price.amount, Unknown):
        return (say("what it costs"),)
    return () if price.is_known else (say("how often it is charged"),)
