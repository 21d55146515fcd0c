"""The operator for one person: implements ``ports.OperatorGateway`` by composing one mapping file per API.

Every method blocks for at most the total deadline, whatever it asks; none may be called on the UI thread.
"""

from __future__ import annotations

from collections.abc import Mapping

from elderclient.adapters.operator_api.accounts import Accounts, Customers
from elderclient.adapters.operator_api.agreements import Agreements
from elderclient.adapters.operator_api.bills import Billing
from elderclient.adapters.operator_api.callbacks import LONGEST_WAIT, Callbacks
from elderclient.adapters.operator_api.complaints import Complaints
from elderclient.adapters.operator_api.faults import Appointments, Faults, Outages
from elderclient.adapters.operator_api.information import Answers, Halls
from elderclient.adapters.operator_api.notices import Notices
from elderclient.adapters.operator_api.orders.ordering import Ordering
from elderclient.adapters.operator_api.plans import Plans
from elderclient.adapters.operator_api.privacy import Privacy
from elderclient.adapters.operator_api.resources.order_refusals import raise_order_refused
from elderclient.adapters.operator_api.resources.trouble_ticket import Tickets
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.auth import AuthorizedSession
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.deadline import within
from elderclient.adapters.operator_api.transport.profiles import ApiProfile, Profiles
from elderclient.adapters.operator_api.transport.session import DEADLINE_SECONDS, Session
from elderclient.usecases.ports.operator import TokenSource

TOTAL_FACTOR = 3
"""A method that asks many pages may take three times as long as one request: a thin line still brings a large bill."""


class TmfGateway:
    """See ``usecases.operator`` for what each method promises. Thread-safe."""

    def __init__(
        self, session: Session, tokens: TokenSource, clock: ServerClock, profiles: Profiles, seconds: float
    ) -> None:
        self._session = session
        authorized = AuthorizedSession(session, tokens)
        total = TOTAL_FACTOR * seconds

        def api(profile: ApiProfile) -> Api:
            return Api(authorized, profile, clock, seconds)

        is_unique = profiles.has_unique_external_ids
        tickets = Tickets(api(profiles.ticket), has_unique_ids=is_unique)
        own = api(profiles.own)
        callbacks = Callbacks(tickets, own)
        plans = Plans(api(profiles.inventory), api(profiles.catalogue), api(profiles.usage))
        accounts = Accounts(api(profiles.account), api(profiles.balance))
        self.accounts = within(session, total, accounts)
        self.answers = within(session, total, Answers(own))
        self.halls = within(session, total, Halls(api(profiles.site)))
        orders = Api(authorized, profiles.order, clock, seconds, raise_order_refused)
        ordering = Ordering(orders, api(profiles.purchase_lock), plans, has_unique_ids=profiles.has_unique_external_ids)
        self.customers = within(session, total, Customers(api(profiles.party)))
        self.billing = within(session, total, Billing(api(profiles.bill)))
        self.plans = within(session, total, plans)
        self.complaints = within(session, total, Complaints(tickets))
        self.callbacks = within(session, total, callbacks, longer="wait_for_change", by=LONGEST_WAIT)
        self.notices = within(session, total, Notices(api(profiles.communication)))
        self.agreements = within(session, total, Agreements(api(profiles.agreement)))
        self.ordering = within(session, total, ordering)
        privacy = Privacy(api(profiles.privacy), own, tickets)
        self.privacy = within(session, total, privacy)
        appointments = Appointments(api(profiles.appointment), has_unique_ids=is_unique)
        self.faults = within(session, total, Faults(tickets))
        self.appointments = within(session, total, appointments)
        self.outages = within(session, total, Outages(api(profiles.outage)))

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
    is_read_only: bool = False,
) -> TmfGateway:
    """A gateway to the operator at ``url``. Asks nothing yet.

    ``seconds`` is the total deadline of each request; a method may take three times that. ``certificates`` and
    ``proxies`` replace the system's; pass ``profiles.REFERENCE`` for the reference operator. ``is_read_only``
    changes nothing at the operator, whatever is asked.

    Raises ``ValueError`` for what is no http or https URL.
    """
    session = Session(
        url, clock, certificates=certificates, proxies=proxies, portal_port=portal_port, is_read_only=is_read_only
    )
    return TmfGateway(session, tokens, clock, profiles or Profiles(), seconds)
