"""Notices: read and answered once, in time, knowingly; and a change without consent is never made, whoever tries."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from elderclient.backend.agreements.signing import sign
from elderclient.backend.bills.terms import months_later
from elderclient.backend.database.models import Agreement, Notice, Product
from elderclient.backend.notices.jobs import NoticeJob
from elderclient.backend.runtime import Operator
from tests.backend.sample import START, SampleOperator, sample_operator, whole
from tests.contract.checked_client import CheckedClient

MESSAGES = "/tmf-api/communicationManagement/v4/communicationMessage"
AGREEMENTS = "/tmf-api/agreementManagement/v4/agreement"
PRODUCTS = "/tmf-api/productInventory/v5/product"
BEGINS = START + timedelta(days=30)
UNTIL = START + timedelta(days=20)
SHOWN = "a" * 64


def put(operator: Operator, key: str = "n-A", customer: str = "A", **changes: Any) -> None:
    """A change of plan that needs consent, or what ``changes`` make of it."""
    told: dict[str, Any] = {
        "kind": "planChange",
        "subject": "可以换套餐",
        "content": "换一个套餐。",
        "sent_at": START,
        "begins_at": BEGINS,
        "product_id": f"prod-{customer}",
        "offering_id": "old-1",
        "price_now_fen": 2900,
        "price_after_fen": 1000,
        "needs_answer": True,
        "answer_until": UNTIL,
        "due_at": UNTIL,
    }
    with operator.writing.begin() as session:
        session.add(Notice(id=key, customer_id=customer, **(told | changes)))


@pytest.fixture
def operator(served: SampleOperator) -> SampleOperator:
    """The sample with one open change for each customer."""
    put(served.operator)
    put(served.operator, "n-B", "B")
    return served


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleOperator]:
    """The same, for questions that change nothing."""
    with sample_operator(tmp_path_factory.mktemp("operator")) as running:
        put(running.operator)
        yield running


def say(client: CheckedClient, key: str = "n-A", **values: Any) -> Any:
    """Set characteristics of a notice; the answer that came."""
    sent = {"characteristic": [{"name": name, "value": value} for name, value in values.items()]}
    path = f"{MESSAGES}/{key}"
    # Some of what is said is wrong on purpose.
    return client.patch(path, whole(client, path, sent), checks_requests=False)


def accept(client: CheckedClient, key: str = "n-A") -> Any:
    return say(client, key, answer="accepted", shownSummary=SHOWN, shownLanguage="zh_CN")


def told(client: CheckedClient, key: str = "n-A") -> dict[str, Any]:
    """The characteristics of a notice by name."""
    return {one["name"]: one["value"] for one in client.get(f"{MESSAGES}/{key}").json()["characteristic"]}


def let_time_come(operator: SampleOperator, moment: datetime) -> None:
    """Set the clock and let everything happen that is due."""
    operator.clock.moment = moment
    while NoticeJob(operator.operator).run():
        pass


def held(client: CheckedClient) -> list[tuple[str, str]]:
    """Offering and status of everything held."""
    return [(one["productOffering"]["id"], one["status"]) for one in client.get(PRODUCTS).json()]


def test_notices_are_listed_as_the_specification_says(operator: SampleOperator) -> None:
    put(operator.operator, "n-older", sent_at=START - timedelta(days=1), needs_answer=False, kind="plannedWorks")
    listed = operator.elder.get(MESSAGES).json()
    assert [one["id"] for one in listed] == ["n-A", "n-older"]
    assert (listed[0]["priority"], listed[1]["priority"]) == ("high", "normal")
    values = told(operator.elder)
    assert (values["priceNow"], values["priceAfter"], values["ifSilent"]) == (29, 10, "stays")
    assert (values["needsAnswer"], values["isRead"]) == (True, False)
    # Twenty days after ten in the morning of 23 November, Shanghai.
    assert values["answerBy"] == "2026-12-13"
    assert told(operator.elder, "n-older")["ifSilent"] == "goesAhead"


def test_nobody_sees_or_answers_anothers_notice(operator: SampleOperator) -> None:
    assert [one["id"] for one in operator.young.get(MESSAGES).json()] == ["n-B"]
    assert operator.young.get(f"{MESSAGES}/n-A").status_code == 404
    assert accept(operator.young).status_code == 404
    assert say(operator.young, isRead=True).status_code == 404
    assert operator.nobody.get(MESSAGES).status_code == 401
    assert "answer" not in told(operator.elder)


def test_a_notice_that_is_not_sent_yet_is_not_there(operator: SampleOperator) -> None:
    put(operator.operator, "n-tomorrow", sent_at=START + timedelta(days=1))
    assert operator.elder.get(f"{MESSAGES}/n-tomorrow").status_code == 404
    assert accept(operator.elder, "n-tomorrow").status_code == 404
    operator.clock.advance(days=1)
    assert accept(operator.elder, "n-tomorrow").status_code == 200


def test_reading_is_remembered_from_the_first_time(operator: SampleOperator) -> None:
    assert say(operator.elder, isRead=True).status_code == 200
    first = told(operator.elder)["readAt"]
    operator.clock.advance(hours=3)
    assert say(operator.elder, isRead=True).status_code == 200
    assert told(operator.elder)["readAt"] == first
    assert told(operator.elder)["isRead"] is True


def test_an_answer_is_stored_with_its_time_and_stays(operator: SampleOperator) -> None:
    operator.clock.advance(hours=1)
    assert accept(operator.elder).status_code == 200
    stored = told(operator.elder)
    assert (stored["answer"], stored["answeredAt"], stored["shownSummary"]) == (
        "accepted",
        "2026-11-23T03:00:00.000Z",
        SHOWN,
    )
    operator.clock.advance(hours=1)
    assert accept(operator.elder).status_code == 200
    refused = say(operator.elder, answer="refused")
    assert refused.status_code == 409
    assert "differently" in refused.json()["reason"]
    assert told(operator.elder) == stored


def test_a_refusal_cannot_become_a_consent(operator: SampleOperator) -> None:
    assert say(operator.elder, answer="refused").status_code == 200
    assert say(operator.elder, answer="refused").status_code == 200
    assert accept(operator.elder).status_code == 409
    let_time_come(operator, BEGINS + timedelta(days=1))
    assert held(operator.elder) == [("plan-1", "active")]
    assert told(operator.elder)["outcome"] == "dropped"


def test_two_different_answers_at_once_leave_one(operator: SampleOperator) -> None:
    statuses: list[int] = []
    both = threading.Barrier(2)

    def answer(said: str) -> None:
        with CheckedClient(operator.url, None) as client:
            client._session.headers["Authorization"] = operator.elder.authorization or ""
            both.wait()
            statuses.append((accept(client) if said == "accepted" else say(client, answer="refused")).status_code)

    threads = [threading.Thread(target=answer, args=(said,)) for said in ("accepted", "refused")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # The later one is too late, or its array is without the answer that came since it was read.
    assert sorted(statuses) in ([200, 409], [200, 422])
    assert told(operator.elder)["answer"] in ("accepted", "refused")


@pytest.mark.parametrize(("late", "status"), [(timedelta(microseconds=-1), 200), (timedelta(0), 409)])
@pytest.mark.parametrize("said", ["accepted", "refused"])
def test_an_answer_counts_until_the_last_day_is_over(
    operator: SampleOperator, said: str, late: timedelta, status: int
) -> None:
    let_time_come(operator, UNTIL + late)
    answer = accept(operator.elder) if said == "accepted" else say(operator.elder, answer="refused")
    assert answer.status_code == status
    if status == 409:
        assert "last day" in answer.json()["reason"]
        assert "answer" not in told(operator.elder)


def test_consent_without_a_shown_summary_is_none(operator: SampleOperator) -> None:
    for values in ({}, {"shownSummary": SHOWN}, {"shownLanguage": "en"}):
        refused = say(operator.elder, answer="accepted", **values)
        assert refused.status_code == 409
        assert "summary" in refused.json()["reason"]
    let_time_come(operator, BEGINS)
    assert held(operator.elder) == [("plan-1", "active")]


def test_an_agreed_change_is_made_on_its_day_and_written_down(operator: SampleOperator) -> None:
    accept(operator.elder)
    let_time_come(operator, BEGINS - timedelta(microseconds=1))
    assert held(operator.elder) == [("plan-1", "active")]
    let_time_come(operator, BEGINS)
    assert held(operator.elder) == [("plan-1", "terminated"), ("old-1", "active")]
    before, after = operator.elder.get(PRODUCTS).json()
    assert before["terminationDate"] == after["startDate"] == "2026-12-23T00:00:00+08:00"
    assert after["productPrice"][0]["price"]["taxIncludedAmount"]["value"] == 10
    assert told(operator.elder)["outcome"] == "applied"
    (agreement,) = operator.elder.get(AGREEMENTS).json()
    summary = {one["name"]: one["value"] for one in agreement["characteristic"]}
    assert (summary["shownSummary"], summary["shownLanguage"], summary["summary.price"]) == (SHOWN, "zh_CN", 10)
    assert agreement["initialDate"] == told(operator.elder)["answeredAt"]
    assert held(operator.young) == [("plan-1", "active")]


def test_an_unanswered_change_is_dropped_and_never_made(operator: SampleOperator) -> None:
    let_time_come(operator, UNTIL)
    assert told(operator.elder)["outcome"] == "dropped"
    let_time_come(operator, BEGINS + timedelta(days=40))
    assert held(operator.elder) == [("plan-1", "active")]
    assert operator.elder.get(AGREEMENTS).json() == []
    assert accept(operator.elder).status_code == 409


def test_a_restart_in_between_changes_nothing(operator: SampleOperator) -> None:
    """The server was off from before the last day until long after the change's own day."""
    accept(operator.elder)
    let_time_come(operator, BEGINS + timedelta(days=90))
    assert held(operator.elder)[1] == ("old-1", "active")
    assert held(operator.young) == [("plan-1", "active")]
    assert told(operator.young, "n-B")["outcome"] == "dropped"


