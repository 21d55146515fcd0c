"""Agreements in eight answers, the same before signing and afterwards, with hard words explained and on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from elderclient.domain.address import Address
from elderclient.domain.agreements import Agreement, AnsweredQuestion, Clause, Terms, Topic
from elderclient.domain.configuration import Language
from elderclient.domain.errors import NoNetwork
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderItem, WishedItem
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.plan import Offering
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.domain.units import Count, Duration, FullDate, Noun
from elderclient.phrases.agreements.answers import answers_to, not_stated
from elderclient.phrases.agreements.hard_words import hard_word, words_in
from elderclient.phrases.orders import confirmation
from elderclient.usecases.agreements.read_agreement import (
    AgreementView,
    ReadAgreement,
    agreement_paper,
    hard_words,
    shown,
)
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.notices import agreement
from tests.fakes.screen_context import real_services
from tests.fakes.shop import Shop
from tests.fakes.store import FakeStore

TODAY = date(2026, 10, 12)
HOTLINE = ShortCode("10000")
UNKNOWN = not_stated().msgid


def use_case(*signed: Agreement) -> tuple[ReadAgreement, FakeGateway]:
    gateway = FakeGateway()
    gateway.signed = signed
    return real_services(gateway, FakeStore(), FakeClock()).read_agreement, gateway


def views(*signed: Agreement) -> tuple[AgreementView, ...]:
    found = use_case(*signed)[0].fetch().value
    assert found is not None
    return found.agreements


def said(answers: tuple[AnsweredQuestion, ...]) -> dict[Topic, list[Sentence]]:
    return {each.topic: list(each.answer) for each in answers}


def test_eight_questions_have_eight_answers() -> None:
    (view,) = views(agreement())
    assert [each.topic for each in view.answers] == list(Topic)
    answers = {topic: [sentence.msgid for sentence in told] for topic, told in said(view.answers).items()}
    assert answers == {
        Topic.WHAT: ["{text}"],
        Topic.PRICE: ["It costs {amount} a month."],
        Topic.HOW_LONG: ["The contract runs from {first} to {last}."],
        Topic.LEAVING_EARLY: ["Leaving before {day} costs {fee}."],
        Topic.ENDING: ["Ask a person to call you or go to a service hall with your identity card."],
        Topic.FAILURE: ["It is repaired within {hours}. If not, you are told, and no rent is due meanwhile."],
        Topic.COMPLAINTS: [
            "Call {hotline} first; if that does not help, {regulator}.",
            "A complaint is answered within {days}.",
        ],
        Topic.MY_DATA: ["Used to supply, bill and repair only. Nobody else sees it unless you agree."],
    }


def test_leaving_costs_something_until_the_contracts_last_day_is_over() -> None:
    leaving = said(views(agreement())[0].answers)[Topic.LEAVING_EARLY][0]
    assert dict(leaving.arguments) == {"day": FullDate(date(2027, 3, 1)), "fee": Money.of("100")}


@pytest.mark.parametrize(
    ("change", "topic", "words"),
    [
        ({"contract_ends": date(2026, 10, 11)}, Topic.HOW_LONG, "The fixed term is over. You can go on or end it."),
        ({"contract_ends": date(2026, 10, 11)}, Topic.LEAVING_EARLY, "Leaving costs nothing."),
        ({"contract_ends": date(2026, 10, 12)}, Topic.LEAVING_EARLY, "Leaving before {day} costs {fee}."),
        ({"contract_ends": None}, Topic.LEAVING_EARLY, "Leaving early costs {fee}."),
        ({"contract_ends": None, "contract_months": 0}, Topic.HOW_LONG,
         "There is no fixed term. You can end it at any time."),
        ({"notice_days": 30}, Topic.ENDING,
         "Ask a person to call you or go to a service hall with your identity card, {days} before."),
        ({"data_use": "卖给别人"}, Topic.MY_DATA, "{text}"),
        ({"price_after": Money.of("69"), "introductory_months": 6}, Topic.PRICE,
         "The first {months} cost {now} a month, later {after}."),
    ],
)  # fmt: skip
def test_terms_are_told_as_they_are(change: dict[str, object], topic: Topic, words: str) -> None:
    terms = replace(agreement().terms, **change)  # type: ignore[arg-type]  # any field
    assert said(answers_to(terms, HOTLINE, TODAY))[topic][0].msgid == words


def test_a_price_that_changes_is_told_before_and_after_its_day() -> None:
    terms = replace(agreement().terms, price_after=Money.of("69"), price_changes_on=date(2026, 11, 1))
    now, later = said(answers_to(terms, HOTLINE, TODAY))[Topic.PRICE]
    assert dict(now.arguments)["amount"] == Money.of("59")
    assert dict(later.arguments) == {"day": FullDate(date(2026, 11, 1)), "amount": Money.of("69")}
    (then,) = said(answers_to(terms, HOTLINE, date(2026, 11, 1)))[Topic.PRICE]
    assert dict(then.arguments)["amount"] == Money.of("69")


def test_what_the_operator_does_not_say_is_not_made_up() -> None:
    answers = said(answers_to(Terms("套餐"), HOTLINE, TODAY))
    unknown = {topic for topic, told in answers.items() if told[0].msgid == UNKNOWN}
    assert unknown == set(Topic) - {Topic.ENDING, Topic.COMPLAINTS}


def test_the_same_answers_stand_before_anything_is_signed() -> None:
    reader, _ = use_case()
    bought = Offering("o1", "畅享套餐", Money.of("59"), contract_months=12, early_termination_fee=Money.of("100"))
    answers = reader.before_signing(bought)
    afterwards = Terms("畅享套餐", price=Money.of("59"), contract_months=12, leaving_fee=Money.of("100"),
                       notice_days=0, repair_hours=48, answer_days=15, data_use="serviceOnly")  # fmt: skip
    assert answers == answers_to(afterwards, HOTLINE, TODAY)
    assert dict(said(answers)[Topic.HOW_LONG][0].arguments)["months"] == Count(12, Noun.MONTH)


def test_a_draft_is_told_in_the_words_in_which_it_is_confirmed() -> None:
    shop = Shop()
    reader = shop.services.read_agreement
    order = shop.services.confirm_order.draft(WishedItem(OrderAction.ADD, offering_id="x-cloud"))
    told = said(reader.before_ordering(order.items[0]))
    assert dict(told[Topic.WHAT][0].arguments)["text"] == OperatorText("存照片。", "Keeps photos.")
    assert told[Topic.PRICE] == list(confirmation.price(order.items[0], shop.clock.now().date()))
    assert told[Topic.HOW_LONG][0].msgid == "There is no fixed term. You can end it at any time."
    assert told[Topic.LEAVING_EARLY][0].msgid == "Leaving costs nothing."
    assert told[Topic.ENDING][0].msgid.startswith("Cancel it yourself")


def test_a_plan_with_a_contract_tells_its_days_and_what_leaving_costs() -> None:
    item = OrderItem(
        OrderAction.CHANGE, "舒心39", Money.of("39"), starts=date(2026, 12, 1), contract_ends=date(2027, 11, 30),
        early_termination_fee=Money.of("100"),
    )  # fmt: skip
    told = said(Shop().services.read_agreement.before_ordering(item))
    assert told[Topic.WHAT][0].msgid == UNKNOWN
    assert told[Topic.HOW_LONG][0].msgid == "The contract runs from {first} to {last}."
    assert dict(told[Topic.LEAVING_EARLY][0].arguments) == {
        "day": FullDate(date(2027, 12, 1)), "fee": Money.of("100"),
    }  # fmt: skip
    assert told[Topic.ENDING][0].msgid.startswith("Ask a person")


@pytest.mark.parametrize(("is_rural", "hours"), [(True, 72), (False, 48), (None, 48)])
def test_the_limit_of_repairs_is_that_of_the_place(is_rural: bool | None, hours: int) -> None:
    shop = Shop()
    shop.gateway.held = (replace(shop.gateway.held[0], address=Address("a", "CN-HA", is_rural)),)
    shop.services.see_plan.fetch()
    item = OrderItem(OrderAction.CHANGE, "舒心39", Money.of("39"), product_id="p1")
    (failure,) = said(shop.services.read_agreement.before_ordering(item))[Topic.FAILURE]
    assert dict(failure.arguments) == {"hours": Duration(hours * 3600)}


def test_what_was_shown_has_a_print_of_its_own() -> None:
    reader, _ = use_case()
    cheap, dear = (reader.before_signing(Offering("o1", "套餐", Money.of(price))) for price in ("59", "69"))
    assert len(shown(cheap, Language.CHINESE).sentences) == 17
    prints = {shown(answers, language).fingerprint for answers in (cheap, dear) for language in Language}
    assert len(prints) == 4


def test_hard_words_are_found_in_either_language_and_explained() -> None:
    words = words_in(Clause("甲方应当支付违约金。", "Force majeure excepted."))
    assert [word.key for word in words] == ["parties", "penalty", "force-majeure"]
    assert hard_word("penalty") == words[1]
    assert hard_word("nothing") is None
    assert words_in(Clause("您好。")) == ()


def test_the_paper_holds_answers_text_words_and_whom_to_ask() -> None:
    (view,) = views(agreement())
    paper = agreement_paper(view, HOTLINE)
    headings = [section.heading.msgid for section in paper.sections]
    assert headings[:8] == [each.question.msgid for each in view.answers]
    assert headings[8:] == ["The full text", "Hard words", "About this agreement", "If you have a question"]
    assert [word.key for word in hard_words(view)] == ["parties", "penalty"]


def test_what_is_on_file_and_over_is_said() -> None:
    (view,) = views(agreement(is_active=False, shown_summary="a" * 64))
    assert [note.msgid for note in view.notes] == [
        "Signed on {day}.",
        "This agreement is over.",
        "What you were shown before you agreed is on file.",
    ]


def test_no_agreement_is_said_and_the_last_known_ones_stay() -> None:
    reader, gateway = use_case()
    assert reader.cached() is None
    empty = reader.fetch().value
    assert empty is not None
    assert empty.summary.msgid == "No agreement of yours was found. A person can look for it."
    gateway.signed = (agreement(),)
    reader.fetch()
    gateway.trouble = NoNetwork("no way")
    seen = reader.fetch()
    assert seen.value is not None
    assert len(seen.value.agreements) == 1
    assert isinstance(seen.problem, NoNetwork)
