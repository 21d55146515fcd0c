"""Every fault against every method of the real gateway: exactly one error class each, or a value where it is survived."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import Profiles
from elderclient.domain.agreements import ShownSummary
from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish, CallCheck, FraudReport, Reason
from elderclient.domain.complaints import ComplaintMove, ComplaintWish, Move, Satisfaction, Subject, SubjectKind, Topic
from elderclient.domain.configuration import Language
from elderclient.domain.errors import (
    BadAnswer,
    Busy,
    CaptivePortal,
    CertificateRefused,
    ClockWrong,
    Conflict,
    NoNetwork,
    NotAllowed,
    NotFound,
    OperatorError,
    ProxyFailed,
    Refused,
    ServerDown,
    ServerFailed,
    SignInNeeded,
    TooSlow,
    Unconfirmed,
)
from elderclient.domain.faults.fault import FaultReport, LineKind, Symptom
from elderclient.domain.faults.visit import Visit, VisitState, VisitWindow
from elderclient.domain.money import Money
from elderclient.domain.orders import Order, OrderAction, OrderItem, OrderPhase, OrderRefused, OrderWish, WishedItem
from elderclient.domain.phone import Phone
from elderclient.domain.privacy.consent import ConsentGiven
from elderclient.domain.privacy.personal_data import DeletionWish
from elderclient.domain.sentence import say
from elderclient.domain.units import Month
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract import specification
from tests.fakes.certificates import Authority
from tests.fakes.faulty_operator import FAULTS, FaultyOperator, Front
from tests.fakes.operator_answers import BILL, KNOWN, NOTICE, ORDER, TOKEN
from tests.fakes.privacy_answers import COPY
from tests.fakes.repair_answers import VISIT
from tests.fakes.ticket_answers import COMPLAINT, TICKET

ZONE = ZoneInfo("Asia/Shanghai")
WISH = CallbackWish("wish-1", Phone("13800000001"), Reason("bill", "2026-10"), datetime(2026, 11, 23, 9, tzinfo=ZONE))
SHOWN = ShownSummary((say("Do you agree?"),), Language.CHINESE)
ITEM = OrderItem(OrderAction.ADD, "号码卫士", Money.of("8.50"), introductory=Money.zero(), this_month=Money.zero())
KEEPS_DRAFTS = Profiles(has_drafts=True)
"""So that drafts are sent, and their faults seen."""
SEEN = Order(ORDER, KNOWN, OrderPhase.DRAFT, (ITEM,), WISH.requested_at)
ORDER_WISH = OrderWish("wish-2", (WishedItem(OrderAction.ADD, "o-2", number="13800000001"),), WISH.requested_at)
CANCEL_WISH = OrderWish("wish-3", (WishedItem(OrderAction.CANCEL, product_id="p-1"),), WISH.requested_at)
FRAUD_REPORT = FraudReport("report-1", "有人说他是客服。", WISH.requested_at)
DELETION_WISH = DeletionWish("deletion-1", WISH.requested_at)
GIVEN = ConsentGiven("offerCalls", "优惠电话", "2026-11", "有新优惠，我们打电话告诉您。", WISH.requested_at)
REPORT = FaultReport("fault-1", "p-1", LineKind.BROADBAND, Symptom.SLOW, WISH.requested_at, ("power",))
WINDOW = VisitWindow(WISH.requested_at, WISH.requested_at + timedelta(hours=2))
APPOINTMENT = Visit(VISIT, "visit-1", TICKET, WINDOW, VisitState.CONFIRMED)
COMPLAINT_WISH = ComplaintWish(
    "complaint-wish",
    Topic.CHARGE,
    "这个我也没有订过。",
    WISH.requested_at,
    Subject(SubjectKind.LINE, "line-1", "视频", bill_id=BILL, amount=Money.of("25.00"), month=Month(2026, 10)),
)


def move(what: Move) -> ComplaintMove:
    """One move with the complaint of the small operator."""
    words = "还有一件事。" if what is Move.ADD else ""
    satisfaction = Satisfaction.BAD if what is Move.RATE else None
    return ComplaintMove("move-1", COMPLAINT, what, WISH.requested_at, words, satisfaction)


VALUE = None
"""The fault is survived: the method gives a value."""

METHODS: dict[str, Callable[[OperatorGateway], object]] = {
    "customer": lambda gateway: gateway.customers.customer(),
    "bills": lambda gateway: gateway.billing.bills(),
    "bill_lines": lambda gateway: gateway.billing.bill_lines(BILL),
    "products": lambda gateway: gateway.plans.products(),
    "offerings": lambda gateway: gateway.plans.offerings(),
    "usage": lambda gateway: gateway.plans.usage((Month(2026, 10),)),
    "place_callback": lambda gateway: gateway.callbacks.place_callback(WISH),
    "find_callback": lambda gateway: gateway.callbacks.find_callback(),
    "callback": lambda gateway: gateway.callbacks.callback(TICKET),
    "wait_for_change": lambda gateway: gateway.callbacks.wait_for_change(known(), 1),
    "cancel_callback": lambda gateway: gateway.callbacks.cancel_callback(TICKET),
    "change_callback": lambda gateway: gateway.callbacks.change_callback(
        TICKET, number=WISH.number, at=WISH.requested_at
    ),
    "answer_call_check": lambda gateway: gateway.callbacks.answer_call_check(TICKET, said_right=True),
    "write_message": lambda gateway: gateway.callbacks.write_message(TICKET, "我听不见。"),
    "end_conversation": lambda gateway: gateway.callbacks.end_conversation(TICKET),
    "check_call": lambda gateway: gateway.callbacks.check_call(),
    "halls": lambda gateway: gateway.halls.halls(),
    "answers": lambda gateway: gateway.answers.answers(),
    "accounts": lambda gateway: gateway.accounts.accounts(),
    "report_fraud": lambda gateway: gateway.callbacks.report_fraud(FRAUD_REPORT),
    "newest_notices": lambda gateway: gateway.notices.newest_notices(),
    "mark_notice_read": lambda gateway: gateway.notices.mark_notice_read(NOTICE),
    "refuse_notice": lambda gateway: gateway.notices.refuse_notice(NOTICE),
    "accept_notice": lambda gateway: gateway.notices.accept_notice(NOTICE, SHOWN),
    "signed_agreements": lambda gateway: gateway.agreements.signed_agreements(),
    "draft_order": lambda gateway: gateway.ordering.draft_order(ORDER_WISH),
    "confirm_order": lambda gateway: gateway.ordering.confirm_order(SEEN),
    "place_order": lambda gateway: gateway.ordering.place_order(CANCEL_WISH),
    "extend_draft": lambda gateway: gateway.ordering.extend_draft(ORDER),
    "cancel_order": lambda gateway: gateway.ordering.cancel_order(ORDER),
    "order": lambda gateway: gateway.ordering.order(ORDER),
    "find_order": lambda gateway: gateway.ordering.find_order(KNOWN),
    "orders": lambda gateway: gateway.ordering.orders(),
    "purchase_lock": lambda gateway: gateway.ordering.purchase_lock(),
    "set_purchase_lock": lambda gateway: gateway.ordering.set_purchase_lock(is_on=True),
    "faults": lambda gateway: gateway.faults.faults(),
    "report_fault": lambda gateway: gateway.faults.report_fault(REPORT),
    "withdraw_fault": lambda gateway: gateway.faults.withdraw_fault(TICKET),
    "free_windows": lambda gateway: gateway.visits.free_windows(TICKET),
    "visits": lambda gateway: gateway.visits.visits(),
    "book": lambda gateway: gateway.visits.book("visit-9", TICKET, WINDOW),
    "move": lambda gateway: gateway.visits.move(VISIT, WINDOW),
    "cancel": lambda gateway: gateway.visits.cancel(APPOINTMENT),
    "outages": lambda gateway: gateway.outages.outages(),
    "purposes": lambda gateway: gateway.privacy.purposes(),
    "give_consent": lambda gateway: gateway.privacy.give_consent(GIVEN),
    "withdraw_consent": lambda gateway: gateway.privacy.withdraw_consent("disabilityPriority"),
    "holdings": lambda gateway: gateway.privacy.holdings(),
    "looks": lambda gateway: gateway.privacy.looks(),
    "ask_for_copy": lambda gateway: gateway.privacy.ask_for_copy("copy-wish"),
    "copies": lambda gateway: gateway.privacy.copies(),
    "copy": lambda gateway: gateway.privacy.copy(COPY),
    "ask_for_deletion": lambda gateway: gateway.privacy.ask_for_deletion(DELETION_WISH),
    "deletions": lambda gateway: gateway.privacy.deletions(),
    "cancel_deletion": lambda gateway: gateway.privacy.cancel_deletion(TICKET),
    "filed_complaints": lambda gateway: gateway.complaints.filed_complaints(),
    "file_complaint": lambda gateway: gateway.complaints.file_complaint(COMPLAINT_WISH),
    "add_to_complaint": lambda gateway: gateway.complaints.move_complaint(move(Move.ADD)),
    "escalate_complaint": lambda gateway: gateway.complaints.move_complaint(move(Move.ESCALATE)),
    "reopen_complaint": lambda gateway: gateway.complaints.move_complaint(move(Move.REOPEN)),
    "withdraw_complaint": lambda gateway: gateway.complaints.move_complaint(move(Move.WITHDRAW)),
    "rate_complaint": lambda gateway: gateway.complaints.move_complaint(move(Move.RATE)),
    "past_calls": lambda gateway: gateway.complaints.past_calls(),
}

EXPECTED: dict[str, type[OperatorError] | None] = {
    "down": ServerDown,
    "hang_up": ServerDown,
    "lost_reply": ServerDown,
    "slow": TooSlow,
    "dripping": TooSlow,
    "dripping_head": TooSlow,
    "dripping_to_the_end": TooSlow,
    "400": Refused,
    "401": SignInNeeded,
    "403": NotAllowed,
    "404": NotFound,
    "405": Refused,
    "407": ProxyFailed,
    "409": Conflict,
    "422": Refused,
    "429_seconds": Busy,
    "429_date": Busy,
    "429_nothing": Busy,
    "500": ServerFailed,
    "502": ServerFailed,
    "503": ServerFailed,
    "html_error": ServerFailed,
    "511": CaptivePortal,
    "captive_portal": CaptivePortal,
    "redirect_other_host": CaptivePortal,
    "redirect_circle": BadAnswer,
    "redirect_same_host": VALUE,
    "truncated": BadAnswer,
    "cut_off": BadAnswer,
    "too_large": BadAnswer,
    "html": BadAnswer,
    "empty": BadAnswer,
    "null": BadAnswer,
    "nan": BadAnswer,
    "not_utf8": BadAnswer,
    "nested": BadAnswer,
    "wrong_types": BadAnswer,
    "nulls": BadAnswer,
    "unknown_states": VALUE,
    "extra_fields": VALUE,
    "no_paging_headers": VALUE,
    "lying_total": VALUE,
}

SILENT = ("answer_call_check", "give_consent", "withdraw_consent")
"""Methods that only do something."""
POSTS = (
    "usage",
    "place_callback",
    "report_fraud",
    "draft_order",
    "place_order",
    "cancel_order",
    "give_consent",
    "ask_for_copy",
    "ask_for_deletion",
    "file_complaint",
    "report_fault",
    "free_windows",
    "book",
)
PATCHES = (
    *("cancel_callback", "change_callback", "write_message", "end_conversation", "answer_call_check"),
    *("confirm_order", "extend_draft", "set_purchase_lock", "mark_notice_read", "refuse_notice", "accept_notice"),
    *("withdraw_consent", "cancel_deletion", "withdraw_fault", "move", "cancel"),
    *("add_to_complaint", "escalate_complaint", "reopen_complaint", "withdraw_complaint", "rate_complaint"),
)
ORDERS = (
    "draft_order",
    "confirm_order",
    "place_order",
    "extend_draft",
    "cancel_order",
    "order",
    "find_order",
    "orders",
)
SCALAR_PATCHES = (
    *("cancel_callback", "end_conversation", "extend_draft", "cancel_deletion", "withdraw_fault", "move", "cancel"),
    *("withdraw_complaint", "reopen_complaint"),
)
"""Changes that need not read an array first, so that the change itself meets the fault."""
GARBLED = ("truncated", "cut_off", "html", "empty", "null", "nan", "not_utf8", "nested", "wrong_types", "nulls")
OTHERWISE: dict[tuple[str, str], type[OperatorError] | None] = {
    # A server without the endpoint, or with a word we do not know, cannot tell who is calling.
    ("404", "check_call"): VALUE,
    # A server without common questions has none.
    ("404", "answers"): VALUE,
    # A server without these has no outages and no technicians' visits.
    ("404", "visits"): VALUE,
    ("404", "outages"): VALUE,
    # A bill of which no line can be read keeps its total; the lines are counted.
    **{(fault, "bill_lines"): VALUE for fault in ("wrong_types", "nulls")},
    # Windows without a time are none.
    ("wrong_types", "free_windows"): VALUE,
    ("nulls", "free_windows"): VALUE,
    ("wrong_types", "check_call"): VALUE,
    ("nulls", "check_call"): VALUE,
    ("404", "purchase_lock"): VALUE,
    # An order that does not bear our own id is not ours.
    ("wrong_types", "find_order"): VALUE,
    ("nulls", "find_order"): VALUE,
    # Whatever stands in the way of an order is a reason why it was not taken.
    **{("409", name): OrderRefused for name in ORDERS},
    # Tickets that do not say that they are callbacks keep nobody from asking for one.
    ("wrong_types", "find_callback"): VALUE,
    ("nulls", "find_callback"): VALUE,
    # An order of the same things in a state that is not known may be under way: no second one is made.
    ("unknown_states", "draft_order"): OrderRefused,
    # A server without usage does not say what was used.
    ("404", "usage"): VALUE,
    ("empty", "usage"): VALUE,
    # Nothing is read out of this answer but that it is one.
    ("wrong_types", "answer_call_check"): VALUE,
    ("nulls", "answer_call_check"): VALUE,
    # A change that was answered may be done, whatever the answer and the look afterwards look like.
    **{(fault, name): Unconfirmed for fault in GARBLED if fault != "cut_off" for name in SCALAR_PATCHES},
    **{
        ("unknown_states", name): Unconfirmed
        for name in ("cancel_callback", "end_conversation", "cancel_deletion", "withdraw_fault", "cancel")
    },
    **{("unknown_states", name): Unconfirmed for name in ("withdraw_complaint", "reopen_complaint", "confirm_order")},
    # An outage of which it is not known whether it is over is not stated.
    ("unknown_states", "outages"): BadAnswer,
    # What changes something is never sent to another place than it was meant for.
    **{("redirect_same_host", name): BadAnswer for name in (*POSTS, *PATCHES)},
    # But the look-up before the request follows, and finds that the same is asked for already.
    **{("redirect_same_host", name): VALUE for name in ("place_callback", "report_fault")},
}


class Tokens:
    """A token source with one token."""

    def __init__(self, token: str = TOKEN) -> None:
        self.value = token
        self.refusals: list[str] = []

    def token(self) -> str:
        return self.value

    def refused(self, token: str) -> None:
        self.refusals.append(token)


def known() -> Callback:
    """The callback as an earlier answer gave it."""
    return Callback(TICKET, "wish-1", WISH.number, CallbackPhase.WAITING, WISH.requested_at, version='"1"')


@pytest.fixture(scope="module")
def _front() -> Iterator[Front]:
    with FaultyOperator() as front:
        yield front


@pytest.fixture
def operator(_front: Front) -> Iterator[Front]:
    _front.asked.clear()
    yield _front
    is_spoilt = _front._fault in ("wrong_types", "nulls", "extra_fields")
    _front.set_fault(None)
    check_requests(_front, is_spoilt=is_spoilt)


def check_requests(front: Front, *, is_spoilt: bool = False) -> None:
    """Every request the client sent carries the token in its header only, and its body is as the specification says.

    ``is_spoilt``: the server's arrays were not, and go back whole in a change as they came.
    """
    for asked in front.asked:
        assert TOKEN not in asked.target
        assert TOKEN.encode() not in asked.body
        if is_spoilt and asked.method == "PATCH":
            continue
        if asked.body and specification.folder() is not None:
            assert specification.defects_of_request(asked.method, asked.target, json.loads(asked.body)) == []


@pytest.fixture
def gateway(operator: Front) -> Iterator[OperatorGateway]:
    gateway = open_gateway(operator.url, Tokens(), ServerClock(), seconds=5, profiles=KEEPS_DRAFTS)
    yield gateway
    gateway.close()


class AskedPorts:
    """In place of a gateway: notes which of its ports are asked."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def __getattr__(self, port: str) -> SilentPort:
        self.names.add(port)
        return SilentPort()


