"""The eight answers of an agreement, its state and what is noted of it, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from elderclient.domain.agreements import Terms, Topic
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderItem
from elderclient.domain.phone import ShortCode
from elderclient.phrases.agreements import agreements_screen
from elderclient.phrases.agreements.answers import answers_before, answers_to
from tests.fakes.notices import agreement

TODAY = date(2026, 10, 12)
HOTLINE = ShortCode("10000")


def test_eight_questions_have_eight_answers() -> None:
    answers = {one.topic: [each.msgid for each in one.answer] for one in answers_to(agreement().terms, HOTLINE, TODAY)}
    assert answers == {
        Topic.WHAT: ["{text}"],
        Topic.PRICE: ["It costs {amount} a month."],
        Topic.HOW_LONG: ["The contract runs from {first} to {last}."],
        Topic.LEAVING_EARLY: ["Leaving before {day} costs {fee}."],
        Topic.ENDING: ["Ask us to call you, or go to a service hall with your identity card."],
        Topic.FAILURE: [
            "It will be repaired within {hours}. If not, we will let you know, and you do not pay meanwhile."
        ],
        Topic.COMPLAINTS: [
            "Call {hotline} first. If that does not help, call {regulator}.",
            "Complaints are answered within {days}.",
        ],
        Topic.MY_DATA: ["Only used for supply, billing and repairs. Nobody else sees it unless you agree."],
    }


@pytest.mark.parametrize(
    ("change", "topic", "wording"),
    [
        ({"contract_ends": date(2026, 10, 11)}, Topic.HOW_LONG, "The fixed term is over. You can carry on or cancel."),
        ({"contract_ends": date(2026, 10, 11)}, Topic.LEAVING_EARLY, "Leaving costs nothing."),
        ({"contract_ends": date(2026, 10, 12)}, Topic.LEAVING_EARLY, "Leaving before {day} costs {fee}."),
        ({"contract_ends": None}, Topic.LEAVING_EARLY, "Leaving early costs {fee}."),
        ({"contract_ends": None, "contract_months": 0}, Topic.HOW_LONG,
         "There is no fixed term. You can cancel at any time."),
        ({"contract_ends": None, "contract_months": 0, "leaving_fee": None}, Topic.LEAVING_EARLY,
         "Leaving costs nothing."),
        ({"notice_days": 30}, Topic.ENDING,
         "Ask us to call you, or go to a service hall with your identity card, {days} before."),
        ({"data_use": "卖给别人"}, Topic.MY_DATA, "{text}"),
        ({"price_after": Money.of("69"), "introductory_months": 6}, Topic.PRICE,
         "It costs {now} a month for the first {months}, then {after}."),
    ],
)  # fmt: skip
def test_terms_are_said_as_they_are(change: dict[str, object], topic: Topic, wording: str) -> None:
    terms = replace(agreement().terms, **change)  # type: ignore[arg-type]  # any field
    (answer,) = (one.answer for one in answers_to(terms, HOTLINE, TODAY) if one.topic is topic)
    assert answer[0].msgid == wording


def test_what_is_ordered_by_oneself_is_ended_by_oneself() -> None:
    item = OrderItem(OrderAction.ADD, "云盘", Money.of("5"))
    (ending,) = (one.answer for one in answers_before(item, Terms("云盘"), HOTLINE, TODAY) if one.topic is Topic.ENDING)
    assert [one.msgid for one in ending] == ["Cancel it yourself under “Paid extras”, or ask us to call you."]


@pytest.mark.parametrize(("is_active", "wording"), [(True, "in force"), (False, "over"), (None, "not clear")])
def test_whether_it_is_in_force_is_said(is_active: bool | None, wording: str) -> None:
    assert agreements_screen.state(agreement(is_active=is_active)).msgid == wording


def test_what_is_on_file_and_over_is_said() -> None:
    noted = agreements_screen.notes(agreement(is_active=False, shown_summary="a" * 64))
    assert [note.msgid for note in noted] == [
        "Signed on {day}.",
        "This agreement is over.",
        "We have a record of what you were shown before you agreed.",
    ]
