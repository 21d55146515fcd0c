"""Who has looked, what is held, a copy of everything, deletion: complete, nobody else's, and by the rules."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from elderclient.backend.config import Configuration, PrivacyRules
from elderclient.backend.database.engine import migrate, open_engine, sessions_of
from elderclient.backend.database.models import Base, Customer, Number, Ticket, Usage
from elderclient.backend.demo.startup import fill
from elderclient.backend.privacy.copies import content_of
from elderclient.backend.privacy.holdings import USAGE_MONTHS, holding_of, holdings
from elderclient.backend.privacy.jobs import PrivacyJob
from elderclient.backend.privacy.labels import labels, words
from elderclient.backend.privacy.ownership import owned_tables
from elderclient.backend.runtime import Operator
from tests.backend.sample import START, TICKETS, SampleOperator, sample_operator, values, wish
from tests.contract import specification

LOG = "/elderclient/v1/accessLog"
JOBS = "/elderclient/v1/exportJob"
HELD = "/elderclient/v1/personalData"
PUBLIC = ("hall",)
"""Tables of what everybody may read; a hall's telephone is nobody's."""
PERSONAL = ("customer", "person", "phone")
"""Parts of the names of columns that point at people."""


def acts(served: SampleOperator) -> list[str]:
    """What was done with A's data, oldest first."""
    return [entry["act"] for entry in reversed(served.elder.get(LOG).json())]


def let_time_pass(served: SampleOperator, **span: float) -> None:
    """Move the clock and let the server do what is due."""
    served.clock.advance(**span)
    while PrivacyJob(served.operator).run():
        continue


def made_copy(served: SampleOperator, external_id: str = "copy-1") -> dict[str, Any]:
    """A's copy, asked for and made."""
    job = served.elder.post(JOBS, {"externalId": external_id}).json()
    let_time_pass(served, seconds=5)
    let_time_pass(served, seconds=5)
    return dict(served.elder.get(f"{JOBS}/{job['id']}").json())


def deletion(external_id: str = "del-1") -> dict[str, Any]:
    """A wish for deletion as the client sends it."""
    wanted = wish(external_id)
    return {**wanted, "ticketType": "deletionRequest", "troubleTicketCharacteristic": []}


def test_real_acts_are_noted_and_nothing_else(served: SampleOperator) -> None:
    assert served.elder.get(LOG).json() == []
    ticket = served.elder.post(TICKETS, wish("a-1")).json()["id"]
    assert acts(served) == []
    served.agent("take", ticket)
    served.agent("dial", ticket)
    assert acts(served) == ["read", "dialled"]
    assert served.agent("take", ticket) == 409
    served.outgoing("call", "technician")
    served.hand.post("/elderclient/v1/demo/amount", {"lineId": "bill-A-10-2", "fen": 459})
    question = {"customerId": "A", "productId": "prod-A", "offeringId": "old-1", "month": "2026-10"}
    served.hand.post("/elderclient/v1/demo/rebill", question)
    assert acts(served) == ["read", "dialled", "technician", "billChanged", "billRead"]
    assert served.young.get(LOG).json() == []
    entry = served.elder.get(LOG).json()[0]
    assert entry["description"] == "营业员看了您的用量和账单"
    assert entry["descriptionEn"]
    assert entry["date"] == "2026-11-23T02:00:00.000Z"


def test_an_agent_who_writes_is_noted(served: SampleOperator) -> None:
    by_text = {"@type": "StringCharacteristic", "name": "contactBy", "valueType": "string", "value": "text"}
    wanted = wish("a-1")
    wanted["troubleTicketCharacteristic"].append(by_text)
    ticket = served.elder.post(TICKETS, wanted).json()["id"]
    served.agent("take", ticket)
    served.agent("answer", ticket)
    assert acts(served) == ["read", "wrote"]


def test_what_is_held_is_told_with_how_long(served: SampleOperator) -> None:
    held = {one["id"]: one for one in served.elder.get(HELD).json()}
    assert held["bills"]["count"] == 3
    assert held["bills"]["retentionMonths"] == 360
    assert held["usage"]["erased"]
    assert "conversations" not in held
    assert all(one["retention"] and one["retentionEn"] for one in held.values())


