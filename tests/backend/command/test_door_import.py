"""What one operator shows by the Open APIs can be stored by another, as a whole, again and again, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.backend.command.command_line import CommandLine, command_line
from tests.backend.command.conftest import NewDatabase
from tests.backend.sample import SampleOperator
from tests.contract.checked_client import CheckedClient

LISTS = (
    "/tmf-api/party/v5/individual",
    "/tmf-api/accountManagement/v5/billingAccount",
    "/tmf-api/productCatalogManagement/v5/productOffering",
    "/tmf-api/productCatalogManagement/v5/productOfferingPrice",
    "/tmf-api/productInventory/v5/product",
    "/tmf-api/customerBillManagement/v5/customerBill",
    "/tmf-api/customerBillManagement/v5/appliedCustomerBillingRate",
)
QUERIES = "/tmf-api/usageConsumption/v5/queryUsageConsumption"
QUESTION = {
    "@type": "QueryUsageConsumption",
    "searchCriteria": {
        "@type": "UsageConsumptionReport",
        "validPeriod": {"startDateTime": "2026-09-01T00:00:00+08:00", "endDateTime": "2026-11-01T00:00:00+08:00"},
    },
}
NOT_IMPORTED = {"lastUpdate", "creationDate", "disability"}


def read(client: CheckedClient) -> dict[str, Any]:
    """Everything one customer is shown, but for when it was stored and what needs a consent."""
    found: dict[str, Any] = {path: client.get(f"{path}?limit=1000").json() for path in LISTS}
    found[QUERIES] = [client.post(QUERIES, QUESTION).json()]
    return {path: [without(one) for one in listed] for path, listed in found.items()}


def without(value: dict[str, Any]) -> dict[str, Any]:
    """An object without the attributes that are not brought along."""
    return {name: part for name, part in value.items() if name not in NOT_IMPORTED}


def written(folder: Path, *shown: dict[str, Any]) -> dict[str, Path]:
    """The files an operator would write of what several customers are shown."""
    customers, offerings, products, bills, usage = (list[Any]() for _ in range(5))
    for one in shown:
        person, accounts, sold, prices, held, headers, lines = (one[path] for path in LISTS)
        customers += [{**person[0], "account": accounts}]
        offerings = [*sold, *prices]
        products += held
        bills += [*lines, *headers]
        usage += one[QUERIES]
    files = {"customers": customers, "offerings": offerings, "products": products, "bills": bills, "usage": usage}
    for kind, content in files.items():
        (folder / f"{kind}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return {kind: folder / f"{kind}.json" for kind in files}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_one_operator_shows_another_stores_and_shows(
    served: SampleOperator, new_database: NewDatabase, tmp_path: Path, kind: str
) -> None:
    elder, young = read(served.elder), read(served.young)
    assert all(elder.values())
    files = written(tmp_path, elder, young)
    other = command_line(tmp_path / "other", new_database(kind))
    other.done("migrate")
    for _ in range(2):
        for what, path in files.items():
            assert f"{what} stored." in other.done("import", what, path)
    with other.running("serve", "--without-jobs"):
        for customer, shown in (("A", elder), ("B", young)):
            token = other.done("token", "issue", customer, "--days", "1").strip()
            with other.client(token) as client:
                assert read(client) == shown


def test_a_table_of_customers_is_stored_again_and_again(empty: CommandLine, tmp_path: Path) -> None:
    empty.done("migrate")
    path = tmp_path / "people.csv"
    head = "id,name,form_of_address,birth_date,province,numbers\n"
    path.write_text(f"\ufeff{head}c1,王秀英,王奶奶,1946-05-31,CN-BJ,13800000001 01066660001\n", encoding="utf-8")
    assert empty.done("import", "customers", path) == f"{path}: 1 customers stored.\n"
    path.write_text(f"{head}c1,王秀英,王奶奶,1946-05-30,CN-BJ,01066660001 13800000002\n", encoding="utf-8")
    empty.done("import", "customers", path)
    token = empty.done("token", "issue", "c1", "--days", "1").strip()
    with empty.running("serve", "--without-jobs"), empty.client(token) as client:
        (person,) = client.get(LISTS[0]).json()
        assert (person["formattedName"], person["birthDate"][:10]) == ("王秀英", "1946-05-30")
        numbers = [one["phoneNumber"] for one in person["contactMedium"] if "phoneNumber" in one]
        assert numbers == ["01066660001", "13800000002"]
        assert [one["id"] for one in client.get(LISTS[1]).json()] == ["c1"]


def test_every_wrong_line_is_named_and_nothing_is_stored(empty: CommandLine, tmp_path: Path) -> None:
    empty.done("migrate")
    path = tmp_path / "people.csv"
    path.write_text(
        "id,name,birth_date,numbers\nc1,王秀英,1946-05-31,13800000001\nc2,,1946-05-31,\nc3,李,31.5.1946,\n"
        "c4,张,,110x\nc1,王,,\nc5,赵,,13800000001\n" + f"{'c' * 41},钱,,\n",
        encoding="utf-8",
    )
    answer = empty.run("import", "customers", path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [
        "elderclient operator: Nothing was stored.",
        f"{path}: line 3: name is missing.",
        f"{path}: line 4: birthDate is no date such as 1946-05-31.",
        f"{path}: line 5: contactMedium[0].phoneNumber is no number of 3 to 20 digits.",
        f"{path}: line 6: id c1 is line 2's already.",
        f"{path}: line 7: phoneNumber 13800000001 is line 2's already.",
        f"{path}: line 8: id has more than 40 characters.",
    ]
    assert "There is no customer c1." in empty.run("token", "issue", "c1", "--days", "1").err


def counted(answer: dict[str, Any]) -> dict[str, Any]:
    """The first amount of an answer about usage."""
    value: dict[str, Any] = answer["usageConsumption"][0]["bucket"][0]["bucketCounter"][0]["value"]
    return value


@pytest.mark.parametrize(
    ("kind", "change", "reason"),
    [
        ("bills", lambda _, line: line["taxIncludedAmount"].update(value=1), "is not the sum of the lines"),
        ("bills", lambda _, line: line["taxIncludedAmount"].update(value=0.001), "is no amount of whole fen"),
        ("bills", lambda _, line: line["taxIncludedAmount"].update(unit="EUR"), "is not CNY"),
        ("bills", lambda _, line: line["bill"].update(id="none"), "names no bill of this file"),
        ("bills", lambda bill, _: bill.update(billDate="soon"), "billDate is no date"),
        ("bills", lambda bill, _: bill["billingAccount"].update(id="acc-9"), "acc-9 is no account"),
        ("bills", lambda bill, _: bill["billingAccount"].update(id="acc-B"), "is another customer's bill"),
        ("bills", lambda bill, _: bill.update(state="lost"), "state is none of"),
        ("bills", lambda bill, _: bill.update(billNo=7), "billNo is no text"),
        ("bills", lambda bill, _: bill.update(billDate="9999-12-31T23:59:59-12:00"), "billDate is no date"),
        ("bills", lambda bill, _: bill.update(billDate="0001-01-01"), "billDate is not between"),
        ("bills", lambda bill, _: bill.update(billDate="2026-11-01T00:00:00"), "without its offset"),
        ("bills", lambda bill, _: bill.update(billNo="\ud800"), "billNo is no text"),
        ("bills", lambda _, line: line["taxIncludedAmount"].update(value=1e300), "is too large"),
        ("products", lambda product: product.update(id="a/b"), "id has a space or one of"),
        ("products", lambda product: product["productOffering"].update(id="none"), "none is no offering"),
        ("products", lambda product: product.update(productPrice=[]), "has no recurring price"),
        ("products", lambda product: product.update(productPrice=7), "productPrice is no list"),
        ("offerings", lambda offering: offering.update(category=[]), "category is missing"),
        ("offerings", lambda offering: offering.update(productOfferingPrice=[{"id": "x"}]), "not in the file"),
        (
            "customers",
            lambda person: person["contactMedium"][0].update(phoneNumber="13900000001"),
            "another customer's",
        ),
        ("customers", lambda person: person["account"][0].update(id="acc-B"), "is another customer's account"),
        ("usage", lambda answer: answer["usageConsumption"][0]["product"][0].update(id="x"), "x is no product"),
        ("usage", lambda answer: counted(answer).update(amount=-1), "amount is below 0"),
        ("usage", lambda answer: counted(answer).update(amount=0.1234567890123), "more than 12 decimals"),
        ("usage", lambda answer: answer["usageConsumption"][0].update(validPeriod={}), "startDateTime is missing"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_reason(
    shared: SampleOperator,
    ready: CommandLine,
    tmp_path: Path,
    kind: str,
    change: Callable[..., object],
    reason: str,
) -> None:
    path = written(tmp_path, read(shared.elder))[kind]
    content = json.loads(path.read_text(encoding="utf-8"))
    if kind == "bills":
        bill = content[-1]
        change(bill, next(one for one in content if one.get("bill", {}).get("id") == bill["id"]))
    else:
        change(content[0])
    path.write_text(json.dumps(content), encoding="utf-8")
    answer = ready.run("import", kind, path)
    assert answer.code == 2
    assert reason in answer.err
    assert f"{path}: item " in answer.err


def test_rows_of_nothing_but_commas_are_no_customers(empty: CommandLine, tmp_path: Path) -> None:
    empty.done("migrate")
    path = tmp_path / "people.csv"
    path.write_text("id,name,numbers\nc1,王,13800000001\n,,\n\n", encoding="utf-8-sig")
    answer = empty.run("import", "customers", path)
    assert (answer.code, "1 customers stored" in answer.out) == (0, True), answer


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("people.json", b"[1]", "item 1 is no object"),
        ("people.json", b"[NaN]", "NaN"),
        ("people.json", b"{", "is no JSON"),
        ("people.json", b"\xff", "is not UTF-8: byte 0"),
        ("people.csv", b"id,surname\n", "no column 'surname'"),
        ("people.csv", b"id,name\nc1\n", "line 2 has another number of values"),
        ("people.csv", b"id,name\nc1\nc2,x\nc3,y,z\n", "line 4 has another number of values"),
        ("people.csv", "id,name\nc1,王\n".encode("gbk"), "Save it as 'CSV UTF-8'"),
        ("people.csv", b'id,name\nc1,"x\n', "is no CSV"),
    ],
)
def test_what_is_no_such_file_is_refused(
    empty: CommandLine, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    empty.done("migrate")
    path = tmp_path / name
    path.write_bytes(content)
    answer = empty.run("import", "customers", path)
    assert answer.code == 2
    assert reason in answer.err
