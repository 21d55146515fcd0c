"""Home: a greeting, the one sentence that matters most today, and badges. Must not lay anything out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.bills.bill import AnyBill, Bill
from elderclient.domain.bills.history import History, history_of, is_comparable
from elderclient.domain.bills.owed import Owed, may_hold_arrears
from elderclient.domain.callbacks import Callback, CallbackPhase
from elderclient.domain.complaints import ComplaintNews
from elderclient.domain.errors import BadAnswer, ElderclientError, NoNetwork, NotAllowed, NotFound, StoreError
from elderclient.domain.faults.fault import Fault
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.orders import trial_of
from elderclient.domain.sentence import Name, OperatorText, Sentence
from elderclient.domain.units import Count, Month, Noun
from elderclient.phrases.bills import payment
from elderclient.phrases.shell import home_screen
from elderclient.usecases.bills.owed_now import known_history, owed_now
from elderclient.usecases.cache import (
    ACCOUNTS,
    BILLS,
    CALLBACK,
    COMPLAINTS,
    CUSTOMER,
    FAULTS,
    NOTICES,
    PRODUCTS,
    lines_of,
    usage_of,
    without_words,
)
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched, worst
from elderclient.usecases.home_values import TileValue, values_in
from elderclient.usecases.notices.notice_source import Waiting, waiting_in
from elderclient.usecases.ports.store import Entry
from elderclient.usecases.use_case import UseCase

MORNING, NOON, AFTERNOON, EVENING, NIGHT = 5, 11, 13, 18, 22
"""Hours at which the greeting changes."""
_CUSTOMER_ALONE = (NotAllowed, NotFound, BadAnswer)
"""Problems with who the customer is that say nothing of their bills."""
DUE_SOON = timedelta(days=7)
"""What has to be paid within this time matters more than a fault or a notice."""
ENDS_SOON = timedelta(days=7)
"""A free trial that ends within this time is shown at home."""


@frozen
class Badge:
    """A number on a tile (``tile`` is a ``Place.screen`` name), and its text for the accessible name."""

    tile: str
    number: int
    words: Sentence


@frozen
class Home:
    """What the home screen says. ``bill`` is the newest bill's header, ``callback`` the live callback."""

    greeting: Sentence
    today: Sentence
    """The one sentence that matters most; its anchor is the tile or screen it is about."""
    badges: tuple[Badge, ...] = ()
    bill: Bill | None = None
    callback: Callback | None = None
    knows_bills: bool = True
    """False before the bills were ever seen: then that there is none would be a guess."""
    values: tuple[TileValue, ...] = ()


@frozen
class Figures:
    """The data home needs first, and home built from them."""

    customer: Fetched[Customer]
    bills: Fetched[Listing[AnyBill]]
    home: Fetched[Home]