def test_a_copy_is_an_export_job_that_runs_and_succeeds(served: SampleOperator) -> None:
    made = served.elder.post(JOBS, {"externalId": "copy-1"})
    assert made.status_code == 201
    job = made.json()
    assert job["status"] == "Not Started"
    assert served.elder.get(job["url"]).status_code == 409
    let_time_pass(served, seconds=3)
    assert served.elder.get(job["href"]).json()["status"] == "Running"
    let_time_pass(served, seconds=5)
    done = served.elder.get(job["href"]).json()
    assert (done["status"], done["contentType"]) == ("Succeeded", "application/json")
    assert done["completionDate"]
    content = served.elder.get(done["url"]).json()
    assert {table["name"] for table in content["tables"]} >= {"customer", "bill", "bill_line", "usage", "personal_copy"}
    assert served.young.get(job["href"]).status_code == 404
    assert served.young.get(job["url"]).status_code == 404
    if specification.folder() is not None:
        assert specification.Specification.of("productCatalogManagement").defects(done, "ExportJob") == []


def test_a_copy_is_asked_for_once_at_a_time(served: SampleOperator) -> None:
    first = served.elder.post(JOBS, {"externalId": "copy-1"}).json()
    assert served.elder.post(JOBS, {"externalId": "copy-1"}).json() == first
    other = served.elder.post(JOBS, {"externalId": "copy-2"})
    assert other.status_code == 409
    assert other.json()["existingId"] == first["id"]
    assert served.young.post(JOBS, {"externalId": "copy-1"}).json()["id"] != first["id"]
    let_time_pass(served, seconds=5)
    let_time_pass(served, seconds=5)
    assert served.elder.post(JOBS, {"externalId": "copy-2"}).status_code == 201
    assert served.elder.post(JOBS, {"externalId": ""}).status_code == 400
    assert [job["externalId"] for job in served.elder.get(JOBS).json()] == ["copy-2", "copy-1"]


def test_a_copy_is_thrown_away_after_some_days(served: SampleOperator) -> None:
    job = made_copy(served)
    assert served.elder.get(job["url"]).status_code == 200
    let_time_pass(served, days=8)
    gone = served.elder.get(job["url"])
    assert gone.status_code == 410
    assert gone.json()["reason"]


def test_a_copy_too_large_to_hand_over_fails_and_says_so(tmp_path: Path) -> None:
    with sample_operator(tmp_path, privacy=PrivacyRules(largest_copy=100)) as served:
        job = made_copy(served)
        assert (job["status"], job["errorLog"]) == ("Failed", "tooLarge")
        assert served.elder.get(job["url"]).status_code == 409
        assert served.elder.post(JOBS, {"externalId": "copy-2"}).status_code == 201


def test_every_table_about_people_is_copied_and_told_of() -> None:
    owned = {table.name for table in owned_tables()}
    for table in Base.metadata.sorted_tables:
        if table.name not in (*owned, *PUBLIC):
            personal = [column.name for column in table.c if any(mark in column.name for mark in PERSONAL)]
            assert personal == [], f"{table.name} is copied for nobody"
    named = {name for holding in holdings() for name in holding.tables}
    assert named | set(labels()) <= owned
    assert holding_of("usage").months == USAGE_MONTHS
    for name, label in labels().items():
        assert {field.column for field in label.fields} <= {column.name for column in Base.metadata.tables[name].c}


def test_every_code_of_the_demo_has_words(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'demo.db'}")
    migrate(engine)
    sessions = sessions_of(engine)
    fill(sessions, START, Configuration("", "").zone)
    with sessions() as session:
        for name, label in labels().items():
            for column in (field.column for field in label.fields if field.kind == "code"):
                found = set(session.scalars(select(Base.metadata.tables[name].c[column])))
                assert found - {"", None} <= set(words()), name
    engine.dispose()


def test_copies_of_all_demo_customers_are_complete_and_hold_nobody_elses_data(tmp_path: Path) -> None:
    with sample_operator(tmp_path) as served:
        configuration = replace(served.operator.configuration, database_url=f"sqlite:///{tmp_path / 'demo.db'}")
        engine = open_engine(configuration.database_url)
        migrate(engine)
        operator = Operator.over(configuration, engine, lambda: START)
        fill(operator.writing, START, configuration.zone)
        with operator.reading() as session:
            people = session.scalars(select(Customer)).all()
            numbers = session.execute(select(Number.digits, Number.customer_id)).all()
            copies = {one.id: content_of(session, one.id, START) for one in people}
            total = {table.name: session.execute(select(table)).all() for table in owned_tables()}
        engine.dispose()
    told = {key: json.dumps(copy, ensure_ascii=False) for key, copy in copies.items()}
    for one in people:
        strangers = [other for other in people if other.id != one.id]
        assert [other.id for other in strangers if f'"{other.id}"' in told[one.id]] == []
        assert [other.name for other in strangers if other.name in told[one.id]] == []
        foreign = [digits for digits, owner in numbers if owner != one.id and digits in told[one.id]]
        assert foreign == []
        assert all(digits in told[one.id] for digits, owner in numbers if owner == one.id)
    for name, rows in total.items():
        copied = [table["rows"] for copy in copies.values() for table in copy["tables"] if table["name"] == name]
        assert sum(map(len, copied)) == len(rows), name