class SilentPort:
    """Answers every question with nothing."""

    def __getattr__(self, _method: str) -> Callable[..., None]:
        return lambda *_arguments, **_named: None


def test_every_port_meets_every_fault() -> None:
    asked = AskedPorts()
    for ask in METHODS.values():
        ask(cast("OperatorGateway", asked))
    assert {one.name for one in fields(OperatorGateway)} - asked.names == {"has_unique_ids", "close"}


@pytest.mark.parametrize("method", METHODS)
def test_an_honest_operator_gives_a_value(gateway: OperatorGateway, method: str) -> None:
    result = METHODS[method](gateway)
    assert (result is None) == (method in SILENT)


@pytest.mark.long(share=4)
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("fault", EXPECTED)
def test_each_fault_has_one_class(operator: Front, fault: str, method: str) -> None:
    operator.set_fault(fault)
    # Longer than any method waits: two deadlines of 0.2 s and what a busy machine adds.
    operator.seconds = (
        3.0 if method == "wait_for_change" else 1.5 if fault in ("dripping", "dripping_to_the_end") else 0.6
    )
    expected = OTHERWISE.get((fault, method), EXPECTED[fault])
    seconds = 0.2 if expected is TooSlow else 5.0
    gateway = open_gateway(operator.url, Tokens(), ServerClock(), seconds=seconds, profiles=KEEPS_DRAFTS)
    try:
        if expected is VALUE:
            METHODS[method](gateway)
            return
        with pytest.raises(OperatorError) as caught:
            METHODS[method](gateway)
        assert type(caught.value) is expected
        assert TOKEN not in repr(caught.value)
        assert WISH.number is not None
        assert WISH.number.digits not in str(caught.value)
    finally:
        gateway.close()


