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
from elderclient.phrases.agreements import agreements_screen
from elderclient.phrases.agreements.answers import answers_before, answers_to, not_stated
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
    assert view.answers == answers_to(agreement().terms, HOTLINE, TODAY)


def test_leaving_costs_something_until_the_contracts_last_day_is_over() -> None:
    leaving = said(views(agreement())[0].answers)[Topic.LEAVING_EARLY][0]
    assert dict(leaving.arguments) == {"day": FullDate(date(2027, 3, 1)), "fee": Money.of("100")}


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
    free = said(answers_before(order.items[0], Terms("云盘", contract_months=0), HOTLINE, TODAY))
    for topic in (Topic.HOW_LONG, Topic.LEAVING_EARLY, Topic.ENDING):
        assert told[topic] == free[topic]


def test_a_plan_with_a_contract_tells_its_days_and_what_leaving_costs() -> None:
    item = OrderItem(
        OrderAction.CHANGE, "舒心39", Money.of("39"), starts=date(2026, 12, 1), contract_ends=date(2027, 11, 30),
        early_termination_fee=Money.of("100"),
    )  # fmt: skip
    told = said(Shop().services.read_agreement.before_ordering(item))
    assert told[Topic.WHAT][0].msgid == UNKNOWN
    bound = said(answers_to(Terms("舒心39", starts=item.starts, contract_ends=date(2027, 11, 30)), HOTLINE, TODAY))
    assert told[Topic.HOW_LONG] == bound[Topic.HOW_LONG]
    assert dict(told[Topic.LEAVING_EARLY][0].arguments) == {
        "day": FullDate(date(2027, 12, 1)), "fee": Money.of("100"),
    }  # fmt: skip
    assert told[Topic.ENDING] == bound[Topic.ENDING]


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
    headings = [section.heading for section in paper.sections]
    assert headings[:8] == [each.question for each in view.answers]
    screen = agreements_screen
    last = [screen.paper_full_text(), screen.paper_hard_words(), screen.paper_about(), screen.paper_questions()]
    assert headings[8:] == last
    assert [word.key for word in hard_words(view)] == ["parties", "penalty"]


def test_what_is_on_file_and_over_is_said() -> None:
    (view,) = views(agreement(is_active=False, shown_summary="a" * 64))
    assert view.notes == agreements_screen.notes(view.agreement)


def test_no_agreement_is_said_and_the_last_known_ones_stay() -> None:
    reader, gateway = use_case()
    assert reader.cached() is None
    empty = reader.fetch().value
    assert empty is not None
    assert empty.summary == agreements_screen.none_found()
    gateway.signed = (agreement(),)
    reader.fetch()
    gateway.trouble = NoNetwork("no way")
    seen = reader.fetch()
    assert seen.value is not None
    assert len(seen.value.agreements) == 1
    assert isinstance(seen.problem, NoNetwork)