class SeeHome(UseCase):
    """The home screen of one person. ``complaint_news`` returns what is new of the stored complaints."""

    def __init__(self, dependencies: Dependencies, complaint_news: Callable[[], ComplaintNews]) -> None:
        super().__init__(dependencies)
        self._complaint_news = complaint_news
        self._rules = dependencies.rules

    def greeting(self, customer: Customer | None) -> Sentence:
        """Return the greeting of this hour, with the form of address where it is known."""
        return _greeting(customer, self._clock.now())

    def cached(self) -> Fetched[Home] | None:
        """Return home built from stored data; ``None`` before there are any."""
        customer = CUSTOMER.recall(self._store)
        bills = BILLS.recall(self._store)
        if customer is None and bills is None:
            return None
        return self._together(customer or Fetched(None, None), bills or Fetched(None, None))

    def fetch(self) -> Fetched[Home]:
        """Ask for all that home shows. The value is never ``None``: there is always a greeting."""
        return self.fetch_rest(self.fetch_figures())

    def fetch_figures(self) -> Figures:
        """Ask for the customer and the bills, without which there is nothing to show; take the rest from the store."""
        customer = CUSTOMER.ask(self._gateway, self._store, self._clock)
        if customer.problem is not None and not isinstance(customer.problem, _CUSTOMER_ALONE):
            # Further requests would fail the same way, one deadline after another.
            bills = BILLS.recall(self._store) or Fetched(None, None)
            bills = replace(bills, problem=customer.problem)
        else:
            bills = BILLS.ask(self._gateway, self._store, self._clock)
        return Figures(customer, bills, self._together(customer, bills))

    def fetch_rest(self, figures: Figures) -> Fetched[Home]:
        """Ask for what else home shows, beside ``figures`` that were just fetched."""
        if figures.home.problem is not None:
            return figures.home
        calls = CALLBACK.ask_by(self._newest_call, self._store, self._clock)
        FAULTS.ask(self._gateway, self._store, self._clock)
        NOTICES.ask(self._gateway, self._store, self._clock)
        COMPLAINTS.ask(self._gateway, self._store, self._clock)
        # Only for free trials that end soon and the values of tiles: an error here is no error of home.
        PRODUCTS.ask(self._gateway, self._store, self._clock)
        ACCOUNTS.ask(self._gateway, self._store, self._clock)
        usage_of((Month.of(self._clock.now().date()),)).ask(self._gateway, self._store, self._clock)
        from elderclient.usecases.bills.bill_source import cached_lines

        history = history_of(figures.bills.value or Listing(), self._clock.now().date())
        for bill in history.newest:
            if cached_lines(bill, self._store) is None:
                lines_of(bill).ask(self._gateway, self._store, self._clock)
        return self._together(figures.customer, figures.bills, calls)

    def _newest_call(self) -> tuple[Callback, ...]:
        found = self._gateway.callbacks.find_callback()
        known = next(iter(CALLBACK.value_in(self._store) or ()), None)
        return without_words(None if found is None else found.filled_from(known))

    def _together(
        self,
        customer: Fetched[Customer],
        bills: Fetched[Listing[AnyBill]],
        calls: Fetched[tuple[Callback, ...]] | None = None,
    ) -> Fetched[Home]:
        # Without a name there is no form of address, and that is all.
        is_nameless = isinstance(customer.problem, _CUSTOMER_ALONE)
        as_of, problem, is_stale = worst(bills) if is_nameless else worst(customer, bills)
        now = self._clock.now()
        # Without permission to read callbacks none is promised.
        is_closed = calls is not None and isinstance(calls.problem, (NotAllowed, NotFound))
        newest_call = None if is_closed else next(iter(CALLBACK.value_in(self._store) or ()), None)
        callback = newest_call if newest_call is not None and newest_call.may_come(now) else None
        missed = newest_call if newest_call is not None and _was_missed(newest_call, now) else None
        history = known_history(Listing() if bills.value is None else bills.value, self._store, now.date())
        waiting = waiting_in(self._store, now.date())
        faults = self._open_faults()
        owed = owed_now(history, self._store)
        # Before the rest was asked for, today's sentence does not wait for the lines of a bill.
        alert = None if calls is None else self._alert(history)
        news, answered = self._complaints()
        said = callback or missed
        call = None if said is None else self._call(said)
        waits = _Waiting(call, alert, answered, faults, waiting)
        today = _today(history, owed, waits, now, as_of, problem)
        unpaid = len(owed.bills)
        badges: tuple[Badge, ...] = ()
        if unpaid:
            badges = (Badge("bill", unpaid, home_screen.bills_unpaid(Count(unpaid, Noun.BILL))),)
        if faults:
            in_repair = home_screen.lines_in_repair(Count(len(faults), Noun.LINE))
            badges = (*badges, Badge("faults", len(faults), in_repair))
        if waiting.unread:
            from elderclient.phrases.notices import notice

            badges = (*badges, Badge("more", waiting.unread, notice.unread_words(waiting.unread)))
        badges += (*news, *self._trials(now.date()))
        newest = next(iter(history.newest), None)
        values = values_in(self._store, history, waiting.unread, now.date())
        home = Home(_greeting(customer.value, now), today, badges, newest, callback, bills.value is not None, values)
        return Fetched(home, as_of, problem, is_stale)

    def _call(self, callback: Callback) -> Sentence:
        if not callback.phase.is_live or callback.phase.is_under_way:
            return _callback(callback)
        from elderclient.usecases.callbacks.unsent_request import cancellings_of

        entries: tuple[Entry, ...] = ()
        with suppress(StoreError):
            entries = self._store.acts()
        if not cancellings_of(callback, entries):
            return _callback(callback)
        from elderclient.phrases.callbacks import no_answer

        return no_answer.cancelling(by_text=callback.by_text)

    def _open_faults(self) -> tuple[Fault, ...]:
        faults = FAULTS.value_in(self._store) or ()
        return tuple(fault for fault in faults if fault.phase.is_open)

    def _complaints(self) -> tuple[tuple[Badge, ...], Sentence | None]:
        """Return the badge of complaints with news, and its words where one was answered.

        Without complaints no deadline is calculated.
        """
        stored = COMPLAINTS.recall(self._store)
        if stored is None or not stored.value:
            return (), None
        news = self._complaint_news()
        if not news.number:
            return (), None
        from elderclient.phrases.complaints import complaint

        words = complaint.news_words(news)
        return (Badge("complaints", news.number, words),), words if news.answered else None

    def _trials(self, today: date) -> tuple[Badge, ...]:
        """Return the badge of free trials that end within a week."""
        products = PRODUCTS.value_in(self._store) or ()
        found = [(product, trial) for product in products if (trial := trial_of(product, today)) is not None]
        ending = sorted(
            (each for each in found if each[1].last_day - today < ENDS_SOON), key=lambda each: each[1].last_day
        )
        if not ending:
            return ()
        product, trial = ending[0]
        name = OperatorText(product.name, product.name_en)
        words = home_screen.free_until(trial.last_day, name)
        return (Badge("subscriptions", len(ending), words),)

    def _alert(self, history: History) -> Sentence | None:
        """Return the warning of a newest bill on which something was charged twice, or which is abnormally high."""
        from elderclient.domain.bills.flags import FlagKind, flags
        from elderclient.domain.deadlines.limits import Duty
        from elderclient.phrases.bills import alerts
        from elderclient.usecases.bills.bill_source import with_cached_lines

        factor = self._rules.limit(Duty.ABNORMAL_BILL_FACTOR).figure
        for header in history.newest:
            bill = header if header.lines is not None else with_cached_lines(header, self._store)
            if not history.is_taken_back(bill) and bill.charged.amount > 0:
                found = flags(bill, history.earlier(bill), factor=factor)
                grave = [each for each in found if each.kind in (FlagKind.CHARGED_TWICE, FlagKind.ABNORMAL_MONTH)]
                if grave:
                    return alerts.alert(grave[0], bill, self._clock.now().date())
        return None


