"""Every fault of issue 2 on every screen that shows the operator's data, in the real window before the real backend.

The screen keeps what was known with its date, says one plain sentence about the trouble, what happens next and one
action; when the fault ends, fresh data come back. Nothing may wait on the UI thread (``tests/conftest``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from elderclient.domain import errors
from elderclient.domain.callbacks import Callback, CallbackPhase
from elderclient.domain.configuration import Language
from elderclient.domain.errors import ElderclientError
from elderclient.domain.phone import ON_THE_BILL, Phone, ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.bills import bill_screen
from elderclient.phrases.callbacks import call_status, callback_results, callback_screen
from elderclient.phrases.plans import plan_card
from elderclient.phrases.shell import actions, help_screen, home_screen, page_parts
from elderclient.phrases.shell.trouble import Reaction, Remedy, last_known, reaction_to
from elderclient.rendering import shown
from elderclient.ui.flow.presenting import Page
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.home.presenter import HomePresenter
from elderclient.ui.widgets.button import PressButton
from elderclient.ui.widgets.words import Words
from tests.bench.hand import Hand, hand_of
from tests.contract.running_operator import RunningOperator, running_operator
from tests.fakes.certificates import Authority
from tests.fakes.faulty_operator import FaultyProxy, Front

FAULTS: dict[str, type[ElderclientError] | None] = {
    "down": errors.ServerDown,
    "slow": errors.TooSlow,
    "401": errors.SignInNeeded,
    "403": errors.NotAllowed,
    "404": errors.NotFound,
    "429_seconds": errors.Busy,
    "429_date": errors.Busy,
    "500": errors.ServerFailed,
    "truncated": errors.BadAnswer,
    "html": errors.BadAnswer,
    "wrong_types": errors.BadAnswer,
    "nulls": errors.BadAnswer,
    "unknown_states": None,
    "no_paging_headers": None,
    "redirect_same_host": None,
    "redirect_circle": errors.BadAnswer,
    "redirect_other_host": errors.CaptivePortal,
    "captive_portal": errors.CaptivePortal,
    "certificate": errors.CertificateRefused,
    "clock": errors.ClockWrong,
    "proxy": errors.ProxyFailed,
}
"""``None``: the fault is survived, and nobody is told of it."""
SURVIVED_BY = {
    # Without the endpoint, or with a word nobody knows, the operator cannot tell who is calling: no trouble, "unknown".
    ("404", "caller_check"),
    ("wrong_types", "caller_check"),
    ("nulls", "caller_check"),
    # Tickets that do not say that they are callbacks keep nobody from asking for one.
    ("wrong_types", "callback"),
    ("nulls", "callback"),
}
TOLD_BY = {("redirect_same_host", "plan"): errors.BadAnswer}
"""Use is asked for by POST (TMF677), and a POST that is redirected is not sent a second time."""
SCREENS = ("home", "bill", "plan", "callback", "caller_check", "complaints", "subscriptions", "change_plan", "done")
CLOSED: dict[str, type[ElderclientError]] = {"403": errors.NotAllowed, "404": errors.NotFound}
"""Why the operator has no calls for this PC: the callback page tells it in words of its own."""
CASES = [(fault, screen) for fault in FAULTS for screen in SCREENS if screen != "callback" or fault not in CLOSED]
HOTLINE = ShortCode("10000")
NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
A_CALL = Callback("1", "w", Phone("13800138000"), CallbackPhase.WAITING, NOW)
CALLS = (
    A_CALL,
    replace(A_CALL, requested_for=NOW + timedelta(hours=1)),
    replace(A_CALL, is_repeat_today=True, queue_position=3),
    replace(A_CALL, queue_position=3, estimated_wait_seconds=300, calls_from=Phone("01012345")),
)
COMING = [phase for phase in CallbackPhase if phase.is_live]
PROMISED = {
    line.msgid
    for phase in COMING
    for one in CALLS
    for line in call_status.lines(replace(one, phase=phase), NOW, HOTLINE)
} | {home_screen.call_awaited(A_CALL.number).msgid, callback_results.cancel_waits_for_network().msgid}
"""What is said of a call that comes, or may come."""
NOTHING_THERE = {
    bill_screen.no_bill_yet().msgid,
    bill_screen.no_bill().msgid,
    plan_card.not_found().msgid,
    last_known().msgid,
}
"""What is said where the operator has nothing, or had something."""
RAW = re.compile(
    r"https?|json|ssl|tls|proxy|certificate|traceback|error|exception|timeout|\bnull\b|(?-i:\bNone\b(?! of| waiting))"
    r"|证书|代理|服务器|超时"
    r"|(?<![\d.])(?:30\d|4\d\d|5\d\d)(?![\d.])(?! ?(?:MB|GB|分|条|元|yuan|min))",
    re.IGNORECASE,
)
UNNAMED = help_screen.number(ON_THE_BILL)
TO_DIAL = tuple(shown(form, Language.CHINESE).split()[-1] for form in (UNNAMED, UNNAMED.short or UNNAMED))
"""What takes the number's place, long or short: these operators have no policy that names a hotline."""


