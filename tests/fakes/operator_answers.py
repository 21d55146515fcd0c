"""An operator small enough to be read: one good answer, valid against the specifications, for every question.

Owns the answers only; ``faulty_operator`` serves and spoils them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fakes.merge_patch import merged
from tests.fakes.privacy_answers import (
    copy_job,
    own_answers,
    privacy_agreement,
    privacy_profile,
    privacy_specification,
)
from tests.fakes.repair_answers import VISIT, appointment, outage, time_slots
from tests.fakes.ticket_answers import COMPLAINT, FAULT, TICKET, complaint, fault, of_kind, posted, ticket

TOKEN = "test-token"
BILL = "bill-2026-10"
NOTICE = "notice-1"
ORDER = "order-1"
KNOWN = "known-1"
"""The external id of the only order there is."""
TMF = "/tmf-api"


def _string(name: str, value: str) -> dict[str, Any]:
    return {"@type": "StringCharacteristic", "name": name, "valueType": "string", "value": value}


def _number(name: str, value: float) -> dict[str, Any]:
    return {"@type": "NumberCharacteristic", "name": name, "valueType": "number", "value": value}


def _integer(name: str, value: int) -> dict[str, Any]:
    return {"@type": "IntegerCharacteristic", "name": name, "valueType": "integer", "value": value}


def _money(value: float) -> dict[str, Any]:
    return {"unit": "CNY", "value": value}


def individual() -> dict[str, Any]:
    """The customer."""
    media = [("13800000001", False), ("02100000001", True)]
    return {
        "@type": "Individual",
        "id": "c-1",
        "formattedName": "王秀英",
        "title": "王奶奶",
        "birthDate": "1948-03-05T00:00:00+08:00",
        "partyCharacteristic": [_string("formOfAddressEn", "Granny Wang")],
        "contactMedium": [
            {"@type": "PhoneContactMedium", "preferred": preferred, "phoneNumber": number}
            for number, preferred in media
        ],
    }


def bill(month: int = 10) -> dict[str, Any]:
    """One bill of 2026."""
    return {
        "@type": "CustomerBill",
        "id": f"bill-2026-{month:02}",
        "billNo": f"B2026{month:02}",
        "billDate": f"2026-{month + 1:02}-01T00:00:00+08:00",
        "paymentDueDate": f"2026-{month + 1:02}-20T00:00:00+08:00",
        "amountDue": _money(128.5),
        "remainingAmount": _money(0),
        "billingPeriod": {
            "startDateTime": f"2026-{month:02}-01T00:00:00+08:00",
            "endDateTime": f"2026-{month + 1:02}-01T00:00:00+08:00",
        },
        "state": "settled",
        "category": "normal",
        "paymentMethod": {"@type": "PaymentMethodRef", "id": "bank", "name": "银行代扣"},
    }


def rate(number: int = 1) -> dict[str, Any]:
    """One line of the bill."""
    return {
        "@type": "AppliedCustomerBillingRate",
        "id": f"rate-{number}",
        "name": "套餐外通话",
        "description": "超出套餐的通话时间。",
        "appliedBillingRateType": "usage",
        "taxIncludedAmount": _money(1.95),
        "product": {"@type": "ProductRef", "id": "p-1", "name": "畅享套餐"},
        "bill": {"@type": "BillRef", "id": BILL},
        "periodCoverage": {"startDateTime": "2026-10-01T00:00:00+08:00", "endDateTime": "2026-11-01T00:00:00+08:00"},
        "characteristic": [
            _string("chargeKind", "voiceOverage"),
            _number("quantity", 13),
            _string("quantityUnit", "min"),
            _number("unitPrice", 0.15),
            _string("nameEn", "Calls over"),
        ],
    }


def product() -> dict[str, Any]:
    """The plan the customer holds."""
    discount = {"name": "老用户优惠", "nameEn": "Loyalty", "order": 1, "percent": 10, "ends": "2027-01-01"}
    return {
        "@type": "Product",
        "id": "p-1",
        "name": "畅享套餐",
        "status": "active",
        "isCustomerVisible": True,
        "startDate": "2024-05-01T00:00:00+08:00",
        "productOffering": {"@type": "ProductOfferingRef", "id": "o-1", "name": "畅享套餐"},
        "productPrice": [
            {
                "@type": "ProductPrice",
                "priceType": "recurring",
                "recurringChargePeriod": "month",
                "price": {"@type": "Price", "taxIncludedAmount": _money(59)},
            }
        ],
        "productCharacteristic": [
            _string("number", "13800000001"),
            _string("category", "plan"),
            _number("priceAfter", 69),
            {"@type": "ObjectCharacteristic", "name": "discount.1", "valueType": "object", "value": discount},
        ],
    }


def offering() -> dict[str, Any]:
    """A plan on sale."""
    values = {"includedAmount.voice": 100, "roundingStep.voice": 1, "overagePrice.voice": 0.15, "contractMonths": 12}
    return {
        "@type": "ProductOffering",
        "id": "o-1",
        "name": "畅享套餐",
        "lifecycleStatus": "Active",
        "isSellable": True,
        "category": [{"@type": "CategoryRef", "id": "plan"}],
        "productOfferingPrice": [{"@type": "ProductOfferingPriceRef", "id": "price-1"}],
        "prodSpecCharValueUse": [
            {
                "@type": "ProductSpecificationCharacteristicValueUse",
                "name": name,
                "productSpecCharacteristicValue": [{"@type": "NumberCharacteristicValueSpecification", "value": value}],
            }
            for name, value in values.items()
        ],
    }


def price() -> dict[str, Any]:
    """The plan's rent."""
    return {
        "@type": "ProductOfferingPrice",
        "id": "price-1",
        "name": "rent",
        "priceType": "recurring",
        "recurringChargePeriodType": "month",
        "recurringChargePeriodLength": 1,
        "price": _money(59),
    }