def _was_missed(callback: Callback, now: datetime) -> bool:
    """Whether it was placed today and not answered to the last."""
    return callback.phase is CallbackPhase.GAVE_UP and callback.is_of_day(now)


def _greeting(customer: Customer | None, now: datetime) -> Sentence:
    if customer is None or not customer.form_of_address:
        return _greeting_of_hour(now.hour)
    name = Name(customer.form_of_address, customer.form_of_address_en)
    return home_screen.greeting_to(name, _greeting_of_hour(now.hour))


def _greeting_of_hour(hour: int) -> Sentence:
    if hour < MORNING or hour >= NIGHT:
        return home_screen.good_night()
    if hour < NOON:
        return home_screen.good_morning()
    if hour < AFTERNOON:
        return home_screen.good_day()
    if hour < EVENING:
        return home_screen.good_afternoon()
    return home_screen.good_evening()


@frozen
class _Waiting:
    """What may matter more than the bill, the worst first. ``answered``: news of the complaints."""

    call: Sentence | None
    alert: Sentence | None
    answered: Sentence | None
    faults: tuple[Fault, ...]
    notices: Waiting


def _today(
    history: History,
    owed: Owed,
    waits: _Waiting,
    now: datetime,
    as_of: datetime | None,
    problem: ElderclientError | None,
) -> Sentence:
    """Return the one sentence that matters most. The order is the program's: a call, an answer, a wrong bill, money due."""
    if isinstance(problem, NoNetwork):
        return _offline(now.date(), as_of)
    if waits.call is not None:
        return waits.call.at("callback")
    if waits.answered is not None:
        return waits.answered.at("complaints")
    if waits.alert is not None:
        return waits.alert.at("bill")
    soon = now.date() + DUE_SOON
    if any(bill.due_date is not None and bill.due_date <= soon for bill in owed.bills):
        return _bills(history, owed, now.date()).at("bill")
    return _matter(history, owed, waits, now)


