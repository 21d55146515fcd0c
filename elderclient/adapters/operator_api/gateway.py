"""The operator for one person: builds ``ports.operator.OperatorGateway`` from one file per matter.

Every call blocks for at most the total deadline, whatever it sends; none may be made on the UI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from elderclient.adapters.operator_api.accounts import Accounts, Customers
from elderclient.adapters.operator_api.agreements import Agreements
from elderclient.adapters.operator_api.bills import Billing
from elderclient.adapters.operator_api.callbacks import LONGEST_WAIT, Callbacks
from elderclient.adapters.operator_api.complaints import Complaints
from elderclient.adapters.operator_api.faults import Faults, Outages, Visits
from elderclient.adapters.operator_api.information import Answers, Halls
from elderclient.adapters.operator_api.notices import Notices
from elderclient.adapters.operator_api.orders.ordering import Ordering
from elderclient.adapters.operator_api.plans import Plans
from elderclient.adapters.operator_api.privacy import Privacy
from elderclient.adapters.operator_api.proxy import Ask, proxy_gateway
from elderclient.adapters.operator_api.resources.identity import OwnCustomer
from elderclient.adapters.operator_api.resources.order_refusals import raise_order_refused
from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import Tickets
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.auth import AuthorizedSession
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.errors import ResponseLike
from elderclient.adapters.operator_api.transport.profiles import Profiles
from elderclient.adapters.operator_api.transport.session import DEADLINE_SECONDS, Session
from elderclient.adapters.operator_apis import APIS
from elderclient.usecases.ports.operator import OperatorGateway, TokenSource

TOTAL_FACTOR = 3
"""A method that asks many pages may take three times as long as one request: a thin line still brings a large bill."""

SOON_SECONDS = 3.0
"""What an act of the person waits for before it is sent, at most."""


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
    is_read_only: bool = False,
) -> OperatorGateway:
    """The gateway to the operator at ``url``. Sends nothing yet.

    ``seconds`` is the total deadline of each request; a method may take three times that. ``certificates`` and
    ``proxies`` replace the system's; pass ``profiles.REFERENCE`` for the reference operator. ``is_read_only``
    sends GET requests alone.

    Raises ``ValueError`` for what is no http or https URL, and for profiles of an unknown API.
    """
    session = Session(
        url, clock, certificates=certificates, proxies=proxies, portal_port=portal_port, is_read_only=is_read_only
    )
    apis = _Apis(AuthorizedSession(session, tokens), clock, profiles or Profiles(), seconds)
    gateway = _gateway(apis, session.close)
    apis.refuse_unknown()

    def call(method: str, ask: Ask) -> Any:
        longest = min(SOON_SECONDS, seconds) if method == Plans.products_soon.__name__ else TOTAL_FACTOR * seconds
        with session.within(longest + (LONGEST_WAIT if method == Callbacks.wait_for_change.__name__ else 0)):
            return ask(gateway)

    return proxy_gateway(call, session.close)


class _Apis:
    """Opens the APIs of one operator by their names in ``operator_apis``."""

    def __init__(self, session: AuthorizedSession, clock: ServerClock, profiles: Profiles, seconds: float) -> None:
        self._session = session
        self._clock = clock
        self._profiles = profiles
        self._seconds = seconds
        self._names: set[str] = set()
        self.has_unique_ids = profiles.has_unique_external_ids
        self.has_drafts = profiles.has_drafts
        self.currency = profiles.currency

    def __call__(self, name: str, raise_own_errors: Callable[[ResponseLike, str], None] | None = None) -> Api:
        self._names.add(name)
        profile = self._profiles.api(name, APIS[name].usual_path)
        return Api(self._session, profile, self._clock, self._seconds, raise_own_errors)

    def refuse_unknown(self) -> None:
        """Raise ``ValueError`` where the profiles name an API that was not opened."""
        if unknown := self._profiles.names - self._names:
            raise ValueError(f"no API is called {min(unknown)}")


def _gateway(api: _Apis, close: Callable[[], None]) -> OperatorGateway:
    """Every port, with the APIs it is mapped to: the one line that a new port needs here."""
    customer = api("customer")
    own_customer = OwnCustomer(customer, is_trusted=api.has_unique_ids)
    tickets = Tickets(api("ticket"), has_unique_ids=api.has_unique_ids, customer=own_customer)
    own = api("own")
    plans = Plans(inventory=api("inventory"), catalogue=api("catalogue"), consumption=api("usage"))
    refused = partial(raise_order_refused, currency=api.currency)
    orders = api("order", refused)
    lock = api("purchase_lock")
    return OperatorGateway(
        customers=Customers(customer),
        accounts=Accounts(account=api("account"), balance=api("balance")),
        billing=Billing(api("bill")),
        plans=plans,
        ordering=Ordering(
            orders,
            lock,
            plans,
            has_unique_ids=api.has_unique_ids,
            has_drafts=api.has_drafts,
            customer=own_customer,
        ),
        callbacks=Callbacks(tickets, own),
        complaints=Complaints(tickets),
        faults=Faults(tickets),
        visits=Visits(api("appointment"), has_unique_ids=api.has_unique_ids, customer=own_customer),
        outages=Outages(api("outage")),
        notices=Notices(api("notice")),
        agreements=Agreements(api("agreement")),
        privacy=Privacy(api("privacy"), own, tickets),
        halls=Halls(api("hall")),
        answers=Answers(own),
        has_unique_ids=lambda: api.has_unique_ids,
        close=close,
    )
