"""Every list of the operator's answer counts what it could not read, and is not empty where nothing could be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from elderclient.adapters.operator_api.accounts import Accounts
from elderclient.adapters.operator_api.agreements import Agreements
from elderclient.adapters.operator_api.bills import Billing
from elderclient.adapters.operator_api.complaints import Complaints
from elderclient.adapters.operator_api.faults import Faults, Outages, Visits
from elderclient.adapters.operator_api.information import Answers, Halls
from elderclient.adapters.operator_api.notices import Notices
from elderclient.adapters.operator_api.orders.ordering import Ordering
from elderclient.adapters.operator_api.plans import Plans
from elderclient.adapters.operator_api.privacy import Privacy
from elderclient.adapters.operator_api.resources.identity import OwnCustomer
from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import Tickets
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import ApiProfile
from elderclient.adapters.operator_api.transport.session import Request, Response
from elderclient.domain.errors import BadAnswer
from elderclient.domain.listing import Listing
from tests.fakes import operator_answers

_KINDS = ("ticketType", "code")
"""Without these a record would be one of another kind, which is no matter of this list."""


class WithOneMore:
    """A session whose lists have one more record, which says nothing but what kind it is. ``alone``: and no other."""

    def __init__(self, *, alone: bool = False) -> None:
        self._alone = alone

    def send(self, request: Request) -> Response:
        query = urlencode(request.parameters)
        status, value = operator_answers.answer(request.method, f"{request.path}?{query}", request.body or b"{}")
        if isinstance(value, list) and value and "Profile" not in request.path and "Offering" not in request.path:
            odd = {name: value[0][name] for name in _KINDS if name in value[0]}
            value = [odd] if self._alone else [*value, odd]
        return Response(status, {}, json.dumps(value).encode(), is_plain_http=True)


def lists(session: WithOneMore) -> dict[str, Callable[[], Listing[Any]]]:
    """The question for each list, by its name."""
    clock = ServerClock()

    def api(path: str) -> Api:
        return Api(session, ApiProfile(path), clock, 1.0)  # type: ignore[arg-type]  # a session in memory

    customer = OwnCustomer(api("/p"), is_trusted=True)
    tickets = Tickets(
        api("/t"), has_unique_ids=True, customer=customer
    )  # Only such a server is asked for one kind of ticket.
    plans = Plans(api("/i"), api("/c"), api("/u"))
    privacy = Privacy(api("/v"), api("/elderclient/v1"), tickets)
    return {
        "bills": Billing(api("/b")).bills,
        "products": plans.products,
        "accounts": Accounts(api("/a"), api("/m")).accounts,
        "complaints": Complaints(tickets).filed_complaints,
        "faults": Faults(tickets).faults,
        "visits": Visits(api("/a"), has_unique_ids=False, customer=customer).visits,
        "outages": Outages(api("/o")).outages,
        "orders": Ordering(
            api("/o"), api("/elderclient/v1"), plans, has_unique_ids=False, has_drafts=False, customer=customer
        ).orders,
        "notices": Notices(api("/n")).newest_notices,
        "agreements": Agreements(api("/a")).signed_agreements,
        "halls": Halls(api("/s")).halls,
        "answers": Answers(api("/elderclient/v1")).answers,
        "holdings": privacy.holdings,
        "looks": privacy.looks,
        "copies": privacy.copies,
    }


NAMES = tuple(lists(WithOneMore()))


@pytest.mark.parametrize("name", NAMES)
def test_what_could_not_be_read_is_counted(name: str) -> None:
    found = lists(WithOneMore())[name]()
    assert found.items
    assert found.unread == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_list_of_which_nothing_could_be_read_is_not_empty(name: str) -> None:
    with pytest.raises(BadAnswer):
        lists(WithOneMore(alone=True))[name]()