def test_every_fault_of_the_server_is_expected_to_do_something() -> None:
    assert set(FAULTS) - {"lost_post", "403_posts", "404_posts"} == set(EXPECTED)


@pytest.mark.parametrize(
    ("fault", "least", "most"), [("429_seconds", 7, 7), ("429_date", 115, 120), ("429_nothing", 60, 60)]
)
def test_busy_says_how_long(operator: Front, gateway: OperatorGateway, fault: str, least: int, most: int) -> None:
    operator.set_fault(fault)
    with pytest.raises(Busy) as caught:
        gateway.customers.customer()
    assert least <= caught.value.retry_after <= most


def test_a_refused_token_is_told_and_a_fresh_one_tried_once(operator: Front) -> None:
    operator.set_fault("401")
    tokens = Tokens()
    gateway = open_gateway(operator.url, tokens, ServerClock())
    with pytest.raises(SignInNeeded):
        gateway.customers.customer()
    assert tokens.refusals == [TOKEN]
    assert len(operator.asked) == 1
    gateway.close()


def test_an_unknown_call_check_is_unknown(operator: Front, gateway: OperatorGateway) -> None:
    operator.set_fault("404")
    assert gateway.callbacks.check_call().check is CallCheck.UNKNOWN


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("certificates"))


BAD_CERTIFICATES: dict[str, dict[str, Any]] = {
    "self_signed": {"is_self_signed": True},
    "wrong_host": {"host": "elsewhere.example"},
    "expired": {"days": (-20, -10)},
    "not_yet": {"days": (10, 20)},
}