def test_what_is_not_held_any_more_is_not_changed(operator: SampleOperator) -> None:
    accept(operator.elder)
    with operator.operator.writing.begin() as session:
        for customer in "AB":
            session.get_one(Product, f"prod-{customer}").status = "terminated"
    refused = accept(operator.young, "n-B")
    assert refused.status_code == 409
    assert "not held" in refused.json()["reason"]
    let_time_come(operator, BEGINS)
    assert held(operator.elder) == [("plan-1", "terminated")]
    assert told(operator.elder)["outcome"] == "dropped"


def test_a_service_that_is_withdrawn_ends_on_its_day(operator: SampleOperator) -> None:
    put(operator.operator, "n-end", kind="serviceWithdrawal", offering_id=None, needs_answer=False,
        answer_until=None, due_at=BEGINS)  # fmt: skip
    assert say(operator.elder, "n-end", answer="refused").status_code == 422
    let_time_come(operator, BEGINS)
    assert held(operator.elder) == [("plan-1", "terminated")]
    assert told(operator.elder, "n-end")["outcome"] == "applied"


@pytest.mark.parametrize(
    "values",
    [
        {"isRead": 0},
        {"answer": "maybe"},
        {"answer": None},
        {"answer": ["accepted"]},
        {"shownSummary": "A" * 64},
        {"shownSummary": "a" * 63},
        {"outcome": "applied"},
        {"priceAfter": 0},
        {"answerBy": "2099-01-01"},
    ],
)
def test_nothing_else_can_be_set(asked: SampleOperator, values: dict[str, Any]) -> None:
    before = told(asked.elder)
    refused = say(asked.elder, **values)
    assert refused.status_code in (400, 422)
    assert refused.json()["reason"]
    assert told(asked.elder) == before


