"""See what I have: a card for each plan in the manner of a contract summary. Must not compare or change plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.plan import Offering, Product, UsageTariff
from elderclient.domain.plans.rating import price_on
from elderclient.domain.plans.usage import UNIT_OF, MonthlyUsage, UsageType
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, DataVolume, Month, Noun, Quantity, Speed
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.plans.plan_source import PlansAndUsage, PlanSource
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

REGULATOR = ShortCode("12381")


@frozen
class AllowanceView:
    """What is included of one kind of usage, used and left this month. ``bar``: the used part, from 0 to 1.

    ``included`` and ``left`` are ``None`` where the plan has no allowance of this kind.
    """

    usage_type: UsageType
    used: Quantity | DataVolume
    included: Quantity | DataVolume | None
    left: Quantity | DataVolume | None
    bar: Decimal
    sentence: Sentence


@frozen
class PlanCard:
    """One plan: ``prices`` (now, then after each end of a discount or introductory price), allowances and conditions."""

    product: Product
    offering: Offering | None
    name: Sentence
    price: Money
    prices: tuple[Sentence, ...]
    allowances: tuple[AllowanceView, ...]
    more_costs: tuple[Sentence, ...]
    contract: Sentence
    leaving: Sentence
    ending: Sentence
    complaints: Sentence


@frozen
class PlanView:
    """All plans of the person, mobile plans first, and one sentence that says it all."""

    summary: Sentence
    cards: tuple[PlanCard, ...]


class SeePlan:
    """The plans of one person. ``hotline``: the operator's own number."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock, hotline: ShortCode) -> None:
        self._source = PlanSource(gateway, store, clock)
        self._clock = clock
        self._hotline = hotline

    def cached(self) -> Fetched[PlanView] | None:
        """As kept on this PC."""
        fetched = self._source.cached([self._month()])
        return None if fetched is None else fetched.into(self._view)

    def fetch(self) -> Fetched[PlanView]:
        """Ask for what is held and what was used this month."""
        return self._source.fetch([self._month()]).into(self._view)

    def _month(self) -> Month:
        return Month.of(self._clock.now().date())

    def _view(self, known: PlansAndUsage) -> PlanView:
        today = self._clock.now().date()
        usage = next((each for each in known.usage if each.month == Month.of(today)), None)
        cards = tuple(self._card(product, known, usage, today) for product in known.plans)
        return PlanView(_summary(cards).at("summary"), cards)

    def _card(self, product: Product, known: PlansAndUsage, usage: MonthlyUsage | None, today: date) -> PlanCard:
        offering = known.offering_of(product)
        price = price_on(today, _rent_on(today, product), product.discounts)
        return PlanCard(
            product,
            offering,
            say("{name}", name=OperatorText(product.name, product.name_en)).at(f"plan/{product.id}"),
            price,
            (*_prices(product, price, today), *_next(known.next_of(product))),
            _allowances(product, offering, usage),
            _more_costs(offering),
            _contract(product, offering, today),
            _leaving(product, today),
            say("To end it, ask a person to call you or go to a service hall with your identity card."),
            say(
                "To complain, call {hotline} first; if that does not help, call {regulator}.",
                hotline=self._hotline,
                regulator=REGULATOR,
            ),
        )


def _summary(cards: tuple[PlanCard, ...]) -> Sentence:
    if not cards:
        return say("No plan of yours was found. A person can look for it.")
    first = cards[0]
    name = OperatorText(first.product.name, first.product.name_en)
    if len(cards) == 1:
        return say("Your plan is “{name}”, {amount} a month.", name=name, amount=first.price)
    amount = first.price
    for card in cards[1:]:
        amount = amount + card.price
    return say("Your plans cost {amount} a month together.", amount=amount)


def _rent_on(day: date, product: Product) -> Money:
    is_after = product.introductory_ends is not None and day >= product.introductory_ends
    return product.price_after if is_after and product.price_after is not None else product.rent


def _prices(product: Product, now: Money, today: date) -> tuple[Sentence, ...]:
    told = [say("It costs {amount} a month now.", amount=now)]
    ends = {each.ends for each in product.discounts if each.ends is not None}
    if product.introductory_ends is not None and product.price_after is not None:
        ends.add(product.introductory_ends)
    price = now
    for day in sorted(end for end in ends if end > today):
        then = price_on(day, _rent_on(day, product), product.discounts)
        if then != price:
            told.append(say("From {day} it costs {amount} a month.", day=day, amount=then))
            price = then
    return tuple(told)


