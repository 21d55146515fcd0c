"""The same operator on PostgreSQL: schema, demo, the read side, and callbacks while many act at the same time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from elderclient.backend.callbacks import queue
from elderclient.backend.callbacks.dialling.agent import SimulatedAgent
from elderclient.backend.config import CallbackRules
from elderclient.backend.database.engine import migrate, open_engine, sessions_of
from elderclient.backend.database.models import Base, Customer, Ticket
from elderclient.backend.demo import queue_others, seed
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.trouble_ticket.service import find_ticket
from tests.backend import (
    test_bill_and_plan_reads,
    test_callback_chats,
    test_callback_lapses,
    test_callback_taking,
    test_callbacks,
    test_check_words,
    test_concurrency,
    test_demo_endpoints,
    test_faults,
    test_order_bills,
    test_order_concurrency,
    test_order_rules,
    test_orders,
    test_privacy,
    test_server_failures,
    test_tmf630,
)
from tests.backend.postgresql_cluster import Cluster, running_cluster
from tests.backend.sample import START, TICKETS, SampleOperator, sample_operator, wish
from tests.backend.test_demo_data import TODAY, rows
from tests.backend.test_hostile_clients import LISTS
from tests.contract.running_operator import RunningOperator, running_operator

SECONDS = 20
NEVER_THE_SAME = frozenset(
    {"creationDate", "lastUpdate", "expectedResolutionDate", "statusChangeDate", "date"}
    | {"completionDate", "expectedCompletionDate", "milestoneDate"}
)
SINCE_THE_START = frozenset({"limitEnds", "start", "expectedEnd"})
"""Characteristics that hold a moment reckoned from when the demonstration began."""
MODULES = (
    test_callbacks,
    test_concurrency,
    test_demo_endpoints,
    test_order_bills,
    test_order_concurrency,
    test_order_rules,
    test_orders,
    test_privacy,
    test_bill_and_plan_reads,
    test_tmf630,
    test_server_failures,
    test_callback_chats,
    test_callback_lapses,
    test_callback_taking,
    test_check_words,
)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


@pytest.fixture
def engine(cluster: Cluster) -> Iterator[Engine]:
    opened = open_engine(cluster.new_database())
    migrate(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def served(cluster: Cluster, tmp_path: Path) -> Iterator[SampleOperator]:
    with sample_operator(tmp_path, database_url=cluster.new_database()) as running:
        yield running


def cases_of(module: ModuleType) -> Iterator[Any]:
    """The tests of a file that need a served operator and nothing else, and what puts goods on its shelves."""
    for name, case in vars(module).items():
        if name.startswith("test_") and set(signature(case).parameters) in ({"served"}, {"shared"}):
            yield pytest.param(vars(module).get("prepare"), case, id=f"{module.__name__.rpartition('.')[2]}-{name}")


@pytest.mark.long(share=4)
@pytest.mark.parametrize(("prepare", "case"), [case for module in MODULES for case in cases_of(module)])
def test_what_holds_on_sqlite_holds_here(
    served: SampleOperator,
    prepare: Callable[[SampleOperator], None] | None,
    case: Callable[[SampleOperator], None],
) -> None:
    assert served.operator.engine.dialect.name == "postgresql"
    if prepare is not None:
        prepare(served)
    case(served)


@pytest.mark.parametrize(
    "case",
    [
        test_faults.test_two_who_want_the_last_technician_at_once,
        test_faults.test_two_reports_of_one_line_at_once_are_one_fault,
        test_faults.test_a_visit_is_found_booked_moved_and_cancelled,
        test_faults.test_a_full_window_cannot_be_had,
    ],
)
def test_no_technician_is_given_twice_here_either(
    cluster: Cluster, tmp_path: Path, case: Callable[[SampleOperator], None]
) -> None:
    with test_faults.town(tmp_path, database_url=cluster.new_database()) as repairs:
        case(repairs)


def test_models_and_migrations_agree_and_two_servers_may_start_together(cluster: Cluster) -> None:
    engine = open_engine(cluster.new_database())
    others = open_engine(engine.url.render_as_string(hide_password=False))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(migrate, (engine, others)))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()
    others.dispose()


@pytest.mark.long(share=3, among="whole demo")
def test_the_demo_is_the_same_row_by_row(engine: Engine, tmp_path: Path) -> None:
    lite = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    migrate(lite)
    with sessions_of(engine)() as here, sessions_of(lite)() as there:
        for session in (here, there):
            seed(session, TODAY)
            queue_others(session, START)
        for mapper in Base.registry.mappers:
            found = rows(here, mapper.class_)
            assert found == rows(there, mapper.class_)
    lite.dispose()


def reading_of(operator: RunningOperator) -> list[Any]:
    """Every list every demo customer can read, and one object of each."""
    told: list[Any] = []
    for rank in range(len(operator.customers)):
        with operator.client(rank) as client:
            for path in LISTS:
                answer = client.get(f"{path}?limit=1000")
                found = answer.json()
                single = client.get(f"{path}/{found[0]['id']}").json() if found else None
                told.append((path, answer.status_code, answer.headers["X-Total-Count"], found, single))
    return told


def without_moments(value: Any) -> Any:
    """The same without what says when it was asked."""
    if isinstance(value, dict):
        if value.get("name") in SINCE_THE_START:
            return value["name"]
        return {name: without_moments(part) for name, part in value.items() if name not in NEVER_THE_SAME}
    if isinstance(value, list | tuple):
        return [without_moments(part) for part in value]
    return value


@pytest.mark.long(share=3, among="whole demo")
def test_the_whole_read_side_answers_the_same(cluster: Cluster) -> None:
    with running_operator("--database", cluster.new_database()) as here, running_operator() as there:
        assert without_moments(reading_of(here)) == without_moments(reading_of(there))


@pytest.mark.long(share=3, among="whole demo")
def test_the_demos_agent_works_and_a_restart_finds_everything(cluster: Cluster) -> None:
    url = cluster.new_database()
    with (
        running_operator("--database", url, "--pace", "0.02", has_agents=True) as operator,
        operator.client() as client,
    ):
        number = client.get("/tmf-api/party/v5/individual").json()[0]["contactMedium"][0]["phoneNumber"]
        answer = client.post(TICKETS, wish("w-1", number))
        ticket = answer.json()["id"]
        deadline = time.monotonic() + 2 * SECONDS
        while answer.status_code == 304 or answer.json()["status"] != "closed":
            assert time.monotonic() < deadline
            answer = client.get(f"{TICKETS}/{ticket}", Prefer="wait=5", If_None_Match=answer.headers["ETag"])
    with running_operator("--database", url) as operator, operator.client() as client:
        assert client.get(f"{TICKETS}/{ticket}").json()["status"] == "closed"
        assert client.post(TICKETS, wish("w-1", number)).json()["id"] == ticket


def test_the_queue_is_read_from_its_own_partial_index(engine: Engine) -> None:
    with sessions_of(engine).begin() as session:
        session.add(Customer(id="c", name="", form_of_address="", form_of_address_en="", disability="", language="zh"))
        session.flush()
        session.add_all([_row(f"t{number:05}", number) for number in range(4000)])
    with engine.begin() as connection:
        connection.execute(text("ANALYZE ticket"))
        query = "SELECT id FROM ticket WHERE phase = 'waiting' ORDER BY queue_key, id LIMIT 1"
        plan = "\n".join(row[0] for row in connection.execute(text(f"EXPLAIN {query}")))
    assert "ix_ticket_queue" in plan
    assert "Sort" not in plan
    with sessions_of(engine)() as session:
        first = queue.claim_first(session, queue.ANY_CONTACT, {})
        assert first is not None
        assert first.id == "t00000"
        assert queue.position(session, session.get_one(Ticket, "t00020")) == 3
        assert queue.position(session, session.get_one(Ticket, "t03990")) == queue.EXACT_UP_TO + 1


def _row(name: str, number: int) -> Ticket:
    """One in ten still waits."""
    return Ticket(
        id=name,
        customer_id="c",
        ticket_type="callbackRequest",
        created_at=START,
        updated_at=START,
        phase="served" if number % 10 else "waiting",
        queue_key=queue.queue_key(START, CallbackRules(), is_preferred=False) + number,
    )


def test_the_agent_passes_over_what_is_being_cancelled(served: SampleOperator) -> None:
    operator = _with_agent(served.operator)
    dialling = SimulatedAgent(operator, START)
    ticket_id = served.elder.post(TICKETS, wish()).json()["id"]
    served.clock.advance(seconds=60)
    with operator.writing() as session:
        ticket = find_ticket(session, "A", ticket_id, to_change=True)
        operator.lifecycle.cancel(session, ticket, served.clock())
        session.flush()
        assert not dialling.run()
        session.commit()
    assert not dialling.run()
    assert _phase(operator, ticket_id) == "cancelled"


def test_a_connection_the_database_dropped_is_replaced(served: SampleOperator, cluster: Cluster) -> None:
    path = "/tmf-api/party/v5/individual"
    assert served.elder.get(path).status_code == 200
    cluster.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    assert served.elder.get(path).status_code == 200


def test_text_that_only_postgresql_refuses_is_refused_before(served: SampleOperator) -> None:
    nul = served.elder.post(TICKETS, wish(description="a\x00b"), checks_requests=False)
    assert nul.status_code == 400
    assert served.elder.get(f"{TICKETS}/%00").status_code == 404
    assert served.elder.get(f"{TICKETS}?externalIdentifier.id=%00").status_code == 400
    lengthy = wish(description="长" * 2000, severity="s" * 20)
    lengthy["externalIdentifier"][0] |= {"id": "i" * 80, "externalIdentifierType": "t" * 40, "owner": "o" * 40}
    lengthy["troubleTicketCharacteristic"] += [
        {**lengthy["troubleTicketCharacteristic"][0], "name": name, "value": "长" * 3000}
        for name in ("reasonScreen", "reasonSubject")
    ]
    assert served.elder.post(TICKETS, lengthy).status_code == 201
    unknown = wish("w-2", "9" * 3000)
    assert served.elder.post(TICKETS, unknown).status_code == 422


def _with_agent(operator: Operator) -> Operator:
    configuration = replace(operator.configuration, has_simulated_agents=True)
    return replace(operator, configuration=configuration)


def _phase(operator: Operator, ticket_id: str) -> str:
    with operator.reading() as session:
        return _ticket(session, ticket_id).phase


def _ticket(session: Session, ticket_id: str) -> Ticket:
    return session.get_one(Ticket, ticket_id)