@pytest.fixture(scope="module")
def operator() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("certificates"))


@dataclass
class Trouble:
    """One fault that can begin and end, and the address the client is given."""

    front: Front
    fault: str
    url: str
    authority: Authority

    def begin(self) -> None:
        if self.fault == "certificate":
            self.front.set_certificate(self.authority.server(is_self_signed=True))
        elif self.fault == "clock":
            self.front.clock_ahead = timedelta(days=30)
            self.front.set_certificate(self.authority.server(days=(10, 40)))
        else:
            self.front.set_fault("407" if self.fault == "proxy" else self.fault)

    def end(self) -> None:
        self.front.clock_ahead = timedelta(0)
        if self.fault in ("certificate", "clock"):
            self.front.set_certificate(self.authority.server())
        else:
            self.front.set_fault(None)


@contextmanager
def trouble(
    operator: RunningOperator, authority: Authority, fault: str, patch: pytest.MonkeyPatch
) -> Iterator[Trouble]:
    is_secure = fault in ("certificate", "clock")
    with FaultyProxy(operator.url, authority.server() if is_secure else None) as front:
        url = front.url
        if is_secure:
            patch.setenv("SSL_CERT_FILE", str(authority.file))
        if fault == "proxy":
            patch.setenv("http_proxy", front.url)
            url = "http://operator.example"
        yield Trouble(front, fault, url, authority)


