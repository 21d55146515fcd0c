"""What the operator lost is in the strip once, stays among the things done, and is sent again by one press there."""

from __future__ import annotations

from elderclient.app.connection import LedgerFeed
from elderclient.domain.complaints import ComplaintWish, Topic
from elderclient.domain.errors import DiskFull
from elderclient.phrases.shell import actions, acts
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.done.presenter import DonePresenter
from elderclient.usecases.ledger.kinds import COMPLAIN
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, captions, entries, press, real_services
from tests.fakes.store import FakeStore

SAID = "信号不好。"


class Person:
    """Somebody whose complaint was received, at a server that was restored since."""

    def __init__(self) -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        self.services = real_services(self.gateway, self.store, self.clock)
        wish = ComplaintWish("w1", Topic.OTHER, SAID, self.clock.now())
        assert self.services.ledger.act(COMPLAIN, "w1", wish).is_answered
        self.gateway.filed.clear()
        self.clock.move(minutes=30)

    def page(self) -> DonePresenter:
        presenter = DonePresenter(Desk(services=self.services).context(), Place("done", "w1"))
        presenter.refresh()
        return presenter


def test_the_strip_says_it_once() -> None:
    person = Person()
    for expected in (1, 0):
        feed = LedgerFeed(person.services)
        feed.close()
        assert len(list(feed)) == expected


def test_one_press_sends_it_again() -> None:
    person = Person()
    person.services.watch_acknowledged.news()
    desk = Desk(services=person.services)
    presenter = DonePresenter(desk.context(), Place("done"))
    presenter.refresh()
    press(presenter.page(), *entries(presenter.page()))
    assert desk.emitted == [GoTo(Place("done", "w1"))]
    page = person.page()
    what = acts.act(COMPLAIN)
    assert [one.msgid for one in page.sentences()][:2] == [acts.missing(what).msgid, acts.person_said(SAID).msgid]
    assert captions(page.page())[:2] == [acts.send_again(), actions.call_me_back()]
    press(page.page(), acts.send_again())
    assert next(iter(page.sentences())).msgid == acts.sent_again(what).msgid
    assert [one.external_id for one in person.gateway.filed.values()] == ["w1"]


def test_a_full_disk_is_said_and_nothing_is_sent() -> None:
    person = Person()
    person.services.watch_acknowledged.news()
    page = person.page()
    person.store.trouble = DiskFull("full")
    press(page.page(), acts.send_again())
    assert reaction_to(DiskFull()).sentence.msgid in [one.msgid for one in page.sentences()]
    assert person.gateway.filed == {}
