"""What one thing costs and when it would act, asked today; or why this customer cannot have it.

Every amount comes out of the billing rule, so that the bill will say the same to the cent. Stores nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.age import age_on
from elderclient.backend.bills.account_facts import subscription_of
from elderclient.backend.bills.charges import subscription_charges
from elderclient.backend.bills.terms import BillMonth, Subscription
from elderclient.backend.database.models import Bill, BillingAccount, Customer, Number, Offering, Product
from elderclient.backend.orders import purchase_lock
from elderclient.backend.orders.refusals import Facts, NoSuchError, NotOrderedError, needs_person
from elderclient.backend.orders.terms import Action, ItemRequest, Terms
from elderclient.backend.plans.new_product import is_running_trial, new_product

A_DAY = timedelta(days=1)
LATER_ON = 240
"""Months ahead in which no introductory price and no passing discount holds any more."""


@dataclass(frozen=True, slots=True)
class Pricing:
    """Prices for one customer at one moment."""

    session: Session
    customer_id: str
    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The calendar day in the operator's time zone."""
        return self.now.astimezone(self.zone).date()

    def terms(self, wanted: ItemRequest) -> Terms:
        """Raises ``NotOrderedError`` where the rules forbid it, ``NoSuchError`` where it makes no sense."""
        ways: dict[Action, Callable[[ItemRequest], Terms]] = {
            Action.ADD: self._add,
            Action.CANCEL: self._cancel,
            Action.CHANGE: self._change,
            Action.KEEP: self._keep,
            Action.SUSPEND: self._suspend,
            Action.RESUME: self._resume,
        }
        return ways[wanted.action](wanted)

    def _add(self, wanted: ItemRequest) -> Terms:
        self._refuse_locked()
        offering = self._on_sale(wanted.offering_id)
        if offering.category != "valueAdded":
            raise _home_line("order")
        line = self._line(wanted.number)
        starts = self._free_from(offering, line.digits)
        product = self._coming(offering, line.account_id, line.digits, starts)
        return self._told(product, this_month_fen=_charged(subscription_of(product), BillMonth.of(self.today)))

    def _cancel(self, wanted: ItemRequest) -> Terms:
        product = self._product(wanted.product_id)
        if product.offering.category != "valueAdded":
            raise needs_person("end a line or a plan")
        self._refuse_ending(product)
        ends = max(self.today + A_DAY, product.start_date)
        self._refuse_contract(product, ends)
        held = replace(subscription_of(product), ends=ends)
        this_month_fen = _charged(held, BillMonth.of(self.today))
        return replace(self._of(product, _now_a_month(held, self.today), this_month_fen), ends=ends)

    def _change(self, wanted: ItemRequest) -> Terms:
        old, offering = self._product(wanted.product_id), self._on_sale(wanted.offering_id)
        if old.offering.category != "plan" or offering.category != "plan":
            raise _home_line("change")
        if self._is_prepaid(old):
            raise NotOrderedError("prepaid", "Only a person can change a plan that is paid in advance.")
        if old.status not in ("active", "pendingTerminate"):
            raise needs_person(f"change a plan that is {old.status}")
        self._refuse_ending(old)
        if offering.id == old.offering_id:
            raise NotOrderedError("alreadyHeld", "This is the plan you have.")
        self._refuse_not_eligible(offering)
        product = self._coming(offering, old.account_id, old.number or "", BillMonth.of(self.today).until)
        self._refuse_contract(old, product.start_date)
        self._refuse_arrears(old.account_id)
        stays = _charged(subscription_of(old), BillMonth.of(self.today))
        return replace(self._told(product, this_month_fen=stays), product_id=old.id)

    def _keep(self, wanted: ItemRequest) -> Terms:
        product = self._product(wanted.product_id)
        self._refuse_locked()
        if not is_running_trial(product, self.today):
            raise NotOrderedError("alreadyHeld", "There is no free trial of it that would end by itself.")
        if product.status != "active":
            raise _already_ending()
        held = replace(subscription_of(product), ends=None)
        return replace(
            self._of(product, _later_a_month(held), _charged(held, BillMonth.of(self.today))),
            rent_fen=product.price_after_fen or 0,
            introductory_fen=0,
            introductory_end=product.introductory_end,
        )

    def _suspend(self, wanted: ItemRequest) -> Terms:
        product = self._product(wanted.product_id)
        if product.offering.category != "plan":
            raise NoSuchError("only a mobile plan can be stopped like this")
        if product.termination_date is not None and product.termination_date <= self.today:
            raise _already_ending()
        held = subscription_of(product)
        this_month_fen = _charged(held, BillMonth.of(self.today))
        return self._of(product, _now_a_month(held, self.today), this_month_fen)

    def _resume(self, wanted: ItemRequest) -> Terms:
        self._product(wanted.product_id)
        raise needs_person("set a stopped number free")

    def _told(self, product: Product, *, this_month_fen: int) -> Terms:
        held = replace(subscription_of(product), ends=None)
        is_introductory = product.introductory_end is not None
        return Terms(
            name=product.name,
            name_en=product.name_en,
            offering_id=product.offering.id,
            monthly_fen=_later_a_month(held),
            number=product.number or "",
            rent_fen=product.offering.rent_fen,
            introductory_fen=_first_a_month(held) if is_introductory else None,
            introductory_end=product.introductory_end,
            ends_by_itself=product.termination_date is not None,
            starts=product.start_date,
            ends=product.termination_date,
            this_month_fen=this_month_fen,
            contract_end=product.contract_end,
            early_termination_fee_fen=product.early_termination_fee_fen,
        )

    @staticmethod
    def _of(product: Product, monthly_fen: int, this_month_fen: int) -> Terms:
        return Terms(
            name=product.name,
            name_en=product.name_en,
            offering_id=product.offering_id,
            monthly_fen=monthly_fen,
            product_id=product.id,
            number=product.number or "",
            this_month_fen=this_month_fen,
        )

    def _offering(self, offering_id: str) -> Offering:
        found = self.session.get(Offering, offering_id)
        if found is None:
            raise NoSuchError("there is no such offering")
        return found

    def _on_sale(self, offering_id: str) -> Offering:
        found = self._offering(offering_id)
        if not found.is_sellable:
            raise NotOrderedError("notOnSale", "This is not on sale any more.")
        return found

    def _product(self, product_id: str) -> Product:
        found = self.session.get(Product, product_id)
        if found is None or found.customer_id != self.customer_id or not found.is_visible:
            raise NoSuchError("there is no such product")
        return found

    def _line(self, digits: str) -> Number:
        own = select(Number).where(Number.customer_id == self.customer_id).order_by(Number.position)
        numbers = self.session.scalars(own).all()
        if digits:
            numbers = [number for number in numbers if number.digits == digits]
        if not numbers:
            raise NoSuchError("this is no number of the account")
        return numbers[0]

    def _free_from(self, offering: Offering, digits: str) -> date:
        """Today, or the day after the same service has ended; refuses where it goes on."""
        held = select(Product).where(
            Product.customer_id == self.customer_id, Product.offering_id == offering.id, Product.number == digits
        )
        starts = self.today
        for product in self.session.scalars(held):
            if product.termination_date is None or is_running_trial(product, self.today):
                raise NotOrderedError("alreadyHeld", "You have this service.", Facts(existing_id=product.id))
            starts = max(starts, product.termination_date)
        return starts

    def _coming(self, offering: Offering, account_id: str, number: str, starts: date) -> Product:
        """The product as it would be. Introductory prices are for those who never had it."""
        had = select(Product.id).where(Product.customer_id == self.customer_id, Product.offering_id == offering.id)
        is_first = self.session.scalar(had.limit(1)) is None
        return new_product(offering, self.customer_id, account_id, number, starts, is_first=is_first)

    def _is_prepaid(self, product: Product) -> bool:
        return self.session.get_one(BillingAccount, product.account_id).is_prepaid

    def _refuse_locked(self) -> None:
        if purchase_lock.standing(self.session, self.customer_id, self.now).is_on:
            raise NotOrderedError("locked", "You have asked for no new services.")

    def _refuse_not_eligible(self, offering: Offering) -> None:
        customer = self.session.get_one(Customer, self.customer_id)
        age = age_on(self.today, customer.birth_date)
        if offering.minimum_age is not None and (age is None or age < offering.minimum_age):
            raise NotOrderedError("notEligible", f"This is for people of {offering.minimum_age} years or older.")
        if offering.province and offering.province != customer.province:
            raise NotOrderedError("notEligible", "This is not sold where you live.")

    def _refuse_ending(self, product: Product) -> None:
        ended = product.termination_date is not None and not is_running_trial(product, self.today)
        if ended or product.status not in ("active", "pendingActive", "suspended"):
            raise _already_ending()

    @staticmethod
    def _refuse_contract(product: Product, ends: date) -> None:
        end = product.contract_end
        if end is not None and end > ends:
            facts = Facts(fee_fen=product.early_termination_fee_fen, until=end - A_DAY)
            raise NotOrderedError("underContract", "A contract runs until a later day.", facts)

    def _refuse_arrears(self, account_id: str) -> None:
        due = select(Bill.remaining_fen).where(
            Bill.account_id == account_id, Bill.replaced_by.is_(None), Bill.due_date < self.today
        )
        if owed := sum(self.session.scalars(due)):
            raise NotOrderedError("inArrears", "Bills are overdue; pay them first.", Facts(owed_fen=owed))


def _home_line(what: str) -> NotOrderedError:
    return NotOrderedError("homeLine", f"Only a person can {what} home internet or a landline.")


def _already_ending() -> NotOrderedError:
    return NotOrderedError("alreadyEnding", "It ends already, or has ended.")


def _charged(held: Subscription, month: BillMonth) -> int:
    """Rent after discounts in this month; usage is another matter."""
    return sum(charge.amount_fen for charge in subscription_charges(held, {}, month))


def _later_a_month(held: Subscription) -> int:
    return _charged(held, BillMonth.of(held.introductory_end or held.starts).plus(LATER_ON))


def _first_a_month(held: Subscription) -> int:
    whole = replace(held, starts=date.min, introductory_end=date.max)
    return _charged(whole, BillMonth.of(held.starts))


def _now_a_month(held: Subscription, today: date) -> int:
    """A whole month of it at what it costs today."""
    is_introductory = held.introductory_end is not None and held.introductory_end > today
    whole = replace(held, starts=date.min, ends=None, introductory_end=date.max if is_introductory else None)
    return _charged(whole, BillMonth.of(today))
