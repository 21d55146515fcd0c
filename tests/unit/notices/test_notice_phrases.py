"""What a notice says, by its kind and by what the operator wrote in it, and what came of an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from elderclient import rendering
from elderclient.domain.configuration import Language
from elderclient.domain.money import Money
from elderclient.domain.notices import Notice, NoticeAnswer, NoticeKind, Outcome
from elderclient.phrases.notices import notice as phrases
from tests.fakes.clock import SHANGHAI
from tests.fakes.notices import ANSWERED_AT, notice

TODAY = date(2026, 10, 12)
BEGINS = datetime(2026, 10, 15, tzinfo=SHANGHAI)
NIGHTS_END = datetime(2026, 10, 15, 5, tzinfo=SHANGHAI)
STOPS = "If it is not paid before {day}, your line stops working."


def facts(one: Notice, *, is_settled: bool = False) -> list[str]:
    return [sentence.msgid for sentence in phrases.facts_of(one, TODAY, is_settled=is_settled)]


def test_what_changes_from_when_what_it_costs_and_what_silence_means() -> None:
    assert facts(notice()) == [
        "{text}",
        "From {day}.",
        "It is {now} a month now, then {after}: {more} more.",
        "If you say nothing, nothing changes.",
        "If you want to answer, do so by {day}. That day still counts.",
    ]


@pytest.mark.parametrize(
    ("kind", "more", "wording"),
    [
        (NoticeKind.PLANNED_WORKS, {"ends": NIGHTS_END}, "When: from {begins} to {ends}."),
        (NoticeKind.ARREARS, {"amount": Money.of("137.78")}, "When this was written on {day}, {amount} was owed."),
        (NoticeKind.CONTRACT_END, {}, "The contract runs until {last}."),
        (NoticeKind.CONTRACT_END, {"needs_answer": False}, "If you do nothing, it carries on as it is."),
        (NoticeKind.NUMBER_CHANGE, {"new_number": "01065550102"}, "The new number is {number}."),
        (NoticeKind.NUMBER_CHANGE, {"new_number": "unknown"}, "The new number is {number}."),
        (NoticeKind.SERVICE_WITHDRAWAL, {"price_now": Money.of("3"), "price_after": Money.zero()},
         "It is {amount} a month now, and nothing after that."),
        (NoticeKind.OTHER, {"is_free": True}, "It costs nothing."),
        (NoticeKind.PLAN_CHANGE, {"price_after": Money.of("59")}, "The price stays {amount} a month."),
        (NoticeKind.PLAN_CHANGE, {"price_after": Money.of("29")}, "It is {now} a month now, then {after}: {less} less."),
    ],
)  # fmt: skip
def test_every_kind_says_its_own(kind: NoticeKind, more: dict[str, object], wording: str) -> None:
    assert wording in facts(notice("n1", kind, **({"begins": BEGINS} | more)))


@pytest.mark.parametrize(
    ("per_mille", "shown", "heard"),
    [
        ("3", "晚交一天，每欠 100 元多收 0.30 元。", "晚交一天，每欠 一百元多收 三角。"),
        ("0.5", "晚交一天，每欠 100 元多收 0.05 元。", "晚交一天，每欠 一百元多收 五分。"),
        ("0.35", "晚交一天，多收欠费的 0.35‰。", "晚交一天，多收欠费的千分之零点三五。"),
    ],
)
def test_what_a_day_late_adds_is_money_for_every_hundred(per_mille: str, shown: str, heard: str) -> None:
    one = notice("n1", NoticeKind.ARREARS, amount=Money.of("137.78"), late_fee_per_mille=Decimal(per_mille))
    found = [sentence for sentence in phrases.facts_of(one, TODAY) if sentence.msgid.startswith("Each day late")]
    assert [rendering.shown(each, Language.CHINESE) for each in found] == [shown]
    assert [rendering.spoken(each, Language.CHINESE) for each in found] == [heard]


def test_what_is_settled_threatens_with_nothing() -> None:
    unpaid = replace(notice("n1", NoticeKind.ARREARS, begins=BEGINS, amount=Money.of("137.78")), sent_at=None)
    assert facts(unpaid) == ["{text}", STOPS, "The notice says that {amount} is owed."]
    assert facts(unpaid, is_settled=True) == ["{text}", "The notice says that {amount} is owed."]


def test_what_the_operator_does_not_say_is_not_said_for_it() -> None:
    silent = notice("n1", NoticeKind.OTHER, needs_answer=None, price_now=None, price_after=None)
    assert facts(silent) == ["{text}"]


@pytest.mark.parametrize(
    ("one", "is_refusal_kept", "wording"),
    [
        (notice(), False, "to answer"),
        (notice(), True, "refused"),
        (notice(answer=NoticeAnswer.REFUSED), False, "refused"),
        (notice(answer=NoticeAnswer.ACCEPTED), False, "agreed"),
        (notice("n1", NoticeKind.PLANNED_WORKS), False, "new"),
        (notice("n1", NoticeKind.PLANNED_WORKS, is_read=True), False, "read"),
    ],
)
def test_its_state_is_said_in_a_word(one: Notice, is_refusal_kept: bool, wording: str) -> None:
    assert phrases.state_words(one, TODAY, is_refusal_kept=is_refusal_kept).msgid == wording


def test_what_was_answered_is_said_with_what_came_of_it() -> None:
    refused = notice(answer=NoticeAnswer.REFUSED, answered_at=ANSWERED_AT, outcome=Outcome.DROPPED)
    assert [one.msgid for one in phrases.stored_words(refused, is_refusal_kept=False)] == [
        "You refused. Noted on {day}, {time}.",
        "Nothing has changed.",
    ]
    agreed = notice(answer=NoticeAnswer.ACCEPTED, answered_at=ANSWERED_AT, outcome=Outcome.APPLIED)
    assert [one.msgid for one in phrases.stored_words(agreed, is_refusal_kept=False)] == [
        "You agreed. Noted on {day}, {time}.",
        "It has been done.",
    ]


@pytest.mark.parametrize(
    ("there", "wording"),
    [
        (notice(outcome=Outcome.DROPPED), "The last day to answer has passed. Nothing has changed."),
        (notice(answer=NoticeAnswer.REFUSED), "You have already refused this. Nothing has changed."),
        (
            notice(answer=NoticeAnswer.ACCEPTED),
            "You have already agreed to this. To change it, ask us to call you.",
        ),
    ],
)
def test_an_answer_that_does_not_count_says_what_is_so(there: Notice, wording: str) -> None:
    assert phrases.not_counted_words(there).msgid == wording


def test_agreeing_and_refusing_are_asked_and_answered_in_whole_sentences() -> None:
    assert phrases.agree_question(notice()).msgid == "Do you agree? From {day} you will pay {amount} a month."
    assert phrases.refuse_question().msgid == "Do you refuse? Nothing will change."
    assert phrases.accepted_words(notice()).msgid == "You agreed. It starts on {day}."
    assert phrases.refused_words().msgid == "You refused, and the operator has been told. Nothing changes."