def _secure(url: str, certificates: Path | None) -> OperatorGateway:
    trusted = None if certificates is None else str(certificates)
    return open_gateway(url, Tokens(), ServerClock(), seconds=5, certificates=trusted, portal_port=1)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", BAD_CERTIFICATES)
def test_a_bad_certificate_is_refused_before_anything_is_sent(authority: Authority, kind: str, method: str) -> None:
    with FaultyOperator(authority.server(**BAD_CERTIFICATES[kind])) as operator:
        gateway = _secure(operator.url, authority.file)
        with pytest.raises(CertificateRefused) as caught:
            METHODS[method](gateway)
        gateway.close()
    assert type(caught.value) is CertificateRefused
    assert all("Authorization" not in asked.headers for asked in operator.asked)


@pytest.mark.parametrize("method", ["customer", "place_callback"])
def test_a_good_certificate_is_taken(authority: Authority, method: str) -> None:
    with FaultyOperator(authority.server()) as operator:
        gateway = _secure(operator.url, authority.file)
        assert METHODS[method](gateway) is not None
        gateway.close()


def test_the_system_does_not_know_this_authority(authority: Authority) -> None:
    with FaultyOperator(authority.server()) as operator:
        gateway = _secure(operator.url, None)
        with pytest.raises(CertificateRefused):
            gateway.customers.customer()
        gateway.close()