def test_no_secret_is_copied(served: SampleOperator) -> None:
    ticket = served.elder.post(TICKETS, wish("a-1")).json()["id"]
    served.agent("take", ticket)
    served.agent("dial", ticket)
    words = values(served.elder.get(f"{TICKETS}/{ticket}").json())["callCheckCode"]
    with served.operator.reading() as session:
        told = json.dumps(content_of(session, "A", START), ensure_ascii=False)
    assert words not in told
    assert "token_hash" not in told


def test_a_deletion_is_held_then_performed_and_told_in_counts(served: SampleOperator) -> None:
    with served.operator.writing.begin() as session:
        session.add(Usage(product_id="prod-A", month=START.date().replace(month=1, day=1), usage_type="voice", used=9))
    call = served.elder.post(TICKETS, wish("a-1")).json()["id"]
    for action in ("take", "dial", "answer", "close"):
        served.agent(action, call)
    made = served.elder.post(TICKETS, deletion())
    assert made.status_code == 201
    assert made.json()["status"] == "acknowledged"
    assert made.json()["expectedResolutionDate"] == "2026-11-23T02:10:00.000Z"
    let_time_pass(served, minutes=9)
    assert served.elder.get(made.json()["href"]).json()["status"] == "acknowledged"
    let_time_pass(served, minutes=2)
    done = served.elder.get(made.json()["href"]).json()
    assert done["status"] == "closed"
    assert values(done) == {"deleted.usage": 1, "deleted.notes": 0, "deleted.reasons": 1, "deleted.health": 0}
    assert [change["status"] for change in done["statusChangeHistory"]] == ["acknowledged", "resolved", "closed"]
    kept = served.elder.get(f"{TICKETS}/{call}").json()
    assert kept["description"] == ""
    assert "reasonScreen" not in values(kept)
    assert len(served.elder.get("/tmf-api/customerBillManagement/v5/customerBill").json()) == 2


def test_a_deletion_can_be_taken_back_until_it_is_done(served: SampleOperator) -> None:
    href = served.elder.post(TICKETS, deletion()).json()["href"]
    assert served.young.patch(href, {"status": "cancelled"}).status_code == 404
    assert served.elder.patch(href, {"status": "closed"}).status_code == 422
    assert served.elder.patch(href, {"status": "cancelled"}).json()["status"] == "cancelled"
    assert served.elder.patch(href, {"status": "cancelled"}).status_code == 200
    let_time_pass(served, minutes=20)
    assert served.elder.get(href).json()["status"] == "cancelled"
    second = served.elder.post(TICKETS, deletion("del-2")).json()["href"]
    let_time_pass(served, minutes=20)
    assert served.elder.patch(second, {"status": "cancelled"}).status_code == 409


def test_one_deletion_at_a_time(served: SampleOperator) -> None:
    first = served.elder.post(TICKETS, deletion()).json()
    assert served.elder.post(TICKETS, deletion()).json()["id"] == first["id"]
    assert served.elder.post(TICKETS, deletion("del-2")).status_code == 409


def test_what_is_disputed_or_still_needed_is_not_deleted(served: SampleOperator) -> None:
    old = START - timedelta(days=300)
    with served.operator.writing.begin() as session:
        session.add(Usage(product_id="prod-A", month=old.date().replace(day=1), usage_type="voice", used=9))
        session.add(
            Ticket(
                id="c-1", customer_id="A", ticket_type="complaint", status="inProgress", created_at=old, updated_at=old
            )
        )
    live = served.elder.post(TICKETS, wish("a-1")).json()
    href = served.elder.post(TICKETS, deletion()).json()["href"]
    let_time_pass(served, minutes=11)
    assert values(served.elder.get(href).json()) == {
        "deleted.usage": 0,
        "deleted.notes": 0,
        "deleted.reasons": 0,
        "deleted.health": 0,
    }
    assert served.elder.get(live["href"]).json()["description"] == live["description"]


@pytest.mark.parametrize("agrees", [True, False])
def test_a_health_note_goes_unless_the_customer_agrees_to_it(served: SampleOperator, *, agrees: bool) -> None:
    if not agrees:
        with served.operator.writing.begin() as session:
            served.operator.consents.withdraw(session, "A", "disabilityPriority", START)
    served.elder.post(TICKETS, deletion())
    let_time_pass(served, minutes=11)
    with served.operator.reading() as session:
        assert session.get_one(Customer, "A").disability == ("hearing" if agrees else "")
