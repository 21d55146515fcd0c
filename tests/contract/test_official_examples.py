"""What is said at an operator that answers with the examples of the standard, and with siblings of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import yaml

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import Profiles
from elderclient.domain.accounts.account import Account
from elderclient.domain.bills.bill import BillState, LooseBill
from elderclient.domain.errors import BadAnswer, NotFound, OperatorError
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.units import FullDate, Period
from elderclient.phrases.accounts import balance
from elderclient.phrases.bills import names, payment
from elderclient.phrases.orders import paid_extras
from elderclient.ui.screens.accounts.paying.presenter import answers_of
from elderclient.usecases.accounts.see_balance import BalanceView
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract import specification
from tests.contract.test_faults import METHODS, PATCHES, POSTS, Tokens
from tests.contract.test_foreign_plans import opened, services_of, value
from tests.fakes.faulty_operator import FaultyOperator
from tests.fakes.foreign_plans import ForeignPlans, held

TODAY = date(2026, 11, 29)
AGREEMENT = {"id": "a1", "name": "宽带合同"}
READERS: dict[str, tuple[str, Callable[[OperatorGateway], object]]] = {
    "individual": ("party", lambda gateway: gateway.customers.customer()),
    "billingAccount": ("accountManagement", lambda gateway: gateway.accounts.accounts()),
    "customerBill": ("customerBillManagement", lambda gateway: gateway.billing.bills()),
    "product": ("productInventory", lambda gateway: gateway.plans.products()),
    "productOffering": ("productCatalogManagement", lambda gateway: gateway.plans.offerings()),
    "productOrder": ("productOrderingManagement", lambda gateway: gateway.ordering.orders()),
    "serviceProblem": ("serviceProblemManagement", lambda gateway: gateway.outages.outages()),
}

LEFT_OUT = {"product", "productOffering", "serviceProblem"}
"""Their examples are of what the customer may not see, and of what is over: an outage, a time of sale."""


def examples(api: str, resource: str) -> list[list[Any]]:
    """The official examples of a list, from the specification's file."""
    file = specification.needed() / specification.FILES[api]
    document = yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    answer = document["paths"][f"/{resource}"]["get"]["responses"]["200"]
    if "$ref" in answer:
        answer = document["components"]["responses"][answer["$ref"].rsplit("/", 1)[-1]]
    given = answer["content"]["application/json"].get("examples", {}).values()
    kept = document["components"].get("examples", {})
    bodies = [kept[one["$ref"].rsplit("/", 1)[-1]]["value"] if "$ref" in one else one["value"] for one in given]
    return [body for body in bodies if isinstance(body, list)]


@pytest.mark.parametrize("resource", READERS)
def test_the_official_examples_are_read_or_counted(resource: str) -> None:
    api, read = READERS[resource]
    found = examples(api, resource)
    assert found
    for body in found:
        with opened(ForeignPlans(**({"product": []} | {resource: body}))) as gateway:
            if resource == "individual" and len(body) > 1:
                with pytest.raises(NotFound):
                    read(gateway)
                continue
            # An example of some fields of an order names nothing that was ordered: trouble, never "none".
            with suppress(BadAnswer):
                found_there = read(gateway)
                assert isinstance(found_there, Listing)
                assert len(found_there.items) + found_there.unread > 0 or resource in LEFT_OUT


@pytest.mark.parametrize(
    ("individuals", "name"),
    [
        ([{"id": "1", "fullName": "王建国"}], "王建国"),
        ([None, {"id": "1", "fullName": "王建国"}], "王建国"),
        ([{"id": "1", "fullName": "王建国"}, {"id": "2", "fullName": "李秀英"}], None),
    ],
)
def test_of_several_individuals_none_is_taken_for_the_customer(individuals: list[Any], name: str | None) -> None:
    with opened(ForeignPlans(individual=individuals)) as gateway:
        if name is None:
            with pytest.raises(NotFound):
                gateway.customers.customer()
        else:
            assert gateway.customers.customer().form_of_address.startswith(name[0])


