"""Bills, products, offerings, usage and the customer, as the wire contract tells them."""

from __future__ import annotations

from typing import Any

from tests.backend.sample import SampleOperator

BILLS = "/tmf-api/customerBillManagement/v5"
CATALOG = "/tmf-api/productCatalogManagement/v5"
USAGE = "/tmf-api/usageConsumption/v5"


def by_name(items: list[dict[str, Any]]) -> dict[str, Any]:
    return {item["name"]: item["value"] for item in items}


def test_bills_are_listed_newest_first_without_the_replaced_one(shared: SampleOperator) -> None:
    bills = shared.elder.get(f"{BILLS}/customerBill").json()
    assert [bill["id"] for bill in bills] == ["bill-A-10", "bill-A-9c"]
    newest, corrected = bills
    assert newest["amountDue"] == {"unit": "CNY", "value": 33.58}
    assert newest["billingPeriod"] == {
        "startDateTime": "2026-10-01T00:00:00+08:00",
        "endDateTime": "2026-11-01T00:00:00+08:00",
    }
    assert newest["paymentMethod"]["name"] == "自己交费"
    assert (newest["category"], corrected["category"]) == ("normal", "corrected")
    replaced = shared.elder.get(f"{BILLS}/customerBill/bill-A-9").json()
    assert corrected["billNo"] == replaced["billNo"] + "-C1"


def test_lines_of_one_bill_carry_what_they_are_reckoned_from(shared: SampleOperator) -> None:
    lines = shared.elder.get(f"{BILLS}/appliedCustomerBillingRate?bill.id=bill-A-10").json()
    assert [line["id"] for line in lines] == ["bill-A-10-1", "bill-A-10-2"]
    rent, calls = lines
    assert by_name(rent["characteristic"]) == {
        "chargeKind": "planRent",
        "quantity": 1,
        "quantityUnit": "month",
        "unitPrice": 29,
        "offeringId": "plan-1",
        "nameEn": "Plan rent",
    }
    assert by_name(calls["characteristic"])["unitPrice"] == 0.15
    assert by_name(calls["characteristic"])["quantity"] == 30.5
    assert calls["taxIncludedAmount"]["value"] == 4.58
    assert rent["product"]["id"] == "prod-A"
    every = shared.elder.get(f"{BILLS}/appliedCustomerBillingRate").json()
    assert {line["bill"]["id"] for line in every} == {"bill-A-10", "bill-A-9c"}


def test_a_product_tells_its_price_contract_and_discounts(shared: SampleOperator) -> None:
    (product,) = shared.elder.get("/tmf-api/productInventory/v5/product").json()
    told = by_name(product["productCharacteristic"])
    assert told["number"] == "13800000001"
    assert told["category"] == "plan"
    assert told["introductoryEnd"] == "2026-07-01"
    assert told["priceAfter"] == 29
    assert told["earlyTerminationFee"] == 50
    assert told["discount.1"] == {"name": "老年优惠", "order": 1, "percent": 12.5}
    assert product["productPrice"][0]["price"]["taxIncludedAmount"]["value"] == 29
    assert product["productTerm"][0]["duration"] == {"amount": 12, "units": "month"}


def test_an_offering_tells_its_tariff_exactly(shared: SampleOperator) -> None:
    offerings = {one["id"]: one for one in shared.elder.get(f"{CATALOG}/productOffering").json()}
    assert offerings["old-1"]["lifecycleStatus"] == "Retired"
    plan = offerings["plan-1"]
    uses = {use["name"]: use["productSpecCharacteristicValue"][0]["value"] for use in plan["prodSpecCharValueUse"]}
    assert uses["includedAmount.voice"] == 100
    assert uses["overagePrice.data"] == 0.002929
    assert uses["roundingStep.data"] == 0.01
    assert uses["introductoryMonths"] == 6
    ids = [price["id"] for price in plan["productOfferingPrice"]]
    prices = {
        price["name"]: price for price in shared.elder.get(f"{CATALOG}/productOfferingPrice?id={','.join(ids)}").json()
    }
    assert set(prices) == {"rent", "introductoryRent", "overage.voice", "overage.data"}
    assert prices["rent"]["price"]["value"] == 29
    assert prices["introductoryRent"]["price"]["value"] == 19
    assert prices["overage.data"]["unitOfMeasure"] == {"amount": 1, "units": "MB"}
    assert shared.elder.get(f"{CATALOG}/productOfferingPrice/{ids[0]}").json()["id"] == ids[0]
    categories = shared.elder.get(f"{CATALOG}/category").json()
    assert {one["id"] for one in categories} == {"plan", "broadband", "landline", "valueAdded"}


