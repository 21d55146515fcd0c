"""The operator for one person: implements ``ports.OperatorGateway`` by composing one mapping file per API.

Every method blocks for at most the total deadline, whatever it asks; none may be called on the UI thread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from elderclient.adapters.operator_api import (
    call_check,
    customer_bill,
    party,
    product_catalog,
    product_inventory,
    usage_consumption,
)
from elderclient.adapters.operator_api.api import Api
from elderclient.adapters.operator_api.auth import SignedIn
from elderclient.adapters.operator_api.clock import ServerClock
from elderclient.adapters.operator_api.profiles import Profiles
from elderclient.adapters.operator_api.session import DEADLINE_SECONDS, Session
from elderclient.adapters.operator_api.trouble_ticket import LONGEST_WAIT, Tickets
from elderclient.domain.bill import Bill, BillLine
from elderclient.domain.callback import Callback, CallbackWish, CheckedCall
from elderclient.domain.person import Customer
from elderclient.domain.phone import Phone
from elderclient.domain.plan import Offering, Product
from elderclient.domain.units import Month
from elderclient.domain.usage import MonthlyUsage
from elderclient.usecases.ports import TokenSource

TOTAL_FACTOR = 3
"""A method that asks many pages may take three times as long as one request: a thin line still brings a large bill."""


class TmfGateway:
    """See ``ports.OperatorGateway`` for what each method promises. Thread-safe."""

    def __init__(
        self, session: Session, tokens: TokenSource, clock: ServerClock, profiles: Profiles, seconds: float
    ) -> None:
        self._session = session
        self._total_seconds = TOTAL_FACTOR * seconds
        signed_in = SignedIn(session, tokens)
        self._bill = Api(signed_in, profiles.bill, clock, seconds)
        self._inventory = Api(signed_in, profiles.inventory, clock, seconds)
        self._catalogue = Api(signed_in, profiles.catalogue, clock, seconds)
        self._usage = Api(signed_in, profiles.usage, clock, seconds)
        self._party = Api(signed_in, profiles.party, clock, seconds)
        self._call_check = Api(signed_in, profiles.call_check, clock, seconds)
        tickets = Api(signed_in, profiles.ticket, clock, seconds)
        self._tickets = Tickets(tickets, has_unique_ids=profiles.has_unique_external_ids)

    def customer(self) -> Customer:
        """TMF632."""
        with self._session.within(self._total_seconds):
            return party.customer(self._party)

    def bills(self, limit: int = 13) -> tuple[Bill, ...]:
        """TMF678 headers, newest first."""
        with self._session.within(self._total_seconds):
            return customer_bill.bills(self._bill, limit)

    def bill_lines(self, bill_id: str) -> tuple[BillLine, ...]:
        """TMF678 applied billing rates of one bill."""
        with self._session.within(self._total_seconds):
            return customer_bill.bill_lines(self._bill, bill_id)

    def products(self) -> tuple[Product, ...]:
        """TMF637."""
        with self._session.within(self._total_seconds):
            return product_inventory.products(self._inventory)

    def offerings(self) -> tuple[Offering, ...]:
        """TMF620: on sale, and held by the customer (which TMF637 is asked for)."""
        with self._session.within(self._total_seconds):
            held = [product.offering_id for product in product_inventory.products(self._inventory)]
            return product_catalog.offerings(self._catalogue, held)

    def usage(self, months: Sequence[Month]) -> tuple[MonthlyUsage, ...]:
        """TMF677."""
        with self._session.within(self._total_seconds):
            return usage_consumption.usage(self._usage, months)

    def place_callback(self, wish: CallbackWish) -> Callback:
        """TMF621."""
        with self._session.within(self._total_seconds):
            return self._tickets.place(wish)

    def find_callback(self) -> Callback | None:
        """TMF621."""
        with self._session.within(self._total_seconds):
            return self._tickets.find()

    def callback(self, callback_id: str) -> Callback:
        """TMF621."""
        with self._session.within(self._total_seconds):
            return self._tickets.get(callback_id)

    def wait_for_change(self, callback: Callback, seconds: int) -> Callback:
        """TMF621 with ``Prefer: wait``."""
        with self._session.within(self._total_seconds + LONGEST_WAIT):
            return self._tickets.wait(callback, seconds)

    def cancel_callback(self, callback_id: str) -> Callback:
        """TMF621."""
        with self._session.within(self._total_seconds):
            return self._tickets.cancel(callback_id)

    def change_callback(self, callback_id: str, *, number: Phone | None = None, at: datetime | None = None) -> Callback:
        """TMF621."""
        with self._session.within(self._total_seconds):
            return self._tickets.change(callback_id, number, at)

    def write_line(self, callback_id: str, text: str) -> Callback:
        """TMF621: a note."""
        with self._session.within(self._total_seconds):
            return self._tickets.write(callback_id, text)

    def answer_call_check(self, callback_id: str, *, said_right: bool) -> None:
        """TMF621."""
        with self._session.within(self._total_seconds):
            self._tickets.answer_check(callback_id, said_right=said_right)

    def check_call(self) -> CheckedCall:
        """Our own endpoint."""
        with self._session.within(self._total_seconds):
            return call_check.check_call(self._call_check)

    def report_fraud(self, external_id: str, description: str) -> str:
        """TMF621."""
        with self._session.within(self._total_seconds):
            return self._tickets.report_fraud(external_id, description)

    def close(self) -> None:
        """Break off everything under way."""
        self._session.close()


def open_gateway(
    url: str,
    tokens: TokenSource,
    clock: ServerClock,
    *,
    profiles: Profiles | None = None,
    seconds: float = DEADLINE_SECONDS,
    certificates: str | None = None,
    proxies: Mapping[str, str] | None = None,
    portal_port: int = 80,
) -> TmfGateway:
    """A gateway to the operator at ``url``. Asks nothing yet.

    ``seconds`` is the total deadline of each request; a method may take three times that. ``certificates`` and
    ``proxies`` replace the system's; pass ``profiles.REFERENCE`` for the reference operator.

    Raises ``ValueError`` for what is no http or https URL.
    """
    session = Session(url, clock, certificates=certificates, proxies=proxies, portal_port=portal_port)
    return TmfGateway(session, tokens, clock, profiles or Profiles(), seconds)