def test_what_another_pc_said_meanwhile_is_not_overwritten(operator: SampleOperator) -> None:
    path = f"{MESSAGES}/n-A"
    read = operator.elder.get(path)
    tag, before = read.headers["ETag"], read.json()
    assert say(operator.elder, isRead=True).status_code == 200
    late = {"characteristic": [*before["characteristic"], {"name": "answer", "value": "refused"}]}
    assert operator.elder.patch(path, late, if_match=tag).status_code == 412
    assert "answer" not in told(operator.elder)
    part = {"characteristic": [{"name": "answer", "value": "refused"}]}
    assert operator.elder.patch(path, part).status_code == 422
    assert "answer" not in told(operator.elder)


@pytest.mark.parametrize("body", [{}, {"content": "别的"}, {"characteristic": []}, {"state": "cancelled"}, []])
def test_the_notice_itself_cannot_be_changed(asked: SampleOperator, body: Any) -> None:
    assert asked.elder.patch(f"{MESSAGES}/n-A", body, checks_requests=False).status_code in (400, 422)
    twice = {"characteristic": [{"name": "isRead", "value": True}] * 2}
    assert asked.elder.patch(f"{MESSAGES}/n-A", twice).status_code == 422
    assert told(asked.elder)["isRead"] is False


def test_agreements_are_read_only_and_ones_own(operator: SampleOperator) -> None:
    with operator.operator.writing.begin() as session:
        product = session.get_one(Product, "prod-A")
        sign(session, product, START, "在营业厅签的", key="agr-A")
    one = operator.elder.get(f"{AGREEMENTS}/agr-A").json()
    summary = {each["name"]: each["value"] for each in one["characteristic"]}
    assert {name for name in summary if name.startswith("summary.") and not name.endswith("En")} >= {
        "summary.price", "summary.howLong", "summary.leavingEarly", "summary.ending", "summary.failure",
        "summary.complaints", "summary.myData",
    }  # fmt: skip
    assert (summary["summary.howLong"], summary["summary.leavingEarly"], summary["summary.failure"]) == (12, 50, 48)
    assert one["statementOfIntent"]
    assert any("50.00" in term["description"] for term in one["agreementItem"][0]["termOrCondition"])
    assert operator.young.get(f"{AGREEMENTS}/agr-A").status_code == 404
    assert operator.young.get(AGREEMENTS).json() == []
    assert operator.elder.post(AGREEMENTS, {}, checks_requests=False).status_code == 405
    assert operator.elder.patch(f"{AGREEMENTS}/agr-A", {}, checks_requests=False).status_code == 405


def test_what_was_agreed_outlives_a_new_price(operator: SampleOperator) -> None:
    accept(operator.elder)
    let_time_come(operator, BEGINS)
    with operator.operator.writing.begin() as session:
        agreement = session.query(Agreement).one()
        session.get_one(Product, agreement.product_id).rent_fen = 99_900
    (told_now,) = operator.elder.get(AGREEMENTS).json()
    summary = {each["name"]: each["value"] for each in told_now["characteristic"]}
    assert summary["summary.price"] == 10


def test_months_end_on_a_day_that_exists() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 12, 23), 12) == date(2027, 12, 23)