def consumption() -> dict[str, Any]:
    """A month's usage."""
    used: dict[str, Any] = {"@type": "BucketCounter", "counterType": "used", "value": {"amount": 113, "units": "min"}}
    used["characteristic"] = [_number("includedAmount", 100)]
    bucket = {"@type": "Bucket", "usageType": "voice", "product": [{"@type": "ProductRef", "id": "p-1"}]}
    report = {"@type": "UsageConsumptionReport", "bucket": [{**bucket, "bucketCounter": [used]}]}
    return {"@type": "QueryUsageConsumption", "id": "q-1", "state": "done", "usageConsumption": [report]}


def _plain(**values: Any) -> list[dict[str, Any]]:
    """v4 characteristics, which bear no types."""
    return [{"name": name, "value": value} for name, value in values.items()]


def message(**answered: Any) -> dict[str, Any]:
    """A change of plan that wants an answer."""
    told = {"noticeKind": "planChange", "begins": "2027-01-01T00:00:00+08:00", "priceNow": 59, "priceAfter": 69.5}
    told |= {"needsAnswer": True, "answerBy": "2026-12-24", "isRead": False, "offeringId": "o-1", "subjectEn": "Change"}
    return {
        "id": NOTICE,
        "subject": "套餐可以换",
        "content": "可以换成别的套餐。",
        "messageType": "App",
        "sendTime": "2026-11-20T09:00:00+08:00",
        "state": "completed",
        "sender": {"id": "operator", "name": "客户服务"},
        "receiver": [{"id": "c-1"}],
        "characteristic": _plain(**(told | answered)),
    }


def agreement() -> dict[str, Any]:
    """What was agreed to about the plan."""
    summary = {"summary.what": "每月 100 分钟通话。", "summary.price": 59, "summary.howLong": 12, "summary.failure": 48}
    summary |= {"summary.leavingEarly": 100, "summary.complaints": 15, "clauseEn.1": "The tariff is 59 yuan."}
    return {
        "id": "agreement-1",
        "agreementType": "commercial",
        "name": "畅享套餐",
        "statementOfIntent": "约定怎么收费。",
        "status": "active",
        "initialDate": "2026-05-01T10:00:00+08:00",
        "agreementPeriod": {"startDateTime": "2026-05-01T00:00:00+08:00", "endDateTime": "2027-05-01T00:00:00+08:00"},
        "agreementItem": [
            {"product": [{"id": "p-1"}], "termOrCondition": [{"id": "1", "description": "资费每月 59 元。"}]}
        ],
        "engagedParty": [{"id": "c-1", "name": "王秀英", "@referredType": "Individual"}],
        "characteristic": _plain(**summary),
    }