def _next(coming: Product | None) -> tuple[Sentence, ...]:
    """What the plan becomes, where a change is ordered already."""
    if coming is None or coming.start_date is None:
        return ()
    name = OperatorText(coming.name, coming.name_en)
    told = say("From {day} it is “{name}”, {amount} a month.", day=coming.start_date, name=name, amount=coming.rent)
    return (told,)


def _allowances(product: Product, offering: Offering | None, usage: MonthlyUsage | None) -> tuple[AllowanceView, ...]:
    tariffs = {tariff.usage_type: tariff for tariff in (offering.tariffs if offering is not None else ())}
    buckets = [each for each in (usage.buckets if usage is not None else ()) if each.product_id == product.id]
    views = []
    for usage_type in UsageType:
        own = [each for each in buckets if each.usage_type is usage_type]
        tariff = tariffs.get(usage_type)
        if not own and tariff is None:
            continue
        used = sum((each.used for each in own), Decimal(0))
        limits = [each.included for each in own if each.included is not None]
        included = sum(limits, Decimal(0)) if limits else (tariff.included if tariff is not None else None)
        views.append(_allowance(usage_type, used, included))
    return tuple(views)


def _allowance(usage_type: UsageType, used: Decimal, included: Decimal | None) -> AllowanceView:
    unit = UNIT_OF[usage_type]
    used_words = Quantity(used, unit).measured
    if included is None:
        bar, whole, left = Decimal(0), None, None
    else:
        whole, left = Quantity(included, unit).measured, Quantity(max(included - used, Decimal(0)), unit).measured
        bar = min(used / included, Decimal(1)) if included else Decimal(1 if used else 0)
    sentence = _allowance_words(usage_type, used_words, whole, left)
    return AllowanceView(usage_type, used_words, whole, left, bar, sentence.at(f"allowance/{usage_type.name}"))


def _allowance_words(
    usage_type: UsageType,
    used: Quantity | DataVolume,
    included: Quantity | DataVolume | None,
    left: Quantity | DataVolume | None,
) -> Sentence:
    what = _usage_name(usage_type)
    if included is None or left is None:
        return say("{what}: {used} used this month; the plan includes none.", what=what, used=used)
    return say(
        "{what}: {included} a month, {used} used, {left} left.", what=what, included=included, used=used, left=left
    )


def included_words(offering: Offering) -> tuple[Sentence, ...]:
    """What a plan on sale includes a month, one sentence for each kind of usage."""
    return tuple(
        say(
            "{what}: {included} a month.",
            what=_usage_name(tariff.usage_type),
            included=Quantity(tariff.included, UNIT_OF[tariff.usage_type]).measured,
        )
        for tariff in offering.tariffs
        if tariff.included
    )


def _usage_name(usage_type: UsageType) -> Sentence:
    if usage_type is UsageType.VOICE:
        return say("Calls")
    if usage_type is UsageType.DATA:
        return say("Data")
    return say("Messages")


def _more_costs(offering: Offering | None) -> tuple[Sentence, ...]:
    if offering is None:
        return ()
    words = [_more_cost(tariff) for tariff in offering.tariffs]
    if offering.speed_megabits is not None:
        words.insert(0, say("Broadband speed: {speed}.", speed=Speed(offering.speed_megabits)))
    return tuple(words)


def _more_cost(tariff: UsageTariff) -> Sentence:
    if tariff.usage_type is UsageType.VOICE:
        return say("Calls beyond that: {price}.", price=tariff.overage)
    if tariff.usage_type is UsageType.DATA:
        return say("Data beyond that: {price}.", price=tariff.overage)
    return say("Messages beyond that: {price}.", price=tariff.overage)


def _contract(product: Product, offering: Offering | None, today: date) -> Sentence:
    if product.contract_ends is not None and product.contract_ends >= today:
        if product.start_date is not None:
            return say(
                "The contract runs from {first} to {last}.", first=product.start_date, last=product.contract_ends
            )
        return say("The contract runs until {last}.", last=product.contract_ends)
    if product.contract_ends is None and offering is not None and offering.contract_months:
        return say("The contract is for {months}.", months=Count(offering.contract_months, Noun.MONTH))
    return say("There is no fixed term. You can end it at any time.")


def _leaving(product: Product, today: date) -> Sentence:
    fee = product.early_termination_fee
    is_bound = product.contract_ends is not None and product.contract_ends >= today
    if fee is None or fee.is_zero or (product.contract_ends is not None and not is_bound):
        return say("Leaving costs nothing.")
    if product.contract_ends is None:
        return say("Leaving early costs {fee}.", fee=fee)
    return say("Leaving before {day} costs {fee}.", day=product.contract_ends, fee=fee)
