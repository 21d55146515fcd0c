"""Real agents: who takes what, who may act on it, and that nothing is taken twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from elderclient.backend.callbacks.hours import OpeningHours
from elderclient.backend.callbacks.lifecycle import WrongPhaseError
from elderclient.backend.callbacks.taking import HandsFullError, NotAtWorkError, NotHolderError, Taking
from elderclient.backend.config import CallbackRules
from elderclient.backend.database.models import (
    AccessRecord,
    BillingAccount,
    CallRecord,
    Customer,
    Number,
    StaffMember,
    Ticket,
)
from elderclient.backend.tickets.kinds import NotPossibleError
from tests.backend.sample import START, TICKETS, SampleOperator, sample_operator, text, values, wish

RESULT = "改了套餐，下个月一号起。"


def hire(served: SampleOperator, *names: str, role: str = "agent") -> None:
    """Let people begin to work."""
    with served.operator.writing.begin() as session:
        session.add_all(
            StaffMember(id=name, sign_in_name=name, display_name=name, role=role, created_at=START) for name in names
        )


def ask(served: SampleOperator, external_id: str = "w-1", number: str = "13800000001", contact: str = "phone") -> str:
    """The elder asks for a call; its id."""
    form = wish(external_id, number)
    form["troubleTicketCharacteristic"].append(text("contactBy", contact))
    answer = served.elder.post(TICKETS, form)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def crowd(served: SampleOperator, count: int) -> None:
    """Strangers who wait, each with a telephone."""
    with served.operator.writing.begin() as session:
        session.add_all(Customer(id=f"c{one}", name="众人", form_of_address="您") for one in range(count))
        session.flush()
        session.add_all(BillingAccount(id=f"a{one}", customer_id=f"c{one}", name="家里") for one in range(count))
        session.flush()
        session.add_all(
            Number(digits=f"1370000{one:04}", customer_id=f"c{one}", account_id=f"a{one}") for one in range(count)
        )
        session.flush()
        session.add_all(
            Ticket(
                id=f"t{one:04}",
                customer_id=f"c{one}",
                ticket_type="callbackRequest",
                created_at=START,
                updated_at=START,
                phase="waiting",
                phase_since=START,
                callback_number=f"1370000{one:04}",
                live_number=f"1370000{one:04}",
                queue_key=one,
                attempts_allowed=3,
            )
            for one in range(count)
        )


def row(served: SampleOperator, ticket_id: str) -> Ticket:
    with served.operator.reading() as session:
        return session.get_one(Ticket, ticket_id)


def shown(served: SampleOperator, ticket_id: str) -> dict[str, object]:
    return values(served.elder.get(f"{TICKETS}/{ticket_id}").json())


def test_a_call_goes_through_an_agents_hand(served: SampleOperator) -> None:
    hire(served, "li")
    taking = served.operator.taking
    assert taking.take_next("li") is None
    ticket_id = ask(served)
    assert taking.take_next("li") == ticket_id
    taken = row(served, ticket_id)
    assert (taken.phase, taken.holder_id, taken.lease_until) == ("taken", "li", START + timedelta(seconds=60))
    assert taking.in_hand("li") == [ticket_id]
    assert taking.words_to_say("li", ticket_id) is None
    taking.dial("li", ticket_id)
    words = taking.words_to_say("li", ticket_id)
    assert words is not None
    assert shown(served, ticket_id)["callCheckCode"] == words.zh
    served.clock.advance(seconds=20)
    assert taking.renew("li", ticket_id) == START + timedelta(seconds=80)
    taking.answered("li", ticket_id)
    with pytest.raises(NotPossibleError):
        taking.done("li", ticket_id, "  ")
    taking.done("li", ticket_id, RESULT)
    after = served.elder.get(f"{TICKETS}/{ticket_id}").json()
    assert after["status"] == "closed"
    assert [note["text"] for note in after["note"]] == [RESULT]
    assert (row(served, ticket_id).holder_id, row(served, ticket_id).lease_until) == (None, None)
    assert taking.in_hand("li") == []
    with served.operator.reading() as session:
        attempt = session.scalars(select(CallRecord)).one()
        assert (attempt.ticket_id, attempt.attempt, attempt.staff_id, attempt.outcome) == (ticket_id, 1, "li", "served")
        looks = session.scalars(select(AccessRecord).order_by(AccessRecord.id)).all()
        assert [(look.act, look.staff_id) for look in looks] == [("read", "li"), ("dialled", "li")]


def test_only_the_holder_acts(served: SampleOperator) -> None:
    hire(served, "li", "wu")
    hire(served, "boss", role="supervisor")
    taking = served.operator.taking
    ticket_id = ask(served)
    assert taking.take_next("li") == ticket_id
    steps: list[Callable[[str, str], object]] = [
        taking.renew,
        taking.words_to_say,
        taking.dial,
        taking.answered,
        taking.no_answer,
        taking.busy,
        taking.put_back,
        lambda staff, ticket: taking.done(staff, ticket, RESULT),
        lambda staff, ticket: taking.write(staff, ticket, "您好"),
    ]
    for step in steps:
        for stranger in ("wu", "boss", "nobody"):
            with pytest.raises(NotHolderError):
                step(stranger, ticket_id)
        with pytest.raises(NotHolderError):
            step("li", "no such ticket")
    assert row(served, ticket_id).phase == "taken"
    taking.dial("li", ticket_id)
    taking.no_answer("li", ticket_id)
    for step in steps:
        with pytest.raises(NotHolderError):
            step("li", ticket_id)


def test_one_call_by_telephone_and_so_many_written_conversations(served: SampleOperator) -> None:
    hire(served, "li")
    taking = served.operator.taking
    crowd(served, 2)
    written = ask(served, contact="text")
    assert taking.take_next("li") == "t0000"
    assert taking.take_next("li") == written
    assert taking.take_next("li") is None
    taking.answered("li", written)
    taking.write("li", written, "您好")
    with pytest.raises(WrongPhaseError):
        taking.dial("li", written)
    taking.done("li", written, "")
    assert row(served, written).phase == "served"
    with served.operator.writing() as session:
        other = session.get_one(Ticket, "t0001")
        other.phase, other.holder_id = "taken", "li"
        # Not even a mistake of this program puts a second telephone into one hand.
        with pytest.raises(IntegrityError):
            session.flush()


def test_hands_are_full_at_the_limits(tmp_path: Path) -> None:
    with sample_operator(tmp_path, rules=CallbackRules(conversations=0)) as served:
        hire(served, "li")
        crowd(served, 2)
        taking = served.operator.taking
        assert taking.take_next("li") == "t0000"
        with pytest.raises(HandsFullError):
            taking.take_next("li")
        taking.put_back("li", "t0000")
        assert taking.take_next("li") == "t0000"


@pytest.mark.parametrize("who", ["clerk", "gone", "unknown"])
def test_who_does_not_take_calls_gets_none(served: SampleOperator, who: str) -> None:
    hire(served, "clerk", role="clerk")
    hire(served, "gone")
    with served.operator.writing.begin() as session:
        session.get_one(StaffMember, "gone").disabled_at = START
    ask(served)
    with pytest.raises(NotAtWorkError):
        served.operator.taking.take_next(who)


def test_no_call_is_taken_at_night(tmp_path: Path) -> None:
    with sample_operator(tmp_path, hours=OpeningHours.parse({"monday": "08:30-18:00"})) as served:
        hire(served, "li")
        ticket_id = ask(served)
        served.clock.advance(hours=12)
        with pytest.raises(NotAtWorkError):
            served.operator.taking.take_next("li")
        served.clock.advance(days=6, hours=12)
        assert served.operator.taking.take_next("li") == ticket_id


def test_what_was_put_back_stands_where_it_stood(served: SampleOperator) -> None:
    hire(served, "li")
    taking = served.operator.taking
    first = ask(served)
    served.clock.advance(seconds=1)
    second = ask(served, "w-2", "13800000002")
    key = row(served, first).queue_key
    assert taking.take_next("li") == first
    assert shown(served, second)["queuePosition"] == 1
    taking.put_back("li", first)
    again = row(served, first)
    assert (again.phase, again.queue_key, again.attempt, again.holder_id) == ("waiting", key, 0, None)
    assert shown(served, second)["queuePosition"] == 2
    assert taking.take_next("li") == first
    taking.dial("li", first)
    with pytest.raises(WrongPhaseError):
        taking.put_back("li", first)
    with served.operator.reading() as session:
        outcomes = session.execute(select(CallRecord.attempt, CallRecord.outcome).order_by(CallRecord.id)).all()
    assert [tuple(one) for one in outcomes] == [(1, "putBack"), (2, "")]


def test_a_busy_line_costs_an_attempt_as_no_answer_does(served: SampleOperator) -> None:
    hire(served, "li")
    taking = served.operator.taking
    ticket_id = ask(served)
    for step, phase, reason in (
        (taking.no_answer, "missed", "noAnswer"),
        (taking.busy, "missed", "busy"),
        (taking.busy, "gaveUp", "busy"),
    ):
        assert taking.take_next("li") == ticket_id
        taking.dial("li", ticket_id)
        step("li", ticket_id)
        after = row(served, ticket_id)
        assert (after.phase, after.status_reason, after.holder_id) == (phase, reason, None)
        with served.operator.writing.begin() as session:
            ticket = session.get_one(Ticket, ticket_id)
            if phase == "missed":
                served.operator.lifecycle.return_to_queue(session, ticket, served.clock())


def test_many_takers_share_the_queue_without_a_double(served: SampleOperator) -> None:
    names = [f"agent-{number}" for number in range(8)]
    hire(served, *names)
    crowd(served, 40)

    def work(name: str) -> list[str]:
        taking: Taking = served.operator.taking
        mine = []
        while (ticket_id := taking.take_next(name)) is not None:
            taking.dial(name, ticket_id)
            taking.answered(name, ticket_id)
            taking.done(name, ticket_id, RESULT)
            mine.append(ticket_id)
        return mine

    with ThreadPoolExecutor(len(names)) as pool:
        served_by = list(pool.map(work, names))
    every = [ticket for mine in served_by for ticket in mine]
    assert sorted(every) == [f"t{one:04}" for one in range(40)]
    with served.operator.reading() as session:
        assert session.scalars(select(CallRecord.outcome)).all() == ["served"] * 40


def test_one_agent_pressing_twice_at_once_holds_one(served: SampleOperator) -> None:
    hire(served, "li")
    crowd(served, 6)

    def press(_number: int) -> str | None:
        return served.operator.taking.take_next("li")

    with ThreadPoolExecutor(6) as pool:
        got = [ticket for ticket in pool.map(press, range(6)) if ticket is not None]
    assert got == ["t0000"]
    assert served.operator.taking.in_hand("li") == ["t0000"]