def _patch(path: str, body: dict[str, Any]) -> dict[str, Any]:
    """What is stored after a merge-patch (RFC 7396)."""
    if "/productOrder/" in path:
        return order(body.get("state", "draft"))
    return dict(merged(_one(path) or ticket(), body))


def order(state: str = "draft", external: str = KNOWN) -> dict[str, Any]:
    """An order of a service whose first month is free."""
    prices = [("monthly", 8.5), ("introductory", 0), ("thisMonth", 0)]
    return {
        "@type": "ProductOrder",
        "id": ORDER,
        "state": "held" if state == "acknowledged" else state,
        "creationDate": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "expectedCompletionDate": "2026-11-23T09:10:00+08:00",
        "productOrderMilestone": []
        if state == "draft"
        else [{"name": "confirmed", "milestoneDate": "2026-11-23T09:00:00+08:00"}],
        "externalId": [{"@type": "ExternalIdentifier", "id": external, "owner": "elderclient"}],
        "productOrderItem": [
            {
                "@type": "ProductOrderItem",
                "id": "1",
                "action": "add",
                "productOffering": {"@type": "ProductOfferingRef", "id": "o-2", "name": "号码卫士"},
                "product": {
                    "@type": "Product",
                    "name": "号码卫士",
                    "startDate": "2026-11-23T00:00:00+08:00",
                    "terminationDate": "2026-12-23T00:00:00+08:00",
                    "productCharacteristic": [
                        _string("introductoryEnd", "2026-12-23"),
                        _string("endsByItself", "true"),
                        _string("nameEn", "Number guard"),
                    ],
                },
                "itemPrice": [_order_price(name, value) for name, value in prices],
            }
        ],
    }


def _order_price(name: str, value: float) -> dict[str, Any]:
    price = {"@type": "Price", "taxIncludedAmount": _money(value)}
    kind = {"priceType": "preview"}
    if name != "thisMonth":
        kind = {"priceType": "recurring", "recurringChargePeriod": "month"}
    return {"@type": "OrderPrice", "name": name, **kind, "price": price}


def _post_order(path: str, body: dict[str, Any]) -> dict[str, Any] | None:
    if path.endswith("/cancelProductOrder"):
        return {"@type": "CancelProductOrder", "id": "task-1", "state": "done"}
    if path.endswith("/productOrder"):
        return order(body.get("requestedInitialState", "acknowledged"), body["externalId"][0]["id"])
    return None


_CONFIRMED = {"name": "confirmed", "milestoneDate": "2026-11-23T09:00:00+08:00"}
_ANSWERED = ("partyPrivacyProfileCharacteristic",)
"""Fields of a consent that come back as they were sent."""


def _post(path: str, body: dict[str, Any]) -> dict[str, Any]:
    if (ordered := _post_order(path, body)) is not None:
        return ordered
    made: dict[str, Callable[[], dict[str, Any]]] = {
        "queryUsageConsumption": consumption,
        "partyPrivacyAgreement": lambda: privacy_agreement() | {name: body[name] for name in _ANSWERED if name in body},
        "exportJob": copy_job,
        "searchTimeSlot": time_slots,
        "appointment": lambda: appointment(external=body.get("externalId", "")),
    }
    make = made.get(path.rsplit("/", 1)[-1])
    if make is not None:
        return make()
    own = body.get("externalIdentifier") or [{}]
    return posted(body.get("ticketType", ""), own[0].get("id", ""))


def hall() -> dict[str, Any]:
    """A service hall."""
    return {
        "id": "hall-1",
        "name": "和平路营业厅",
        "status": "active",
        "place": [{"id": "p-1", "name": "和平路 18 号", "@referredType": "GeographicAddress"}],
        "calendar": [{"day": "monday", "status": "open", "hourPeriod": [{"startHour": "09:00", "endHour": "18:00"}]}],
        "telephone": "01055550011",
        "facility": ["ramp"],
        "distanceMetres": 350,
    }


