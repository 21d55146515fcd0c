"""Who is next, how far back one stands, and how long it will take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from elderclient.backend.callbacks import estimate, queue
from elderclient.backend.callbacks.hours import OpeningHours
from elderclient.backend.config import CallbackRules, Configuration
from elderclient.backend.database.engine import migrate, open_engine, sessions_of
from elderclient.backend.database.models import DISABILITY_PRIORITY, CallRecord, Consent, Customer, Ticket

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
RULES = CallbackRules()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with sessions_of(engine).begin() as session:
        session.add(Customer(id="C", name="众人", form_of_address="您"))
        session.flush()
        yield session


def waiting(session: Session, name: str, minutes: float, *, is_elder: bool = False, phase: str = "waiting") -> Ticket:
    created = NOW + timedelta(minutes=minutes)
    ticket = Ticket(
        id=name,
        customer_id="C",
        ticket_type="callbackRequest",
        phase=phase,
        created_at=created,
        updated_at=created,
        live_number=name,
        queue_key=queue.queue_key(created, RULES, is_preferred=is_elder),
    )
    session.add(ticket)
    return ticket


def claim(session: Session) -> Ticket | None:
    return queue.claim_first(session, queue.ANY_CONTACT, {})


def order(session: Session) -> list[str]:
    session.flush()
    tickets = session.query(Ticket).filter(Ticket.phase == "waiting").all()
    return [one.id for one in sorted(tickets, key=lambda ticket: queue.position(session, ticket) or 0)]


def test_elders_overtake_but_waiting_overtakes_them_in_the_end(session: Session) -> None:
    waiting(session, "patient", 0)
    waiting(session, "young", 8)
    waiting(session, "elder", 9, is_elder=True)
    waiting(session, "late elder", 11, is_elder=True)
    assert order(session) == ["elder", "patient", "late elder", "young"]
    first = claim(session)
    assert first is not None
    assert first.id == "elder"


@given(arrivals=st.lists(st.tuples(st.integers(0, 10**7), st.booleans()), min_size=2, max_size=40))
def test_whoever_came_before_the_credit_is_never_overtaken(arrivals: list[tuple[int, bool]]) -> None:
    """A static key: only those who came within the credit are let past, so that waiting wins in the end."""
    came = [(NOW + timedelta(milliseconds=at), is_preferred) for at, is_preferred in arrivals]
    taken = sorted(came, key=lambda one: queue.queue_key(one[0], RULES, is_preferred=one[1]))
    for place, (later, _) in enumerate(taken):
        for earlier, is_preferred in taken[place + 1 :]:
            assert later - earlier <= RULES.elder_credit
            assert not (is_preferred and later > earlier)


def test_a_fault_in_progress_goes_before_until_it_is_repaired(session: Session) -> None:
    assert not queue.has_open_fault(session, "C")
    fault = waiting(session, "fault", 0, phase="")
    fault.ticket_type, fault.status = "fault", "inProgress"
    session.flush()
    assert queue.has_open_fault(session, "C")
    fault.status = "resolved"
    session.flush()
    assert not queue.has_open_fault(session, "C")


def test_a_place_is_exact_to_a_hundred_then_just_behind(session: Session) -> None:
    tickets = [waiting(session, f"t{index:03}", index) for index in range(150)]
    waiting(session, "busy", -5, phase="talking")
    session.flush()
    places = [queue.position(session, ticket) for ticket in tickets]
    assert places[:100] == list(range(1, 101))
    assert set(places[100:]) == {101}


def test_those_who_came_at_the_same_moment_keep_one_order(session: Session) -> None:
    tickets = [waiting(session, name, 0) for name in "bac"]
    session.flush()
    assert {ticket.id: queue.position(session, ticket) for ticket in tickets} == {"a": 1, "b": 2, "c": 3}


def test_the_queue_is_read_from_its_own_index(engine: Engine, session: Session) -> None:
    ticket = waiting(session, "t", 0)
    session.flush()
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    claim(session)
    queue.position(session, ticket)
    queue.due_again(session, NOW, 200)
    event.remove(engine, "before_cursor_execute", note)
    connection = session.connection()
    plans = [str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()) for sql, values in asked]
    assert ["ix_ticket_queue" in plan for plan in plans] == [True, True, False]
    assert "ix_ticket_due" in plans[2]
    assert "TEMP B-TREE" not in plans[0]


@pytest.mark.parametrize(
    ("birth", "disability", "has_consent", "expected"),
    [
        (date(1961, 11, 23), "", False, True),
        (date(1961, 11, 24), "", False, False),
        (date(1990, 1, 1), "vision", True, True),
        (date(1990, 1, 1), "vision", False, False),
        (None, "", False, False),
    ],
)
def test_age_and_consented_disability_go_before(
    birth: date | None, disability: str, *, has_consent: bool, expected: bool
) -> None:
    customer = Customer(
        id="x",
        name="x",
        form_of_address="x",
        birth_date=birth,
        disability=disability,
        consents=[Consent(purpose=DISABILITY_PRIORITY, state="granted")] if has_consent else [],
    )
    assert queue.is_preferred(customer, date(2026, 11, 23), RULES) is expected


def test_the_wait_is_reckoned_from_calls_that_took_place(session: Session) -> None:
    configuration = Configuration(database_url="", secret="", is_demo=True)
    assert estimate.waiting_seconds(session, 3, NOW, configuration) == 156
    two_agents = replace(configuration, rules=replace(RULES, agents=2))
    assert estimate.waiting_seconds(session, 3, NOW, two_agents) == 104
    ticket = waiting(session, "t", 0)
    session.flush()
    for index in range(5):
        session.add(
            CallRecord(
                ticket_id=ticket.id,
                attempt=index + 1,
                taken_at=NOW,
                ended_at=NOW + timedelta(seconds=100 + index * 10),
                outcome="served",
            )
        )
    session.flush()
    assert estimate.waiting_seconds(session, 3, NOW, configuration) == 360


def test_nights_are_added_to_the_wait(session: Session) -> None:
    hours = OpeningHours.parse({"monday": "08:30-18:00", "tuesday": "09:00-24:00"})
    configuration = Configuration(database_url="", secret="", is_demo=True, hours=hours)
    monday_evening = datetime(2026, 11, 23, 20, 0, tzinfo=SHANGHAI)
    assert estimate.waiting_seconds(session, 1, monday_evening, configuration) == 13 * 3600 + 52
    assert hours.is_open(datetime(2026, 11, 24, 23, 59, tzinfo=SHANGHAI), SHANGHAI)
    assert not hours.is_open(datetime(2026, 11, 23, 18, 0, tzinfo=SHANGHAI), SHANGHAI)
    wednesday = datetime(2026, 11, 25, 12, 0, tzinfo=SHANGHAI)
    assert hours.next_open(wednesday, SHANGHAI) == datetime(2026, 11, 30, 8, 30, tzinfo=SHANGHAI)


@pytest.mark.parametrize("spans", [{"someday": "08:00-09:00"}, {"monday": "8-9"}, {"monday": "25:00-26:00"}])
def test_hours_that_are_none_are_refused(spans: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"day of the week|span of time"):
        OpeningHours.parse(spans)