def test_usage_is_asked_for_by_month(shared: SampleOperator) -> None:
    question = {
        "@type": "QueryUsageConsumption",
        "searchCriteria": {
            "@type": "UsageConsumptionReport",
            "validPeriod": {
                "startDateTime": "2026-09-30T16:00:00Z",
                "endDateTime": "2026-11-01T00:00:00+08:00",
            },
            "product": [{"@type": "UsageConsumptionProductRef", "id": "prod-A"}],
        },
    }
    answered = shared.elder.post(f"{USAGE}/queryUsageConsumption", question)
    assert answered.status_code == 201
    body = answered.json()
    assert body["state"] == "done"
    (report,) = body["usageConsumption"]
    buckets = {bucket["usageType"]: bucket for bucket in report["bucket"]}
    used, remaining = buckets["voice"]["bucketCounter"]
    assert used["value"] == {"amount": 130.5, "units": "min"}
    assert by_name(used["characteristic"]) == {"includedAmount": 100}
    assert remaining["value"]["amount"] == 0
    assert [counter["counterType"] for counter in buckets["data"]["bucketCounter"]] == ["used"]
    again = shared.elder.get(f"{USAGE}/queryUsageConsumption/{body['id']}").json()
    assert again["usageConsumption"] == body["usageConsumption"]
    foreign = shared.young.get(f"{USAGE}/queryUsageConsumption/{body['id']}").json()
    assert foreign["usageConsumption"] == []
    reports = shared.elder.get(f"{USAGE}/usageConsumptionReport").json()
    assert [one["id"] for one in reports] == ["prod-A.2026-10", "prod-A.2026-09"]
    assert len(shared.elder.get(f"{USAGE}/queryUsageConsumption").json()) == 2


def test_a_question_about_no_time_or_too_much_is_refused(shared: SampleOperator) -> None:
    for end in ("2026-09-01T00:00:00+08:00", "2036-09-01T00:00:00+08:00"):
        question = {
            "@type": "QueryUsageConsumption",
            "searchCriteria": {
                "@type": "UsageConsumptionReport",
                "validPeriod": {"startDateTime": "2026-10-01T00:00:00+08:00", "endDateTime": end},
            },
        }
        assert shared.elder.post(f"{USAGE}/queryUsageConsumption", question).status_code == 422
    nothing = {"@type": "QueryUsageConsumption"}
    assert shared.elder.post(f"{USAGE}/queryUsageConsumption", nothing).status_code == 400


def test_the_customer_is_told_how_they_are_addressed(shared: SampleOperator) -> None:
    (oneself,) = shared.elder.get("/tmf-api/party/v5/individual").json()
    assert oneself["id"] == "A"
    assert oneself["title"] == "王A奶奶"
    assert oneself["birthDate"] == "1946-05-01T00:00:00+08:00"
    *numbers, address = oneself["contactMedium"]
    assert (address["contactType"], address["stateOrProvince"]) == ("homeAddress", "CN-BJ")
    assert [(one["phoneNumber"], one["preferred"]) for one in numbers] == [
        ("13800000001", True),
        ("13800000002", False),
    ]
    assert oneself["disability"] == [{"disabilityCode": "hearing"}]
    assert by_name(oneself["partyCharacteristic"]) == {"formOfAddressEn": "Granny A"}