@pytest.mark.parametrize(("days", "server_ahead"), [((-40, -10), -30), ((10, 40), 30)])
@pytest.mark.parametrize("method", METHODS)
def test_a_wrong_date_of_this_pc_is_not_a_bad_certificate(
    authority: Authority, days: tuple[float, float], server_ahead: int, method: str
) -> None:
    with FaultyOperator(authority.server(days=days)) as operator:
        operator.clock_ahead = timedelta(days=server_ahead)
        gateway = _secure(operator.url, authority.file)
        with pytest.raises(ClockWrong):
            METHODS[method](gateway)
        gateway.close()
    assert all("Authorization" not in asked.headers for asked in operator.asked)


def test_a_pc_that_lives_before_this_program_was_written_has_a_wrong_date(authority: Authority) -> None:
    with FaultyOperator(authority.server(days=(10, 20))) as operator:
        clock = ServerClock(local=lambda: datetime(2001, 1, 1, tzinfo=ZONE).timestamp())
        gateway = open_gateway(operator.url, Tokens(), clock, certificates=str(authority.file))
        with pytest.raises(ClockWrong):
            gateway.customers.customer()
        gateway.close()


@pytest.mark.parametrize("fault", ["captive_portal", "511", "redirect_other_host"])
def test_a_log_in_page_in_place_of_a_secure_operator(authority: Authority, fault: str) -> None:
    with FaultyOperator(authority.server(is_self_signed=True)) as operator, FaultyOperator() as portal:
        portal.set_fault(fault)
        gateway = open_gateway(
            operator.url, Tokens(), ServerClock(), certificates=str(authority.file), portal_port=portal.port
        )
        with pytest.raises(CaptivePortal):
            gateway.customers.customer()
        gateway.close()
    assert all("Authorization" not in asked.headers for asked in portal.asked)