def _matter(history: History, owed: Owed, waits: _Waiting, now: datetime) -> Sentence:
    if waits.faults:
        # Phrases that few customers need are imported here, so that today's sentence does not wait for them.
        from elderclient.phrases.faults import repairs

        return repairs.under_repair(waits.faults[0], now).at("faults")
    if waits.notices.wants_answer:
        from elderclient.phrases.notices import notice

        return notice.home_words().at("notices")
    return _bills(history, owed, now.date()).at("bill")


def _bills(history: History, owed: Owed, today: date) -> Sentence:
    """Return the sentence about the newest bill, or all of the newest month; about all that is owed where that is more."""
    newest = history.newest
    if not newest:
        return _no_bills(history, today)
    if len(newest) > 1:
        # Few customers have several bills a month; none of this is loaded for the others.
        from elderclient.usecases.bills.see_together import at_home

        return at_home(newest, history, owed, today)
    bill, before = newest[0], history.before(newest[0])
    if owed.is_beyond(bill):
        from elderclient.usecases.bills.see_together import owed_at_home

        said = owed_at_home(owed, today)
    elif may_hold_arrears(bill, history):
        said = payment.asks_for(bill, today)
    else:
        said = payment.summary(bill, today, before if before is not None and is_comparable(bill, before) else None)
    if void := history.void_since(bill):
        said = payment.with_no_longer_asked_for(said, void[0], today)
    return payment.with_missing(said, history.unclear, today) if history.unclear else said


def _no_bills(history: History, today: date) -> Sentence:
    if draft := next((each for each in history.loose if each.is_draft), None):
        return payment.not_made(draft, today)
    if history.unread or history.loose:
        from elderclient.phrases.shell import unknowns

        return unknowns.unread_records(history.unread or len(history.loose))
    from elderclient.phrases.bills import bill_screen

    return bill_screen.no_bill_yet()


def _offline(today: date, as_of: datetime | None) -> Sentence:
    if as_of is None:
        return home_screen.nothing_known_offline()
    if as_of.date() == today:
        return home_screen.offline_since_today()
    return home_screen.offline_since(as_of.date())


def _callback(callback: Callback) -> Sentence:
    if callback.phase in (CallbackPhase.MISSED, CallbackPhase.GAVE_UP) and not callback.by_text:
        return home_screen.call_missed()
    if callback.by_text and callback.conversation and not callback.conversation[-1].is_own:
        return home_screen.reply_waiting()
    if callback.phase.is_under_way and not callback.by_text:
        from elderclient.phrases.callbacks import call_status

        is_ringing = callback.phase is CallbackPhase.DIALLING
        return call_status.please_answer() if is_ringing else call_status.talking()
    if callback.phase is CallbackPhase.UNCLEAR:
        from elderclient.phrases.callbacks import no_answer

        return no_answer.unclear(by_text=callback.by_text)
    return home_screen.call_awaited(callback.number)
