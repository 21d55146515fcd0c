"""Seeing and answering notices: a refusal is never lost, a consent never guessed, and what is said is what is so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from elderclient.domain.agreements import ShownSummary
from elderclient.domain.bills.bill import Bill
from elderclient.domain.complaints import ComplaintNews
from elderclient.domain.configuration import Language
from elderclient.domain.errors import Conflict, DiskFull, NoNetwork, OperatorError, Refused, ServerFailed, TooSlow
from elderclient.domain.money import Money
from elderclient.domain.notices import Notice, NoticeAnswer, NoticeKind, Outcome
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Month
from elderclient.phrases.bills import together
from elderclient.phrases.notices import notice as phrases
from elderclient.phrases.shell import acts
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.notices.answer_notice import AnswerNotice, NoticesView, NoticeView
from elderclient.usecases.see_home import SeeHome
from tests.fakes.bills import an_operator, bill, line
from tests.fakes.clock import SHANGHAI, FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.notices import ANSWERED_AT, notice
from tests.fakes.screen_context import real_services
from tests.fakes.store import FakeStore

TODAY = date(2026, 10, 12)
SHOWN = ShownSummary((say("Do you agree?"),), Language.CHINESE)


class Desk:
    def __init__(self, *sent: Notice) -> None:
        self.gateway, self.store, self.clock = an_operator(), FakeStore(), FakeClock()
        self.gateway.sent = sent
        self.services = real_services(self.gateway, self.store, self.clock)

    @property
    def use_case(self) -> AnswerNotice:
        return self.services.answer_notice

    def fetched(self) -> NoticesView:
        return value(self.use_case.fetch())

    def one(self, key: str = "n1") -> NoticeView:
        return next(each for each in self.fetched().notices if each.notice.id == key)


def value(fetched: Fetched[NoticesView] | None) -> NoticesView:
    assert fetched is not None
    assert fetched.value is not None
    return fetched.value


def threats(one: Notice) -> set[Sentence]:
    """What is said only where what a notice about unpaid bills asks for is still owed."""
    owed = together.owed(())
    return set(phrases.facts_of(one, TODAY, owed)) - set(phrases.facts_of(one, TODAY, owed, is_settled=True))


def test_unread_ones_come_first_then_those_that_want_an_answer() -> None:
    works = NoticeKind.PLANNED_WORKS
    desk = Desk(
        notice("read", works, is_read=True),
        notice("open", is_read=True),
        notice("new", works),
        notice("new-open"),
    )
    assert [each.notice.id for each in desk.fetched().notices] == ["new-open", "new", "open", "read"]
    headline = desk.fetched().headline
    assert headline.at("") == phrases.summary_words(2, 2)
    assert [each.state for each in desk.fetched().notices] == [
        phrases.state_words(each, TODAY, is_refusal_kept=False)
        for each in (notice(), notice("n", works), notice(), notice("n", works, is_read=True))
    ]


def test_what_changes_from_when_what_it_costs_and_what_silence_means() -> None:
    view = Desk(notice()).one()
    assert view.facts == phrases.facts_of(notice(), TODAY)
    assert dict(view.facts[2].arguments)["more"] == Money.of("10")
    assert len(view.summary) == 8
    assert view.is_open


def arrears(**more: Any) -> Notice:
    begins = datetime(2026, 10, 15, tzinfo=SHANGHAI)
    return notice("n1", NoticeKind.ARREARS, **({"begins": begins, "amount": Money.of("137.78")} | more))


def owing(month: int, amount: str) -> Bill:
    found = bill(Month(2026, month), [line("1", amount, "rent")], paid=False)
    return replace(found, period_amount=Money.of(amount))


def test_a_notice_about_unpaid_bills_says_what_is_owed_today() -> None:
    desk = Desk(arrears())
    desk.gateway.headers = ()
    desk.gateway.give(owing(9, "61.67"))
    desk.gateway.give(owing(8, "44.64"))
    facts = desk.one().facts
    assert together.owed((Money.of("106.31"),)) in facts
    assert threats(arrears()) <= set(facts)
    # One figure: what was owed when the notice was written would be a second one.
    assert Money.of("137.78") not in [value for fact in facts for _name, value in fact.arguments]


def test_what_was_paid_since_is_not_threatened_with() -> None:
    facts = Desk(arrears()).one().facts
    assert together.owed(()) in facts
    assert not threats(arrears()) & set(facts)


@pytest.mark.parametrize("is_dated", [True, False])
@pytest.mark.parametrize("is_lost", [True, False])
def test_bills_that_are_not_known_today_settle_nothing(*, is_lost: bool, is_dated: bool) -> None:
    desk = Desk(arrears() if is_dated else replace(arrears(), sent_at=None))
    if not is_lost:
        desk.gateway.headers = ()
    else:
        desk.fetched()
        desk.clock.move(days=1)
    cached = desk.use_case.cached() if is_lost else desk.use_case.fetch()
    facts = value(cached).notices[0].facts
    assert together.owed(()) not in facts
    assert facts == phrases.facts_of(desk.gateway.sent[0], TODAY)


def test_what_the_operator_does_not_say_is_not_said_for_it() -> None:
    silent = notice("n1", NoticeKind.OTHER, needs_answer=None, price_now=None, price_after=None)
    assert Desk(silent).one().facts == phrases.facts_of(silent, TODAY)


def test_a_refusal_arrives_and_is_stored_with_its_time() -> None:
    desk = Desk(notice())
    desk.fetched()
    done = desk.use_case.refuse("n1")
    assert (done.sentence, done.problem) == (phrases.refused_words(), None)
    assert desk.store.ledger == {}
    view = value(desk.use_case.cached()).notices[0]
    refused = notice(answer=NoticeAnswer.REFUSED, answered_at=ANSWERED_AT, outcome=Outcome.DROPPED)
    assert view.stored == phrases.stored_words(refused, is_refusal_kept=False)
    assert dict(view.stored[0].arguments)["day"] == ANSWERED_AT.date()
    assert not view.is_open


def test_a_refusal_without_network_is_kept_shown_and_sent_later() -> None:
    desk = Desk(notice())
    desk.fetched()
    desk.gateway.trouble = NoNetwork("no way")
    done = desk.use_case.refuse("n1")
    assert isinstance(done.problem, NoNetwork)
    assert len(desk.store.ledger) == 1
    view = value(desk.use_case.cached()).notices[0]
    assert (view.is_open, view.state) == (False, phrases.state_words(notice(), TODAY, is_refusal_kept=True))
    assert done.sentence == phrases.refusal_kept_words()
    assert view.stored == (phrases.refusal_not_sent_words(),)
    desk.gateway.trouble = None
    assert desk.services.ledger.deliver_all() == 1
    assert desk.gateway.sent[0].answer is NoticeAnswer.REFUSED
    assert value(desk.use_case.cached()).notices[0].notice.answer is NoticeAnswer.REFUSED


def test_a_refusal_that_cannot_be_kept_is_none() -> None:
    desk = Desk(notice())
    desk.store.trouble = DiskFull("full")
    with pytest.raises(DiskFull):
        desk.use_case.refuse("n1")
    assert "refuse n1" not in desk.gateway.asked


def test_a_refusal_nobody_will_ever_take_is_not_promised() -> None:
    desk = Desk(notice())
    desk.gateway.answer_trouble = Refused("no", reason="no")
    with pytest.raises(Refused):
        desk.use_case.refuse("n1")
    assert desk.store.ledger == {}


def test_agreeing_tells_what_was_shown() -> None:
    desk = Desk(notice())
    desk.fetched()
    done = desk.use_case.accept("n1", SHOWN)
    assert done.sentence == phrases.accepted_words(notice())
    assert desk.gateway.shown == SHOWN
    assert value(desk.use_case.cached()).notices[0].state == phrases.state_words(
        notice(answer=NoticeAnswer.ACCEPTED), TODAY, is_refusal_kept=False
    )
    assert desk.store.ledger == {}


@pytest.mark.parametrize("trouble", [NoNetwork("no way"), Refused("no", reason="no")])
def test_agreeing_is_now_or_not_at_all(trouble: OperatorError) -> None:
    desk = Desk(notice())
    desk.fetched()
    desk.gateway.trouble = trouble
    with pytest.raises(type(trouble)):
        desk.use_case.accept("n1", SHOWN)
    assert desk.store.ledger == {}
    assert desk.gateway.sent[0].answer is None


@pytest.mark.parametrize("trouble", [TooSlow("slow"), ServerFailed("500")])
def test_an_unknown_outcome_is_looked_up_and_not_sent_again(trouble: OperatorError) -> None:
    desk = Desk(notice())
    desk.fetched()
    desk.gateway.answer_trouble, desk.gateway.is_reply_lost = trouble, True
    assert desk.use_case.accept("n1", SHOWN).sentence == phrases.accepted_words(notice())
    assert desk.gateway.asked.count("accept n1") == 1
    desk.gateway.sent = (notice(),)
    desk.gateway.answer_trouble, desk.gateway.is_reply_lost = trouble, False
    assert desk.use_case.accept("n1", SHOWN).sentence == acts.unanswered()
    assert desk.use_case.refuse("n1").sentence == acts.unanswered()
    assert desk.use_case.accept("n1", SHOWN).problem is not None
    assert desk.gateway.asked.count("accept n1") == 2
    assert desk.gateway.sent[0].answer is None


@pytest.mark.parametrize(
    "there",
    [
        notice(outcome=Outcome.DROPPED),
        notice(answer=NoticeAnswer.REFUSED),
    ],
)
def test_a_consent_that_does_not_count_says_what_is_so(there: Notice) -> None:
    desk = Desk(there)
    assert desk.use_case.accept("n1", SHOWN).sentence == phrases.not_counted_words(there)


def test_a_refusal_after_a_consent_says_what_is_so() -> None:
    desk = Desk(notice(answer=NoticeAnswer.ACCEPTED))
    assert desk.use_case.refuse("n1").sentence == phrases.not_counted_words(desk.gateway.sent[0])
    assert desk.store.ledger == {}


def test_the_same_answer_from_another_pc_is_a_success() -> None:
    desk = Desk(notice(answer=NoticeAnswer.REFUSED, answered_at=ANSWERED_AT))
    desk.gateway.answer_trouble = Conflict("already")
    assert desk.use_case.refuse("n1").sentence == phrases.refused_words()


def test_reading_is_told_and_may_wait() -> None:
    desk = Desk(notice())
    desk.fetched()
    desk.gateway.trouble = NoNetwork("no way")
    assert desk.use_case.mark_read("n1") is None
    desk.gateway.trouble = None
    assert value(desk.use_case.mark_read("n1")).notices[0].notice.is_read
    assert value(desk.use_case.cached()).notices[0].notice.is_read


def test_without_network_the_last_known_notices_stay() -> None:
    desk = Desk(notice())
    assert desk.use_case.cached() is None
    desk.fetched()
    desk.gateway.trouble = NoNetwork("no way")
    fetched = desk.use_case.fetch()
    assert value(fetched).notices[0].notice.id == "n1"
    assert isinstance(fetched.problem, NoNetwork)
    assert fetched.is_stale


def test_an_answer_counts_until_its_last_day() -> None:
    assert notice(answer_by=date(2026, 10, 12)).is_open(date(2026, 10, 12))
    assert not notice(answer_by=date(2026, 10, 11)).is_open(date(2026, 10, 12))
    assert notice(answer_by=None).is_open(date(2026, 10, 12))


def home(desk: Desk) -> tuple[Sentence, dict[str, int]]:
    """Today's sentence and the badges."""
    found = SeeHome(dependencies_of(desk.gateway, desk.store, desk.clock), ComplaintNews).fetch().value
    assert found is not None
    return found.today.at(""), {badge.tile: badge.number for badge in found.badges}


WANTS = phrases.home_words()


def test_home_counts_what_is_new_and_brings_up_what_wants_an_answer() -> None:
    desk = Desk(notice(), notice("n2", NoticeKind.PLANNED_WORKS))
    today, badges = home(desk)
    assert (today, badges["more"]) == (WANTS, 2)
    desk.use_case.mark_read("n1")
    today, badges = home(desk)
    assert today != WANTS
    assert badges["more"] == 1
    desk.clock.move(days=40)  # the last three days for an answer
    assert home(desk)[0] == WANTS
    desk.use_case.refuse("n1")
    assert home(desk)[0] != WANTS


def test_home_does_not_ask_again_what_was_refused_here() -> None:
    desk = Desk(notice())
    home(desk)
    desk.gateway.answer_trouble = TooSlow("slow")
    desk.use_case.refuse("n1")
    assert home(desk)[0] != WANTS


def test_home_says_the_bill_where_nothing_is_new() -> None:
    desk = Desk(notice(is_read=True), notice("n2", NoticeKind.ARREARS, is_read=True))
    today, badges = home(desk)
    assert today != WANTS
    assert "more" not in badges
