"""Every page that shows a list of the operator's says once how many of its records could not be read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from elderclient.domain.complaints import PastCall
from elderclient.domain.information.answer import StandardAnswer
from elderclient.domain.information.hall import Hall
from elderclient.domain.privacy.personal_data import Deletion, DeletionPhase
from elderclient.phrases.shell import done_screen, unknowns
from elderclient.ui.place import Place
from elderclient.ui.screens import make
from tests.fakes.bills import an_operator
from tests.fakes.complaints import one_of_every_kind
from tests.fakes.gateway import FakeGateway
from tests.fakes.notices import agreement, notice
from tests.fakes.repairs import a_fault
from tests.fakes.screen_context import Desk, FakeRunner, heard, real_services
from tests.fakes.store import FakeStore

PAGES = (
    ("bill", "", "bills"),
    ("plan", "", "products"),
    ("plan", "", "usage"),
    ("subscriptions", "", "products"),
    ("subscriptions", "", "orders"),
    ("done", "", "orders"),
    ("done", "", "past_calls"),
    ("complaints", "", "complaints"),
    ("complaints", "services", "products"),
    ("complaints", "calls", "past calls"),
    ("faults", "", "faults"),
    ("faults", "", "visits"),
    ("faults", "", "outages"),
    ("faults", "", "products"),
    ("faults", "fault/f1", "visits"),
    ("notices", "", "notices"),
    ("agreements", "", "agreements"),
    ("halls", "", "halls"),
    ("answers", "", "answers"),
    ("paying", "", "accounts"),
    ("privacy", "uses", "purposes"),
    ("privacy", "held", "holdings"),
    ("privacy", "looks", "looks"),
    ("privacy", "copy", "copies"),
    ("privacy", "delete", "deletions"),
    ("privacy", "delete", "holdings"),
)
"""Screen, subject, and the list of which something could not be read."""


class _Runner(FakeRunner):
    """Follows nothing: what is under way stays as it is."""

    def follow(self, *_nothing: Any) -> Any:
        return None


def an_operator_with_everything(now: datetime) -> FakeGateway:
    gateway = an_operator()
    one_of_every_kind(gateway, now)
    gateway.complains("c1", now - timedelta(days=1))
    gateway.calls_made = (PastCall("k1", now - timedelta(days=2)),)
    gateway.faults.known = (a_fault("f1", "p1", now - timedelta(hours=5)),)
    gateway.sent, gateway.signed = (notice(),), (agreement(), agreement("a2"))
    gateway.public.all_halls = (Hall("h1", "中山路营业厅", "中山路1号"),)
    gateway.public.all_answers = (StandardAnswer("q1", "怎么交费？", ("在营业厅。",)),)
    gateway.deletion = Deletion("d1", DeletionPhase.DONE, now - timedelta(days=9))
    return gateway


def _said(screen: str, subject: str, *, most_calls: int = 99, **unread: int) -> list[Any]:
    desk = Desk(runner=_Runner())
    gateway = an_operator_with_everything(desk.clock.now())
    gateway.calls_made = gateway.calls_made[:most_calls]
    gateway.unread.update({name.replace("_", " "): number for name, number in unread.items()})
    desk.services = real_services(gateway, FakeStore(), desk.clock)
    presenter, _view = make(Place(screen, subject), desk.context())
    presenter.refresh()
    return heard(presenter)


@pytest.mark.parametrize(("screen", "subject", "name"), PAGES)
def test_a_page_says_once_what_could_not_be_read(screen: str, subject: str, name: str) -> None:
    assert _said(screen, subject, **{name: 2}).count(unknowns.unread_records(2)) == 1
    assert unknowns.unread_records(2) not in _said(screen, subject)


def test_what_two_lists_lack_is_said_in_one_sentence() -> None:
    said = _said("privacy", "delete", deletions=1, holdings=2)
    assert said.count(unknowns.unread_records(3)) == 1
    said = _said("faults", "", products=1, faults=1, visits=1, outages=1)
    assert said.count(unknowns.unread_records(4)) == 1


def test_what_could_not_be_read_may_have_been_done() -> None:
    # The operator of this test has a call by a person as well, which is among the things done.
    assert unknowns.unread_records(1) not in _said("done", "")
    assert done_screen.nothing_done() in _said("done", "", most_calls=0)
    said = _said("done", "", most_calls=0, orders=1)
    assert done_screen.nothing_done() not in said
    assert unknowns.unread_records(1) in said