def standard_answer() -> dict[str, Any]:
    """A common question."""
    return {"@type": "StandardAnswer", "id": "pay", "question": "话费怎么交？", "answer": ["到营业厅交。"]}


def account() -> dict[str, Any]:
    """A prepaid account."""
    return {
        "@type": "BillingAccount",
        "id": "a-1",
        "name": "王奶奶的账户",
        "ratingType": "prepaid",
        "defaultPaymentMethod": {"@type": "PaymentMethodRef", "id": "prepaid", "name": "预存"},
        "relatedParty": [{"@type": "RelatedPartyRefOrPartyRoleRef", "role": "customer"}],
    }


def bucket() -> dict[str, Any]:
    """What is left on it."""
    return {
        "id": "m-1",
        "usageType": "monetary",
        "status": "active",
        "remainingValue": {"amount": 86.5, "units": "CNY"},
        "partyAccount": {"id": "a-1", "@referredType": "BillingAccount"},
    }


def answer(method: str, target: str, body: bytes) -> tuple[int, Any]:
    """Status and value for a question; ``None`` for an empty answer."""
    parts = urlsplit(target)
    path, asked = parts.path, parse_qs(parts.query)
    if method == "POST":
        return 201, _post(path, json.loads(body))
    one = _one(path)
    if method == "PATCH":
        return 200, _patch(path, json.loads(body))
    if one is not None:
        return 200, one
    found = _lists(asked).get(path.rsplit("/", 1)[-1])
    if found is None:
        return 404, {"@type": "Error", "code": "notFound", "reason": "没有"}
    start = int(asked.get("offset", ["0"])[0])
    return 200, found[start : start + int(asked.get("limit", ["100"])[0])]


def _one(path: str) -> Any:
    """What a path without a list tells."""
    own = own_answers() | {
        "purchaseLock": {"@type": "PurchaseLock", "isOn": True, "opensAt": "2026-11-24T09:00:00+08:00"},
        "callCheck": {"@type": "CallCheck", "state": "notCalling"},
    }
    found = own.get(path.removeprefix("/elderclient/v1/"))
    if isinstance(found, dict):
        return found
    known: dict[str, Callable[[], Any]] = {
        f"/troubleTicket/{TICKET}": ticket,
        f"/troubleTicket/{COMPLAINT}": complaint,
        f"/troubleTicket/{FAULT}": fault,
        f"/productOrder/{ORDER}": order,
        f"/communicationMessage/{NOTICE}": message,
        f"/appointment/{VISIT}": appointment,
        "/partyPrivacyProfile/privacy-c-1": privacy_profile,
        "/partyPrivacyAgreement/consent-1": privacy_agreement,
    }
    return next((make() for end, make in known.items() if path.endswith(end)), None)


def _lists(asked: dict[str, list[str]]) -> dict[str, list[Any]]:
    own = own_answers()
    kind = asked.get("ticketType", [""])[0]
    return {
        **{name: own[name] for name in ("accessLog", "personalData", "exportJob")},
        "partyPrivacyProfileSpecification": [privacy_specification()],
        "partyPrivacyProfile": [privacy_profile()],
        "partyPrivacyAgreement": [privacy_agreement()],
        "geographicSite": [hall()],
        "answers": [standard_answer()],
        "billingAccount": [account()],
        "bucket": [bucket()],
        "individual": [individual()],
        "customerBill": [bill(10), bill(9)],
        "appliedCustomerBillingRate": [rate(1), rate(2)],
        "product": [product()],
        "productOffering": [offering()],
        "productOfferingPrice": [price()],
        "communicationMessage": [message()],
        "agreement": [agreement()],
        "productOrder": [order()] if asked.get("externalId.id", [KNOWN]) == [KNOWN] else [],
        "troubleTicket": [] if "externalIdentifier.id" in asked else of_kind(kind),
        "appointment": [appointment()],
        "serviceProblem": [outage()],
    }