@pytest.mark.parametrize(
    ("status", "is_active"),
    [
        ("active", True),
        ("Approved", True),
        ("in-force", True),
        ("生效", True),
        ("Terminated", False),
        ("in process", None),
        ("rejected", False),
        ("string", None),
        ("", None),
    ],
)
def test_an_agreement_is_in_force_only_where_its_status_says_so(status: str, is_active: bool | None) -> None:
    with opened(ForeignPlans(agreement=[AGREEMENT | {"status": status}])) as gateway:
        (agreement,) = gateway.agreements.signed_agreements()
    assert agreement.is_active is is_active


@pytest.mark.parametrize(
    ("status", "end", "said"),
    [
        ("created", "2019-08-24T14:15:22Z", paid_extras.last_day(date(2019, 8, 24), TODAY)),
        ("active", "2019-08-25T00:00:00+08:00", paid_extras.last_day(date(2019, 8, 24), TODAY)),
        ("active", "2036-08-24T15:59:59Z", paid_extras.last_day(date(2036, 8, 24), TODAY)),
        ("pendingTerminate", "1937-01-11T09:00:00Z", paid_extras.cancelled(date(1937, 1, 11), TODAY)),
        ("pendingTerminate", None, paid_extras.cancelled(None, TODAY)),
    ],
)
def test_a_day_of_the_end_alone_is_no_cancellation(status: str, end: str | None, said: object) -> None:
    product = held("p1", "音乐", status=status, **({"terminationDate": end} if end else {}))
    (service,) = value(services_of(ForeignPlans(product=[product], productOffering=[]))).others
    assert said in service.notes


def test_each_of_several_accounts_is_named_and_nothing_is_said_twice() -> None:
    unnamed = (Account("1", ""), Account("2", ""))
    assert answers_of(BalanceView(unnamed, None)) == (balance.not_found(),)
    two = (Account("1", "家里", payment_method="银行代扣"), Account("2", "店里"))
    home, shop = answers_of(BalanceView(two, None))
    assert home.at("") == balance.of_account("家里", payment.how_paid("银行代扣").at("account/1"))
    assert shop == balance.of_account("店里", balance.not_found())
    assert answers_of(BalanceView(two[1:], None)) == (balance.not_found(),)


LOOSE = LooseBill("R1", "R1", BillState.NEW, None, None, None, Unknown.ABSENT, Unknown.ABSENT)
SPAN = Period(date(2019, 8, 24), date(2019, 9, 2))


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period(SPAN.first, SPAN.first), FullDate(SPAN.first)),
        (Period(date(2026, 8, 24), date(2026, 9, 2)), Period(date(2026, 8, 24), date(2026, 9, 2))),
        (SPAN, names.of_days(SPAN)),
    ],
)
def test_the_days_of_an_old_bill_are_not_taken_for_those_of_this_year(period: Period, name: object) -> None:
    assert names.loose(replace(LOOSE, period=period), TODAY) == name


V4 = dict.fromkeys(("bill", "inventory", "catalogue", "order", "ticket"), 4)
OF_DRAFTS = {"confirm_order", "extend_draft"}
"""v4 has no drafts: there they stay on this PC, and these are sent to servers of v5 alone."""


@pytest.mark.parametrize("method", sorted({*POSTS, *PATCHES} - OF_DRAFTS))
def test_what_is_sent_to_v4_is_as_its_files_say(method: str) -> None:
    specification.needed()
    with FaultyOperator() as front:
        gateway = open_gateway(front.url, Tokens(), ServerClock(), profiles=Profiles(versions=V4), seconds=5)
        with suppress(OperatorError):  # The small operator answers as one of v5 does.
            METHODS[method](gateway)
        gateway.close()
        sent = [asked for asked in front.asked if asked.body]
        defects = [specification.defects_of_request(one.method, one.target, json.loads(one.body)) for one in sent]
    assert defects == [[] for _one in sent]
