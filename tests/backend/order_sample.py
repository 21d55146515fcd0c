"""Things to order for the sample operator, and an order's requests as a client sends them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import requests
from sqlalchemy import update
from sqlalchemy.orm import Session

from elderclient.backend.bills.account_facts import facts_of
from elderclient.backend.bills.billing import BillDraft, draft
from elderclient.backend.bills.terms import BillMonth
from elderclient.backend.database.models import Bill, BillingAccount, Offering, Product
from elderclient.backend.orders.jobs import DailyProductJob, OrderJob
from elderclient.backend.runtime import Operator
from tests.backend.sample import SampleOperator, text
from tests.contract.checked_client import CheckedClient

ORDERS = "/tmf-api/productOrderingManagement/v5/productOrder"
CANCELS = "/tmf-api/productOrderingManagement/v5/cancelProductOrder"
LOCK = "/elderclient/v1/purchaseLock"
PRODUCTS = "/tmf-api/productInventory/v5/product"
NOVEMBER = BillMonth(date(2026, 11, 1))
DECEMBER = BillMonth(date(2026, 12, 1))
SHOWN = "5a" * 32
"""A fingerprint."""
HELD = "held-A"
"""A paid service customer A has had for long."""


def stock(served: SampleOperator) -> None:
    """Put services and plans on sale, give A one service, and free A of contract and debts."""
    with served.operator.writing.begin() as session:
        fill_shelves(session)


def fill_shelves(session: Session) -> None:
    """See ``stock``."""
    for key, category, rent, intro in (
        ("weather", "valueAdded", 300, None),
        ("guard", "valueAdded", 850, (0, 1)),
        ("video", "valueAdded", 2500, None),
        ("plan-big", "plan", 5900, (4900, 3)),
        ("line", "broadband", 5000, None),
    ):
        session.add(
            Offering(
                id=key,
                name=f"服务{key}",
                name_en=key,
                category=category,
                valid_from=date(2024, 1, 1),
                rent_fen=rent,
                introductory_rent_fen=intro[0] if intro else None,
                introductory_months=intro[1] if intro else None,
                contract_months=24 if key == "plan-big" else 0,
                early_termination_fee_fen=20000 if key == "plan-big" else None,
            )
        )
    session.flush()
    session.add(
        Product(
            id=HELD,
            customer_id="A",
            account_id="acc-A",
            offering_id="video",
            name="服务video",
            start_date=date(2025, 1, 1),
            number="13800000001",
            rent_fen=2500,
        )
    )
    session.execute(update(Product).where(Product.id == "prod-A").values(contract_end=None, contract_months=None))
    session.execute(update(Bill).where(Bill.account_id == "acc-A").values(remaining_fen=0, state="settled"))


def order(*items: dict[str, Any], external_id: str | None = None, is_draft: bool = True) -> dict[str, Any]:
    """A ProductOrder as it is sent."""
    identifier = {"@type": "ExternalIdentifier", "id": external_id or uuid4().hex, "owner": "elderclient"}
    return {
        "@type": "ProductOrder",
        "externalId": [identifier],
        "requestedInitialState": "draft" if is_draft else "acknowledged",
        "productOrderItem": [{**item, "id": str(number)} for number, item in enumerate(items, start=1)],
    }


def add(offering: str, number: str | None = None) -> dict[str, Any]:
    """An item that takes a service."""
    product = {} if number is None else {"product": _product(None, text("number", number))}
    return {"@type": "ProductOrderItem", "action": "add", "productOffering": _offering(offering), **product}


def delete(product: str = HELD) -> dict[str, Any]:
    """An item that ends one."""
    return {"@type": "ProductOrderItem", "action": "delete", "product": _product(product)}


def change(offering: str, product: str = "prod-A") -> dict[str, Any]:
    """An item that changes the plan."""
    return {
        "@type": "ProductOrderItem",
        "action": "modify",
        "product": _product(product),
        "productOffering": _offering(offering),
    }


def modify(product: str, name: str, value: str) -> dict[str, Any]:
    """An item that changes a characteristic: ``serviceState`` or ``afterTrial``."""
    return {"@type": "ProductOrderItem", "action": "modify", "product": _product(product, text(name, value))}


def drafted(client: CheckedClient, *items: dict[str, Any]) -> dict[str, Any]:
    """The draft that was made."""
    answer = client.post(ORDERS, order(*items))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def confirm(client: CheckedClient, seen: dict[str, Any]) -> requests.Response:
    """Confirm a draft with the total it told and what was shown."""
    return patch(
        client, seen, state="acknowledged", orderTotalPrice=seen["orderTotalPrice"], productOrderItem=read(seen)
    )


def read(seen: dict[str, Any], summary: str = SHOWN, language: str = "zh_CN") -> list[dict[str, Any]]:
    """The items of a draft, as somebody sends them back who was shown what each means."""
    told = _product(None, text("shownSummary", summary), text("shownLanguage", language))
    return [
        {"@type": "ProductOrderItem", "id": item["id"], "action": item["action"], "product": told}
        for item in seen["productOrderItem"]
    ]


def confirmed(client: CheckedClient, *items: dict[str, Any]) -> dict[str, Any]:
    """The order, drafted and confirmed."""
    answer = confirm(client, drafted(client, *items))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def patch(client: CheckedClient, found: dict[str, Any], **body: Any) -> requests.Response:
    """Change an order."""
    return client.patch(f"{ORDERS}/{found['id']}", {"@type": "ProductOrder", **body})


def undo(client: CheckedClient, found: dict[str, Any]) -> requests.Response:
    """Ask for it to be cancelled."""
    reference = {"@type": "ProductOrderRef", "id": found["id"], "@referredType": "ProductOrder"}
    return client.post(CANCELS, {"@type": "CancelProductOrder", "productOrder": reference})


def again(client: CheckedClient, found: dict[str, Any]) -> dict[str, Any]:
    """The order as it stands now."""
    return dict(client.get(f"{ORDERS}/{found['id']}").json())


def product(client: CheckedClient, product_id: str) -> dict[str, Any]:
    """One held product."""
    return dict(client.get(f"{PRODUCTS}/{product_id}").json())


def let_it_be(operator: Operator) -> None:
    """Everything that is due happens now."""
    orders = OrderJob(operator.ordering.life, operator.reading, operator.writing, operator.now)
    while orders.run():
        pass
    DailyProductJob(operator.writing, operator.now, operator.configuration.zone).run()


def pass_time(served: SampleOperator, **span: float) -> None:
    """Time passes, and everything due happens."""
    served.clock.advance(**span)
    let_it_be(served.operator)


def bill(served: SampleOperator, month: BillMonth, account_id: str = "acc-A") -> BillDraft:
    """The bill of a month, reckoned anew from what is held."""
    with served.operator.reading() as session:
        account = session.get_one(BillingAccount, account_id)
        return draft(facts_of(session, account_id, account.customer_id), month)


def fen(prices: list[dict[str, Any]], name: str) -> int | None:
    """One figure of a list of prices, in fen."""
    for one in prices:
        if one["name"] == name:
            yuan: float = one["price"]["taxIncludedAmount"]["value"]
            return round(yuan * 100)
    return None


def code(answer: requests.Response, status: int = 409) -> str:
    """The machine-readable reason of a refusal."""
    assert answer.status_code == status, answer.text
    assert answer.json()["reason"]
    return str(answer.json()["code"])


def charged(bill: BillDraft, product_id: str) -> int:
    """What a bill charges for a product."""
    return sum(charge.amount_fen for charge in bill.charges if charge.product_id == product_id)


def _product(product_id: str | None, *characteristics: dict[str, str]) -> dict[str, Any]:
    told = {"productCharacteristic": list(characteristics)} if characteristics else {}
    return {"@type": "Product", **({} if product_id is None else {"id": product_id}), **told}


def _offering(offering_id: str) -> dict[str, Any]:
    return {"@type": "ProductOfferingRef", "id": offering_id, "@referredType": "ProductOffering"}
