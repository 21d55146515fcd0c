"""What was kept on this PC and is refused while nobody looks is told once, with the reason, and stands among things done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elderclient.adapters.store.codec import decode, encode
from elderclient.app.connection import LedgerFeed
from elderclient.domain.callbacks import CallbackWish, FraudReport, Reason
from elderclient.domain.complaints import ComplaintMove, ComplaintWish, Move, Topic
from elderclient.domain.configuration import Language
from elderclient.domain.errors import DiskFull, NoNetwork, NotAllowed, OperatorError, Refused
from elderclient.domain.faults.fault import FaultReport, LineKind, Symptom
from elderclient.domain.notices import Refusal
from elderclient.domain.orders import OrderAction, OrderWish, WishedItem
from elderclient.domain.phone import Phone
from elderclient.domain.privacy.consent import ConsentWithdrawn
from elderclient.domain.privacy.personal_data import CopyWish, DeletionWish
from elderclient.phrases.shell import actions
from elderclient.rendering import shown
from elderclient.ui.intents import CallMe, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.done.presenter import DonePresenter
from elderclient.usecases.ledger.kinds import ASK_FOR_CALL, KINDS
from elderclient.usecases.ports.store import ActPayload, ActState, Entry
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, entries, press, real_services
from tests.fakes.store import FakeStore

NOW = FakeClock().now()
CALL = CallbackWish("w1", Phone("13800138000"), Reason("bill"), NOW)
SAID = "信号不好。"


def move(one: Move) -> ComplaintMove:
    return ComplaintMove("w1", "t1", one, NOW, SAID)


ACTS: dict[str, tuple[ActPayload, str]] = {
    "cancelCall": (CALL, "取消人工来电没有办成，什么都没有变。"),
    "changeCall": (CALL, "改人工来电没有办成，什么都没有变。"),
    "reportFraud": (FraudReport("w1", "x", NOW), "报告诈骗没有办成，什么都没有变。"),
    "refuseNotice": (Refusal("n1", NOW), "不同意通知没有办成，什么都没有变。"),
    "withdrawConsent": (ConsentWithdrawn("p1", NOW), "收回同意没有办成，什么都没有变。"),
    "askForCopy": (CopyWish("w1", NOW), "要一份您的信息没有办成，什么都没有变。"),
    "askForDeletion": (DeletionWish("w1", NOW), "删除您的信息没有办成，什么都没有变。"),
    "complain": (ComplaintWish("w1", Topic.OTHER, SAID, NOW), "投诉没有办成，什么都没有变。"),
    "addToComplaint": (move(Move.ADD), "补充投诉没有办成，什么都没有变。"),
    "escalateComplaint": (move(Move.ESCALATE), "找上一级没有办成，什么都没有变。"),
    "reopenComplaint": (move(Move.REOPEN), "请他们再查一次没有办成，什么都没有变。"),
    "withdrawComplaint": (move(Move.WITHDRAW), "撤回投诉没有办成，什么都没有变。"),
    "rateComplaint": (move(Move.RATE), "给答复打分没有办成，什么都没有变。"),
    "reportFault": (FaultReport("w1", "net", LineKind.BROADBAND, Symptom.SLOW, NOW), "报修没有办成，什么都没有变。"),
    "cancelServices": (
        OrderWish("w1", (WishedItem(OrderAction.CANCEL, product_id="天气短信"),), NOW),
        "“天气短信”没有办成，什么都没有变。",
    ),
}


class Person:
    """Somebody who noted something down when there was no network."""

    def __init__(self, kind: str = "reportFault") -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        self.services = real_services(self.gateway, self.store, self.clock)
        payload, self.told = ACTS[kind]
        self.store.write_act(Entry("w1", kind, payload, self.clock.now()))

    def is_refused(self, refusal: OperatorError) -> None:
        """In the night, by an operator that has an answer again."""
        self.gateway.trouble = NoNetwork()
        self.services.ledger.deliver_all()
        assert self.services.outcomes.news() == ()
        self.gateway.trouble = refusal
        self.services.ledger.deliver_all()
        self.gateway.trouble = None


def test_every_kind_that_is_sent_by_itself_has_its_words() -> None:
    assert set(ACTS) == {name for name, kind in KINDS.items() if not kind.is_live} - {ASK_FOR_CALL}


@pytest.mark.parametrize("kind", ACTS)
@pytest.mark.parametrize("refusal", [Refused(reason="线路已经停了"), NotAllowed("x")])
def test_it_is_told_once_and_stands_among_things_done(kind: str, refusal: OperatorError) -> None:
    person = Person(kind)
    person.is_refused(refusal)
    assert [act.state for act in person.store.acts()] == [ActState.REFUSED]
    (news,) = person.services.outcomes.news()
    assert shown(news.sentence, Language.CHINESE) == person.told
    more = [shown(sentence, Language.CHINESE) for sentence in news.more]
    assert ("他们说：“线路已经停了”" in more) == isinstance(refusal, Refused)
    assert (f"您说的是：“{SAID}”" in more) == ("omplain" in kind)
    assert person.services.outcomes.news() == ()
    for seen in (person.services.see_done.cached(), person.services.see_done.fetch()):
        assert seen is not None
        assert seen.value is not None
        deed = seen.value.find(news.key)
        assert deed is not None
        assert deed.done.sentence == news.sentence
    (kept,) = person.store.acts()
    assert kept.is_shown
    assert decode(encode(kept), Entry) == kept


def test_what_delivers_in_the_background_hands_it_on_to_the_strip() -> None:
    person = Person()
    person.gateway.trouble = Refused()
    feed = LedgerFeed(person.services)
    feed.close()
    assert [shown(done.sentence, Language.CHINESE) for done in feed] == [person.told]


def test_its_page_says_why_and_leads_to_a_person() -> None:
    person = Person("complain")
    person.is_refused(Refused(reason="线路已经停了"))
    person.services.outcomes.news()
    desk = Desk(services=person.services)
    presenter = DonePresenter(desk.context(), Place("done"))
    presenter.refresh()
    press(presenter.page(), *entries(presenter.page()))
    assert desk.emitted == [GoTo(Place("done", "w1"))]
    presenter = DonePresenter(desk.context(), Place("done", "w1"))
    presenter.refresh()
    said = [shown(sentence, Language.CHINESE) for sentence in presenter.sentences()]
    assert said[:3] == [person.told, "他们说：“线路已经停了”", f"您说的是：“{SAID}”"]
    press(presenter.page(), actions.call_me_back())
    assert desk.emitted[1:] == [CallMe(Reason("done", "投诉，没有办成"))]


def test_what_is_refused_before_the_persons_eyes_is_not_told_again() -> None:
    person = Person()
    person.gateway.trouble = Refused(reason="线路已经停了")
    with pytest.raises(Refused):
        person.services.ledger.send("w1")
    assert person.services.outcomes.news() == ()


def test_a_full_disk_keeps_nobody_from_hearing_it() -> None:
    person = Person()
    person.store.trouble = DiskFull("full")
    person.is_refused(Refused())
    assert len(person.services.outcomes.news()) == 1


def test_after_ninety_days_it_is_forgotten() -> None:
    person = Person()
    person.is_refused(Refused())
    person.services.outcomes.news()
    person.clock.move(days=91)
    done = person.services.see_done.fetch().value
    assert done is not None
    assert done.deeds == ()
    person.store.write_act(Entry("w2", "reportFault", ACTS["reportFault"][0], person.clock.now() - timedelta(hours=1)))
    person.is_refused(Refused())
    assert [one.id for one in person.store.acts()] == ["w2"]
