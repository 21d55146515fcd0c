"""Agents who vanish: their callbacks go back, or are said to be unknown. Nobody is told "it is us" for ever."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from elderclient.backend.callbacks.lapses import LapseJob
from elderclient.backend.callbacks.lifecycle import WrongPhaseError
from elderclient.backend.callbacks.taking import NotHolderError
from elderclient.backend.database.models import CallRecord
from elderclient.backend.tickets.kinds import NotPossibleError
from tests.backend.sample import TICKETS, SampleOperator
from tests.backend.test_callback_taking import RESULT, ask, hire, row, shown

CHECK = "/elderclient/v1/callCheck"


def vanish(served: SampleOperator, seconds: float = 61) -> None:
    """Let so much time pass, then end what has lapsed; the operator's own thread may be at it too."""
    served.clock.advance(seconds=seconds)
    while LapseJob(served.operator).run():
        pass


def caller_check(served: SampleOperator) -> str:
    return str(served.elder.get(CHECK).json()["state"])


def outcomes(served: SampleOperator) -> list[str]:
    with served.operator.reading() as session:
        return list(session.scalars(select(CallRecord.outcome).order_by(CallRecord.id)))


def lost(served: SampleOperator, *, is_answered: bool = False) -> str:
    """A call whose agent vanished after dialling."""
    hire(served, "li")
    ticket_id = ask(served)
    taking = served.operator.taking
    assert taking.take_next("li") == ticket_id
    taking.dial("li", ticket_id)
    if is_answered:
        taking.answered("li", ticket_id)
    vanish(served)
    return ticket_id


def test_before_dialling_it_goes_back_to_its_place(served: SampleOperator) -> None:
    hire(served, "li", "wu")
    first = ask(served)
    served.clock.advance(seconds=1)
    ask(served, "w-2", "13800000002")
    key = row(served, first).queue_key
    assert served.operator.taking.take_next("li") == first
    vanish(served, 59)
    assert row(served, first).phase == "taken"
    vanish(served, 2)
    assert (row(served, first).phase, row(served, first).queue_key, row(served, first).attempt) == ("waiting", key, 0)
    with pytest.raises(NotHolderError):
        served.operator.taking.dial("li", first)
    assert served.operator.taking.take_next("wu") == first
    assert outcomes(served) == ["lapsed", ""]


def test_a_renewed_lease_does_not_lapse(served: SampleOperator) -> None:
    hire(served, "li")
    ticket_id = ask(served)
    taking = served.operator.taking
    taking.take_next("li")
    for _ in range(6):
        vanish(served, 20)
        taking.renew("li", ticket_id)
    assert row(served, ticket_id).phase == "taken"


@pytest.mark.parametrize("is_answered", [False, True])
def test_after_dialling_nobody_says_it_is_us_or_dials_again(served: SampleOperator, *, is_answered: bool) -> None:
    ticket_id = lost(served, is_answered=is_answered)
    taking = served.operator.taking
    after = served.elder.get(f"{TICKETS}/{ticket_id}").json()
    assert (after["status"], shown(served, ticket_id)["callPhase"]) == ("held", "unknown")
    assert "callCheckCode" not in shown(served, ticket_id)
    # The call may still be going on: neither "yes" nor "no" is true.
    assert caller_check(served) == "unknown"
    assert taking.take_next("li") is None
    assert taking.lost_sight_of() == [ticket_id]
    assert outcomes(served) == [""]
    with pytest.raises(NotHolderError):
        taking.done("li", ticket_id, RESULT)
    served.clock.advance(hours=5)
    assert caller_check(served) == "notCalling"


def test_what_is_in_writing_goes_to_the_next_agent(served: SampleOperator) -> None:
    hire(served, "li", "wu")
    ticket_id = ask(served, contact="text")
    taking = served.operator.taking
    taking.take_next("li")
    taking.answered("li", ticket_id)
    taking.write("li", ticket_id, "您好")
    vanish(served)
    assert shown(served, ticket_id)["callPhase"] == "waiting"
    assert taking.take_next("wu") == ticket_id
    taking.answered("wu", ticket_id)
    taking.write("wu", ticket_id, "我接着说")
    notes = served.elder.get(f"{TICKETS}/{ticket_id}").json()["note"]
    assert [note["text"] for note in notes] == ["您好", "我接着说"]


def test_its_last_holder_or_a_supervisor_says_what_became_of_it(served: SampleOperator) -> None:
    ticket_id = lost(served)
    hire(served, "wu")
    hire(served, "boss", role="supervisor")
    taking = served.operator.taking
    with pytest.raises(NotHolderError):
        taking.settle("wu", ticket_id, "missed")
    with pytest.raises(NotPossibleError):
        taking.settle("boss", ticket_id, "served", " ")
    with pytest.raises(NotPossibleError):
        taking.settle("boss", ticket_id, "forgotten")
    taking.settle("boss", ticket_id, "waiting")
    assert (row(served, ticket_id).phase, row(served, ticket_id).attempt) == ("waiting", 0)
    assert row(served, ticket_id).holder_id is None
    with pytest.raises(WrongPhaseError):
        taking.settle("boss", ticket_id, "missed")
    assert taking.take_next("li") == ticket_id
    taking.dial("li", ticket_id)
    vanish(served)
    taking.settle("li", ticket_id, "missed")
    assert (row(served, ticket_id).phase, row(served, ticket_id).attempt) == ("missed", 1)
    assert outcomes(served) == ["lapsed", "missed"]


def test_a_call_that_took_place_is_settled_with_its_result(served: SampleOperator) -> None:
    ticket_id = lost(served, is_answered=True)
    served.operator.taking.settle("li", ticket_id, "served", RESULT)
    after = served.elder.get(f"{TICKETS}/{ticket_id}").json()
    assert (after["status"], after["note"][0]["text"]) == ("closed", RESULT)
    assert caller_check(served) == "notCalling"


def test_the_customer_may_cancel_it_and_ask_again(served: SampleOperator) -> None:
    ticket_id = lost(served)
    answer = served.elder.patch(f"{TICKETS}/{ticket_id}", {"status": "cancelled"})
    assert answer.status_code == 200
    assert ask(served, "w-2") != ticket_id
