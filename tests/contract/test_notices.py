"""Notices and agreements: the client's real gateway against the real backend, and against servers that know little."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE
from elderclient.domain.agreements import ShownSummary
from elderclient.domain.configuration import Language
from elderclient.domain.errors import Conflict, NotFound, Refused
from elderclient.domain.known import known
from elderclient.domain.money import Money
from elderclient.domain.notices import Notice, NoticeAnswer, NoticeKind, Outcome
from elderclient.domain.sentence import say
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.running_operator import RunningOperator, running_operator
from tests.contract.test_faults import Tokens, check_requests
from tests.contract.test_gateway_quirks import front_with
from tests.fakes.bills import whole
from tests.fakes.faulty_operator import Asked, FaultyProxy, Front
from tests.fakes.operator_answers import NOTICE, agreement, message

SHOWN = ShownSummary((say("Do you agree?"),), Language.CHINESE)
WANG, LI, ZHANG, CHEN, LIU, SUN, ZHOU = 0, 1, 2, 3, 4, 6, 7


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


@pytest.fixture(scope="module")
def proxy(backend: RunningOperator) -> Iterator[Front]:
    """The backend behind a proxy whose requests are checked in the end."""
    with FaultyProxy(backend.url) as front:
        yield front
        check_requests(front)


@pytest.fixture
def gateways(backend: RunningOperator, proxy: Front) -> Iterator[dict[int, OperatorGateway]]:
    """A gateway for each demo customer."""
    made = {
        number: open_gateway(proxy.url, Tokens(backend.token(number)), ServerClock(), profiles=REFERENCE)
        for number in range(len(backend.customers))
    }
    yield made
    for gateway in made.values():
        gateway.close()


def of_kind(gateway: OperatorGateway, kind: NoticeKind) -> Notice:
    return next(notice for notice in gateway.notices.newest_notices() if notice.kind is kind)


def test_every_kind_is_there_and_every_figure_is_somebodys(gateways: dict[int, OperatorGateway]) -> None:
    kinds: set[NoticeKind] = set()
    for gateway in gateways.values():
        products = {product.id: product for product in gateway.plans.products()}
        offerings = {offering.id: offering for offering in gateway.plans.offerings()}
        for notice in gateway.notices.newest_notices():
            kinds.add(notice.kind)
            assert notice.product_id in products
            assert notice.subject_en
            assert notice.content_en
            assert notice.begins is not None
            if notice.price_now is not None:
                assert notice.price_now == products[notice.product_id].rent
            if notice.offering_id is not None and notice.offering_id in offerings:
                assert notice.price_after == offerings[notice.offering_id].rent
    assert kinds == set(NoticeKind) - {NoticeKind.OTHER}


def test_what_is_owed_is_what_the_bills_say(gateways: dict[int, OperatorGateway]) -> None:
    notice = of_kind(gateways[ZHANG], NoticeKind.ARREARS)
    assert notice.sent_at is not None
    told_on = notice.sent_at.date()
    bills = whole(gateways[ZHANG].billing.bills(100))
    owed = [
        left
        for bill in bills
        if (left := known(bill.remaining)) is not None
        and not left.is_zero
        and bill.due_date is not None
        and bill.due_date < told_on
    ]
    assert notice.amount == sum(owed[1:], owed[0])
    assert notice.late_fee_per_mille == 3


def test_the_number_changes_with_45_days_notice(gateways: dict[int, OperatorGateway]) -> None:
    notice = of_kind(gateways[LI], NoticeKind.NUMBER_CHANGE)
    assert notice.begins is not None
    assert notice.sent_at is not None
    assert (notice.begins - notice.sent_at).days >= 45
    assert notice.new_number == "01065550102"


def test_reading_and_agreeing(gateways: dict[int, OperatorGateway]) -> None:
    notices = gateways[CHEN].notices
    before = of_kind(gateways[CHEN], NoticeKind.PLAN_CHANGE)
    assert (before.is_read, before.answer, before.needs_answer) == (False, None, True)
    assert notices.mark_notice_read(before.id).is_read
    accepted = notices.accept_notice(before.id, SHOWN)
    assert (accepted.answer, accepted.outcome) == (NoticeAnswer.ACCEPTED, None)
    assert accepted.answered_at is not None
    assert notices.accept_notice(before.id, SHOWN) == accepted
    with pytest.raises(Conflict) as caught:
        notices.refuse_notice(before.id)
    assert caught.value.reason
    assert of_kind(gateways[CHEN], NoticeKind.PLAN_CHANGE) == accepted


def test_refusing(gateways: dict[int, OperatorGateway]) -> None:
    before = of_kind(gateways[LIU], NoticeKind.PLAN_CHANGE)
    refused = gateways[LIU].notices.refuse_notice(before.id)
    assert (refused.answer, refused.outcome) == (NoticeAnswer.REFUSED, Outcome.DROPPED)
    assert gateways[LIU].notices.refuse_notice(before.id) == refused
    with pytest.raises(Conflict):
        gateways[LIU].notices.accept_notice(before.id, SHOWN)


def test_what_was_answered_or_let_pass_before(gateways: dict[int, OperatorGateway]) -> None:
    refused = of_kind(gateways[SUN], NoticeKind.PLAN_CHANGE)
    assert (refused.answer, refused.outcome) == (NoticeAnswer.REFUSED, Outcome.DROPPED)
    passed = of_kind(gateways[ZHOU], NoticeKind.PLAN_CHANGE)
    assert (passed.answer, passed.outcome) == (None, Outcome.DROPPED)
    with pytest.raises(Conflict):
        gateways[ZHOU].notices.accept_notice(passed.id, SHOWN)


def test_what_needs_no_answer_takes_none_and_others_notices_are_not_there(gateways: dict[int, OperatorGateway]) -> None:
    works = of_kind(gateways[WANG], NoticeKind.PLANNED_WORKS)
    assert works.ends is not None
    with pytest.raises(Refused):
        gateways[WANG].notices.refuse_notice(works.id)
    with pytest.raises(NotFound):
        gateways[LI].notices.refuse_notice(of_kind(gateways[WANG], NoticeKind.PLAN_CHANGE).id)


def test_agreements_say_what_the_products_say(gateways: dict[int, OperatorGateway]) -> None:
    for gateway in gateways.values():
        held = {product.id: product for product in gateway.plans.products()}
        agreements = gateway.agreements.signed_agreements()
        assert agreements
        in_force = [one.is_active for one in agreements]
        assert None not in in_force
        assert sorted(map(bool, in_force), reverse=True) == in_force
        for one in agreements:
            product, terms = held[one.product_id or ""], one.terms
            assert (terms.name, terms.name_en, terms.price) == (product.name, product.name_en, product.rent)
            assert terms.contract_ends == product.contract_ends
            fee = product.early_termination_fee
            assert terms.leaving_fee == (Money.zero() if fee is None else fee)
            assert terms.about
            assert terms.about_en
            assert (terms.repair_hours, terms.answer_days, terms.notice_days) == (48, 15, 0)
            assert len(one.clauses) == 9
            assert all(clause.text and clause.text_en for clause in one.clauses)
            assert one.signed_at is not None
            assert one.signed_at.date() == product.start_date


def test_a_v4_server_is_sent_no_types_and_may_want_plain_json() -> None:
    asked: list[Asked] = []

    def reply(question: Asked) -> tuple[int, Any] | None:
        if question.method != "PATCH":
            return None
        asked.append(question)
        if "merge-patch" in question.headers["Content-Type"]:
            return 400, {"code": 60, "message": {"text": "unsupported"}}
        return 201, message(answer="refused")

    with front_with(reply) as front:
        gateway = open_gateway(front.url, Tokens(), ServerClock(), seconds=5)
        assert gateway.notices.refuse_notice(NOTICE).answer is NoticeAnswer.REFUSED
        gateway.close()
        check_requests(front)
    assert len(asked) == 2
    assert all("@type" not in json.loads(question.body)["characteristic"][0] for question in asked)
    assert "@type" not in json.loads(asked[1].body)


def test_servers_that_know_little_still_have_their_say() -> None:
    bare = {"id": 7, "subject": " 检修 ", "content": None, "sendTime": "2026-11-20T09:00:00", "state": "completed"}
    unsent = {"id": "8", "subject": "还没有发", "state": "initial"}
    timeless = {"id": "9", "content": "没有标题。", "characteristic": [{"name": "noticeKind", "value": "lottery"}]}
    plain = {"id": "a", "name": "合同", "agreementPeriod": {"startDateTime": "2026-01-01"}, "status": "Terminated "}

    def reply(question: Asked) -> tuple[int, Any] | None:
        path = question.target.split("?")[0]
        lists = {"communicationMessage": [timeless, bare, unsent], "agreement": [plain, agreement()]}
        found = lists.get(path.rsplit("/", 1)[-1])
        return None if found is None else (200, found)

    with front_with(reply) as front:
        gateway = open_gateway(front.url, Tokens(), ServerClock(), seconds=5)
        first, second = gateway.notices.newest_notices()
        over = gateway.agreements.signed_agreements()
        gateway.close()
    assert (first.id, first.subject, first.content, first.kind) == ("7", "检修", "", NoticeKind.OTHER)
    assert first.sent_at is not None
    assert first.sent_at.isoformat() == "2026-11-20T09:00:00+08:00"
    assert (second.subject, second.sent_at, second.needs_answer) == ("没有标题。", None, None)
    assert [one.is_active for one in over] == [True, False]
    ended = over.items[1]
    assert (ended.terms.price, ended.terms.starts, ended.clauses) == (None, date(2026, 1, 1), ())
