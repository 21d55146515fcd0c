"""A mistake of the program itself while it opens: no screen waits for ever, each says so and shows a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from elderclient.adapters.operator_api import gateway
from elderclient.adapters.platform.select import current
from elderclient.adapters.store import opening
from elderclient.app.connection import Connection
from elderclient.app.session import Options, Session
from elderclient.domain.callbacks import CallbackPhase
from elderclient.domain.errors import NotOpened, StoreError
from elderclient.domain.phone import ShortCode
from elderclient.phrases.shell import hotline
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.place import Place
from elderclient.ui.screens import WITHOUT_CONNECTION, names
from tests.bench.hand import Hand, hand_of
from tests.contract.running_operator import running_operator

NOT_OPENED = reaction_to(NotOpened())
NOBODY = "http://127.0.0.1:9"


def mistake(*_anything: object, **_more: object) -> None:
    raise TypeError("a mistake")


@pytest.fixture
def hand(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Hand]]:
    made: list[Session] = []

    def make() -> Hand:
        options = Options(operator_url=NOBODY, window=(800, 600), data_dir=tmp_path, screenshot=tmp_path / "none.png")
        folders = replace(current().folders(), config=tmp_path, data=tmp_path, cache=tmp_path)
        session = Session(options, qapp, folders)
        made.append(session)
        session.open()
        session.connect()
        return Hand(session)

    yield make
    for session in made:
        session.close()


def said(hand: Hand) -> list[str]:
    presenter = hand.session.application.presenter
    assert presenter is not None
    return [sentence.msgid for sentence in presenter.sentences()]


@pytest.mark.usefixtures("qapp")
def test_when_what_is_kept_does_not_open_the_operator_is_asked_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_log: Callable[[str], None]
) -> None:
    expected_log("ERROR elderclient.app.connection: the store did not open: TypeError")
    monkeypatch.setattr(opening, "open_store", mistake)
    with running_operator() as operator:
        hand = hand_of(operator, 0, tmp_path)
        application = hand.session.application
        try:
            assert not hand.is_still_fetching()
            message = application.news.message
            assert message is not None
            assert message.sentence == reaction_to(StoreError()).sentence
            hand.session.go("call")
            hand.wait_until(lambda: application.calls.phase is CallbackPhase.WAITING)
        finally:
            hand.session.close()


def test_when_the_operator_cannot_be_connected_no_question_waits(
    hand: Callable[[], Hand], monkeypatch: pytest.MonkeyPatch, expected_log: Callable[[str], None]
) -> None:
    expected_log("ERROR elderclient.app.connection: the operator was not connected: TypeError")
    monkeypatch.setattr(gateway, "open_gateway", mistake)
    one = hand()
    one.wait_until(lambda: NOT_OPENED.sentence.msgid in said(one))
    one.open(Place("bill"))
    one.wait_until(lambda: not one.is_still_fetching())
    assert said(one)[:2] == [NOT_OPENED.sentence.msgid, NOT_OPENED.follow_up.msgid]


def test_when_nothing_opens_every_screen_says_so_and_leads_to_the_telephone(
    hand: Callable[[], Hand], monkeypatch: pytest.MonkeyPatch, expected_log: Callable[[str], None]
) -> None:
    expected_log("ERROR elderclient.ui.shell.tasks: work failed: TypeError")
    monkeypatch.setattr(Connection, "open", mistake)
    one = hand()
    application = one.session.application
    one.wait_until(lambda: NOT_OPENED.sentence.msgid in said(one))
    for screen in sorted(set(names()) - WITHOUT_CONNECTION):
        one.open(Place(screen))
        assert not one.is_still_fetching(), screen
        assert said(one)[:2] == [NOT_OPENED.sentence.msgid, NOT_OPENED.follow_up.msgid], screen
        page = application.presenter.page()  # type: ignore[union-attr]  # these presenters have one
        assert page.actions[-1].caption == NOT_OPENED.caption, screen
    page.actions[-1].press()
    assert application.history.here == Place("help")
    one.session.go("call")
    assert application.history.here == Place("callback")
    assert said(one)[0] == NOT_OPENED.sentence.msgid
    assert hotline.to_dial_in_brief(ShortCode("10000")).msgid in said(one)