class Eye:
    """What the person sees, and what the program would say in either language."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.application = hand.session.application

    @property
    def page(self) -> Page:
        page: Page = self.application.presenter.shown_page()  # type: ignore[union-attr]  # every screen but home has pages
        return page

    @property
    def said(self) -> tuple[Sentence, ...]:
        presenter = self.application.presenter
        return () if presenter is None else presenter.sentences()

    @property
    def strip(self) -> Sentence | None:
        return self.application.news.sentence

    @property
    def is_home(self) -> bool:
        return self.application.history.here.screen == "home"

    def tells(self, reaction: Reaction) -> int:
        """How often the sentence about the trouble stands before the person."""
        said = [*self.said, *([] if self.strip is None else [self.strip])]
        return sum(one.msgid == reaction.sentence.msgid for one in said)

    @property
    def actions(self) -> list[Sentence]:
        return [] if self.is_home else [action.caption for action in self.page.actions]

    def press(self, caption: Sentence) -> None:
        (action,) = [action for action in self.page.actions if action.caption == caption]
        action.press()

    def has_no_raw_word(self) -> bool:
        sentences = [*self.said, *([] if self.strip is None else [self.strip])]
        texts = [shown(sentence, language) for sentence in sentences for language in Language]
        return not [text for text in (*texts, *visible(self.application.window)) if RAW.search(text)]

    def is_dated(self) -> bool:
        return any(one.msgid == page_parts.figures_of(date.min).msgid for one in self.said)


def visible(window: QWidget) -> list[str]:
    """Every text that is drawn."""
    words = [label.text() for label in window.findChildren(Words) if label.isVisibleTo(window)]
    return words + [one.caption.text for one in window.findChildren(PressButton) if one.isVisibleTo(window)]


def known_words(eye: Eye, screen: str) -> set[str]:
    """The values on a screen, as they are shown."""
    if screen not in ("home", "bill", "plan", "complaints"):
        return set()
    presenter = eye.application.presenter
    if screen == "home":
        assert isinstance(presenter, HomePresenter)
    first = presenter.today if isinstance(presenter, HomePresenter) else eye.said[0]
    return {shown(first, Language.CHINESE)}


def reaction_of(kind: type[ElderclientError]) -> Reaction:
    return reaction_to(kind())


@pytest.mark.long
@pytest.mark.parametrize(("fault", "screen"), CASES)
@pytest.mark.usefixtures("qapp")
def test_what_was_known_stays_and_comes_back_fresh(
    operator: RunningOperator,
    authority: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    screen: str,
) -> None:
    with trouble(operator, authority, fault, monkeypatch) as case:
        hand = hand_of(operator, 0, tmp_path, case.url)
        eye = Eye(hand)
        try:
            hand.open(Place(screen))
            hand.settle()
            if screen == "callback":
                # Feeds are not waited for: what is seen here is that no call is known of.
                hand.wait_until(lambda: eye.application.calls.status is not None)
            known = known_words(eye, screen)
            case.begin()
            hand.open(Place(screen))
            kind = None if (fault, screen) in SURVIVED_BY else TOLD_BY.get((fault, screen), FAULTS[fault])
            if kind is None:
                hand.settle()
                assert not [one for one in eye.said if one.anchor == "problem"]
                assert eye.has_no_raw_word()
                return
            reaction = reaction_of(kind)
            hand.wait_until(lambda: eye.tells(reaction))
            check_told(eye, screen, reaction)
            said = {shown(one, Language.CHINESE) for one in eye.said}
            assert known <= said
            assert not known or eye.is_dated()
            case.end()
            back_to_data(hand, eye, screen, reaction)
            assert known <= {shown(one, Language.CHINESE) for one in eye.said}
            assert not eye.is_dated()
        finally:
            hand.session.close()


def check_told(eye: Eye, screen: str, reaction: Reaction) -> None:
    """One sentence, what happens next, one action; all in plain words."""
    assert eye.tells(reaction) == 1
    assert eye.has_no_raw_word()
    if screen in ("home", "caller_check"):
        # The strip's whole message: sentence, what happens next, the one action.
        eye.application._on_strip_pressed()
        assert eye.said[0].msgid == reaction.sentence.msgid
        # A PC that must be registered again shows the number to dial as well.
        assert len(eye.said) == (3 if reaction == reaction_of(errors.SignInNeeded) else 2)
        assert len(eye.actions) == 1
        assert eye.has_no_raw_word()
        eye.application._on_key_pressed("back")
        return
    assert eye.actions.count(reaction.caption) == 1
    problem = next(index for index, one in enumerate(eye.said) if one.anchor == "problem")
    assert shown(eye.said[problem + 1], Language.CHINESE).strip()
    first_page = "".join(visible(eye.application.window))
    forms = (eye.said[problem], eye.said[problem].short or eye.said[problem])
    assert any(shown(form, Language.CHINESE) in first_page for form in forms)
    if screen == "callback":
        assert any(form in first_page for form in TO_DIAL)


def back_to_data(hand: Hand, eye: Eye, screen: str, reaction: Reaction) -> None:
    """By the action, or by opening the screen again where the action leads elsewhere."""
    if screen not in ("home", "caller_check", "callback") and reaction.remedy is Remedy.TRY_AGAIN:
        eye.press(reaction.caption)
    else:
        hand.open(Place(screen))
    hand.settle()
    hand.wait_until(lambda: not eye.tells(reaction) and not [one for one in eye.said if one.anchor == "problem"])


@pytest.mark.long
@pytest.mark.parametrize("fault", [name for name, kind in FAULTS.items() if kind is not None])
@pytest.mark.usefixtures("qapp")
def test_the_first_start_ever_guesses_nothing(
    operator: RunningOperator, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    kind = FAULTS[fault]
    assert kind is not None
    reaction = reaction_of(kind)
    with trouble(operator, authority, fault, monkeypatch) as case:
        case.begin()
        hand = hand_of(operator, 0, tmp_path, case.url)
        eye = Eye(hand)
        try:
            for screen in ("home", "bill", "plan"):
                hand.open(Place(screen))
                hand.wait_until(lambda: eye.tells(reaction))
                assert [one.msgid for one in eye.said].count(reaction.sentence.msgid) == 1
                assert eye.has_no_raw_word()
                assert not NOTHING_THERE & {one.msgid for one in eye.said}
                assert eye.strip is not None or eye.actions == [reaction.caption]
            case.end()
            hand.open(Place("home"))
            hand.settle()
            hand.wait_until(lambda: not eye.tells(reaction))
            assert not [one for one in eye.said if one.msgid == page_parts.fetching().msgid]
        finally:
            hand.session.close()


def says_that_none_comes(eye: Eye, why: type[ElderclientError]) -> None:
    """Why, and the hotline to dial, on one page; nothing on the screen promises a call."""
    said = [one.msgid for one in eye.said]
    reason = call_status.refusal_reason(why())
    assert reason is not None
    assert reason.msgid in said
    drawn = "".join(visible(eye.application.window))
    assert any(form in drawn for form in TO_DIAL), drawn
    assert eye.application.window.view is not None
    assert eye.application.window.view.page_count == 1  # type: ignore[attr-defined]  # the callback's view has pages
    said += [] if eye.strip is None else [eye.strip.msgid]
    assert not PROMISED & set(said)
    assert eye.has_no_raw_word()


@pytest.mark.long
@pytest.mark.parametrize("is_known", [False, True], ids=["nothing", "a-call"])
@pytest.mark.parametrize("fault", CLOSED)
@pytest.mark.usefixtures("qapp")
def test_where_nobody_may_look_for_calls_none_seems_to_come(
    operator: RunningOperator,
    authority: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    is_known: bool,
) -> None:
    with trouble(operator, authority, fault, monkeypatch) as case:
        hand = hand_of(operator, 2, tmp_path, case.url)
        eye = Eye(hand)
        calls = eye.application.calls
        try:
            if is_known:
                hand.session.go("call")
                hand.wait_until(lambda: calls.phase is CallbackPhase.WAITING)
                hand.open(Place("home"))
                hand.settle()
            case.begin()
            if is_known:
                calls.follow()
            hand.open(Place("callback"))
            hand.wait_until(lambda: calls.problem is not None)
            assert eye.said[0].msgid == callback_screen.calls_cannot_be_seen().msgid
            says_that_none_comes(eye, CLOSED[fault])
            assert eye.actions == [actions.try_again()]
            case.end()
            eye.press(actions.try_again())
            hand.wait_until(lambda: calls.phase is CallbackPhase.WAITING)
        finally:
            hand.session.close()
    cancel_calls(operator, 2)


@pytest.mark.long
@pytest.mark.parametrize("where", ["", "_posts"], ids=["everything", "only-the-wish"])
@pytest.mark.parametrize("fault", CLOSED)
@pytest.mark.usefixtures("qapp")
def test_a_wish_that_is_not_taken_says_that_nobody_calls_and_why(
    operator: RunningOperator,
    authority: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    where: str,
) -> None:
    with trouble(operator, authority, fault + where, monkeypatch) as case:
        hand = hand_of(operator, 2, tmp_path, case.url)
        eye = Eye(hand)
        calls = eye.application.calls
        try:
            case.begin()
            hand.session.go("call")
            hand.wait_until(lambda: calls.problem is not None and not calls.is_placing)
            refused = call_status.lines(replace(A_CALL, phase=CallbackPhase.REFUSED), NOW, HOTLINE)[0]
            for _ in range(2):
                assert eye.said[0].msgid == refused.msgid
                assert eye.strip is not None
                assert eye.strip.msgid == eye.said[0].msgid
                says_that_none_comes(eye, CLOSED[fault])
                assert eye.actions == [actions.all_right(), actions.call_me_back()]
                # Gone away and come back, it still stands.
                hand.open(Place("home"))
                hand.open(Place("callback"))
                hand.settle()
            case.end()
            eye.press(actions.call_me_back())
            hand.wait_until(lambda: calls.phase is CallbackPhase.WAITING)
        finally:
            hand.session.close()
    cancel_calls(operator, 2)


@pytest.mark.parametrize("fault", [f"{status}_posts" for status in CLOSED])
@pytest.mark.usefixtures("qapp")
def test_a_wish_kept_over_night_that_is_refused_in_the_morning_is_told(
    operator: RunningOperator, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    with trouble(operator, authority, "down", monkeypatch) as case:
        hand = hand_of(operator, 2, tmp_path, case.url)
        try:
            case.begin()
            hand.session.go("call")
            hand.wait_until(lambda: hand.session.application.calls.is_unsent_request)
        finally:
            hand.session.close()
        case.end()
        case.front.set_fault(fault)
        again = hand_of(operator, 2, tmp_path, case.url)
        eye = Eye(again)
        try:
            again.wait_until(lambda: eye.application.calls.is_refused)
            again.open(Place("callback"))
            again.settle()
            says_that_none_comes(eye, CLOSED[fault[:3]])
        finally:
            again.session.close()


def cancel_calls(operator: RunningOperator, customer: int) -> None:
    with operator.client(customer) as client:
        answer = client.get("/tmf-api/troubleTicket/v5/troubleTicket?ticketType=callbackRequest")
        live = [one for one in answer.json() if one["status"] in ("acknowledged", "pending", "inProgress")]
        assert len(live) == 1
        client.patch(f"/tmf-api/troubleTicket/v5/troubleTicket/{live[0]['id']}", {"status": "cancelled"})


_NOT_KEPT = (None, errors.NotAllowed, errors.NotFound, errors.SignInNeeded)
"""Without an error, or refused; nothing is promised by a PC that must be registered again (tests/contract/test_least.py)."""
WISHES = {name: kind for name, kind in FAULTS.items() if kind not in _NOT_KEPT}


@pytest.mark.long
@pytest.mark.parametrize("fault", WISHES)
@pytest.mark.usefixtures("qapp")
def test_a_wish_for_a_call_outlives_the_fault_and_the_program(
    operator: RunningOperator, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    with trouble(operator, authority, fault, monkeypatch) as case:
        hand = hand_of(operator, 1, tmp_path, case.url)
        eye = Eye(hand)
        try:
            case.begin()
            hand.session.go("call")
            hand.wait_until(lambda: eye.application.calls.is_unsent_request and not eye.application.calls.is_placing)
            drawn = "".join(visible(eye.application.window))
            assert any(form in drawn for form in TO_DIAL)
            # What may have arrived is not "noted": it was sent, and has no answer.
            waits = (replace(A_CALL, phase=phase) for phase in (CallbackPhase.QUEUED, CallbackPhase.SENT))
            assert eye.said[0].msgid in {call_status.lines(one, NOW, HOTLINE)[0].msgid for one in waits}
            assert eye.has_no_raw_word()
        finally:
            hand.session.close()
        case.end()
        again = hand_of(operator, 1, tmp_path, case.url)
        calls = again.session.application.calls
        try:
            again.wait_until(lambda: calls.phase is not None and not calls.is_unsent_request)
        finally:
            again.session.close()
        cancel_calls(operator, 1)
