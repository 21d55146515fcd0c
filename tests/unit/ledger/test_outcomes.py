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
from elderclient.domain.known import Unknown
from elderclient.domain.notices import Refusal
from elderclient.domain.orders import OrderAction, OrderItem, OrderWish, WishedItem
from elderclient.domain.phone import Phone
from elderclient.domain.privacy.consent import ConsentWithdrawn
from elderclient.domain.privacy.personal_data import CopyWish, DeletionWish
from elderclient.domain.sentence import Sentence
from elderclient.phrases.orders import outcome
from elderclient.phrases.shell import actions, acts
from elderclient.rendering import shown
from elderclient.ui.intents import CallMe, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.done.presenter import DonePresenter
from elderclient.usecases.ledger.kinds import ASK_FOR_CALL, KINDS
from elderclient.usecases.ports.store import ActPayload, ActState, Entry
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, entries, heard, press, real_services
from tests.fakes.store import FakeStore

NOW = FakeClock().now()
CALL = CallbackWish("w1", Phone("13800138000"), Reason("bill"), NOW)
SAID = "信号不好。"


def move(one: Move) -> ComplaintMove:
    return ComplaintMove("w1", "t1", one, NOW, SAID)


ACTS: dict[str, ActPayload] = {
    "cancelCall": CALL,
    "changeCall": CALL,
    "reportFraud": FraudReport("w1", "x", NOW),
    "refuseNotice": Refusal("n1", NOW),
    "withdrawConsent": ConsentWithdrawn("p1", NOW),
    "askForCopy": CopyWish("w1", NOW),
    "askForDeletion": DeletionWish("w1", NOW),
    "complain": ComplaintWish("w1", Topic.OTHER, SAID, NOW),
    "addToComplaint": move(Move.ADD),
    "escalateComplaint": move(Move.ESCALATE),
    "reopenComplaint": move(Move.REOPEN),
    "withdrawComplaint": move(Move.WITHDRAW),
    "rateComplaint": move(Move.RATE),
    "reportFault": FaultReport("w1", "net", LineKind.BROADBAND, Symptom.SLOW, NOW),
    "cancelServices": OrderWish("w1", (WishedItem(OrderAction.CANCEL, product_id="天气短信"),), NOW),
}


def refused(kind: str) -> Sentence:
    """What is said where the operator does not do what was noted."""
    if kind == "cancelServices":
        items = (OrderItem(OrderAction.CANCEL, "天气短信", Unknown.ABSENT),)
        return outcome.not_made(items).shortened(acts.not_done(outcome.acts_in_brief(items)))
    what = acts.act(kind)
    return acts.not_accepted(what).shortened(acts.not_done(what))


class Person:
    """Somebody who noted something down when there was no network."""

    def __init__(self, kind: str = "reportFault") -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        self.services = real_services(self.gateway, self.store, self.clock)
        self.told = refused(kind)
        self.store.write_act(Entry("w1", kind, ACTS[kind], self.clock.now()))

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
    assert news.sentence.at("") == person.told
    assert (acts.operator_said("线路已经停了") in news.more) == isinstance(refusal, Refused)
    assert (acts.person_said(SAID) in news.more) == ("omplain" in kind)
    assert person.services.outcomes.news() == ()
    for seen in (person.services.see_done.cached(), person.services.see_done.fetch()):
        assert seen is not None
        assert seen.value is not None
        thing = seen.value.find(news.key)
        assert thing is not None
        assert thing.result.sentence == news.sentence
    (kept,) = person.store.acts()
    assert kept.is_shown
    assert decode(encode(kept), Entry) == kept


def test_what_delivers_in_the_background_hands_it_on_to_the_strip() -> None:
    person = Person()
    person.gateway.trouble = Refused()
    feed = LedgerFeed(person.services)
    feed.close()
    assert [done.sentence.at("") for done in feed] == [person.told]


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
    said = heard(presenter)
    assert said[:3] == [person.told, acts.operator_said("线路已经停了"), acts.person_said(SAID)]
    press(presenter.page(), actions.call_me_back())
    assert desk.emitted[1:] == [CallMe(Reason("done", shown(acts.not_done(acts.act("complain")), Language.CHINESE)))]


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
    assert done.things == ()
    person.store.write_act(Entry("w2", "reportFault", ACTS["reportFault"], person.clock.now() - timedelta(hours=1)))
    person.is_refused(Refused())
    assert [one.id for one in person.store.acts()] == ["w2"]
