"""The words a real caller says first: too many to guess, in no list, log or copy of the database."""

from __future__ import annotations

from sqlalchemy import select

from elderclient.backend.callbacks import call_check
from elderclient.backend.database.models import Ticket
from tests.backend.sample import SECRET, TICKETS, SampleOperator, text, values, whole
from tests.backend.test_callback_taking import ask, hire, row, shown


def ringing(served: SampleOperator) -> tuple[str, call_check.CheckWords]:
    """A call that rings, and its words."""
    hire(served, "li")
    ticket_id = ask(served)
    taking = served.operator.taking
    taking.take_next("li")
    taking.dial("li", ticket_id)
    words = taking.words_to_say("li", ticket_id)
    assert words is not None
    return ticket_id, words


def test_there_are_more_than_a_million_and_each_thing_is_one_word() -> None:
    count = len(call_check.WORDS)
    assert count * (count - 1) * call_check.NUMBERS >= 10**6
    for language in (0, 1):
        assert len({pair[language] for pair in call_check.WORDS}) == count
    assert all(len(zh) == 2 for zh, _en in call_check.WORDS)
    made = {call_check.new_words().zh for _ in range(200)}
    assert len(made) >= 198


def test_they_are_in_the_ticket_alone_and_in_no_list(served: SampleOperator) -> None:
    ticket_id, words = ringing(served)
    assert (shown(served, ticket_id)["callCheckCode"], shown(served, ticket_id)["callCheckCodeEn"]) == tuple(words)
    listed = served.elder.get(TICKETS).json()
    assert [one["id"] for one in listed] == [ticket_id]
    assert values(listed[0])["callPhase"] == "dialling"
    assert not {"callCheckCode", "callCheckCodeEn"} & set(values(listed[0]))
    assert served.young.get(f"{TICKETS}/{ticket_id}").status_code == 404


def test_who_read_the_list_can_say_what_was_heard_as_well(served: SampleOperator) -> None:
    ticket_id, _words = ringing(served)
    listed = served.elder.get(TICKETS).json()[0]["troubleTicketCharacteristic"]
    change = {"troubleTicketCharacteristic": [*listed, text("callCheckHeard", "right")]}
    assert served.elder.patch(f"{TICKETS}/{ticket_id}", change).status_code == 200
    assert "callCheckCode" not in shown(served, ticket_id)
    assert served.operator.taking.words_to_say("li", ticket_id) is None


def test_the_customer_cannot_set_them(served: SampleOperator) -> None:
    ticket_id, words = ringing(served)
    path = f"{TICKETS}/{ticket_id}"
    change = whole(served.elder, path, {"troubleTicketCharacteristic": [text("callCheckCode", "银行 银行 111")]})
    assert served.elder.patch(path, change).status_code == 422
    assert shown(served, ticket_id)["callCheckCode"] == words.zh


def test_a_copy_of_the_database_tells_none(served: SampleOperator) -> None:
    ticket_id, words = ringing(served)
    with served.operator.reading() as session:
        kept = session.execute(select(Ticket.check_words, Ticket.check_words_en)).one()
    for sealed in kept:
        assert sealed is not None
        assert not any(word in sealed for said in words for word in said.split())
    assert call_check.unseal(kept[0], ticket_id, SECRET) == words.zh
    assert call_check.unseal(kept[0], "another ticket", SECRET) is None
    assert call_check.unseal(kept[0], ticket_id, "another secret") is None
    assert call_check.unseal("苹果 太阳 42", ticket_id, SECRET) is None
    served.operator.taking.answered("li", ticket_id)
    served.operator.taking.done("li", ticket_id, "好了")
    assert (row(served, ticket_id).check_words, row(served, ticket_id).check_words_en) == (None, None)
