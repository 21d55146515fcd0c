"""A foreign operator of every API in memory: the standard's own fields, and our extensions only where a screen needs them.

Owns the good answers; ``answer_mutations`` spoils them, ``in_memory_operator`` gives them. Every amount is another one, so
that a statement can be traced to the value it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.fakes.in_memory_operator import USAGE
from tests.fakes.private_answers import deletion, private_answers

Json = dict[str, Any]


def money(value: Any, unit: str = "CNY") -> Json:
    """An amount of TMF630."""
    return {"unit": unit, "value": value}


def span(first: str, end: str) -> Json:
    """A period from one midnight to another, which is not included."""
    return {"startDateTime": f"{first}T00:00:00+08:00", "endDateTime": f"{end}T00:00:00+08:00"}


def characteristics(**values: Any) -> list[Json]:
    """Characteristics by name."""
    return [{"name": name.replace("__", "."), "value": value} for name, value in values.items()]


def answers() -> dict[str, Any]:
    """Good answers: each list by its resource, and what ``USAGE`` answers."""
    return {
        "individual": [_individual()],
        "customerBill": _bills(),
        "appliedCustomerBillingRate": _lines(),
        "product": _products(),
        "productOffering": _offerings(),
        "productOfferingPrice": _prices(),
        USAGE: _usage(),
        "billingAccount": [
            {
                "id": "a1",
                "name": "手机账户",
                "ratingType": "postpaid",
                "defaultPaymentMethod": {"id": "m", "name": "自己交费"},
            },
            {
                "id": "a2",
                "name": "宽带账户",
                "ratingType": "prepaid",
                "defaultPaymentMethod": {"id": "n", "name": "预存"},
            },
        ],
        "bucket": [
            {
                "id": "m1",
                "usageType": "monetary",
                "status": "active",
                "remainingValue": {"amount": 86.37, "units": "CNY"},
                "partyAccount": {"id": "a2"},
            }
        ],
        "troubleTicket": [*_complaints(), *_faults(), _callback(), deletion()],
        "productOrder": _orders(),
        "appointment": [
            {
                "id": "v1",
                "status": "confirmed",
                "validFor": {"startDateTime": "2026-11-29T09:00:00+08:00", "endDateTime": "2026-11-29T11:00:00+08:00"},
                "relatedEntity": [{"id": "f1", "@referredType": "TroubleTicket"}],
            }
        ],
        "communicationMessage": _messages(),
        "agreement": _agreements(),
        "serviceProblem": _problems(),
        "geographicSite": _halls(),
        **private_answers(),
    }


def _individual() -> Json:
    return {
        "id": "c1",
        "fullName": "王秀英",
        "familyName": "王",
        "givenName": "秀英",
        "contactMedium": [{"preferred": True, "phoneNumber": "13800000001", "contactType": "mobile"}],
    }


def _bill(id_: str, period: Json, amount: Any, **more: Any) -> Json:
    common = {
        "billingAccount": {"id": "a1", "name": "手机账户"},
        "category": "normal",
        "paymentMethod": {"name": "自己交费"},
    }
    made = {"id": id_, "billNo": id_, "billingPeriod": period, "billDate": period["endDateTime"], "state": "sent"}
    made |= {"amountDue": money(amount), "taxIncludedAmount": money(amount), "remainingAmount": money(amount)}
    return made | common | more


def _bills() -> list[Json]:
    paid = {"remainingAmount": money("0.00"), "state": "settled"}
    return [
        _bill("B10", span("2026-10-01", "2026-11-01"), "91.43", paymentDueDate="2026-12-18T00:00:00+08:00"),
        _bill("B09", span("2026-09-01", "2026-10-01"), "67.58", paymentDueDate="2026-10-18T00:00:00+08:00", **paid),
        _bill("B08", span("2026-08-01", "2026-09-01"), "58.91", paymentDueDate="2026-09-18T00:00:00+08:00", **paid),
        _bill(
            "H10",
            span("2026-10-01", "2026-11-01"),
            "120.17",
            billingAccount={"id": "a2", "name": "宽带账户"},
            paymentDueDate="2026-11-19T00:00:00+08:00",
        ),
    ]


def _line(id_: str, bill: str, name: str, amount: Any, kind: str, **more: Any) -> Json:
    month = {
        "B10": ("2026-10-01", "2026-11-01"),
        "B09": ("2026-09-01", "2026-10-01"),
        "B08": ("2026-08-01", "2026-09-01"),
    }
    covers = span(*month.get(bill, month["B10"]))
    made = {"id": id_, "bill": {"id": bill}, "name": name, "type": kind, "taxIncludedAmount": money(amount)}
    return made | {"periodCoverage": covers} | more


def _lines() -> list[Json]:
    plan, video = {"product": {"id": "p1", "name": "畅享套餐"}}, {"product": {"id": "p2", "name": "视频会员"}}
    used = characteristics(chargeKind="voiceOverage", quantity=51, quantityUnit="min", unitPrice=0.17)
    return [
        _line("l1", "B10", "畅享套餐", "58.91", "recurringCharge", **plan),
        _line("l2", "B10", "套餐外通话", "8.67", "usageCharge", characteristic=used, **plan),
        _line("l3", "B10", "视频会员", "26.30", "recurringCharge", **video),
        _line("l4", "B10", "老用户优惠", "-2.45", "discount"),
        _line("l5", "B09", "畅享套餐", "58.91", "recurringCharge", **plan),
        _line("l6", "B09", "套餐外通话", "8.67", "usageCharge", **plan),
        _line("l7", "B08", "畅享套餐", "58.91", "recurringCharge", **plan),
        _line("l8", "H10", "宽带 300M", "120.17", "recurringCharge", product={"id": "p3", "name": "宽带 300M"}),
    ]


def _price(amount: Any, every: str = "month", kind: str = "recurring") -> Json:
    price = {"priceType": kind, "price": {"taxIncludedAmount": money(amount)}}
    return price | ({"recurringChargePeriod": every} if every else {})


def _products() -> list[Json]:
    return [
        {
            "id": "p1",
            "name": "畅享套餐",
            "status": "active",
            "startDate": "2025-05-01T00:00:00+08:00",
            "productOffering": {"id": "o1", "name": "畅享套餐"},
            "productPrice": [_price("58.91")],
            "productTerm": [{"name": "contract", "validFor": span("2025-05-01", "2027-05-01")}],
            "productCharacteristic": characteristics(number="13800000001", earlyTerminationFee=103.5),
        },
        {
            "id": "p2",
            "name": "视频会员",
            "status": "active",
            "startDate": "2026-10-03T00:00:00+08:00",
            "productOffering": {"id": "o2", "name": "视频会员"},
            "productPrice": [_price("26.30")],
        },
        {
            "id": "p4",
            "name": "来电名片",
            "status": "active",
            "productOffering": {"id": "o3", "name": "来电名片"},
            "productPrice": [_price("61.20", "year")],
        },
        {
            "id": "p3",
            "name": "宽带 300M",
            "status": "active",
            "productPrice": [_price("120.17")],
            "productCharacteristic": characteristics(category="broadband"),
            "place": [{"place": {"id": "area-1", "stateOrProvince": "河南", "geographicAddressType": "urban"}}],
        },
    ]


def _offerings() -> list[Json]:
    values = {"includedAmount.voice": 210, "roundingStep.voice": 1, "overagePrice.voice": 0.17, "contractMonths": 24}

    def use(values: Mapping[str, Any]) -> list[Json]:
        return [{"name": name, "productSpecCharacteristicValue": [{"value": value}]} for name, value in values.items()]

    def offered(id_: str, name: str, category: str, *prices: str, **more: Any) -> Json:
        made = {"id": id_, "name": name, "lifecycleStatus": "Active", "isSellable": True}
        made |= {"category": [{"id": category}], "productOfferingPrice": [{"id": price} for price in prices]}
        return made | more

    smaller = {"includedAmount.voice": 90, "roundingStep.voice": 1, "overagePrice.voice": 0.23, "contractMonths": 0}
    return [
        offered("o1", "畅享套餐", "plan", "r1", prodSpecCharValueUse=use(values)),
        offered("o4", "孝心套餐", "plan", "r4", prodSpecCharValueUse=use(smaller)),
        offered("o2", "视频会员", "valueAdded", "r2", description="看电视剧和电影。"),
        offered("o3", "来电名片", "valueAdded", "r3"),
        offered("o5", "号码卫士", "valueAdded", "r5"),
    ]


def _prices() -> list[Json]:
    rents = {"r1": ("58.91", "month"), "r2": ("26.30", "month"), "r3": ("61.20", "year"), "r4": ("38.72", "month")}
    rents["r5"] = ("7.19", "month")
    return [
        {"id": id_, "priceType": "recurring", "recurringChargePeriodType": every, "price": money(amount)}
        for id_, (amount, every) in rents.items()
    ]


def _usage() -> Json:
    def counter(kind: str, amount: Any, units: str) -> Json:
        return {"counterType": kind, "value": {"amount": amount, "units": units}}

    voice = {"usageType": "voice", "bucketCounter": [counter("used", 147, "min"), counter("remaining", 63, "min")]}
    data = {"usageType": "data", "bucketCounter": [counter("used", 3.5, "GB"), counter("remaining", 6.25, "GB")]}
    texts = {"usageType": "sms", "bucketCounter": [counter("used", 19, "message")]}
    report = {
        "product": [{"id": "p1"}],
        "bucket": [{"id": f"u{n}"} | one for n, one in enumerate((voice, data, texts))],
    }
    return {"id": "q1", "state": "done", "usageConsumption": [report]}


def _ticket(id_: str, kind: str, status: str, created: str, **more: Any) -> Json:
    made = {"id": id_, "ticketType": kind, "status": status, "creationDate": f"{created}T09:00:00+08:00"}
    return made | {"severity": "normal"} | more


def _complaints() -> list[Json]:
    about = {
        "role": "subject",
        "entity": {"id": "l3", "@referredType": "AppliedCustomerBillingRate", "name": "视频会员"},
    }
    said = [{"id": "n1", "author": "clerk", "date": "2026-11-12T10:00:00+08:00", "text": "查过了,是您家里人订的。"}]
    return [
        _ticket(
            "c1",
            "complaint",
            "inProgress",
            "2026-11-20",
            description="这个我没有订过。",
            expectedResolutionDate="2026-12-05T18:00:00+08:00",
            relatedEntity=[about],
            statusChangeHistory=[{"status": "inProgress", "statusChangeDate": "2026-11-21T10:00:00+08:00"}],
            troubleTicketCharacteristic=characteristics(topic="charge", disputedAmount=26.3, disputedMonth="2026-10"),
        ),
        _ticket(
            "c2",
            "complaint",
            "resolved",
            "2026-11-02",
            description="信号不好。",
            resolutionDate="2026-11-12T10:00:00+08:00",
            note=said,
        ),
        _ticket("c3", "complaint", "rejected", "2026-10-07", description="师傅没有来。"),
        _ticket("c4", "complaint", "cancelled", "2026-09-07", description="听不清。"),
    ]


def _faults() -> list[Json]:
    line = {"role": "affectedLine", "entity": {"id": "p3", "@referredType": "Product"}}
    values = characteristics(symptom="slow", lineKind="broadband", technician="马师傅", canBeVisited=True)
    return [
        _ticket(
            "f1",
            "fault",
            "inProgress",
            "2026-11-27",
            relatedEntity=[line],
            expectedResolutionDate="2026-11-30T09:00:00+08:00",
            statusChangeHistory=[{"status": "inProgress", "statusChangeDate": "2026-11-27T15:00:00+08:00"}],
            troubleTicketCharacteristic=values,
        ),
        _ticket(
            "f2",
            "fault",
            "resolved",
            "2026-11-18",
            relatedEntity=[{"role": "affectedLine", "entity": {"id": "p1", "@referredType": "Product"}}],
            resolutionDate="2026-11-19T17:00:00+08:00",
            troubleTicketCharacteristic=characteristics(symptom="noSignal", lineKind="plan", rentWaived=3.71),
        ),
    ]


def _callback() -> Json:
    values = characteristics(callbackNumber="13800000001", queuePosition=4, estimatedWaitSeconds=420)
    return _ticket("k1", "callbackRequest", "acknowledged", "2026-11-28", troubleTicketCharacteristic=values)


def _orders() -> list[Json]:
    def order(id_: str, state: str, action: str, product: Json, *prices: Json, **more: Any) -> Json:
        item = {"id": "1", "action": action, "product": product, "itemPrice": list(prices)} | more
        dates = {"creationDate": "2026-11-26T09:00:00+08:00", "completionDate": "2026-11-26T09:10:00+08:00"}
        return {"id": id_, "state": state, "productOrderItem": [item]} | dates

    service = {"name": "号码卫士", "startDate": "2026-11-26T00:00:00+08:00"}
    price = {"name": "monthly", **_price("7.19")}
    return [
        order("d1", "completed", "add", service, price, productOffering={"id": "o5", "name": "号码卫士"}),
        order(
            "d2",
            "inProgress",
            "delete",
            {"id": "p4", "name": "来电名片", "terminationDate": "2026-12-01T00:00:00+08:00"},
        ),
        order("d3", "failed", "modify", {"id": "p1", "name": "孝心套餐"}, productOffering={"id": "o4"}),
    ]


def _messages() -> list[Json]:
    change = characteristics(
        noticeKind="planChange", begins="2027-01-01T00:00:00+08:00", priceNow=58.91, priceAfter=64.13, needsAnswer=True
    )
    change += characteristics(answerBy="2026-12-24", isRead=False)
    return [
        {
            "id": "n1",
            "subject": "套餐可以换",
            "content": "明年起换成新的套餐。",
            "sendTime": "2026-11-20T09:00:00+08:00",
            "state": "completed",
            "characteristic": change,
        },
        {
            "id": "n2",
            "subject": "机房检修",
            "content": "夜里检修。",
            "sendTime": "2026-11-19T09:00:00+08:00",
            "state": "completed",
        },
    ]


def _agreements() -> list[Json]:
    values = characteristics(summary__what="每月 210 分钟通话。", summary__price=58.91, summary__leavingEarly=103.5)
    return [
        {
            "id": "g1",
            "name": "畅享套餐",
            "status": "active",
            "initialDate": "2025-05-01T10:00:00+08:00",
            "agreementPeriod": span("2025-05-01", "2027-05-01"),
            "agreementItem": [
                {"product": [{"id": "p1"}], "termOrCondition": [{"id": "1", "description": "每月收费。"}]}
            ],
            "characteristic": values,
        },
        {"id": "g2", "name": "宽带", "status": "terminated", "agreementPeriod": span("2023-01-01", "2025-01-01")},
    ]


def _problems() -> list[Json]:
    return [
        {
            "id": "s1",
            "name": "春风里",
            "category": "outage",
            "status": "inProgress",
            "reason": "挖断了光缆",
            "affectedLocation": [{"place": {"id": "area-1", "name": "春风里"}}],
            "affectedService": [{"id": "p3", "@referredType": "Service"}],
            "characteristic": characteristics(
                start="2026-11-28T07:00:00+08:00", expectedEnd="2026-11-28T19:00:00+08:00"
            ),
        },
        {
            "id": "s2",
            "name": "柳树街",
            "category": "plannedWork",
            "status": "acknowledged",
            "affectedService": [{"id": "p3"}],
            "characteristic": characteristics(
                start="2026-12-03T01:00:00+08:00", expectedEnd="2026-12-03T05:00:00+08:00"
            ),
        },
    ]


def _halls() -> list[Json]:
    def hall(id_: str, name: str, metres: int, *hours: tuple[str, str, str]) -> Json:
        days = [{"day": day, "hourPeriod": [{"startHour": start, "endHour": end}]} for day, start, end in hours]
        place = [{"name": f"{name} 18 号"}]
        made = {"id": id_, "name": name, "code": "serviceHall", "status": "active", "place": place, "calendar": days}
        return made | {"telephone": "01055550011", "facility": ["ramp"], "distanceMetres": metres}

    return [
        hall("h1", "和平路营业厅", 350, ("monday-friday", "09:00", "18:00"), ("saturday", "13:00", "17:00")),
        hall("h2", "解放路营业厅", 1270, ("monday-sunday", "08:30", "20:30")),
    ]
