"""A tiny operator for tests: two customers who must never see each other, on a clock that stands still."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from elderclient.backend.app import create_app
from elderclient.backend.auth.tokens import issue
from elderclient.backend.config import Configuration
from elderclient.backend.database.engine import migrate, open_engine
from elderclient.backend.database.models import (
    DISABILITY_PRIORITY,
    Bill,
    BillingAccount,
    BillLine,
    Consent,
    Customer,
    Number,
    Offering,
    OfferingDiscount,
    OfferingTariff,
    Product,
    ProductDiscount,
    Usage,
)
from elderclient.backend.privacy.purposes import WORDS_VERSION
from elderclient.backend.runtime import Operator, utc_now
from elderclient.backend.server.serving import listen, server_of
from tests.contract.checked_client import CheckedClient

SECRET = "a secret that only this test run knows, 0123456789"
ADMIN = "the demo hand's token of this test"
START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
TICKETS = "/tmf-api/troubleTicket/v5/troubleTicket"


class StandingClock:
    """Time that moves only when told."""

    def __init__(self, moment: datetime = START) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **span: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**span)


@dataclass(frozen=True)
class SampleOperator:
    """A served sample: ``elder`` (old, customer A) and ``young`` (customer B) speak over real HTTP."""

    operator: Operator
    clock: StandingClock
    url: str
    elder: CheckedClient
    young: CheckedClient
    nobody: CheckedClient
    hand: CheckedClient

    def agent(self, action: str, ticket_id: str) -> int:
        """Move a callback by hand; the status that was answered."""
        body = {"action": action, "ticketId": ticket_id}
        return self.hand.post("/elderclient/v1/demo/agent", body).status_code

    def outgoing(self, action: str, kind: str = "service") -> int:
        """Have a technician or the service call A, or hang up; the status that was answered."""
        body = {"action": action, "kind": kind, "customerId": "A"}
        return self.hand.post("/elderclient/v1/demo/outgoing", body).status_code


def wish(external_id: str = "w-1", number: str = "13800000001", **more: Any) -> dict[str, Any]:
    """A callback wish as the client sends it."""
    return {
        "@type": "TroubleTicket",
        "ticketType": "callbackRequest",
        "description": "想问话费",
        "severity": "normal",
        "externalIdentifier": [
            {
                "@type": "ExternalIdentifier",
                "id": external_id,
                "externalIdentifierType": "callbackWish",
                "owner": "elderclient",
            }
        ],
        "troubleTicketCharacteristic": [text("callbackNumber", number), text("reasonScreen", "bill")],
        **more,
    }


def whole(client: CheckedClient, path: str, change: dict[str, Any]) -> dict[str, Any]:
    """The change with its arrays whole, as a client sends them: what is there, and what changes in place or added."""
    present = client.get(path).json()
    return {
        name: [*_others(present.get(name, ()), value), *value] if isinstance(value, list) else value
        for name, value in change.items()
    }


def _others(present: Sequence[dict[str, Any]], changed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    known = {_called(one) for one in changed}
    return [one for one in present if _called(one) not in known]


def _called(one: dict[str, Any]) -> str:
    return str(one.get("id") or one.get("name") or one.get("characterisitc", {}).get("name"))


def agreement(customer: str, *purposes: str, **changes: Any) -> dict[str, Any]:
    """A consent as the client gives it; ``changes`` replace whole attributes."""
    return {
        "@type": "PartyPrivacyAgreement",
        "name": "回访电话",
        "agreementType": "privacy",
        "engagedParty": [{"@type": "PartyRef", "@referredType": "Individual", "id": customer}],
        "version": WORDS_VERSION,
        "statementOfIntent": "办完事，我们打电话问您满意不满意。",
        "partyPrivacyProfileCharacteristic": [consent(name, "granted") for name in purposes],
        **changes,
    }


def consent(purpose: str, state: str) -> dict[str, Any]:
    """How somebody stands to one purpose (misspelt as in the specification)."""
    return {"@type": "PartyPrivacyProfileCharacteristic", "characterisitc": text(purpose, state)}


def text(name: str, value: str) -> dict[str, str]:
    """A text characteristic."""
    return {"@type": "StringCharacteristic", "name": name, "valueType": "string", "value": value}


def values(ticket: dict[str, Any]) -> dict[str, Any]:
    """The characteristics of a ticket by name."""
    return {one["name"]: one["value"] for one in ticket["troubleTicketCharacteristic"]}


@contextmanager
def sample_operator(folder: Path, *, is_clock_running: bool = False, **changes: Any) -> Iterator[SampleOperator]:
    """Serve the sample from a thread, by a standing clock or the real one; ``changes`` go into the configuration."""
    listener = listen("127.0.0.1", 0)
    port = listener.getsockname()[1]
    configuration = replace(
        Configuration(
            database_url=f"sqlite:///{folder / 'operator.db'}",
            secret=SECRET,
            hosts=frozenset({f"127.0.0.1:{port}"}),
            is_demo=True,
            admin_token=ADMIN,
        ),
        **changes,
    )
    engine = open_engine(configuration.database_url)
    migrate(engine)
    clock = StandingClock()
    operator = Operator.over(configuration, engine, utc_now if is_clock_running else clock)
    with operator.writing.begin() as session:
        fill(session)
        elder, young = (issue(session, customer, SECRET, START) for customer in ("A", "B"))
    started = threading.Event()
    server = server_of(create_app(operator), started.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, name="sample operator")
    thread.start()
    try:
        assert started.wait(20)
        url = f"http://127.0.0.1:{port}"
        with (
            CheckedClient(url, elder) as elder_client,
            CheckedClient(url, young) as young_client,
            CheckedClient(url, None) as nobody,
            CheckedClient(url, ADMIN) as hand,
        ):
            nobody.get("/elderclient/v1/health")  # so that the server's own threads stand before a test counts threads
            yield SampleOperator(operator, clock, url, elder_client, young_client, nobody, hand)
    finally:
        operator.notifier.close()
        server.should_exit = True
        thread.join()
        listener.close()
        engine.dispose()


def fill(session: Session) -> None:
    """Customers A and B with the same kinds of things under different ids."""
    session.add_all(
        [
            Offering(
                id="plan-1",
                name="安心套餐",
                name_en="Calm plan",
                category="plan",
                valid_from=date(2024, 1, 1),
                rent_fen=2900,
                introductory_rent_fen=1900,
                introductory_months=6,
                contract_months=12,
                early_termination_fee_fen=5000,
                tariffs=[
                    OfferingTariff(
                        usage_type="voice",
                        included=Decimal(100),
                        rounding_step=Decimal(1),
                        overage_price=Decimal("0.15"),
                    ),
                    OfferingTariff(
                        usage_type="data",
                        included=Decimal(2048),
                        rounding_step=Decimal("0.01"),
                        overage_price=Decimal("0.002929"),
                    ),
                ],
                discounts=[OfferingDiscount(name="老年优惠", discount_order=1, percent=Decimal("12.5"))],
            ),
            Offering(
                id="old-1",
                name="旧套餐",
                category="plan",
                is_sellable=False,
                valid_from=date(2014, 1, 1),
                valid_until=date(2020, 1, 1),
                rent_fen=1000,
            ),
        ]
    )
    for key, birth, number in (("A", date(1946, 5, 1), "1380000000"), ("B", date(1990, 5, 1), "1390000000")):
        _customer(session, key, birth, number)


def _agreed() -> Consent:
    return Consent(purpose=DISABILITY_PRIORITY, state="granted", decided_at=START)


def _customer(session: Session, key: str, birth: date, number: str) -> None:
    session.add(
        Customer(
            id=key,
            name=f"王{key}",
            form_of_address=f"王{key}奶奶",
            form_of_address_en=f"Granny {key}",
            birth_date=birth,
            disability="hearing" if key == "A" else "",
            consents=[_agreed()] if key == "A" else [],
            province="CN-BJ" if key == "A" else "CN-HA",
            demo_rank="AB".index(key),
        )
    )
    session.flush()
    session.add(BillingAccount(id=f"acc-{key}", customer_id=key, name="家里"))
    session.flush()
    session.add_all(
        [
            Number(digits=f"{number}1", customer_id=key, account_id=f"acc-{key}", position=0),
            Number(digits=f"{number}2", customer_id=key, account_id=f"acc-{key}", position=1, kind="landline"),
            Product(
                id=f"prod-{key}",
                customer_id=key,
                account_id=f"acc-{key}",
                offering_id="plan-1",
                name="安心套餐",
                name_en="Calm plan",
                start_date=date(2026, 1, 1),
                number=f"{number}1",
                rent_fen=2900,
                contract_end=date(2027, 1, 1),
                contract_months=12,
                introductory_end=date(2026, 7, 1),
                price_after_fen=2900,
                early_termination_fee_fen=5000,
                ordered_how="在营业厅办的",
                last_use=date(2026, 11, 20),
                discounts=[ProductDiscount(name="老年优惠", discount_order=1, percent=Decimal("12.5"))],
            ),
        ]
    )
    session.flush()
    for month in (9, 10):
        first, until = date(2026, month, 1), date(2026, month + 1, 1)
        session.add_all(
            [
                Usage(
                    product_id=f"prod-{key}",
                    month=first,
                    usage_type="voice",
                    used=Decimal("130.5"),
                    included=Decimal(100),
                ),
                Usage(product_id=f"prod-{key}", month=first, usage_type="data", used=Decimal("10.25")),
            ]
        )
        _bill(session, key, f"bill-{key}-{month}", first, until)
    replaced = session.get_one(Bill, f"bill-{key}-9")
    corrected = _bill(session, key, f"bill-{key}-9c", date(2026, 9, 1), date(2026, 10, 1))
    corrected.is_corrected, corrected.number = True, f"{replaced.number}-C1"
    replaced.replaced_by = corrected.id


def _bill(session: Session, key: str, bill_id: str, first: date, until: date) -> Bill:
    bill = Bill(
        id=bill_id,
        number=f"N-{bill_id}",
        customer_id=key,
        account_id=f"acc-{key}",
        period_from=first,
        period_until=until,
        bill_date=until,
        due_date=until + timedelta(days=20),
        amount_fen=3358,
        remaining_fen=3358,
        updated_at=START,
    )
    session.add(bill)
    session.flush()
    session.add_all(
        [
            BillLine(
                id=f"{bill_id}-1",
                bill_id=bill_id,
                position=1,
                charge_kind="planRent",
                rate_type="recurring",
                name="套餐月租",
                name_en="Plan rent",
                description="每月固定的钱。",
                amount_fen=2900,
                quantity=Decimal(1),
                quantity_unit="month",
                unit_price=Decimal(29),
                product_id=f"prod-{key}",
                product_name="安心套餐",
                offering_id="plan-1",
                covers_from=first,
                covers_until=until,
                charged_date=until,
            ),
            BillLine(
                id=f"{bill_id}-2",
                bill_id=bill_id,
                position=2,
                charge_kind="voiceOverage",
                rate_type="usage",
                name="超出的通话",
                amount_fen=458,
                quantity=Decimal("30.5"),
                quantity_unit="min",
                unit_price=Decimal("0.15"),
                product_id=f"prod-{key}",
                product_name="安心套餐",
                charged_date=until,
            ),
        ]
    )
    return bill