def test_a_secure_operator_that_sends_us_elsewhere_is_a_bad_answer(authority: Authority) -> None:
    with FaultyOperator(authority.server()) as operator:
        operator.set_fault("redirect_other_host")
        gateway = _secure(operator.url, authority.file)
        with pytest.raises(BadAnswer):
            gateway.customers.customer()
        gateway.close()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_refuses(operator: Front, scheme: str, method: str) -> None:
    operator.set_fault("407")
    gateway = open_gateway(f"{scheme}://operator.example", Tokens(), ServerClock(), proxies={scheme: operator.url})
    with pytest.raises(ProxyFailed):
        METHODS[method](gateway)
    gateway.close()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_is_gone(operator: Front, scheme: str) -> None:
    operator.set_fault("down")
    gateway = open_gateway(f"{scheme}://operator.example", Tokens(), ServerClock(), proxies={scheme: operator.url})
    with pytest.raises(ProxyFailed):
        gateway.customers.customer()
    gateway.close()


def test_a_proxy_that_lets_us_through(operator: Front) -> None:
    gateway = open_gateway("http://operator.example", Tokens(), ServerClock(), proxies={"http": operator.url + "/"})
    with pytest.raises(NotFound):  # the small operator looks at paths, and a proxy is asked for whole addresses
        gateway.callbacks.callback("unknown")
    assert operator.asked[0].target.startswith("http://operator.example/")
    gateway.close()


def test_a_refused_connection_is_the_servers_trouble_on_a_pc_without_other_networks(
    operator: Front, gateway: OperatorGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("elderclient.adapters.operator_api.transport.errors.has_route", lambda: False)
    operator.set_fault("down")
    with pytest.raises(ServerDown):
        gateway.customers.customer()


def test_a_name_nobody_knows_is_a_network_trouble() -> None:
    gateway = open_gateway("http://operator.invalid", Tokens(), ServerClock(), proxies={})
    with pytest.raises((NoNetwork, ServerDown)):
        gateway.customers.customer()
    gateway.close()
